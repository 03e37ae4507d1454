#include "protected_texts.hpp"

#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/redact/protected_terms.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/text/fold.hpp"

#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// Words shorter than this occur in too many others to be searched for alone.
constexpr std::size_t kShortestUnknown = 4;

/// A whole passage shorter than this ("Home visit") stands in other records too.
constexpr std::size_t kShortestPassage = 40;

/// Kinds whose text says by itself who is meant; a phrase like "his aunt" does not.
bool names_by_itself(const std::string& kind) {
  return !kind.starts_with("relation") && !kind.starts_with("date");
}

/// Reads the decided places of a case once.
class Collector {
public:
  Collector(Desk& desk, const HeldCase& held, const rules::NameLists& names)
      : m_desk(desk), m_held(held), m_names(names) {}

  ProtectedTexts collect() {
    std::vector<Item> items;
    m_desk.reg().for_each_item(m_held.reference(), [&](const Item& item) { items.push_back(item); });
    for (const Item& item : items) {
      read(item);
    }
    ProtectedTexts result;
    const std::vector<std::string> withheld(m_withheld_parties.begin(), m_withheld_parties.end());
    for (auto& [party, text] :
         redact::protected_terms(m_desk.reg().parties(m_held.reference()), withheld, m_names)) {
      result.terms.push_back({party, std::move(text)});
    }
    for (auto& [folded, place] : m_unknown) {
      if (!m_shown.contains(folded)) {
        result.terms.push_back({place.first, place.second});
      }
    }
    for (auto& [folded, text] : m_shown) {
      result.shown.push_back(text);
    }
    return result;
  }

private:
  void read(const Item& metadata) {
    const auto mentions = m_desk.reg().mentions(m_held.reference(), metadata.id);
    if (mentions.empty()) {
      return;
    }
    std::map<PassageRef, std::string> texts;
    for_each_passage(m_held.load_item(metadata),
                     [&](const Passage& passage) { texts[passage.ref] = passage.text; });
    const std::set<PassageRef> withheld = withheld_passages(mentions);
    for (const auto& decided : mentions) {
      const Finding& finding = decided.mention.finding;
      // What stands inside a withheld passage is gone with it and says nothing about the same words
      // elsewhere.
      if (finding.kind != redact::kPassageKind && withheld.contains(decided.mention.passage)) {
        continue;
      }
      add(decided, texts[decided.mention.passage].substr(finding.begin, finding.end - finding.begin));
    }
  }

  [[nodiscard]] static std::set<PassageRef> withheld_passages(
      const std::vector<store::DecidedMention>& mentions) {
    std::set<PassageRef> withheld;
    for (const auto& decided : mentions) {
      if (decided.mention.finding.kind == redact::kPassageKind && decided.decision &&
          decided.decision->action == Action::redact) {
        withheld.insert(decided.mention.passage);
      }
    }
    return withheld;
  }

  void add(const store::DecidedMention& decided, const std::string& text) {
    const Finding& finding = decided.mention.finding;
    const std::string folded = text::fold(text);
    if (!decided.decision || decided.decision->action != Action::redact) {
      m_shown.emplace(folded, text);
    } else if (finding.party) {
      m_withheld_parties.insert(*finding.party);
    } else if (finding.kind == redact::kPassageKind && folded.size() < kShortestPassage) {
      return;
    } else if (names_by_itself(finding.kind) && folded.size() >= kShortestUnknown &&
               !m_names.is_frequent_word(folded)) {
      m_unknown.emplace(folded, std::pair(decided.mention.key, text));
    }
  }

  Desk& m_desk;
  const HeldCase& m_held;
  const rules::NameLists& m_names;
  std::set<std::string> m_withheld_parties;
  std::map<std::string, std::pair<std::string, std::string>> m_unknown;  ///< folded to key and text
  std::map<std::string, std::string> m_shown;                            ///< folded to text
};

}  // namespace

ProtectedTexts protected_texts(Desk& desk, const HeldCase& held) {
  const rules::RuleSet rules = rules::load_rules(desk.workspace().rule_folders());
  return Collector(desk, held, *rules.names).collect();
}

}  // namespace dsrkit::workflow
