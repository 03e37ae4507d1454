#include "written_name.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace dsrkit::bench {
namespace {

struct Confusion {
  std::string_view read;
  std::string_view instead;
};

constexpr std::array<Confusion, 14> kConfusions{{{"o", "0"},
                                                 {"l", "1"},
                                                 {"l", "I"},
                                                 {"i", "l"},
                                                 {"I", "l"},
                                                 {"m", "rn"},
                                                 {"rn", "m"},
                                                 {"d", "cl"},
                                                 {"cl", "d"},
                                                 {"w", "vv"},
                                                 {"s", "5"},
                                                 {"S", "5"},
                                                 {"B", "8"},
                                                 {"h", "li"}}};

std::string upper(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kCapitals{
      {"ł", "Ł"}, {"ś", "Ś"}, {"ń", "Ń"}, {"ą", "Ą"}, {"ó", "Ó"}, {"á", "Á"}, {"â", "Â"}};
  for (const auto& [small, capital] : kCapitals) {
    text = replace_all(text, small, capital);
  }
  for (char& c : text) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return text;
}

std::string lower(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kSmall{
      {"Ł", "ł"}, {"Ś", "ś"}, {"Ń", "ń"}, {"Ą", "ą"}, {"Ó", "ó"}, {"Á", "á"}, {"Â", "â"}};
  for (const auto& [capital, small] : kSmall) {
    text = replace_all(text, capital, small);
  }
  return to_lower_ascii(text);
}

/// Without marks and hyphens, capitals kept.
std::string plain(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kPlain{
      {"ł", "l"}, {"Ł", "L"}, {"ś", "s"}, {"ń", "n"}, {"ą", "a"}, {"ó", "o"},
      {"Ó", "O"}, {"á", "a"}, {"â", "a"}, {"-", " "}, {"'", ""},  {"Ś", "S"}};
  for (const auto& [from, to] : kPlain) {
    text = replace_all(text, from, to);
  }
  return text;
}

std::string letters(const std::string& name) {
  std::string result = text::fold(name);
  std::erase_if(result, [](char c) { return c < 'a' || c > 'z'; });
  return result;
}

std::string initial_of(const std::string& name) {
  return upper(letters(name).substr(0, 1));
}

bool can_slip(const std::string& word) {
  return word.size() > 3 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

/// One letter after the first left out, doubled, replaced or exchanged with the next.
std::string slip(std::string word, Dice& dice) {
  const std::string before = word;
  while (word == before) {
    const std::size_t at = 1 + dice.below(word.size() - 2);
    switch (dice.below(4)) {
      case 0: word.erase(at, 1); break;
      case 1: word.insert(at, 1, word[at]); break;
      case 2: word[at] = static_cast<char>('a' + dice.below(26)); break;
      default: std::swap(word[at], word[at + 1]);
    }
  }
  return word;
}

/// One letter misread; unchanged when none of them is easily.
std::string misread(std::string text, Dice& dice) {
  const std::size_t first = dice.below(kConfusions.size());
  for (std::size_t i = 0; i < kConfusions.size(); ++i) {
    const auto& confusion = kConfusions[(first + i) % kConfusions.size()];
    const auto at = text.find(confusion.read);
    if (at != std::string::npos) {
      return text.replace(at, confusion.read.size(), confusion.instead);
    }
  }
  return text;
}

class Writer {
public:
  Writer(const Member& member, Dice& dice) : m_member(member), m_dice(dice) {}

  std::optional<WrittenName> write(Way way) {
    m_written = {};
    m_written.way = way;
    using Write = std::optional<WrittenName> (Writer::*)();
    static constexpr std::array<Write, kWays> kWriters{
        &Writer::full_name,     &Writer::first_name,    &Writer::titled_surname, &Writer::only_surname,
        &Writer::nickname,      &Writer::initial,       &Writer::dotted_initial, &Writer::dotted_initials,
        &Writer::bare_initials, &Writer::email,         &Writer::broken,         &Writer::spaced,
        &Writer::capitals,      &Writer::surname_first, &Writer::misread_name,   &Writer::slip_in_surname,
        &Writer::slip_in_first, &Writer::plain_letters, &Writer::small_letters,  &Writer::possessive,
        &Writer::relation};
    return (this->*kWriters[static_cast<std::size_t>(way)])();
  }

private:
  [[nodiscard]] const std::string& given() const { return m_member.given; }

  [[nodiscard]] const std::string& family() const { return m_member.family; }

  std::optional<WrittenName> full_name() { return full(given(), " ", family()); }

  std::optional<WrittenName> first_name() { return first(given()); }

  std::optional<WrittenName> titled_surname() { return titled(family()); }

  std::optional<WrittenName> only_surname() { return surname(family()); }

  std::optional<WrittenName> nickname() {
    return m_member.short_forms.empty() ? std::nullopt : first(m_dice.any(m_member.short_forms));
  }

  std::optional<WrittenName> initial() { return by_initials(initial_of(given()) + " " + family(), true); }

  std::optional<WrittenName> dotted_initial() {
    return by_initials(initial_of(given()) + ". " + family(), true);
  }

  std::optional<WrittenName> dotted_initials() {
    return by_initials(initial_of(given()) + "." + initial_of(family()) + ".", false);
  }

  std::optional<WrittenName> bare_initials() {
    return by_initials(initial_of(given()) + initial_of(family()), false);
  }

  std::optional<WrittenName> spaced() { return full(given(), "  ", family()); }

  std::optional<WrittenName> capitals() { return full(upper(given()), " ", upper(family())); }

  std::optional<WrittenName> surname_first() { return full(upper(family()), ", ", given()); }

  std::optional<WrittenName> slip_in_surname() { return with_slip(true); }

  std::optional<WrittenName> slip_in_first() { return with_slip(false); }

  std::optional<WrittenName> plain_letters() { return changed(plain(given()), plain(family())); }

  std::optional<WrittenName> small_letters() {
    return m_dice.chance(0.5) ? full(lower(given()), " ", lower(family())) : first(lower(given()));
  }

  std::optional<WrittenName> possessive() {
    return m_dice.chance(0.5) ? first(given(), "'s bag") : full(given(), " ", family(), "'s house");
  }

  std::optional<WrittenName> finish(const std::string& before, const std::string& name,
                                    const std::string& after) {
    m_written.text = before + name + after;
    m_written.begin = before.size();
    m_written.end = before.size() + name.size();
    return m_written;
  }

  std::optional<WrittenName> full(const std::string& one, const std::string& between,
                                  const std::string& other, const std::string& after = {}) {
    m_written.by_first = m_written.by_surname = true;
    return finish("", one + between + other, after);
  }

  std::optional<WrittenName> first(const std::string& name, const std::string& after = {}) {
    m_written.by_first = true;
    return finish("", name, after);
  }

  std::optional<WrittenName> surname(const std::string& name) {
    m_written.by_surname = true;
    return finish("", name, "");
  }

  std::optional<WrittenName> titled(const std::string& name) {
    static const std::vector<std::string> kMen{"Mr "};
    static const std::vector<std::string> kWomen{"Mrs ", "Ms ", "Miss "};
    m_written.by_surname = true;
    const std::string title = m_member.party.job == "GP"               ? "Dr "
                              : m_member.party.job == "police officer" ? "PC "
                              : m_member.female                        ? m_dice.any(kWomen)
                                                                       : m_dice.any(kMen);
    return finish(title, name, "");
  }

  std::optional<WrittenName> by_initials(const std::string& name, bool surname) {
    m_written.by_initials = true;
    m_written.by_surname = surname;
    return finish("", name, "");
  }

  std::optional<WrittenName> email() {
    const std::string one = letters(given());
    const std::string other = letters(family());
    m_written.by_first = m_written.by_surname = true;
    const std::array<std::string, 5> kForms{one + "." + other, one.substr(0, 1) + "." + other,
                                            other + one.substr(0, 1), one + "_" + other,
                                            one + other + std::to_string(m_dice.between(1, 99))};
    return finish("", m_dice.any(kForms) + "@example.com", "");
  }

  std::optional<WrittenName> broken() {
    const std::string& word = family();
    if (m_dice.chance(0.25) && can_slip(word) && word.size() > 5) {
      return full(given(), " ", word.substr(0, word.size() / 2) + "-\n" + word.substr(word.size() / 2));
    }
    return full(given(), "\n", word);
  }

  std::optional<WrittenName> changed(const std::string& one, const std::string& other) {
    if (one == given() && other == family()) {
      return std::nullopt;
    }
    if (one != given() && m_dice.chance(0.4)) {
      return first(one);
    }
    return other != family() && m_dice.chance(0.4) ? titled(other) : full(one, " ", other);
  }

  std::optional<WrittenName> misread_name() {
    const std::string one = misread(given(), m_dice);
    const std::string other = misread(family(), m_dice);
    if (m_dice.chance(0.4)) {
      return one == given() ? std::nullopt : first(one);
    }
    return other == family() ? std::nullopt : full(given(), " ", other);
  }

  std::optional<WrittenName> with_slip(bool in_surname) {
    if (!can_slip(in_surname ? family() : given())) {
      return std::nullopt;
    }
    const std::string word = slip(in_surname ? family() : given(), m_dice);
    if (m_dice.chance(0.5)) {
      return in_surname ? full(given(), " ", word) : full(word, " ", family());
    }
    return in_surname ? titled(word) : first(word);
  }

  std::optional<WrittenName> relation() {
    const auto& relation = m_member.party.relation;
    if (relation.empty()) {
      return std::nullopt;
    }
    if (relation == "maternal grandmother" && m_dice.chance(0.3)) {
      return finish("", "MGM", "");
    }
    return finish("", "the " + relation, "");
  }

  const Member& m_member;
  Dice& m_dice;
  WrittenName m_written;
};

bool shares_word(const std::string& one, const std::string& other) {
  const auto words = text::folded_words(one);
  const auto others = text::folded_words(other);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
}

std::string first_names(const Member& member) {
  return member.given + " " + join(member.short_forms, " ");
}

}  // namespace

const char* way_name(Way way) {
  static constexpr std::array<const char*, kWays> kNames{"full name",
                                                         "first name",
                                                         "title and surname",
                                                         "surname only",
                                                         "nickname",
                                                         "initial and surname",
                                                         "dotted initial and surname",
                                                         "dotted initials",
                                                         "bare initials",
                                                         "e-mail address",
                                                         "line break inside",
                                                         "double space",
                                                         "upper case",
                                                         "SURNAME, First",
                                                         "misread by OCR",
                                                         "slip in surname",
                                                         "slip in first name",
                                                         "mark or hyphen missing",
                                                         "lower case",
                                                         "possessive",
                                                         "relation phrase"};
  return kNames[static_cast<std::size_t>(way)];
}

WrittenName write_name(const Member& member, Dice& dice) {
  Writer writer(member, dice);
  while (true) {
    // Full names and first names are written more often than the rest.
    const std::size_t thrown = dice.below(kWays + 4);
    const auto way = thrown < kWays ? static_cast<Way>(thrown) : thrown % 2 == 0 ? Way::full : Way::first;
    if (const auto written = writer.write(way)) {
      return *written;
    }
  }
}

bool could_mean(const WrittenName& written, const Member& meant, const Member& other) {
  if (written.way == Way::relation) {
    return false;
  }
  const bool same_first = shares_word(first_names(meant), first_names(other));
  const bool same_surname = shares_word(meant.family, other.family) || shares_word(meant.family, other.given);
  if (written.by_first) {
    return same_first && (!written.by_surname || same_surname);
  }
  const bool same_initial = initial_of(meant.given) == initial_of(other.given);
  if (written.by_initials) {
    return same_initial &&
           (written.by_surname ? same_surname : initial_of(meant.family) == initial_of(other.family));
  }
  return same_surname;
}

}  // namespace dsrkit::bench
