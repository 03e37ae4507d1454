#pragma once

#include "dsrkit/model/party.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Letters for the people of a case other than the subject: "A" to "Z", "AA"... in party order.
class Labels {
public:
  explicit Labels(const std::vector<Party>& parties);

  /// "Person B", or "Organisation C"; empty for the subject and for a party of another case.
  [[nodiscard]] std::string name_of(const Party& party) const;

private:
  std::map<std::string, std::string, std::less<>> m_names;
};

/// What stands in place of a withheld mention: "[Person B, neighbour: withheld, code TP]", "[telephone number
/// of Person B: withheld, code TP]", without a party "[person: withheld, code TP]". Never holds a name; the
/// relation is shown only when it is one of the known relation words, so that no free text slips through. Of
/// an informant not even the letter is shown: it and the relation would tell who the source is (DPA 2018 Sch
/// 2 para 16(4)(a)).
[[nodiscard]] std::string label_for(const Party* party, const Labels& labels, std::string_view code,
                                    std::string_view kind = "person");

}  // namespace dsrkit::redact
