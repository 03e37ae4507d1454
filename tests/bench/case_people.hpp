#pragma once

#include "dice.hpp"

#include "dsrkit/model/party.hpp"

#include <string>
#include <vector>

namespace dsrkit::bench {

/// Somebody of a generated case.
struct Member {
  Party party;
  std::string given;
  std::string family;
  std::vector<std::string> short_forms;  ///< of the first name, as people use them
  bool female = false;
  bool recorded = true;  ///< false: the records do not know this person
};

/// Subject first, then family, others and professionals: names of many origins, ordinary words among them; in
/// three cases of five some of the family have the subject's surname.
[[nodiscard]] std::vector<Member> make_people(Dice& dice);

}  // namespace dsrkit::bench
