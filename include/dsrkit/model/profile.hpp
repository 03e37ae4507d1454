#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

// What one service of one council tells people about their data, as its privacy notice prints it. Absent
// means "not stated": nothing is ever filled in. `as_printed` keeps the council's own words.

/// A list of a notice, the sentences around it, and whether the notice says that it is complete.
template <typename Item>
struct Listing {
  std::vector<Item> items{};
  std::optional<bool> exhaustive{};
  std::vector<std::string> as_printed{};
};

/// An office or body a person can write to, as far as the notice says how.
struct Contact {
  std::string role;
  std::optional<std::string> email{};
  std::optional<std::string> telephone{};
  std::optional<std::string> post{};
  std::optional<std::string> web{};
  std::vector<std::string> as_printed{};
};

/// Who decides why and how the data are used (UK GDPR Article 4(7)).
struct Controller {
  std::string name;
  std::optional<std::string> registration{};  ///< in the register of fee payers (DPA 2018 s.137)
  std::optional<std::string> parent_notice{};
  std::optional<bool> holds_for_other_controllers{};
  std::vector<std::string> ownership{};  ///< what the notice says about who owns or holds the data
  Contact contact;
};

struct Service {
  std::string name;
  std::optional<std::string> programme{};
  std::vector<std::string> also_known_as{};
  std::vector<std::string> history{};  ///< sentences about the past, which may name bodies that are gone
};

struct Notice {
  std::string title;
  std::optional<std::string> version{};
  std::optional<std::string> reviewed{};  ///< as printed, e.g. "Nov 2021"
  std::optional<std::string> address{};
  std::vector<std::string> introduction{};
  std::vector<std::string> updates{};
};

/// Ordinary, special category (UK GDPR Article 9) or criminal offence data (Article 10).
enum class DataCategoryClass { ordinary, special, criminal };

/// The kinds of special category data of UK GDPR Article 9(1).
enum class SpecialCategory {
  racial_ethnic_origin,
  political_opinion,
  religious_belief,
  trade_union,
  genetic,
  biometric,
  health,
  sex_life
};

/// One kind of data a service holds (Article 15(1)(b)).
struct DataCategory {
  std::string label;
  DataCategoryClass data_class = DataCategoryClass::ordinary;
  std::optional<SpecialCategory> special_category{};  ///< set exactly for class special
  bool printed_as_special = false;          ///< the notice calls it special, sensitive or Article 9 data
  std::optional<std::string> identifier{};  ///< "nhs-number", "upn", "uln", "nino", "system-id"
};

/// What a lawful basis is made of: a point of UK GDPR Article 6 or 9, a condition of DPA 2018 Schedule 1, an
/// Act or instrument, or a sentence that names none.
enum class BasisKind { article_6, article_9, schedule_1, enactment, other };

struct LawfulBasis {
  BasisKind kind = BasisKind::other;
  std::optional<std::string> reference{};  ///< "UK GDPR Article 6(1)(e)"; only when certain
  std::string as_printed;
};

/// The part of public life an organisation belongs to; `mixed` when the notice names no sector.
enum class Sector {
  subject,
  internal,
  mixed,
  police,
  fire,
  education,
  health,
  housing,
  victims,
  justice,
  youth,
  social_care,
  voluntary,
  employment,
  finance,
  local_government,
  central_government
};

/// A source (Article 15(1)(g)) or a recipient (Article 15(1)(c)).
struct Organisation {
  std::string name;
  Sector sector = Sector::mixed;
  std::optional<std::string> explanation{};  ///< what the notice adds to the name
};

/// A need the service works on and the help it gives.
struct SupportedNeed {
  std::vector<std::string> challenges{};
  std::vector<std::string> help{};
};

enum class SystemKind {
  case_management,
  analytics,
  management_information,
  housing,
  email,
  documents,
  paper,
  other
};

/// A computer system or store the notice names.
struct RecordSystem {
  std::string name;
  SystemKind kind = SystemKind::other;
  std::optional<std::string> platform{};
  std::optional<std::string> run_by{};
  std::vector<std::string> as_printed{};
};

/// How recognisable people are in what is shared for research.
enum class ResearchForm {
  identifiable,
  pseudonymised,
  de_identified_after_linking,
  anonymised_after_linking,
  anonymised
};

