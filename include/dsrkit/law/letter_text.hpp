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

/// What letters and the standing texts of a disclosure are filled with. An empty text or list means "we have
/// none": a paragraph or bullet that would need it is left out.
struct LetterFacts {
  Date letter_date{};
  Date received{};
  Right right = Right::access;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::string case_reference;
  std::string controller;  ///< the council's name
  std::string service;     ///< what the records are about: "Early Help"
  std::string salutation;  ///< who is written to: "Aisha Khan"
  std::string about;       ///< whose data: "you", or the name of the person represented
  std::string officer;     ///< who signs
  std::string contact;     ///< how to reach the council: "by e-mail to a@example.org or on 01632 960 001"
  std::string complaints_contact;        ///< as `contact`, for complaints
  std::string support_contact;           ///< someone to talk to about the records, as `contact`
  std::optional<Date> missed_due;        ///< the due date when it has passed: the letter then says sorry
  std::optional<Date> due;               ///< when the reply is due; nothing while the clock stands
  bool extended = false;                 ///< more time was taken already
  std::string awaited;                   ///< as awaited_text()
  std::string nothing_to_do;             ///< as nothing_to_do_text(); empty while something is awaited
  std::string reason;                    ///< why the council does what the letter is about, for the person
  std::vector<std::string> needed;       ///< what the person should send
  std::string question;                  ///< of a clarification
  std::string fee_ground;                ///< as fee_ground_text()
  std::string fee_amount;                ///< pounds: "12.50"
  std::string extension_ground;          ///< as extension_ground_text()
  std::optional<Date> extended_due;      ///< when the reply is due with the extension
  std::string refusal_meaning;           ///< of the ground of a refusal
  std::vector<std::string> withheld;     ///< what is held back and why, one rule each
  std::vector<std::string> searched;     ///< where the council looked, or why it did not
  std::string complained_of;             ///< as complained_of_text()
  std::string complaint_outcome;         ///< as complaint_outcome_text()
  std::string restriction;               ///< what was restricted
  std::optional<Date> restricted_since;  ///< the day on which the restriction began
  std::optional<Date> lift_on;           ///< the day on which it ends
  std::string asked_by;                  ///< who asked, told to somebody else: "Somebody"
  std::string information;               ///< what the council holds of that somebody
  std::vector<std::string> consent_answers;  ///< as consent_answers()
  std::optional<Date> answer_by;             ///< the day by which they answer
};

/// The text of one kind of letter, with {placeholders}; a council may have its own.
struct LetterText {
  std::string kind;   ///< "refusal"; see letter_kinds()
  std::string title;  ///< the subject line
  std::vector<TextSection> sections;

  bool operator==(const LetterText&) const = default;
};

/// Reads "dsrkit.letter/1" strictly; unknown keys and unknown placeholders become diagnostics.
[[nodiscard]] LetterText parse_letter_text(const Value& json, std::string_view where,
                                           Diagnostics& diagnostics);

/// The text of a kind: `overlay`/<kind>.json when there is one, else letters/<kind>.json as shipped. Mistakes
/// of the file become diagnostics. Throws Error(not_found) for an unknown kind.
[[nodiscard]] LetterText read_letter_text(std::string_view kind, const std::filesystem::path& overlay,
                                          Diagnostics& diagnostics);

/// The same. Throws Error(config_invalid) with the first mistake.
[[nodiscard]] LetterText load_letter_text(std::string_view kind, const std::filesystem::path& overlay = {});

/// Whether a council has its own text of a kind.
[[nodiscard]] bool has_own_text(std::string_view kind, const std::filesystem::path& overlay);

/// The sections with every placeholder filled. The law that changes with date and place (regulator,
/// complaint, court) is filled in from regulator.hpp. Throws Error(config_invalid) for an unknown
/// placeholder.
[[nodiscard]] std::vector<TextSection> fill(const std::vector<TextSection>& sections,
                                            const LetterFacts& facts);

/// The names that may stand between braces, in order.
[[nodiscard]] std::vector<std::string> placeholder_names();

}  // namespace dsrkit::law
