#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// Text of a document under one heading: the paragraphs, then the list. The heading may be empty.
struct TextSection {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::vector<std::string> bullets;

  bool operator==(const TextSection&) const = default;
};

/// What the standing texts of a disclosure are filled with. An empty string means "we have none": a paragraph
/// or bullet that would need it is left out.
struct DisclosureFacts {
  Date letter_date{};
  Date received{};
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::string case_reference;
  std::string controller;  ///< the council's name
  std::string service;     ///< what the records are about: "Early Help"
  std::string salutation;  ///< who is written to: "Aisha Khan"
  std::string about;       ///< whose data: "you", or the name of the person represented
  std::string officer;     ///< who signs
  std::string contact;     ///< how to reach the council: "by e-mail to a@example.org or on 01632 960 001"
  std::string complaints_contact;  ///< as `contact`, for complaints
  std::string support_contact;     ///< someone to talk to about the records, as `contact`
  std::optional<Date> missed_due;  ///< the due date when it has passed: the letter then says sorry
};

/// The wording of a disclosure, with {placeholders}; a council may replace the file.
struct DisclosureWording {
  std::vector<TextSection> cover_letter;
  std::vector<TextSection> how_to_read;
  std::vector<TextSection> your_rights;
  std::vector<TextSection> support;
};

/// Reads "dsrkit.disclosure-text/1" strictly; unknown keys and unknown placeholders become diagnostics.
[[nodiscard]] DisclosureWording parse_disclosure_wording(const Value& json, std::string_view where,
                                                         Diagnostics& diagnostics);

/// Reads a wording file; throws Error(config_invalid) with the first mistake.
[[nodiscard]] DisclosureWording load_disclosure_wording(const std::filesystem::path& path);

/// The wording that is shipped with the program: letters/disclosure.json.
[[nodiscard]] DisclosureWording load_disclosure_wording();

/// The sections with every placeholder filled. The law that changes with date and place (regulator,
/// complaint, court) is filled in from regulator.hpp. Throws Error(config_invalid) for an unknown
/// placeholder.
[[nodiscard]] std::vector<TextSection> fill(const std::vector<TextSection>& sections,
                                            const DisclosureFacts& facts);

/// The names that may stand between braces, in order.
[[nodiscard]] std::vector<std::string> placeholder_names();

}  // namespace dsrkit::law
