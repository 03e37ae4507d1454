#include "dsrkit/redact/scanner.hpp"

#include "case_strangers.hpp"
#include "known_values.hpp"
#include "marks.hpp"
#include "name_finder.hpp"
#include "party_names.hpp"
#include "record_members.hpp"
#include "relations.hpp"
#include "residue.hpp"
#include "source_phrases.hpp"
#include "tagged_names.hpp"
#include "watch_terms.hpp"

#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/plain_form.hpp"
#include "dsrkit/text/scripts.hpp"
#include "dsrkit/text/tokens.hpp"
#include "dsrkit/text/unreadable.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace dsrkit::redact {
namespace {

std::size_t length(const Finding& finding) {
  return finding.end - finding.begin;
}

/// What is withheld whoever it belongs to, by how much a reader would learn from its label.
int protection(std::string_view kind) {
  if (kind == kWatchTerm) {
    return 3;
  }
  return kind == "safe-address" ? 2 : kind == kSourcePhrase ? 1 : 0;
}

/// Which of two overlapping findings speaks for both: what nobody may learn, then who is known, then the
/// longer, then the surer.
auto weight(const Finding& finding) {
  return std::tuple(protection(finding.kind), finding.party.has_value(), length(finding), finding.confidence);
}

/// Joins findings that overlap so that nothing any of them covers is lost.
class Merger {
public:
  explicit Merger(const std::vector<Party>& parties) {
    for (const auto& party : parties) {
      if (party.role == PartyRole::third_party) {
        m_third_parties.insert(party.id);
      }
    }
  }

  [[nodiscard]] std::vector<Finding> merge(std::vector<Finding> findings) const {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
      return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
    });
    std::vector<Finding> merged;
    std::vector<Finding> cluster;
    std::size_t end = 0;
    for (auto& finding : findings) {
      if (!cluster.empty() && finding.begin >= end) {
        merged.push_back(join(cluster, end));
        cluster.clear();
        end = 0;
      }
      end = std::max(end, finding.end);
      cluster.push_back(std::move(finding));
    }
    if (!cluster.empty()) {
      merged.push_back(join(cluster, end));
    }
    return merged;
  }

private:
  [[nodiscard]] bool is_third_party(const Finding& finding) const {
    return finding.party && m_third_parties.contains(*finding.party);
  }

  [[nodiscard]] Finding join(const std::vector<Finding>& cluster, std::size_t end) const {
    const auto begin = cluster.front().begin;
    const auto heaviest = [](const Finding& a, const Finding& b) { return weight(a) < weight(b); };
    Finding best = *std::max_element(cluster.begin(), cluster.end(), heaviest);
    // "Mo" is a word for a mother and the name of somebody: the name speaks for both.
    if (best.kind == "relation-phrase") {
      const auto name = std::find_if(cluster.begin(), cluster.end(), [&](const Finding& finding) {
        return finding.kind == "person" && finding.begin == best.begin && finding.end == best.end;
      });
      best = name != cluster.end() ? *name : best;
    }
    // Whoever may be disclosed speaks for their own stretch only: a stranger's address holds the subject's
    // postcode.
    if (length(best) < end - begin && best.party && !is_third_party(best) && best.kind != "safe-address") {
      const auto other = std::find_if(cluster.begin(), cluster.end(),
                                      [&](const Finding& finding) { return is_third_party(finding); });
      best = other != cluster.end() ? *other : best;
      if (other == cluster.end()) {
        best.party.reset();
        best.explanation = "Only a part of this belongs to somebody of the case.";
      }
    }
    // What is always protected is withheld whatever else stands in it.
    if (protection(best.kind) == 0) {
      const auto unreadable = std::find_if(
          cluster.begin(), cluster.end(), [](const Finding& finding) { return finding.kind == kUnreadable; });
      best = unreadable != cluster.end() ? *unreadable : best;
    }
    if (protection(best.kind) == 0 && best.kind != kUnreadable) {
      best.kind = std::max_element(cluster.begin(), cluster.end(), [](const Finding& a, const Finding& b) {
                    return length(a) < length(b);
                  })->kind;
    }
    best.begin = begin;
    best.end = end;
    return best;
  }

  std::set<std::string, std::less<>> m_third_parties;
};

/// The rules for findings that stand by themselves.
rules::RuleSet without_residue(const rules::RuleSet& all) {
  rules::RuleSet some = all;
  for (auto& pack : some.packs) {
    std::erase_if(pack.rules, is_residue_rule);
  }
  return some;
}

}  // namespace

struct Scanner::Impl {
  Impl(const rules::RuleSet& rules, std::vector<Party> all)
      : parties(std::move(all)),
        lists(rules.names),
        matcher(without_residue(rules)),
        names(parties, *lists),
        name_finder(names, *lists, parties),
        values(parties),
        merger(parties),
        relations(matcher, parties),
        residue(rules, parties),
        members(rules),
        sources(parties),
        watch_terms(parties),
        tagger(tagger::Tagger::load(lists)) {}

