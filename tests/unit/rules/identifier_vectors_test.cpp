#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/text/tokens.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace dsrkit;

namespace {

/// Whether a rule of the kind finds what stands between the brackets, or anything when there are none.
bool finds(const std::string& kind, std::string note) {
  static const rules::Matcher kMatcher(rules::load_rules());
  const auto open = note.find("[[");
  std::size_t end = std::string::npos;
  if (open != std::string::npos) {
    note.erase(open, 2);
    end = note.find("]]");
    note.erase(end, 2);
  }
  const auto matches = kMatcher.find(note, text::tokenise(note));
  return std::any_of(matches.begin(), matches.end(), [&](const rules::RuleMatch& match) {
    return match.rule->kind == kind && !match.rule->patterns.empty() &&
           (open == std::string::npos || (match.begin == open && match.end == end));
  });
}

struct Vectors {
  std::string kind;
  std::vector<std::string> found;
  std::vector<std::string> not_found;
};

const std::vector<Vectors>& all_vectors() {
  static const std::vector<Vectors> kVectors{
      {"nhs-number",
       {"[[943 476 5919]]", "[[401-023-2137]]", "[[221 395 1837]]", "[[0032698674]]", "[[9990000018]]",
        "NHS no [[9990000026]]", "NHS number [[401-023-2138]]"},
       {"401-023-2138", "943 476 5918", "0000000000", "9990000001", "9990000140", "9991234560",
        "order number 943 476 5919", "1 943 476 591"}},
      {"chi-number",
       {"CHI [[0211165794]]", "CHI [[1811431232]]", "CHI number [[1304496368]]", "CHI [[0101201234]]",
        "CHI [[1009701234]]", "CHI [[0101011237]]", "CHI [[010120 1234]]"},
       {"CHI 9999999999", "CHI 3201201234", "CHI 0101010000", "0211165794"}},
      {"nino",
       {"[[AA 12 34 56 B]]", "[[hh 01 02 03 d]]", "[[tw987654a]]", "[[PR 123612C]]", "[[YZ 61 48 68 B]]",
        "NI number [[QQ123456C]]", "[[OO 12 34 56 A]]", "TRN [[11 A1 11 11]]", "NI no [[AA 12 34 56]]"},
       {"AA 12 34 56 H", "AB1234561", "FQ000000C", "BG123612A", "nt998877a", "UV987654B", "QQ123456C",
        "AO123456A", "11 A1 11 11", "job AA123456 done"}},
      {"upn",
       {"[[B801200005001]]", "[[P207000016049]]", "[[M80120000500A]]", "UPN [[A801200005001]]"},
       {"A801200005001", "X80120000A001", "B207000016049", "Q207000016049"}},
      {"uln", {"ULN [[9276308686]]"}, {"ULN 9276308687", "ULN 9434765919", "9276308686"}},
      {"postcode",
       {"[[M1 1AA]]", "[[M60 1NW]]", "[[W1A 1HQ]]", "[[CR2 6XH]]", "[[DN55 1PT]]", "[[EC1A 1BB]]",
        "[[GIR 0AA]]", "[[M11AA]]", "postcode area [[OL1]]"},
       {"QA1 1AA", "VA1 1AA", "XA1 1AA", "M1 1CA", "M1 1AI", "1A1 1AA", "ABCM11AADEF", "OL1 is near",
        "printer HP22 8JU"}},
      {"phone",
       {"[[07700 900461]]", "[[+44 (0)20 7946 0018]]", "[[0044 7700 900123]]", "[[(0191) 498 0123 ext 4]]",
        "[[01632 960123]]", "[[0808 157 0123]]", "the order is with [[07700 900461]]"},
       {"999", "111", "101", "Childline on 0800 1111", "ring 0800 1111 now", "12/04/2025 10:30",
        "order 0362573479"}},
      {"vehicle-registration",
       {"[[AB51 ABC]]", "[[BD62XYZ]]", "[[LN14-HGT]]", "[[aa02 aaa]]", "[[AB70 DEF]]", "car [[A123 ABC]]",
        "car [[ABC 123A]]", "reg [[AIZ 1234]]", "reg [[ABC 12]]"},
       {"IB51 ABC", "AQ51 ABC", "AB00 ABC", "AB35 ABC", "AIZ 1234", "room ABC 12"}},
      {"passport",
       {"passport [[123456789]]", "Passport no [[C123456]]", "passport number [[123456C]]"},
       {"123456789", "invoice 123456789", "passport AB1234567"}},
      {"driver-number",
       {"[[MORGA607054SM9IJ]]", "[[MORGA657054SM9IJ]]", "[[FO999512018AA1AB]]", "[[JONES710153J99EF]]"},
       {"MORGA613054SM9IJ", "MORGA650054SM9IJ", "99999657054SM9IJ", "MO9G9657054SM9IJ", "MORGA657054SM9I",
        "MORGA657054SM9IJK"}},
      {"bank-account",
       {"sort code and account [[08-99-99 66374958]]", "bank details [[089999/66374958]]",
        "account number [[66374958]]", "sort code [[08-99-99]]"},
       {"66374958", "on 12-04-25 she rang"}},
      {"iban",
       {"[[GB29NWBK60161331926819]]", "[[GB82WEST12345698765432]]", "[[GB82 WEST 1234 5698 7654 32]]"},
       {"GB29NWBK60161331926810", "GB29NWBK6016133192681"}},
      {"card-number",
       {"card [[4929 4212 3460 0821]]"},
       {"card 4929 4212 3460 0822", "barcode 4929421234600821"}},
      {"uprn", {"UPRN [[100011223344]]", "USRN [[12345678]]", "UDPRN [[12345678]]"}, {"case 100011223344"}},
      {"court-case", {"case [[SN19C00123]]"}, {"case SN19X00123"}},
      {"police-reference",
       {"police log [[1234/120425/25]]", "crime reference [[CR/12A/3456/25]]", "occurrence [[25000123456]]"},
       {"room 12/34/56", "25000123456"}},
      {"collar-number",
       {"PC 1234 attended", "PC [[1234]] came", "collar no [[21532]]", "DC [[4821AB]]", "Sgt [[221]] came"},
       {"1234 came", "PC World", "a PC1 cable"}},
      {"date-of-birth",
       {"DOB [[12/04/2009]]", "d.o.b. [[12.4.09]]", "born on [[12th April 2009]]",
        "[[2009-04-12]] (date of birth)"},
       {"visited on 12/04/2009", "DOB 31/02/2009"}},
  };
  return kVectors;
}

}  // namespace

TEST_CASE("Every kind of identifier is found where it is one and nowhere else", "[rules][vectors]") {
  for (const auto& vectors : all_vectors()) {
    for (const auto& note : vectors.found) {
      CAPTURE(vectors.kind, note);
      CHECK(finds(vectors.kind, note));
    }
    for (const auto& note : vectors.not_found) {
      CAPTURE(vectors.kind, note);
      CHECK_FALSE(finds(vectors.kind, note));
    }
  }
}
