#include "dsrkit/match/identifier_check.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using match::check_identifier;
using match::IdentifierForm;

TEST_CASE("identifiers are checked by their own checksum or pattern", "[match][identifier]") {
  CHECK(check_identifier({"nhs-number", "999 000 0018"}) == IdentifierForm::valid);
  CHECK(check_identifier({"nhs-number", "999 000 0019"}) == IdentifierForm::invalid);
  CHECK(check_identifier({"upn", "A1B2"}) == IdentifierForm::invalid);
  CHECK(check_identifier({"nino", "QQ123456C"}) == IdentifierForm::invalid);
  CHECK(check_identifier({"system-id", "12"}) == IdentifierForm::unchecked);
}

TEST_CASE("a number that stands for an unknown one is not valid though its checksum is right",
          "[match][identifier]") {
  CHECK(check_identifier({"nhs-number", "0000000000"}) == IdentifierForm::invalid);
  CHECK(check_identifier({"nhs-number", "1111111111"}) == IdentifierForm::invalid);
  CHECK(check_identifier({"upn", "A000000000000"}) == IdentifierForm::invalid);
}

TEST_CASE("spaces, hyphens and case do not make another number", "[match][identifier]") {
  CHECK(match::bare_value({"nhs-number", "999 000-0018"}) == "9990000018");
  CHECK(match::bare_value({"upn", "a123"}) == "A123");
}
