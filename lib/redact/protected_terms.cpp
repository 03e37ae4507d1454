#include "dsrkit/redact/protected_terms.hpp"

#include "party_names.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::redact {
namespace {

constexpr std::size_t kShortestWord = 3;

using Words = std::set<std::string>;

Words words_of_names(const Party& party) {
  Words words;
  for (const auto& name : party.names) {
    for (auto& word : text::folded_words(name)) {
      words.insert(std::move(word));
    }
  }
  return words;
}

/// What disclosed parties share with protected ones cannot be sought: their words, and all they are reached
/// by.
class Disclosed {
public:
  void add(const Party& party) {
    m_words.merge(words_of_names(party));
    for (const auto& name : party.names) {
      m_texts.insert(text::fold(name));
    }
    for (const auto* values : {&party.phones, &party.emails}) {
      for (const auto& value : *values) {
        m_texts.insert(text::fold(value));
      }
    }
    for (const auto& identifier : party.identifiers) {
      m_texts.insert(text::fold(identifier.value));
    }
  }

  [[nodiscard]] bool has_word(const std::string& folded) const { return m_words.contains(folded); }

  [[nodiscard]] bool has_text(const std::string& text) const { return m_texts.contains(text::fold(text)); }

private:
  Words m_words;
  Words m_texts;
};

class Collector {
public:
  Collector(const Disclosed& disclosed, const rules::NameLists& names)
      : m_disclosed(disclosed), m_names(names) {}

  void add_party(const Party& party) {
    for (const auto& name : party.names) {
      add_name(party.id, name);
    }
    for (const auto* values : {&party.phones, &party.emails}) {
      for (const auto& value : *values) {
        add(party.id, value);
      }
    }
    for (const auto& identifier : party.identifiers) {
      add(party.id, identifier.value);
    }
  }

  /// The whole line, and its street part without locality: that alone would give the place away.
  void add_safe_address(const std::string& id, const std::string& address) {
    m_terms.insert({id, std::string(trim(address))});
    for (const auto& part : split(address, ',')) {
      const auto words = text::folded_words(part);
      const bool numbered =
          words.size() > 1 && words.front().find_first_of("0123456789") != std::string::npos;
      if (numbered) {
        m_terms.insert({id, std::string(trim(part))});
      }
    }
  }

  void add_watch_term(const std::string& id, const std::string& term) {
    if (!trim(term).empty()) {
      m_terms.insert({id, std::string(trim(term))});
    }
  }

  [[nodiscard]] std::vector<ProtectedText> take() const { return {m_terms.begin(), m_terms.end()}; }

private:
  void add(const std::string& id, const std::string& text) {
    if (!trim(text).empty() && !m_disclosed.has_text(text)) {
      m_terms.insert({id, std::string(trim(text))});
    }
  }

  void add_name(const std::string& id, const std::string& name) {
    const auto words = name_words(name);
    if (!words.given.empty() && !words.family.empty()) {
      add(id, name);
      add(id, join(words.given, " ") + " " + join(words.family, " "));
    }
    for (const auto* part : {&words.given, &words.family}) {
      for (const auto& word : *part) {
        add_word(id, word);
      }
    }
  }

  void add_word(const std::string& id, const std::string& word) {
    if (word.size() >= kShortestWord && !m_disclosed.has_word(word) && !m_names.is_word(word)) {
      m_terms.insert({id, word});
    }
  }

  const Disclosed& m_disclosed;
  const rules::NameLists& m_names;
  std::set<ProtectedText> m_terms;
};

}  // namespace

std::vector<ProtectedText> protected_terms(const std::vector<Party>& parties,
                                           const std::vector<std::string>& protected_ids,
                                           const rules::NameLists& names) {
  const auto is_protected = [&](const Party& party) {
    return std::find(protected_ids.begin(), protected_ids.end(), party.id) != protected_ids.end();
  };
  Disclosed disclosed;
  for (const auto& party : parties) {
    if (!is_protected(party)) {
      disclosed.add(party);
    }
  }
  Collector collector(disclosed, names);
  for (const auto& party : parties) {
    if (is_protected(party)) {
      collector.add_party(party);
    }
    for (const auto& address : party.safe_addresses) {
      collector.add_safe_address(party.id, address);
    }
    for (const auto& term : party.watch_terms) {
      collector.add_watch_term(party.id, term);
    }
  }
  return collector.take();
}

}  // namespace dsrkit::redact
