#include "dsrkit/law/exemptions.hpp"

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <iterator>

namespace dsrkit::law {

std::string_view exemption_use_name(ExemptionUse use) {
  switch (use) {
    case ExemptionUse::withhold: return "withhold";
    case ExemptionUse::refuse: return "refuse";
    case ExemptionUse::gate: return "gate";
    case ExemptionUse::scope: return "scope";
    case ExemptionUse::unavailable: return "unavailable";
  }
  return {};
}

bool Exemption::applies_in(Jurisdiction jurisdiction) const {
  return std::find(not_in.begin(), not_in.end(), jurisdiction) == not_in.end();
}

ExemptionCatalogue::ExemptionCatalogue(std::vector<Exemption> exemptions)
    : m_exemptions(std::move(exemptions)) {
  for (auto it = m_exemptions.begin(); it != m_exemptions.end(); ++it) {
    if (std::any_of(m_exemptions.begin(), it, [&](const Exemption& e) { return e.code == it->code; })) {
      throw Error(ErrorCode::data_invalid, "exemption code '" + it->code + "' is there twice");
    }
  }
}

const Exemption* ExemptionCatalogue::find(std::string_view code) const {
  const auto found = std::find_if(m_exemptions.begin(), m_exemptions.end(),
                                  [code](const Exemption& exemption) { return exemption.code == code; });
  return found == m_exemptions.end() ? nullptr : &*found;
}

const Exemption& ExemptionCatalogue::get(std::string_view code) const {
  if (const Exemption* found = find(code)) {
    return *found;
  }
  std::vector<std::string> codes;
  for (const Exemption& exemption : m_exemptions) {
    codes.push_back(exemption.code);
  }
  const std::string near = closest_match(code, codes);
  throw Error(ErrorCode::not_found, "no exemption '" + std::string(code) + "'",
              near.empty() ? "known are: " + join(codes, ", ") : "did you mean '" + near + "'?");
}

const Exemption& ExemptionCatalogue::require_withholdable(std::string_view code,
                                                          Jurisdiction jurisdiction) const {
  const Exemption& exemption = get(code);
  if (exemption.use != ExemptionUse::withhold && exemption.use != ExemptionUse::scope) {
    throw Error(ErrorCode::not_lawful,
                exemption.code + " is no ground to withhold words (" + exemption.citation + ")",
                exemption.test);
  }
  if (!exemption.applies_in(jurisdiction)) {
    throw Error(ErrorCode::not_lawful, exemption.code + " does not apply in " +
                                           std::string(jurisdiction_name(jurisdiction)) + " (" +
                                           exemption.citation + ")");
  }
  return exemption;
}

std::vector<EvidenceField> missing_fields(const std::vector<EvidenceField>& wanted, const Evidence& given) {
  std::vector<EvidenceField> missing;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(missing), [&](const EvidenceField& field) {
    return std::none_of(given.begin(), given.end(), [&](const auto& entry) {
      return entry.first == field.field && !trim(entry.second).empty();
    });
  });
  return missing;
}

std::string fields_text(const std::vector<EvidenceField>& fields) {
  std::vector<std::string> texts;
  for (const EvidenceField& field : fields) {
    texts.push_back(field.field + " (" + field.what + ")");
  }
  return join(texts, ", ");
}

void require_evidence(const Exemption& exemption, const Evidence& given) {
  std::vector<std::string> known;
  for (const EvidenceField& field : exemption.evidence) {
    known.push_back(field.field);
  }
  for (const auto& [field, value] : given) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      throw Error(ErrorCode::usage, exemption.code + " asks for no '" + field + "'",
                  known.empty() ? "it needs no evidence" : "it asks for: " + join(known, ", "));
    }
    if (field.ends_with("-on") && !try_parse_date(value)) {
      throw Error(ErrorCode::usage, "'" + field + "' must be a day", "write it as 2026-11-21");
    }
  }
  const auto missing = missing_fields(exemption.evidence, given);
  if (!missing.empty()) {
    throw Error(ErrorCode::gate_unsatisfied,
                exemption.code + " cannot be used without evidence; missing: " + fields_text(missing) + " (" +
                    exemption.citation + ")",
                "record it with 'dsrkit review exempt CASE PLACE --code " + exemption.code +
                    " --evidence FIELD=VALUE --because TEXT'");
  }
}

}  // namespace dsrkit::law
