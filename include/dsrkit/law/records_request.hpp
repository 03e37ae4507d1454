#pragma once

#include "dsrkit/base/date.hpp"

#include <string>
#include <vector>

namespace dsrkit::law {

/// What somebody who keeps records is told when they are asked for them.
struct RecordsRequestFacts {
  std::string case_reference;
  std::string controller;  ///< the council's name
  std::string officer;     ///< who asks: a team
  std::string contact;     ///< how to reach them: "by e-mail to a@example.org"
  std::string holder;      ///< who is asked
  std::string source;      ///< what they keep: "Police information held by the community safety team"
  Date answer_by{};
  std::vector<std::string> search_for;  ///< "Name: Aisha Khan", a line each
};

/// A message ready to be sent.
struct RecordsRequest {
  std::string holder;   ///< to whom
  std::string subject;  ///< names nobody
  std::string text;
};

/// The shipped wording (texts/records-request.json, "dsrkit.records-request/1") with the facts. Throws
/// Error(config_invalid) when the wording is wrong.
[[nodiscard]] RecordsRequest records_request(const RecordsRequestFacts& facts);

}  // namespace dsrkit::law
