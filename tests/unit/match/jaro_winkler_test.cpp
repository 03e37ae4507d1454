#include "dsrkit/match/jaro_winkler.hpp"

#include <catch2/catch.hpp>

using dsrkit::match::jaro_winkler;

TEST_CASE("Jaro-Winkler gives the values of Winkler's published table", "[match][jaro-winkler]") {
  // W. E. Winkler, "Overview of Record Linkage and Current Research Directions" (2006), table 6, to three
  // places, without the adjustments for similar characters.
  CHECK(jaro_winkler("SHACKLEFORD", "SHACKELFORD") == Approx(0.982).margin(0.0005));
  CHECK(jaro_winkler("DUNNINGHAM", "CUNNIGHAM") == Approx(0.896).margin(0.0005));
  CHECK(jaro_winkler("NICHLESON", "NICHULSON") == Approx(0.956).margin(0.0005));
  CHECK(jaro_winkler("JONES", "JOHNSON") == Approx(0.832).margin(0.0005));
  CHECK(jaro_winkler("MASSEY", "MASSIE") == Approx(0.933).margin(0.0005));
  CHECK(jaro_winkler("ABROMS", "ABRAMS") == Approx(0.922).margin(0.0005));
  CHECK(jaro_winkler("MARTHA", "MARHTA") == Approx(0.961).margin(0.0005));
  CHECK(jaro_winkler("DWAYNE", "DUANE") == Approx(0.840).margin(0.0005));
  CHECK(jaro_winkler("DIXON", "DICKSONX") == Approx(0.813).margin(0.0005));
}

TEST_CASE("Jaro-Winkler compares letters, not bytes, and is symmetric", "[match][jaro-winkler]") {
  CHECK(jaro_winkler("Łuć", "Łuć") == 1);
  CHECK(jaro_winkler("żółw", "zolw") == Approx(0.5).margin(0.01));
  CHECK(jaro_winkler("مريم", "مريام") == jaro_winkler("مريام", "مريم"));
  CHECK(jaro_winkler("abc", "xyz") == 0);
  CHECK(jaro_winkler("", "") == 0);
  CHECK(jaro_winkler("", "a") == 0);
}
