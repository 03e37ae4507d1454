#include "reference_tables.hpp"

#include "sections.hpp"
#include "wording.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>

namespace dsrkit::profile {
namespace {

using codec::ObjectReader;

constexpr std::size_t kLargestTable = std::size_t{1} << 20U;

/// Reads a shipped table with `read(reader, diagnostics)`.
template <typename Read>
auto load_table(const std::string& name, std::string_view format, Read read) {
  const Value json = codec::parse_json(
      files::read_file(files::shipped_data("profiles/reference/" + name), kLargestTable), name);
  Diagnostics diagnostics;
  ObjectReader reader(json, name, diagnostics);
  if (reader.required_text("format") != format) {
    reader.report("format", "wrong-format", "must be " + std::string(format));
  }
  auto table = read(reader, diagnostics);
  reader.finish();
  codec::throw_if_errors(diagnostics, false);
  return table;
}

Date read_since(ObjectReader& row) {
  const auto since = row.optional_date("since");
  if (!since) {
    row.report("since", "missing", "must be given");
  }
  return since.value_or(Date{});
}

KnownBody read_body(ObjectReader& row) {
  return {.names = row.texts("names"),
          .now = row.required_text("now"),
          .gone = row.choice("kind", {"misnamed", "gone"}) == std::size_t{1},
          .reason = row.required_text("reason")};
}

/// Reads a text that is there for the maintainers of the table and must not be missing.
void require_citation(ObjectReader& row) {
  (void)row.required_text("citation");
}

Regulator read_regulator(ObjectReader& row) {
  require_citation(row);
  return {.name = row.required_text("name"),
          .former_names = row.texts("former_names"),
          .since = read_since(row),
          .telephone = row.required_text("telephone"),
          .post = row.required_text("post")};
}

ArticlePoints read_article_points(ObjectReader& row) {
  return {.article = row.required_text("article"),
          .paragraph = row.required_text("paragraph"),
          .points = row.texts("points"),
          .citation = row.required_text("citation")};
}

SpecialCategoryWords read_special_category(ObjectReader& row) {
  const auto category = row.choice("category", profile_words<SpecialCategory>());
  return {.category = static_cast<SpecialCategory>(category.value_or(0)),
          .words = row.texts("words"),
          .unless = row.texts("unless"),
          .citation = row.required_text("citation")};
}

std::string read_title(ObjectReader& row) {
  require_citation(row);
  return row.required_text("title");
}

WrongTitle read_wrong_title(ObjectReader& row) {
  return {.printed = row.required_text("printed"),
          .correct = row.required_text("correct"),
          .exists = row.boolean("exists", false),
          .reason = row.required_text("reason")};
}

std::vector<std::string> read_criminal_words(ObjectReader& row) {
  require_citation(row);
  return row.texts("words");
}

KnownBodies read_known_bodies(ObjectReader& table, Diagnostics& diagnostics) {
  return {.regulator = required_section(table, "regulator", diagnostics, read_regulator),
          .bodies = sections(table, "bodies", diagnostics, read_body)};
}

KnownLaw read_known_law(ObjectReader& table, Diagnostics& diagnostics) {
  return {.article_points = sections(table, "article_points", diagnostics, read_article_points),
          .special_categories = sections(table, "special_categories", diagnostics, read_special_category),
          .criminal_words = required_section(table, "criminal_words", diagnostics, read_criminal_words),
          .titles = sections(table, "titles", diagnostics, read_title),
          .wrong_titles = sections(table, "wrong_titles", diagnostics, read_wrong_title)};
}

}  // namespace

const KnownBodies& known_bodies() {
  static const KnownBodies table =
      load_table("known-bodies.json", "dsrkit.known-bodies/1", read_known_bodies);
  return table;
}

const KnownLaw& known_law() {
  static const KnownLaw table = load_table("known-law.json", "dsrkit.known-law/1", read_known_law);
  return table;
}

const KnownBody* find_known_body(std::string_view text) {
  const auto& bodies = known_bodies().bodies;
  const auto found = std::find_if(bodies.begin(), bodies.end(),
                                  [&](const KnownBody& body) { return mentions_any(text, body.names); });
  return found == bodies.end() ? nullptr : &*found;
}

}  // namespace dsrkit::profile