/// A body whose records are linked, with the sets of data named.
struct LinkedData {
  std::string name;
  std::vector<std::string> datasets{};
  std::optional<std::string> as_printed{};
};

/// Data shared for a research study or evaluation.
struct ResearchSharing {
  std::string name;
  std::vector<std::string> commissioners{};
  std::optional<std::string> researcher{};
  std::vector<std::string> shared{};
  std::optional<ResearchForm> form{};
  std::optional<std::string> frequency{};
  std::vector<LinkedData> linked_with{};
  std::vector<std::string> safeguards{};
  std::optional<bool> includes_people_not_joined{};
  std::vector<std::string> as_printed{};
};

/// How long one kind of record is kept; from..to when the notice prints a range.
struct RetentionRule {
  std::string category;
  int min_years = 0;
  int max_years = 0;
  std::optional<std::string> trigger{};  ///< the event the years count from
  std::string as_printed;
};

/// What settles the time: a schedule elsewhere, criteria, or periods printed in the notice.
enum class RetentionBasis { schedule, criteria, periods };

struct Retention {
  RetentionBasis basis = RetentionBasis::criteria;
  std::vector<RetentionRule> rules{};
  std::vector<std::string> as_printed{};
};

enum class RightKind {
  access,
  rectification,
  erasure,
  restriction,
  objection,
  portability,
  automated_decisions
};

struct PrintedRight {
  RightKind right = RightKind::access;
  std::string as_printed;
};

struct Rights {
  std::vector<PrintedRight> enumerated{};
  std::optional<std::string> fee{};
  std::optional<std::string> response_period{};
  std::vector<std::string> as_printed{};
};

/// Where to complain: to the controller (DPA 2018 s.164A) and to the regulator (s.165).
struct Complaints {
  std::vector<Contact> to_controller{};
  std::optional<Contact> to_regulator{};
};

struct AutomatedDecisions {
  std::optional<bool> exist{};
  std::optional<bool> profiling{};
  std::optional<std::string> logic{};
  std::optional<std::string> consequences{};
  std::vector<std::string> as_printed{};
};

struct Transfers {
  std::optional<bool> outside_uk{};
  std::vector<std::string> destinations{};
  std::optional<std::string> safeguard{};  ///< of UK GDPR Article 46
  std::vector<std::string> as_printed{};
};

/// Anything else the notice tells people; `topic` is kebab-case.
struct Statement {
  std::string topic;
  std::string text;
};

/// What UK GDPR Article 15(1)(a)-(h) and 15(2) must tell a person about one service of one council.
struct ServiceProfile {
  std::string id;
  Controller controller;
  Service service;
  Notice notice;
  std::optional<Listing<std::string>> purposes{};
  std::optional<Listing<DataCategory>> data_categories{};
  std::optional<Listing<Organisation>> recipients{};
  std::optional<Retention> retention{};
  std::optional<Rights> rights{};
  Complaints complaints;
  std::optional<Listing<Organisation>> sources{};
  std::optional<AutomatedDecisions> automated_decisions{};
  std::optional<Transfers> transfers{};
  std::optional<Listing<LawfulBasis>> lawful_bases{};
  std::vector<SupportedNeed> supported_needs{};
  std::vector<RecordSystem> systems{};
  std::vector<ResearchSharing> research{};
  std::vector<Statement> statements{};
};

/// The words of the file format for an enumeration of a profile, in the order of its enumerators.
template <typename Enum>
[[nodiscard]] const std::vector<std::string>& profile_words();
template <>
const std::vector<std::string>& profile_words<DataCategoryClass>();
template <>
const std::vector<std::string>& profile_words<SpecialCategory>();
template <>
const std::vector<std::string>& profile_words<BasisKind>();
template <>
const std::vector<std::string>& profile_words<Sector>();
template <>
const std::vector<std::string>& profile_words<SystemKind>();
template <>
const std::vector<std::string>& profile_words<ResearchForm>();
template <>
const std::vector<std::string>& profile_words<RetentionBasis>();
template <>
const std::vector<std::string>& profile_words<RightKind>();

/// The word of one value, e.g. "social-care".
template <typename Enum>
[[nodiscard]] std::string_view profile_word(Enum value) {
  return profile_words<Enum>()[static_cast<std::size_t>(value)];
}

}  // namespace dsrkit