  [[nodiscard]] std::optional<std::string> id_of(std::optional<std::size_t> party) const {
    return party ? std::optional(parties[*party].id) : std::nullopt;
  }

  [[nodiscard]] std::optional<Finding> settle(const rules::RuleMatch& match, std::string_view text) const;
  [[nodiscard]] std::vector<Finding> identifiers(const std::vector<rules::RuleMatch>& matches,
                                                 std::string_view text) const;
  /// Whether a member name is written so that its capitals tell names: "Karen Hughes mobile", not
  /// "caseNote" or "CASE_NOTE".
  [[nodiscard]] bool reads_like_words(const std::vector<text::Token>& tokens) const;

  std::vector<Party> parties;
  std::shared_ptr<const rules::NameLists> lists;
  rules::Matcher matcher;
  PartyNames names;
  NameFinder name_finder;
  KnownValues values;
  Merger merger;
  RelationFinder relations;
  ResidueFinder residue;
  RecordMembers members;
  SourcePhrases sources;
  WatchTerms watch_terms;
  tagger::Tagger tagger;
};

namespace {

/// Rules for English cannot tell a name in another script from other words: an officer must.
std::vector<Finding> words_of_other_scripts(std::string_view text) {
  std::vector<Finding> findings;
  for (const auto& [begin, end] : text::other_script_runs(text)) {
    findings.push_back({begin, end, "person", "names.other-script", 0.5, std::nullopt,
                        "Written in another script; it may be a name."});
  }
  return findings;
}

std::vector<Finding> unreadable_places(std::string_view text) {
  std::vector<Finding> findings;
  for (const auto& [begin, end] : text::unreadable_runs(text)) {
    findings.push_back({begin, end, std::string(kUnreadable), "text.unreadable", 1, std::nullopt,
                        "These bytes are not UTF-8; what they say could not be read."});
  }
  return findings;
}

}  // namespace

std::optional<Finding> Scanner::Impl::settle(const rules::RuleMatch& match, std::string_view text) const {
  const auto written = text::plain(text.substr(match.begin, match.end - match.begin));
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
    const auto owners = name_finder.owners_of_email(written);
    party = owners.size() == 1 ? std::optional(owners.front()) : std::nullopt;
    for (const auto owner : owners) {
      if (owners.size() > 1) {
        finding.candidates.push_back(parties[owner].id);
      }
    }
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

bool Scanner::Impl::reads_like_words(const std::vector<text::Token>& tokens) const {
  std::size_t capitalised = 0;
  bool given = false;
  bool spaces = false;
  for (const auto& token : tokens) {
    const bool capital = token.casing == text::Casing::capitalised;
    capitalised += static_cast<std::size_t>(capital);
    given = given || (capital && lists->is_given_name(token.folded));
    spaces = spaces || token.gap == text::Gap::space;
  }
  return spaces && (capitalised > 1 || given);
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
  const auto marks = marks_of(tokens, matches);
  add(m_impl->name_finder.find(tokens, marks));
  auto related = m_impl->relations.find(tokens, matches);
  add(m_impl->sources.find(tokens, matches, related));
  add(std::move(related));
  add(m_impl->watch_terms.find(tokens));
  add(words_of_other_scripts(text));
  add(unreadable_places(text));
  const bool of_case = !m_impl->parties.empty();
  add_tagged_names(m_impl->tagger, *m_impl->lists, text, tokens, of_case, findings);
  if (of_case) {
    add(CaseStrangers(*m_impl->lists, tokens, marks, findings).find());
  }
  return m_impl->merger.merge(std::move(findings));
}

std::vector<Finding> Scanner::scan_member_name(std::string_view name) const {
  const auto tokens = text::tokenise(name);
  const auto matches = m_impl->matcher.find(name, tokens);
  auto findings = m_impl->identifiers(matches, name);
  const auto add = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  add(m_impl->values.find(tokens));
  add(m_impl->watch_terms.find(tokens));
  add(m_impl->name_finder.find_known(tokens));
  if (m_impl->reads_like_words(tokens)) {
    add(m_impl->name_finder.find(tokens, marks_of(tokens, matches)));
  }
  add(unreadable_places(name));
  return m_impl->merger.merge(std::move(findings));
}

std::vector<Finding> Scanner::residue(std::string_view text, const std::vector<Finding>& found,
                                      const std::vector<Finding>& withheld) const {
  return m_impl->residue.find(text, found, withheld);
}

MemberMeaning Scanner::member_meaning(std::string_view name) const {
  return m_impl->members.meaning_of(name);
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
