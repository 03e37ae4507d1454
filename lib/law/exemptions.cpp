#include "dsrkit/law/exemptions.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>

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

}  // namespace dsrkit::law
