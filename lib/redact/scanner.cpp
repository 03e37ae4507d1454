#include "dsrkit/redact/scanner.hpp"

#include "known_values.hpp"
#include "marks.hpp"
#include "name_finder.hpp"
#include "party_names.hpp"
#include "relations.hpp"

#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <tuple>

namespace dsrkit::redact {
namespace {

/// Which of two overlapping findings speaks for both: a safe address, then who is known, then the surer, then
/// the longer one.
auto weight(const Finding& finding) {
  return std::tuple(finding.kind == "safe-address", finding.party.has_value(), finding.confidence,
                    finding.end - finding.begin);
}

/// One finding for each stretch of overlapping ones; nothing that any of them covers is lost.
std::vector<Finding> merge(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::vector<Finding> merged;
  for (auto& finding : findings) {
    if (merged.empty() || finding.begin >= merged.back().end) {
      merged.push_back(std::move(finding));
      continue;
    }
    auto& last = merged.back();
    const auto begin = last.begin;
    const auto end = std::max(last.end, finding.end);
    if (weight(finding) > weight(last)) {
      last = std::move(finding);
    }
    last.begin = begin;
    last.end = end;
  }
  return merged;
}

}  // namespace

struct Scanner::Impl {
  Impl(const rules::RuleSet& rules, std::vector<Party> all)
      : parties(std::move(all)),
        lists(rules.names),
        matcher(rules),
        names(parties, *lists),
        name_finder(names, *lists, parties),
        values(parties),
        relations(matcher, parties) {}

  [[nodiscard]] std::optional<std::string> id_of(std::optional<std::size_t> party) const {
    return party ? std::optional(parties[*party].id) : std::nullopt;
  }

  [[nodiscard]] std::optional<Finding> settle(const rules::RuleMatch& match, std::string_view text) const;
  [[nodiscard]] std::vector<Finding> identifiers(const std::vector<rules::RuleMatch>& matches,
                                                 std::string_view text) const;

  std::vector<Party> parties;
  std::shared_ptr<const rules::NameLists> lists;
  rules::Matcher matcher;
  PartyNames names;
  NameFinder name_finder;
  KnownValues values;
  RelationFinder relations;
};

std::optional<Finding> Scanner::Impl::settle(const rules::RuleMatch& match, std::string_view text) const {
  const auto written = text.substr(match.begin, match.end - match.begin);
  const auto& kind = match.rule->kind;
  Finding finding{match.begin,  match.end,        kind, match.rule->id, match.confidence,
                  std::nullopt, match.rule->title};
  if (kind == "date" || kind == "date-of-birth") {
    const auto date = rules::read_written_date(written);
    const auto party = date ? values.born_on(*date) : std::nullopt;
    if (kind == "date" && !party) {
      return std::nullopt;
    }
    finding.kind = "date-of-birth";
    finding.party = id_of(party);
    finding.confidence = std::max(finding.confidence, party ? 0.8 : 0.0);
    return finding;
  }
  if (kind == "postcode" && values.is_safe_postcode(written)) {
    finding.kind = "safe-address";
    finding.explanation = "The postcode of an address that must be kept safe.";
  }
  auto party = values.owner(kind, written);
  if (!party && kind == "email") {
    party = name_finder.owner_of_email(written);
  }
  finding.party = id_of(party);
  finding.confidence = std::max(finding.confidence, party ? 0.95 : 0.0);
  return finding;
}

std::vector<Finding> Scanner::Impl::identifiers(const std::vector<rules::RuleMatch>& matches,
                                                std::string_view text) const {
  std::vector<Finding> findings;
  for (const auto& match : matches) {
    if (match.rule->patterns.empty()) {
      continue;
    }
    if (auto finding = settle(match, text)) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

Scanner::Scanner(const rules::RuleSet& rules, std::vector<Party> parties)
    : m_impl(std::make_unique<const Impl>(rules, std::move(parties))) {
}

Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

std::vector<Finding> Scanner::scan(std::string_view text) const {
  const auto tokens = text::tokenise(text);
  const auto matches = m_impl->matcher.find(text, tokens);
  auto findings = m_impl->identifiers(matches, text);
  const auto add = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  add(m_impl->values.find(tokens));
  add(m_impl->name_finder.find(tokens, marks_of(tokens, matches)));
  add(m_impl->relations.find(tokens, matches));
  return merge(std::move(findings));
}

std::vector<Finding> Scanner::scan_member_name(std::string_view name) const {
  const auto tokens = text::tokenise(name);
  auto findings = m_impl->identifiers(m_impl->matcher.find(name, tokens), name);
  const auto add = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  add(m_impl->values.find(tokens));
  add(m_impl->name_finder.find_known(tokens));
  return merge(std::move(findings));
}

const std::vector<Party>& Scanner::parties() const {
  return m_impl->parties;
}

const Party* Scanner::party(std::string_view id) const {
  for (const auto& party : m_impl->parties) {
    if (party.id == id) {
      return &party;
    }
  }
  return nullptr;
}

}  // namespace dsrkit::redact
