#include "dsrkit/law/rectification.hpp"

#include "wordings.hpp"

#include <array>

namespace dsrkit::law {
namespace {

constexpr std::array kRightOutcomes{
    Wording{"granted", "We have done what you asked."},
    Wording{"partly-granted", "We have done part of what you asked, and not all of it."},
};

}  // namespace

std::vector<std::string> statement_natures() {
  return {"fact", "opinion"};
}

std::vector<std::string> statement_outcomes() {
  return {"corrected", "completed", "kept"};
}

std::string why_no_outcome(std::string_view nature, std::string_view outcome) {
  return nature == "opinion" && outcome == "corrected"
             ? "an opinion is not corrected: inaccurate is what is incorrect or misleading as to a matter of "
               "fact (DPA 2018 s.205(1))"
             : "";
}

bool is_marked_disputed(std::string_view nature, std::string_view outcome) {
  return outcome == "kept" || nature == "opinion";
}

std::vector<std::string> right_outcomes() {
  return ids_of(kRightOutcomes);
}

std::string right_outcome_text(std::string_view outcome) {
  return text_of(kRightOutcomes, outcome, "outcome");
}

}  // namespace dsrkit::law
