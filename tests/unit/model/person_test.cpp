#include "dsrkit/model/person.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a name is read in the forms in which people write it", "[model][person]") {
  struct Row {
    const char* written;
    const char* given;
    const char* family;
  };

  const auto row = GENERATE(values<Row>({{"Aisha Khan", "Aisha", "Khan"},
                                         {"KHAN, Aisha", "Aisha", "KHAN"},
                                         {"Dr Omar Siddiqui", "Omar", "Siddiqui"},
                                         {"Anna van der Berg", "Anna", "van der Berg"},
                                         {"Sian ap Rhys", "Sian", "ap Rhys"},
                                         {"Mary Jane Smith-Jones", "Mary Jane", "Smith-Jones"},
                                         {"Madonna", "Madonna", ""},
                                         {"  Li   Wei ", "Li", "Wei"},
                                         {"", "", ""}}));
  const PersonName name = parse_person_name(row.written);
  CHECK(name.given == row.given);
  CHECK(name.family == row.family);
}

TEST_CASE("an identifier needs a type and a value", "[model][person]") {
  CHECK((parse_identifier("NHS-Number= 999 000 0018") == Identifier{"nhs-number", "999 000 0018"}));
  for (const char* wrong : {"", "nhs-number", "=1", "upn="}) {
    CHECK_THROWS_AS(parse_identifier(wrong), Error);
  }
}
