#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::law {

/// What a code of the catalogue can be used for.
enum class ExemptionUse {
  withhold,     ///< words or passages may be withheld under it
  refuse,       ///< a whole request may be refused (or charged for) under it
  gate,         ///< nothing may be released before it is answered; it is no ground to withhold
  scope,        ///< says that something is not the person's data; no exemption
  unavailable,  ///< a council cannot rely on it; kept so that nobody adds it by mistake
};

/// "withhold", "refuse", "gate", "scope" or "unavailable".
[[nodiscard]] std::string_view exemption_use_name(ExemptionUse use);

/// Something that must be on record before a gate opens or an exemption is used.
struct EvidenceField {
  std::string field;  ///< "professional", "prejudice"...; a day when it ends with "-on"
  std::string what;   ///< in plain English

  bool operator==(const EvidenceField&) const = default;
};

/// Evidence as given: fields with their values.
using Evidence = std::vector<std::pair<std::string, std::string>>;

/// The fields that are not there or empty.
[[nodiscard]] std::vector<EvidenceField> missing_fields(const std::vector<EvidenceField>& wanted,
                                                        const Evidence& given);
/// "limb (which limb of para 2(1)), prejudice (...)"
[[nodiscard]] std::string fields_text(const std::vector<EvidenceField>& fields);

/// One legal ground not to disclose.
struct Exemption {
  std::string code;      ///< "TP", "H-HARM"...
  std::string citation;  ///< "DPA 2018 Sch 2 Pt 3 para 16"
  ExemptionUse use = ExemptionUse::withhold;
  std::string label;                    ///< what stands in the document; does not reveal what is withheld
  std::string meaning;                  ///< for the person, in plain English
  std::string test;                     ///< for the officer: what must be true
  std::vector<std::string> record;      ///< for the officer: what must be written down to rely on it
  std::vector<EvidenceField> evidence;  ///< what must be on record to withhold words under it
  std::optional<DataClass> data_class;  ///< the only class of data it is for (DPA 2018 Sch 3)
  std::vector<Jurisdiction> not_in;     ///< where it does not apply
  bool beyond_access = false;           ///< limits other rights than access too
  bool for_representatives = false;     ///< only when somebody asks for another person

  [[nodiscard]] bool applies_in(Jurisdiction jurisdiction) const;

  bool operator==(const Exemption&) const = default;
};

/// The exemptions in the order of the file; each code is there once.
class ExemptionCatalogue {
public:
  explicit ExemptionCatalogue(std::vector<Exemption> exemptions);

  [[nodiscard]] const std::vector<Exemption>& exemptions() const& { return m_exemptions; }

  /// A loop over a catalogue that nobody keeps would read what is gone.
  const std::vector<Exemption>& exemptions() && = delete;

  /// The exemption, or null.
  [[nodiscard]] const Exemption* find(std::string_view code) const;
  /// The exemption; throws Error(not_found) with the nearest code.
  [[nodiscard]] const Exemption& get(std::string_view code) const;
  /// The exemption when words may be withheld under it in this jurisdiction; throws Error(not_found) for an
  /// unknown code and Error(not_lawful) otherwise.
  [[nodiscard]] const Exemption& require_withholdable(std::string_view code, Jurisdiction jurisdiction) const;

private:
  std::vector<Exemption> m_exemptions;
};

/// Throws Error(gate_unsatisfied) naming what is missing of the evidence, and Error(usage) for a field that
/// the exemption does not ask for, or a day that is none.
void require_evidence(const Exemption& exemption, const Evidence& given);

/// Reads "dsrkit.exemptions/1" strictly; duplicate codes and unknown keys become diagnostics.
[[nodiscard]] std::vector<Exemption> parse_exemptions(const Value& json, std::string_view where,
                                                      Diagnostics& diagnostics);

/// Reads a catalogue file; throws Error(data_invalid) with the first mistake.
[[nodiscard]] ExemptionCatalogue load_exemptions(const std::filesystem::path& path);

/// The catalogue that is shipped with the program: redaction-rules/exemptions/uk.json.
[[nodiscard]] ExemptionCatalogue load_exemptions();

}  // namespace dsrkit::law
