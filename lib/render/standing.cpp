#include "dsrkit/render/standing.hpp"

#include "dsrkit/law/gates.hpp"

namespace dsrkit::render {

std::vector<std::string> standing_lines(const std::vector<law::StandingGap>& gaps,
                                        std::string_view case_reference) {
  std::vector<std::string> lines;
  for (const auto& gap : gaps) {
    lines.push_back("still needed: " + gap.message + " (" + gap.citation + ")");
    lines.push_back("  " + law::hint_for(gap.hint, case_reference));
  }
  return lines;
}

}  // namespace dsrkit::render
