#include "dsrkit/rules/validators.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit::rules;

namespace {

struct Vectors {
  std::string validator;
  std::vector<std::string> valid;
  std::vector<std::string> invalid;
};

const std::vector<Vectors>& all_vectors() {
  static const std::vector<Vectors> kVectors{
      {"nhs",
       {"943 476 5919", "401-023-2137", "221 395 1837", "0032698674", "9990000018", "9990000026"},
       {"401-023-2138", "943 476 5918", "0000000000", "9990000001", "9990000140", "9991234560", "94347659",
        ""}},
      {"chi",
       {"0211165794", "1811431232", "1304496368", "0101201234", "1009701234", "0101011237"},
       {"9999999999", "3201201234", "0101010000"}},
      {"upn",
       {"B801200005001", "P207000016049", "M80120000500A"},
       {"A801200005001", "X80120000A001", "B207000016049", "Q207000016049"}},
      {"uln", {"9276308686"}, {"9276308687", "9434765919"}},
      {"nino",
       {"AA 12 34 56 B", "hh 01 02 03 d", "tw987654a", "PR 123612C", "YZ 61 48 68 B", "AA123456",
        "OO 12 34 56 A", "FY123456"},
       {"AA 12 34 56 H", "AB1234561", "FQ000000C", "BG123612A", "nt998877a", "UV987654B", "QQ123456C",
        "AO123456A"}},
      {"outward", {"OL1", "M60", "W1A", "EC1A", "bl9"}, {"QA1", "1A1", "OL", "OL123"}},
      {"trn", {"11 A1 11 11", "63t12605"}, {"11 11 11 11", "1A11111", "11 AA 11 11"}},
      {"postcode",
       {"M1 1AA", "M60 1NW", "W1A 1HQ", "CR2 6XH", "DN55 1PT", "EC1A 1BB", "GIR 0AA", "M11AA"},
       {"QA1 1AA", "VA1 1AA", "XA1 1AA", "M1 1CA", "M1 1AI", "1A1 1AA", "ABCM11AADEF"}},
      {"phone",
       {"07700 900461", "+44 (0)20 7946 0018", "0044 7700 900123", "(0191) 498 0123 ext 4", "01632 960123"},
       {"999", "0800 1111", "07700", "447700900461"}},
      {"vehicle",
       {"AB51 ABC", "BD62XYZ", "LN14-HGT", "aa02 aaa", "AB70 DEF", "A123 ABC", "ABC 123A"},
       {"IB51 ABC", "AQ51 ABC", "AB00 ABC", "AB35 ABC"}},
      {"driver",
       {"MORGA607054SM9IJ", "MORGA657054SM9IJ", "FO999512018AA1AB", "JONES710153J99EF"},
       {"MORGA613054SM9IJ", "MORGA650054SM9IJ", "99999657054SM9IJ", "MO9G9657054SM9IJ", "MORGA657054SM9I",
        "MORGA657054SM9IJK"}},
      {"iban",
       {"GB29NWBK60161331926819", "GB82WEST12345698765432"},
       {"GB29NWBK60161331926810", "GB29NWBK6016133192681"}},
      {"luhn", {"4929 4212 3460 0821"}, {"4929 4212 3460 0822", "0000 0000 0000 0000"}},
      {"date",
       {"2009-04-12", "12/04/2009", "12.4.09", "12th April 2009", "12 Apr 09", "April 12, 2009",
        "1st of May 2011"},
       {"31/02/2009", "13/13/2009", "2009-00-10", "April", "12/04"}},
  };
  return kVectors;
}

}  // namespace

TEST_CASE("Every validator accepts valid and refuses invalid identifiers", "[rules][validators]") {
  for (const auto& vectors : all_vectors()) {
    const auto check = find_validator(vectors.validator);
    REQUIRE(check);
    for (const auto& text : vectors.valid) {
      CAPTURE(vectors.validator, text);
      CHECK(check(text));
    }
    for (const auto& text : vectors.invalid) {
      CAPTURE(vectors.validator, text);
      CHECK_FALSE(check(text));
    }
  }
}

TEST_CASE("Every built-in validator has vectors", "[rules][validators]") {
  CHECK(validator_names().size() == all_vectors().size());
  CHECK_FALSE(find_validator("mod-12"));
}

TEST_CASE("No pupil number stays valid when one digit changes", "[rules][validators]") {
  const std::string upn = "B801200005001";
  for (std::size_t i = 1; i < upn.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = upn;
      changed[i] = digit;
      CAPTURE(changed);
      CHECK(is_upn(changed) == (changed == upn));
    }
  }
}

TEST_CASE("A telephone number is compared by its national digits", "[rules][validators]") {
  for (const std::string text :
       {"07700 900461", "+44 7700 900461", "+44 (0)7700-900461", "0044 7700 900 461 ext 3"}) {
    CAPTURE(text);
    CHECK(compact_phone(text) == "07700900461");
  }
}
