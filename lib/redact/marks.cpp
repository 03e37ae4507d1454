#include "marks.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace dsrkit::redact {
namespace {

using Mark = std::pair<std::string_view, bool Marks::*>;

constexpr std::array<Mark, 9> kMarks{{{"title", &Marks::title},
                                      {"kin-title", &Marks::kin_title},
                                      {"rank", &Marks::rank},
                                      {"sign-off", &Marks::sign_off},
                                      {"speech", &Marks::speech},
                                      {"predicate", &Marks::predicate},
                                      {"grammar-word", &Marks::grammar_word},
                                      {"not-a-name", &Marks::not_a_name},
                                      {"place-suffix", &Marks::place_suffix}}};

}  // namespace

std::vector<Marks> marks_of(const std::vector<text::Token>& tokens,
                            const std::vector<rules::RuleMatch>& matches) {
  std::vector<Marks> marks(tokens.size());
  std::size_t first = 0;
  for (const auto& match : matches) {
    while (first < tokens.size() && tokens[first].begin < match.begin) {
      ++first;
    }
    for (const auto& [kind, member] : kMarks) {
      if (match.rule->kind != kind) {
        continue;
      }
      for (std::size_t i = first; i < tokens.size() && tokens[i].begin < match.end; ++i) {
        marks[i].*member = true;
      }
    }
  }
  return marks;
}

bool is_mark_kind(std::string_view kind) {
  for (const auto& mark : kMarks) {
    if (mark.first == kind) {
      return true;
    }
  }
  return false;
}

}  // namespace dsrkit::redact
