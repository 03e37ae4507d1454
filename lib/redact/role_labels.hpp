#pragma once

#include "dsrkit/model/party.hpp"

#include <string>
#include <string_view>

namespace dsrkit::redact {

/// The words for somebody who has no better ones.
constexpr std::string_view kAnyPerson = "person";

/// The relation in known words ("maternal grandmother"), else what the party is in the case ("worker",
/// "organisation", "person"). Free text never passes.
[[nodiscard]] std::string exact_role(const Party& party);

/// What stands for a role that only one withheld person has. Anybody may have more neighbours, friends or
/// classmates than the records name; but there is one mother, and the word would tell who it is.
[[nodiscard]] std::string role_of_only_one(const std::string& exact);

}  // namespace dsrkit::redact
