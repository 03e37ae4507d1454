#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::intake {

/// Told what is wrong with a text: a code and a sentence, never the text.
using Complain = std::function<void(std::string code, std::string text)>;

/// The text without white space around it; complains and gives nothing when it is not one printable line of
/// moderate length.
[[nodiscard]] std::string one_line(std::string_view text, const Complain& complain);
/// As one_line, but line breaks become commas: an address as people write it.
[[nodiscard]] std::string joined_lines(std::string_view text, const Complain& complain);

/// As one_line; complains unless it has the form of an e-mail address.
[[nodiscard]] std::string email_address(std::string_view text, const Complain& complain);
/// As one_line; complains unless it has the form of a telephone number.
[[nodiscard]] std::string phone_number(std::string_view text, const Complain& complain);
/// An id that is kept and shown: letters, digits and - _ . : / only, so that it cannot name a person by
/// e-mail address or in a sentence.
[[nodiscard]] std::string plain_id(std::string_view text, const Complain& complain);

/// "controller_customer_id" as the type of an identifier: "controller-customer-id".
[[nodiscard]] std::string kebab_case(std::string_view name);

/// With a question mark for each control character: what a stranger wrote goes to a terminal.
[[nodiscard]] std::string printable(std::string text);

}  // namespace dsrkit::intake
