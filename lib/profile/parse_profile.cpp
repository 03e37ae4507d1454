
#include "profile_id.hpp"
#include "sections.hpp"

#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/profile/profile.hpp"

namespace dsrkit::profile {
namespace {

using codec::ObjectReader;

constexpr std::string_view kFormat = "dsrkit.service-profile/1";

template <typename Enum>
Enum word(ObjectReader& reader, std::string_view key) {
  return static_cast<Enum>(reader.choice(key, profile_words<Enum>()).value_or(0));
}

template <typename Enum>
std::optional<Enum> optional_word(ObjectReader& reader, std::string_view key) {
  if (reader.member(key) == nullptr) {
    return std::nullopt;
  }
  return word<Enum>(reader, key);
}

/// A list that is stated must state something.
template <typename Item, typename ReadItems>
Listing<Item> read_listing(ObjectReader& reader, ReadItems read_items) {
  Listing<Item> listing;
  listing.items = read_items(reader);
  listing.exhaustive = reader.optional_boolean("exhaustive");
  listing.as_printed = reader.texts("as_printed");
  if (listing.items.empty()) {
    reader.report("items", "missing", "must name something; what is not stated is null");
  }
  return listing;
}

template <typename Item, typename ReadItem>
std::optional<Listing<Item>> listing(ObjectReader& parent, std::string_view key, Diagnostics& diagnostics,
                                     ReadItem read_item) {
  return section(parent, key, diagnostics, [&](ObjectReader& reader) {
    return read_listing<Item>(reader,
                              [&](ObjectReader& r) { return sections(r, "items", diagnostics, read_item); });
  });
}

Contact read_contact(ObjectReader& reader) {
  return {.role = reader.required_text("role"),
          .email = reader.optional_text("email"),
          .telephone = reader.optional_text("telephone"),
          .post = reader.optional_text("post"),
          .web = reader.optional_text("web"),
          .as_printed = reader.texts("as_printed")};
}

Controller read_controller(ObjectReader& reader, Diagnostics& diagnostics) {
  return {.name = reader.required_text("name"),
          .registration = reader.optional_text("registration"),
          .parent_notice = reader.optional_text("parent_notice"),
          .holds_for_other_controllers = reader.optional_boolean("holds_for_other_controllers"),
          .ownership = reader.texts("ownership"),
          .contact = required_section(reader, "contact", diagnostics, read_contact)};
}

Service read_service(ObjectReader& reader) {
  return {.name = reader.required_text("name"),
          .programme = reader.optional_text("programme"),
          .also_known_as = reader.texts("also_known_as"),
          .history = reader.texts("history")};
}

Notice read_notice(ObjectReader& reader) {
  return {.title = reader.required_text("title"),
          .version = reader.optional_text("version"),
          .reviewed = reader.optional_text("reviewed"),
          .address = reader.optional_text("address"),
          .introduction = reader.texts("introduction"),
          .updates = reader.texts("updates")};
}

std::optional<std::string> read_identifier(ObjectReader& reader) {
  static const std::vector<std::string> kinds{"nhs-number", "upn", "uln", "nino", "system-id"};
  if (reader.member("identifier") == nullptr) {
    return std::nullopt;
  }
  const auto kind = reader.choice("identifier", kinds);
  return kind ? std::optional(kinds[*kind]) : std::nullopt;
}

DataCategory read_data_category(ObjectReader& reader) {
  DataCategory category{.label = reader.required_text("label"),
                        .data_class = word<DataCategoryClass>(reader, "class"),
                        .special_category = optional_word<SpecialCategory>(reader, "special_category"),
                        .printed_as_special = reader.boolean("printed_as_special", false),
                        .identifier = read_identifier(reader)};
  if ((category.data_class == DataCategoryClass::special) != category.special_category.has_value()) {
    reader.report("special_category", "special-category", "must be given exactly for class special");
  }
  return category;
}

LawfulBasis read_lawful_basis(ObjectReader& reader) {
  return {.kind = word<BasisKind>(reader, "kind"),
          .reference = reader.optional_text("reference"),
          .as_printed = reader.required_text("as_printed")};
}

Organisation read_organisation(ObjectReader& reader) {
  return {.name = reader.required_text("name"),
          .sector = word<Sector>(reader, "sector"),
          .explanation = reader.optional_text("explanation")};
}

RecordSystem read_system(ObjectReader& reader) {
  return {.name = reader.required_text("name"),
          .kind = word<SystemKind>(reader, "kind"),
          .platform = reader.optional_text("platform"),
          .run_by = reader.optional_text("run_by"),
          .as_printed = reader.texts("as_printed")};
}

SupportedNeed read_need(ObjectReader& reader) {
  return {.challenges = reader.texts("challenges"), .help = reader.texts("help")};
}

LinkedData read_linked_data(ObjectReader& reader) {
  return {.name = reader.required_text("name"),
          .datasets = reader.texts("datasets"),
          .as_printed = reader.optional_text("as_printed")};
}

ResearchSharing read_research(ObjectReader& reader, Diagnostics& diagnostics) {
  return {.name = reader.required_text("name"),
          .commissioners = reader.texts("commissioners"),
          .researcher = reader.optional_text("researcher"),
          .shared = reader.texts("shared"),
          .form = optional_word<ResearchForm>(reader, "form"),
          .frequency = reader.optional_text("frequency"),
          .linked_with = sections(reader, "linked_with", diagnostics, read_linked_data),
          .safeguards = reader.texts("safeguards"),
          .includes_people_not_joined = reader.optional_boolean("includes_people_not_joined"),
          .as_printed = reader.texts("as_printed")};
}

int read_years(ObjectReader& reader, std::string_view key) {
  const auto years = reader.integer(key, 0);
  if (years < 1 || years > 999) {
    reader.report(key, "wrong-number", "must be from 1 to 999 years");
    return 0;
  }
  return static_cast<int>(years);
}

RetentionRule read_retention_rule(ObjectReader& reader) {
  RetentionRule rule{.category = reader.required_text("category"),
                     .min_years = read_years(reader, "min_years"),
                     .max_years = read_years(reader, "max_years"),
                     .trigger = reader.optional_text("trigger"),
                     .as_printed = reader.required_text("as_printed")};
  if (rule.max_years < rule.min_years) {
    reader.report("max_years", "wrong-number", "must not be less than min_years");
  }
  return rule;
}

Retention read_retention(ObjectReader& reader, Diagnostics& diagnostics) {
  Retention retention{.basis = word<RetentionBasis>(reader, "basis"),
                      .rules = sections(reader, "rules", diagnostics, read_retention_rule),
                      .as_printed = reader.texts("as_printed")};
  if ((retention.basis == RetentionBasis::periods) == retention.rules.empty()) {
    reader.report("rules", "retention", "must be given exactly for basis periods");
  }
  return retention;
}

PrintedRight read_right(ObjectReader& reader) {
  return {.right = word<RightKind>(reader, "right"), .as_printed = reader.required_text("as_printed")};
}

Rights read_rights(ObjectReader& reader, Diagnostics& diagnostics) {
  return {.enumerated = sections(reader, "enumerated", diagnostics, read_right),
          .fee = reader.optional_text("fee"),
          .response_period = reader.optional_text("response_period"),
          .as_printed = reader.texts("as_printed")};
}

Complaints read_complaints(ObjectReader& reader, Diagnostics& diagnostics) {
  return {.to_controller = sections(reader, "to_controller", diagnostics, read_contact),
          .to_regulator = section(reader, "to_regulator", diagnostics, read_contact)};
}

AutomatedDecisions read_automated_decisions(ObjectReader& reader) {
  return {.exist = reader.optional_boolean("exist"),
          .profiling = reader.optional_boolean("profiling"),
          .logic = reader.optional_text("logic"),
          .consequences = reader.optional_text("consequences"),
          .as_printed = reader.texts("as_printed")};
}

Transfers read_transfers(ObjectReader& reader) {
  return {.outside_uk = reader.optional_boolean("outside_uk"),
          .destinations = reader.texts("destinations"),
          .safeguard = reader.optional_text("safeguard"),
          .as_printed = reader.texts("as_printed")};
}

Statement read_statement(ObjectReader& reader) {
  return {.topic = reader.required_text("topic"), .text = reader.required_text("text")};
}

/// Lets a reader that needs the diagnostics for its own parts stand where one without them is expected.
template <typename Read>
auto with(Diagnostics& diagnostics, Read read) {
  return [&diagnostics, read](ObjectReader& reader) { return read(reader, diagnostics); };
}

}  // namespace

ServiceProfile parse_profile(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  ObjectReader reader(json, std::string(where), diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  ServiceProfile profile{
      .id = reader.required_text("id"),
      .controller = required_section(reader, "controller", diagnostics, with(diagnostics, read_controller)),
      .service = required_section(reader, "service", diagnostics, read_service),
      .notice = required_section(reader, "notice", diagnostics, read_notice),
      .purposes = section(reader, "purposes", diagnostics,
                          [](ObjectReader& r) {
                            return read_listing<std::string>(
                                r, [](ObjectReader& list) { return list.texts("items"); });
                          }),
      .data_categories = listing<DataCategory>(reader, "data_categories", diagnostics, read_data_category),
      .recipients = listing<Organisation>(reader, "recipients", diagnostics, read_organisation),
      .retention = section(reader, "retention", diagnostics, with(diagnostics, read_retention)),
      .rights = section(reader, "rights", diagnostics, with(diagnostics, read_rights)),
      .complaints = required_section(reader, "complaints", diagnostics, with(diagnostics, read_complaints)),
      .sources = listing<Organisation>(reader, "sources", diagnostics, read_organisation),
      .automated_decisions = section(reader, "automated_decisions", diagnostics, read_automated_decisions),
      .transfers = section(reader, "transfers", diagnostics, read_transfers),
      .lawful_bases = listing<LawfulBasis>(reader, "lawful_bases", diagnostics, read_lawful_basis),
      .supported_needs = sections(reader, "supported_needs", diagnostics, read_need),
      .systems = sections(reader, "systems", diagnostics, read_system),
      .research = sections(reader, "research", diagnostics, with(diagnostics, read_research)),
      .statements = sections(reader, "statements", diagnostics, read_statement)};
  if (!profile.id.empty() && !is_profile_id(profile.id)) {
    reader.report("id", "wrong-id", "must be lower-case letters, digits and hyphens");
  }
  reader.finish();
  return profile;
}

}  // namespace dsrkit::profile
