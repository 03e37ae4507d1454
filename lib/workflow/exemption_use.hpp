#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/register/records.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::workflow {

/// Whether officers may withhold words of a case under a code of the catalogue.
class ExemptionUse {
public:
  ExemptionUse(Desk& desk, std::string_view reference);

  /// The exemption, when it can be used in this case at all: throws Error(not_found) for an unknown code and
  /// Error(not_lawful) when it withholds nothing, does not apply in the jurisdiction, or needs somebody who
  /// asks for another person.
  [[nodiscard]] const law::Exemption& require_code(std::string_view code) const;
  /// Throws Error(not_lawful) for a dead person's words under TP (DPA 2018 s.3(2)), and for words that are
  /// not of the class of data the exemption is for (Sch 3).
  void require_place(const Mention& mention, std::string_view code) const;
  /// Throws Error(gate_unsatisfied) naming the fields while nothing is on record to use the code here.
  void require_recorded(const Mention& mention, std::string_view code) const;

private:
  [[nodiscard]] DataClass class_of(const PassageRef& passage) const;
  void require_class(const Mention& mention, const law::Exemption& exemption) const;

  RequestCase m_request;
  bool m_by_representative;
  law::ExemptionCatalogue m_catalogue;
  std::map<std::string, Party> m_parties;
  std::map<std::string, DataClass> m_records;
  std::map<PassageRef, DataClass> m_passages;                ///< with another class than their record
  std::set<std::pair<std::string, std::string>> m_recorded;  ///< place and code
};

/// What follows for the places inside a passage that is withheld, or is not any more, with these decisions.
[[nodiscard]] std::vector<Decision> decisions_inside(Desk& desk, std::string_view reference,
                                                     const std::vector<Decision>& decisions);

}  // namespace dsrkit::workflow
