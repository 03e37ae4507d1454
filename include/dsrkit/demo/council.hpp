#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::demo {

/// What decides every byte of a demonstration council.
struct CouncilOptions {
  std::string seed = "brackendale";
  int families = 12;  ///< invented families beside the data subject's own
  Date today{};       ///< the records end here; the request is received on this day
};

/// What should happen to a text in a disclosure to the data subject, before an officer weighs anything.
enum class Expected {
  disclose,  ///< her own data, or a social work, health or education professional (DPA 2018 Sch 2 para 17)
  refer,     ///< other professionals, and foster carers: an officer decides
  withhold,  ///< another person's data (Sch 2 para 16)
};

/// Words of a record that name or locate somebody, exactly as they are written there.
struct PlantedText {
  std::string party;  ///< Party::id
  std::string text;
  Expected expected = Expected::withhold;

  bool operator==(const PlantedText&) const = default;
};

/// A person's entry in one source, and who it is: "subject", "twin", "father", "namesake"...
struct PlantedEntry {
  std::string source;
  std::string person;  ///< its key there; for files the name without its ending
  std::string who;

  bool operator==(const PlantedEntry&) const = default;
};

/// A demonstration council: where its records lie, who asks, and the truth that tests compare with.
struct Council {
  Value sources;  ///< the "sources" array of dsrkit.json; connections are relative to the workspace
  DataSubject subject;
  Date received{};
  std::string service_profile = "demonstration-early-help";
  std::vector<Party> parties;         ///< everyone in the subject's records; "S" first
  std::vector<PlantedText> texts;     ///< by party, in the order of `parties`
  std::vector<PlantedEntry> entries;  ///< the subject's own entries
  std::vector<PlantedEntry> decoys;   ///< entries of people easily taken for the subject
};

/// Invents a council and writes its systems under `folder`/systems: "case-management.sqlite" in the shape of
/// the Standard Safeguarding Dataset, "early-help-notes.sqlite" with free-text notes, and
/// "education-welfare/" with service responses in the Ministry of Justice contract. The same options give the
/// same contents. Throws Error(output_exists) when the systems are already there.
[[nodiscard]] Council make_council(const std::filesystem::path& folder, const CouncilOptions& options);

}  // namespace dsrkit::demo
