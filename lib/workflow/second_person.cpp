#include "second_person.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <set>

namespace dsrkit::workflow {
namespace {

std::string same_person(const std::string& actor) {
  return std::string(trim(text::fold(actor)));
}

}  // namespace

bool has_shaped(Desk& desk, std::string_view reference, const std::string& actor) {
  static const std::set<std::string> kShaping{"redacted",         "decided",         "party-set",
                                              "consent-recorded", "match-confirmed", "match-rejected",
                                              "class-decided"};
  const std::string person = same_person(actor);
  bool shaped = false;
  desk.reg().for_each_audit(reference, [&](const AuditEntry& entry) {
    shaped = shaped || (kShaping.contains(entry.action) && same_person(entry.actor) == person);
  });
  return shaped;
}

}  // namespace dsrkit::workflow
