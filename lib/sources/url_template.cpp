#include "url_template.hpp"

#include "read_value.hpp"

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/http/url.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kIdentifierPrefix = "identifier.";

bool is_known(std::string_view placeholder) {
  static constexpr std::array<std::string_view, 7> kKnown{
      "person", "parent", "professional", "given-name", "family-name", "full-name", "born"};
  const bool identifier =
      placeholder.starts_with(kIdentifierPrefix) && placeholder.size() > kIdentifierPrefix.size();
  return identifier || std::find(kKnown.begin(), kKnown.end(), placeholder) != kKnown.end();
}

/// As systems keep identifiers: without the spaces that people write between groups.
std::string without_spaces(std::string text) {
  return replace_all(std::move(text), " ", "");
}

using Values = UrlTemplate::Values;

/// One set for each name; a name of which only a part is known has the other from the main one.
std::vector<Values> by_name(const DataSubject& subject) {
  std::vector<PersonName> names = subject.also_known_as;
  names.insert(names.begin(), subject.name);
  std::vector<Values> sets;
  for (PersonName& name : names) {
    name.given = name.given.empty() ? subject.name.given : name.given;
    name.family = name.family.empty() ? subject.name.family : name.family;
    Values values{{"given-name", name.given}, {"family-name", name.family}, {"full-name", name.full()}};
    if (subject.born) {
      values["born"] = format_date(*subject.born);
    }
    sets.push_back(std::move(values));
  }
  return sets;
}

/// Each set once for each identifier of the type.
std::vector<Values> with_identifiers(const std::vector<Values>& sets, const std::string& placeholder,
                                     const DataSubject& subject) {
  const std::string type = identifier_type(placeholder.substr(kIdentifierPrefix.size()));
  std::vector<Values> multiplied;
  for (const Values& set : sets) {
    for (const Identifier& identifier : subject.identifiers) {
      if (identifier_type(identifier.type) == type) {
        multiplied.push_back(set);
        multiplied.back()[placeholder] = without_spaces(identifier.value);
      }
    }
  }
  return multiplied;
}

/// Whether the text has an odd number of quotes: what follows it then stands inside a literal where it did
/// not before, or the other way round.
bool turns_quoting(std::string_view text) {
  const std::string bare = replace_all(std::string(text), "%27", "'");
  return std::count(bare.begin(), bare.end(), '\'') % 2 != 0;
}

/// Only what the template asks for, so that equal requests are seen to be equal.
Values only(const Values& values, const UrlTemplate& url) {
  Values kept;
  for (const std::string& placeholder : url.placeholders()) {
    if (const auto found = values.find(placeholder); found != values.end() && !found->second.empty()) {
      kept.insert(*found);
    }
  }
  return kept;
}

}  // namespace

UrlTemplate::UrlTemplate(std::string text) : m_text(std::move(text)) {
  std::size_t begin = 0;
  for (std::size_t open = m_text.find('{'); open != std::string::npos; open = m_text.find('{', begin)) {
    const std::size_t close = m_text.find('}', open);
    const std::string name = close == std::string::npos ? "" : m_text.substr(open + 1, close - open - 1);
    if (!is_known(name)) {
      throw Error(ErrorCode::config_invalid, "a path has a placeholder that is not known",
                  "known are {person}, {parent}, {professional}, {given-name}, {family-name}, {full-name}, "
                  "{born} and {identifier.TYPE}");
    }
    m_literals.push_back(m_text.substr(begin, open - begin));
    m_placeholders.push_back(name);
    begin = close + 1;
  }
  m_literals.push_back(m_text.substr(begin));
}

bool UrlTemplate::needs(std::string_view placeholder) const {
  return std::find(m_placeholders.begin(), m_placeholders.end(), placeholder) != m_placeholders.end();
}

std::string UrlTemplate::fill(const Values& values) const {
  std::string filled = m_literals.front();
  bool quoted = false;
  for (std::size_t i = 0; i < m_placeholders.size(); ++i) {
    quoted = quoted != turns_quoting(m_literals[i]);
    const auto found = values.find(m_placeholders[i]);
    if (found == values.end() || found->second.empty() || found->second == "." || found->second == "..") {
      throw Error(ErrorCode::data_invalid, "there is no usable value for {" + m_placeholders[i] + "}");
    }
    // A quote within a literal is written twice (OData 4.01 URL conventions, section 2), or it would end it.
    const std::string value = quoted ? replace_all(found->second, "'", "''") : found->second;
    filled += http::percent_encode(value) + m_literals[i + 1];
  }
  return filled;
}

std::vector<UrlTemplate::Values> search_values(const UrlTemplate& url, const DataSubject& subject) {
  std::vector<Values> sets = by_name(subject);
  for (const std::string& placeholder : url.placeholders()) {
    if (placeholder.starts_with(kIdentifierPrefix)) {
      sets = with_identifiers(sets, placeholder, subject);
    }
  }
  std::vector<Values> usable;
  for (const Values& set : sets) {
    Values values = only(set, url);
    const bool complete =
        std::all_of(url.placeholders().begin(), url.placeholders().end(),
                    [&](const std::string& placeholder) { return values.find(placeholder) != values.end(); });
    if (complete && std::find(usable.begin(), usable.end(), values) == usable.end()) {
      usable.push_back(std::move(values));
    }
  }
  return usable;
}

}  // namespace dsrkit::sources
