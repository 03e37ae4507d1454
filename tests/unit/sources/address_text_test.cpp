#include "../../../lib/sources/address_text.hpp"

#include <catch2/catch.hpp>

using dsrkit::sources::address_text;

TEST_CASE("an address kept as JSON reads as people write it", "[sources][address]") {
  CHECK(address_text(R"({"ROOM":"","FLAT":"9","BUILDING":"Tannery Court","HOUSE":"31","STREET":"Mill Brow",)"
                     R"("TOWN":"Brackendale","UPRN":"10001","EASTING":377000.5,"NORTHING":null})") ==
        "Flat 9, Tannery Court, 31 Mill Brow, Brackendale");
  CHECK(address_text(R"({"Flat":"Garden flat","Street":"Larch Road"})") == "Garden flat, Larch Road");
  CHECK(address_text("{}").empty());
}

TEST_CASE("an address that is no object of parts stays as it is", "[sources][address]") {
  CHECK(address_text("4 Larch Road, Brackendale") == "4 Larch Road, Brackendale");
  CHECK(address_text("{the old mill} Larch Road") == "{the old mill} Larch Road");
}
