#pragma once

#include "dsrkit/model/party.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Draws a lot for a person: the order of lots decides who gets which letter. Another bundle draws others.
using DrawLot = std::function<std::string(const Party&)>;

/// Whether a label may tell whose these words are: not of a safe address or a watched term, for somebody
/// hides.
[[nodiscard]] bool names_owner(std::string_view kind);

/// What stands in place of withheld words in one bundle: "[neighbour: withheld, code TP]", "[neighbour B:
/// withheld, code TP]" where several withheld people are neighbours, "[telephone number of neighbour B:
/// withheld, code TP]". Labels belong to the bundle, never to the person: two people who compare their
/// bundles cannot join them. A label holds no name, no free text and no length.
///
/// A relation that only one withheld person has and that only one person can have ("maternal grandmother")
/// would tell who it is; it becomes "family member", and of people who are no kin "person". An informant has
/// no label but "[withheld, code TP]" (DPA 2018 Sch 2 para 16(4)(a)), and nor has anybody whose role nobody
/// knows, so that the bare label does not point out the source.
class Labels {
public:
  /// `withheld` are the ids of the people of whom something stands withheld in the bundle.
  Labels(const std::vector<Party>& parties, const std::set<std::string>& withheld, const DrawLot& draw_lot);

  /// In place of words of this kind that are about `party`, or about nobody known.
  [[nodiscard]] std::string label_for(const Party* party, std::string_view code,
                                      std::string_view kind = "person") const;

  struct Person {
    std::string role;   ///< "neighbour"
    std::string label;  ///< "neighbour B", or the role alone when nobody shares it
  };

  /// Everybody who has a label, in order of the labels.
  [[nodiscard]] std::vector<Person> people() const;

private:
  [[nodiscard]] std::string owner_of(const Party* party) const;

  std::map<std::string, Person, std::less<>> m_people;  ///< by id
};

}  // namespace dsrkit::redact
