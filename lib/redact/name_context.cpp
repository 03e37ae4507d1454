#include "name_context.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::redact {
namespace {

constexpr double kByContext = 0.72;

class Settler {
public:
  Settler(std::vector<FoundName>& found, const std::vector<text::Token>& tokens,
          const std::vector<Party>& parties)
      : m_found(found), m_tokens(tokens), m_parties(parties) {}

  void run() {
    for (std::size_t first = 0; first < m_found.size();) {
      const std::size_t past = sentence_end(first);
      for (std::size_t i = first; i < past; ++i) {
        if (!m_found[i].people.empty()) {
          settle(m_found[i], first, past);
        }
        note_full(m_found[i]);
      }
      first = past;
    }
  }

private:
  /// The first finding after those of the same sentence.
  [[nodiscard]] std::size_t sentence_end(std::size_t first) const {
    std::size_t past = first + 1;
    std::size_t token = m_found[first].token;
    for (; past < m_found.size(); ++past) {
      for (++token; token <= m_found[past].token; ++token) {
        if (m_tokens[token].sentence_start) {
          return past;
        }
      }
      token = m_found[past].token;
    }
    return past;
  }

  void settle(FoundName& name, std::size_t first, std::size_t past) {
    auto left = name.people;
    std::erase_if(left, [&](std::size_t party) {
      return !is_protected(party) && is_named_between(party, name, first, past);
    });
    if (left.empty() || !std::all_of(left.begin(), left.end(), [&](auto p) { return is_protected(p); })) {
      left = by_earlier_name(name.people);
    }
    if (left.size() == 1) {
      name.party = left.front();
      name.finding.party = m_parties[left.front()].id;
      name.finding.rule = "names.by-context";
      name.finding.explanation = "Several people of the case are called this; the text around it leaves one.";
    } else {
      for (const auto party : left.empty() ? name.people : left) {
        name.finding.candidates.push_back(m_parties[party].id);
      }
    }
    if (!left.empty() && left.size() < name.people.size()) {
      name.finding.confidence = std::max(name.finding.confidence, kByContext);
    }
  }

  /// The one who was named in full before, when the others are workers and were not.
  [[nodiscard]] std::vector<std::size_t> by_earlier_name(const std::vector<std::size_t>& people) const {
    std::vector<std::size_t> named;
    for (const auto party : people) {
      if (m_parties[party].role == PartyRole::subject) {
        return {};
      }
      if (m_named_in_full.contains(party)) {
        named.push_back(party);
      }
    }
    return named.size() == 1 && is_protected(named.front()) ? named : std::vector<std::size_t>{};
  }

  [[nodiscard]] bool is_protected(std::size_t party) const {
    return m_parties[party].role == PartyRole::third_party;
  }

  [[nodiscard]] bool is_named_between(std::size_t party, const FoundName& open, std::size_t first,
                                      std::size_t past) const {
    return std::any_of(m_found.begin() + static_cast<std::ptrdiff_t>(first),
                       m_found.begin() + static_cast<std::ptrdiff_t>(past), [&](const FoundName& name) {
                         return name.party == party && name.people.empty() && is_apart(name, open);
                       });
  }

  /// Names that touch may be one that is written strangely.
  static bool is_apart(const FoundName& a, const FoundName& b) {
    constexpr std::size_t kApart = 8;
    return a.finding.end + kApart < b.finding.begin || b.finding.end + kApart < a.finding.begin;
  }

  void note_full(const FoundName& name) {
    if (name.party && name.finding.rule == "names.full") {
      m_named_in_full.insert(*name.party);
    }
  }

  std::vector<FoundName>& m_found;
  const std::vector<text::Token>& m_tokens;
  const std::vector<Party>& m_parties;
  std::set<std::size_t> m_named_in_full;
};

}  // namespace

void settle_by_context(std::vector<FoundName>& found, const std::vector<text::Token>& tokens,
                       const std::vector<Party>& parties) {
  Settler(found, tokens, parties).run();
}

}  // namespace dsrkit::redact
