#include "dsrkit/base/error.hpp"
#include "dsrkit/law/restriction.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/workflow/restriction.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

std::set<std::string> names_of(const DataSubject& subject) {
  std::set<std::string> names{text::fold(subject.name.full())};
  for (const PersonName& name : subject.also_known_as) {
    names.insert(text::fold(name.full()));
  }
  names.erase("");
  return names;
}

bool have_identifier_in_common(const DataSubject& a, const DataSubject& b) {
  return std::any_of(a.identifiers.begin(), a.identifiers.end(), [&b](const Identifier& identifier) {
    return std::find(b.identifiers.begin(), b.identifiers.end(), identifier) != b.identifiers.end();
  });
}

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether the case may use it all the same: it placed it itself, it is about somebody else, or a use that
/// the law allows is recorded.
bool is_free(const PlacedRestriction& placed, const RequestCase& request, const RightsHistory& history) {
  return placed.reference == request.reference || !may_be_same_person(placed.subject, request.subject) ||
         history.may_use(placed.reference, placed.restriction.number);
}

Error restricted(const PlacedRestriction& placed, const RequestCase& request) {
  const std::string number = std::to_string(placed.restriction.number);
  const std::string what = placed.restriction.source.empty()
                               ? "all data of the subject are"
                               : "data of the subject in '" + placed.restriction.source + "' are";
  return {ErrorCode::not_lawful,
          request.reference + ": " + what + " restricted by " + placed.reference + ", restriction " + number +
              ": they may only be stored (UK GDPR Article 18(2))",
          "if the person consents, or it is for a legal claim, the rights of another person or important "
          "public interest, record it with 'dsrkit restrict use " +
              request.reference + " --of " + placed.reference + " --restriction " + number + "'"};
}

/// Of each source, the records that the case holds.
using Held = std::set<std::pair<std::string, std::string>>;

bool concerns(const Restriction& restriction, const Held& held) {
  return std::any_of(held.begin(), held.end(), [&](const auto& record) {
    return restriction.source.empty() ||
           (restriction.source == record.first &&
            (restriction.records.empty() || contains(restriction.records, record.second)));
  });
}

}  // namespace

std::vector<PlacedRestriction> standing_restrictions(Desk& desk) {
  std::vector<PlacedRestriction> standing;
  for (const std::string& name : right_names()) {
    const Right right = *parse_right(name);
    if (!law::can_restrict(right)) {
      continue;
    }
    store::CaseFilter filter;
    filter.right = right;
    for (const RequestCase& request : desk.reg().list_cases(filter)) {
      for (PlacedRestriction& placed : restrictions_of(desk, request.reference)) {
        if (placed.restriction.stands()) {
          standing.push_back(std::move(placed));
        }
      }
    }
  }
  return standing;
}

bool may_be_same_person(const DataSubject& a, const DataSubject& b) {
  if (have_identifier_in_common(a, b)) {
    return true;
  }
  const auto others = names_of(b);
  const auto names = names_of(a);
  const bool named_alike =
      std::any_of(names.begin(), names.end(), [&](const std::string& name) { return others.contains(name); });
  return named_alike && (!a.born || !b.born || a.born == b.born);
}

void require_unrestricted(const std::vector<PlacedRestriction>& standing, const RequestCase& request,
                          const RightsHistory& history, const std::vector<std::string>& sources) {
  for (const PlacedRestriction& placed : standing) {
    const std::string& source = placed.restriction.source;
    if ((source.empty() || contains(sources, source)) && !is_free(placed, request, history)) {
      throw restricted(placed, request);
    }
  }
}

void require_unrestricted_records(Desk& desk, const RequestCase& request) {
  const auto standing = standing_restrictions(desk);
  if (standing.empty()) {
    return;
  }
  Held held;
  desk.reg().for_each_item(request.reference,
                           [&held](const Item& item) { held.emplace(item.source, item.key); });
  const RightsHistory rights = rights_of(desk, request.reference);
  for (const PlacedRestriction& placed : standing) {
    if (concerns(placed.restriction, held) && !is_free(placed, request, rights)) {
      throw restricted(placed, request);
    }
  }
}

}  // namespace dsrkit::workflow
