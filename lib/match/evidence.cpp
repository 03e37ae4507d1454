#include "evidence.hpp"

#include <string>
#include <string_view>

namespace dsrkit::match {
namespace {

std::string_view agreement_word(NameAgreement agreement) {
  switch (agreement) {
    case NameAgreement::absent: return "absent";
    case NameAgreement::different: return "different";
    case NameAgreement::part:
    case NameAgreement::close:
    case NameAgreement::variant: return "close";
    case NameAgreement::equal: return "equal";
  }
  return "absent";
}

MatchEvidence given_evidence(NameAgreement agreement) {
  const std::string word(agreement_word(agreement));
  switch (agreement) {
    case NameAgreement::absent: return {"given-name", word, "no given name to compare"};
    case NameAgreement::different: return {"given-name", word, "the given names are different"};
    case NameAgreement::part: return {"given-name", word, "one given name is the initial of the other"};
    case NameAgreement::close:
      return {"given-name", word,
              "the given names are alike but not the same, as a slip or a twin's would be"};
    case NameAgreement::variant:
      return {"given-name", word, "the given names are forms of one name, or differ by a middle name"};
    case NameAgreement::equal: return {"given-name", word, "the given names are the same"};
  }
  return {};
}

MatchEvidence family_evidence(NameAgreement agreement) {
  const std::string word(agreement_word(agreement));
  switch (agreement) {
    case NameAgreement::absent: return {"family-name", word, "no surname to compare"};
    case NameAgreement::different: return {"family-name", word, "the surnames are different"};
    case NameAgreement::part: return {"family-name", word, "the surnames have a part in common"};
    case NameAgreement::close:
    case NameAgreement::variant:
      return {"family-name", word, "the surnames differ by a slip of the pen, or only by spelling"};
    case NameAgreement::equal: return {"family-name", word, "the surnames are the same"};
  }
  return {};
}

MatchEvidence born_evidence(BornAgreement agreement) {
  switch (agreement) {
    case BornAgreement::absent: return {"born", "absent", "no birth date to compare"};
    case BornAgreement::placeholder:
      return {"born", "absent", "a birth date is a placeholder and is not compared"};
    case BornAgreement::different: return {"born", "different", "the birth dates are different"};
    case BornAgreement::year:
      return {"born", "close", "the same year of birth; 1 January often stands for an unknown day"};
    case BornAgreement::slip:
      return {"born", "close",
              "the birth dates differ by one slip: a digit, day and month exchanged, the next year or the "
              "century"};
    case BornAgreement::equal: return {"born", "equal", "the birth dates are the same"};
  }
  return {};
}

MatchEvidence address_evidence(AddressAgreement agreement) {
  switch (agreement) {
    case AddressAgreement::absent: return {"address", "absent", "no address to compare"};
    case AddressAgreement::different: return {"address", "different", "no address in common"};
    case AddressAgreement::neighbour:
      return {"address", "different", "a postcode in common, but another house"};
    case AddressAgreement::postcode: return {"address", "close", "a postcode in common"};
    case AddressAgreement::equal: return {"address", "equal", "an address in common"};
  }
  return {};
}

MatchEvidence identifier_evidence(const std::string& type, IdentifierAgreement agreement) {
  switch (agreement) {
    case IdentifierAgreement::equal_valid:
      return {type, "equal", "the same number, and its check digit or pattern is right"};
    case IdentifierAgreement::equal_unchecked:
      return {type, "equal", "the same number, of a type that cannot be checked"};
    case IdentifierAgreement::different_unchecked:
    case IdentifierAgreement::different_valid: return {type, "different", "no number of this type in common"};
    case IdentifierAgreement::not_valid:
      return {type, "absent", "a number of this type has not the right form and is not compared"};
  }
  return {};
}

}  // namespace

std::vector<MatchEvidence> describe(const Comparison& c) {
  std::vector<MatchEvidence> evidence;
  evidence.reserve(8);
  evidence.push_back(given_evidence(c.names.given));
  evidence.push_back(family_evidence(c.names.family));
  if (c.names.by_other_name) {
    evidence.push_back({"also-known-as", "close", "the names were compared through a former or other name"});
  }
  evidence.push_back(born_evidence(c.born));
  for (const auto& [type, agreement] : c.identifiers) {
    evidence.push_back(identifier_evidence(type, agreement));
  }
  evidence.push_back(address_evidence(c.address));
  if (c.phone) {
    evidence.push_back({"phone", "equal", "a phone number in common, which a household can share"});
  }
  if (c.email) {
    evidence.push_back({"email", "equal", "an e-mail address in common, which a household can share"});
  }
  return evidence;
}

}  // namespace dsrkit::match
