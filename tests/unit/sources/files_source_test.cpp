#include "source_fixture.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/sources/item_id.hpp"
#include "dsrkit/sources/supplied.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

using Leaves = std::map<std::string, int>;

void count_leaves(const Value& value, Leaves& leaves) {
  if (value.is_array()) {
    for (const Value& element : value.as_array()) {
      count_leaves(element, leaves);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.as_object()) {
      count_leaves(member, leaves);
    }
  } else {
    ++leaves[codec::write_json(value)];
  }
}

sources::FileContents supplied(const test::TempFolder& folder, const std::string& name,
                               std::string_view text) {
  files::write_file(folder.path() / name, text);
  return sources::read_supplied(folder.path() / name, "AR-2026-0001", "hand", test::test_context().today);
}

/// Of a file of the same name each time, as a service answers that is asked again about person A1.
std::vector<std::string> ids_in(const test::TempFolder& folder, std::string_view text) {
  files::write_file(folder.path() / "r.json", text);
  sources::FileOrigin origin;
  origin.case_reference = "AR-2026-0001";
  origin.source = "service";
  origin.dataset = "responses";
  origin.person = "A1";
  std::vector<std::string> ids;
  for (const auto& fetched : sources::read_response(folder.path() / "r.json", origin).items) {
    ids.push_back(fetched.item.id);
  }
  return ids;
}

SourceConfig folder_source() {
  SourceConfig config;
  config.id = "welfare";
  config.kind = SourceKind::files;
  config.connection = "responses";
  DatasetConfig responses;
  responses.id = "responses";
  responses.label = "Welfare records";
  responses.identifier = "upn";
  responses.data_class = DataClass::education;
  config.datasets = {responses};
  return config;
}

}  // namespace

TEST_CASE("nothing of a response is dropped", "[sources][response]") {
  const std::string text = GENERATE(
      as<std::string>(),
      R"({"content":[{"a":1,"b":{"c":null,"d":[true,"x",2.50]}},{"a":2}],"prn":"G1","attachments":null})",
      R"({"content":{"cases":[{"id":1,"notes":[]},{"id":2}],"empty":{}}})",
      R"({"content":"words","other":[1,2,{"x":false}]})", R"({"content":[1,"two",{"three":3}]})",
      R"({"content":[],"prn":"G1","when":"2024-01-01"})", R"([{"a":1},{"a":2}])", R"([1,2])",
      R"({"no":"content member","list":[{"x":1}]})", R"("text")",
      R"({"content":[{"a":1}],"attachments":[{"filename":"absent.txt","contentType":"text/plain","filesize":3}]})",
      R"({"content":[{"a":1}],"attachments":["loose",{"b":2}]})");
  const test::TempFolder folder;
  const auto contents = supplied(folder, "r.json", text);
  Leaves expected;
  Leaves arrived;
  count_leaves(codec::parse_json(text, "test"), expected);
  for (const auto& fetched : contents.items) {
    count_leaves(fetched.item.content, arrived);
  }
  CHECK(arrived == expected);
}

TEST_CASE("records of an array are items with their own keys, ids and dates", "[sources][response]") {
  const test::TempFolder folder;
  const auto contents =
      supplied(folder, "case_notes.json",
               R"({"prn":"G1","content":[{"creationDateTime":"2024-02-27T11:57:18.083934","text":"one"},
                                     {"createdDate":"2024-01-30","text":"two"}]})");
  REQUIRE(contents.items.size() == 3);
  CHECK(contents.gaps.empty());
  const Item& first = contents.items[0].item;
  CHECK(first.key.starts_with("case_notes.json@"));
  CHECK(first.key.find("#/content/") != std::string::npos);
  CHECK(first.date == try_parse_date("2024-02-27"));
  CHECK(first.title == "Case notes");
  CHECK(first.person.empty());
  CHECK(contents.items[1].item.date == try_parse_date("2024-01-30"));
  CHECK(contents.items[2].item.content == Value::object({{"prn", "G1"}}));
  CHECK(first.id != contents.items[1].item.id);
}

TEST_CASE("the same file gives the same ids, another case others", "[sources][response]") {
  const test::TempFolder folder;
  const auto once = supplied(folder, "r.json", R"({"content":[{"a":1}]})");
  const auto again = supplied(folder, "r.json", R"({"content":[{"a":1}]})");
  CHECK(once.items.at(0).item == again.items.at(0).item);
  CHECK(once.items[0].item.id.size() == 18);
  const Item& item = once.items[0].item;
  CHECK(item.id == sources::item_id("AR-2026-0001", "hand", "supplied", item.key));
  CHECK(item.id != sources::item_id("AR-2026-0002", "hand", "supplied", item.key));
  CHECK(sources::item_id("a", "b", "c/d", "e") != sources::item_id("a", "b/c", "d", "e"));
}

TEST_CASE("another file of the same name is another record, the same file is the same one",
          "[sources][response]") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "a");
  std::filesystem::create_directory(folder.path() / "b");
  const Item one = supplied(folder, "a/note.txt", "the first note").items.at(0).item;
  const Item other = supplied(folder, "b/note.txt", "the second note").items.at(0).item;
  CHECK(one.id != other.id);
  CHECK(one == supplied(folder, "b/note.txt", "the first note").items.at(0).item);
  CHECK(one.key.size() == std::string("note.txt@").size() + 16);
}

TEST_CASE("records handed over are of the kind that the officer says", "[sources][response]") {
  const test::TempFolder folder;
  files::write_file(folder.path() / "n.txt", "a note");
  const auto of_kind = [&](DataClass data_class) {
    return sources::read_supplied(folder.path() / "n.txt", "AR-2026-0001", "hand", test::test_context().today,
                                  data_class)
        .items.at(0)
        .item;
  };
  CHECK(of_kind(DataClass::health).data_class == DataClass::health);
  CHECK(of_kind(DataClass::health).id == of_kind(DataClass::other).id);
}

TEST_CASE("an element in front of the others leaves their ids as they are", "[sources][keys]") {
  const std::string others = GENERATE(
      as<std::string>(), R"({"id":7,"t":"one"},{"id":8,"t":"two"},{"id":9,"t":"one"})",
      R"({"t":"one"},{"t":"two","u":null})", R"({"caseId":"C7","t":"one"},{"caseId":"C8","t":"two"})",
      R"({"t":"one"},{"uuid":"5f0c","t":"one"},{"reference":"R/1","t":"x"})");
  const test::TempFolder folder;
  const auto before = ids_in(folder, R"({"content":[)" + others + "]}");
  const auto after = ids_in(folder, R"({"content":[{"t":"new"},)" + others + "]}");
  CHECK(std::set(before.begin(), before.end()).size() == before.size());
  REQUIRE(after.size() == before.size() + 1);
  CHECK(std::equal(before.begin(), before.end(), after.begin() + 1));
  CHECK(std::find(before.begin(), before.end(), after.front()) == before.end());
}

TEST_CASE("an element of a changed content is the same record only by its own identifier",
          "[sources][keys]") {
  const test::TempFolder folder;
  CHECK(ids_in(folder, R"([{"id":7,"t":"one"},{"id":8}])") ==
        ids_in(folder, R"([{"id":7,"t":"two"},{"id":8}])"));
  CHECK(ids_in(folder, R"([{"t":"one"}])") != ids_in(folder, R"([{"t":"two"}])"));
}

TEST_CASE("an identifier that elements share is not theirs", "[sources][keys]") {
  const test::TempFolder folder;
  const auto ids = ids_in(folder, R"([{"caseId":1,"t":"one"},{"caseId":1,"t":"two"}])");
  REQUIRE(ids.size() == 2);
  CHECK(ids[0] != ids[1]);
  CHECK(ids_in(folder, R"([{"caseId":1,"t":"two"},{"caseId":1,"t":"one"}])") == std::vector{ids[1], ids[0]});
}

TEST_CASE("an identifier of the person whom the file is about identifies no record", "[sources][keys]") {
  const test::TempFolder folder;
  CHECK(ids_in(folder, R"([{"personId":"A1","t":"one"}])") !=
        ids_in(folder, R"([{"personId":"A1","t":"two"}])"));
  CHECK(ids_in(folder, R"([{"caseId":"A2","t":"one"}])") == ids_in(folder, R"([{"caseId":"A2","t":"two"}])"));
}

TEST_CASE("equal elements are counted and the order of members does not matter", "[sources][keys]") {
  const test::TempFolder folder;
  const auto ids = ids_in(folder, R"([{"a":1,"b":{"c":1,"d":2}},{"b":{"d":2,"c":1},"a":1},{"a":2}])");
  REQUIRE(ids.size() == 3);
  CHECK(ids[0] != ids[1]);
  CHECK(ids_in(folder, R"([{"b":{"d":2,"c":1},"a":1}])") == std::vector{ids[0]});
}

TEST_CASE("a response that says nothing is held makes no item", "[sources][response]") {
  const test::TempFolder folder;
  CHECK(supplied(folder, "a.json", R"({"content":null})").items.empty());
  CHECK(supplied(folder, "b.json", R"({"content":[],"attachments":null})").items.empty());
}

TEST_CASE("text attachments become text, other bytes travel beside the item", "[sources][attachments]") {
  const test::TempFolder folder;
  files::write_file(folder.path() / "letter.txt", "Dear Aisha");
  files::write_file(folder.path() / "scan.png", "\x89PNG");
  const auto contents = supplied(folder, "r.json", R"({"content":[{"a":1}],"attachments":[
      {"name":"Letter","contentType":"text/plain","filename":"letter.txt","filesize":10},
      {"name":"Scan","contentType":"image/png","filename":"scan.png"}]})");
  REQUIRE(contents.items.size() == 3);
  CHECK(contents.items[1].item.content.text_or("text") == "Dear Aisha");
  CHECK(contents.items[1].item.attachments.empty());
  REQUIRE(contents.items[2].files.size() == 1);
  CHECK(contents.items[2].files[0].bytes == "\x89PNG");
  CHECK(contents.items[2].item.attachments.at(0).name == "scan.png");
  CHECK(contents.gaps.empty());
}

TEST_CASE("an attachment is never taken from elsewhere", "[sources][attachments]") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "in");
  files::write_file(folder.path() / "secret.txt", "secret");
  std::filesystem::create_symlink(folder.path() / "secret.txt", folder.path() / "in" / "link.txt");
  files::write_file(folder.path() / "in" / "sized.txt", "somebody else's");
  const std::string name =
      GENERATE(as<std::string>(), "../secret.txt", "link.txt", "..", "", "sized.txt", "absent.txt");
  const auto contents =
      supplied(folder, "in/r.json",
               R"({"content":[{"a":1}],"attachments":[{"contentType":"text/plain","filesize":6,)"
               R"("url":"http://example.org/x","filename":")" +
                   name + R"("}]})");
  REQUIRE(contents.items.size() == 2);
  CHECK(contents.items[1].item.content.find("text") == nullptr);
  CHECK(contents.items[1].files.empty());
  CHECK(contents.gaps.size() == 1);
}

TEST_CASE("a file in the response's own folder goes before one that many could share",
          "[sources][attachments]") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "r");
  files::write_file(folder.path() / "r" / "note.txt", "mine");
  files::write_file(folder.path() / "note.txt", "someone's");
  const auto contents =
      supplied(folder, "r.json",
               R"({"content":[{"a":1}],"attachments":[{"contentType":"text/plain","filename":"note.txt"}]})");
  CHECK(contents.items.at(1).item.content.text_or("text") == "mine");
}

TEST_CASE("plain text and other files can be supplied", "[sources][response]") {
  const test::TempFolder folder;
  CHECK(supplied(folder, "n.txt", "a note").items.at(0).item.content == Value::object({{"text", "a note"}}));
  CHECK(supplied(folder, "d.pdf", "%PDF-").items.at(0).files.at(0).bytes == "%PDF-");
  CHECK_THROWS_AS(supplied(folder, "latin.txt", "caf\xe9"), Error);
  CHECK_THROWS_AS(supplied(folder, "twice.json", R"({"a":1,"a":2})"), Error);
}

TEST_CASE("messages about a file do not carry its name, which can be a number of a person",
          "[sources][files]") {
  const test::TempFolder folder;
  try {
    static_cast<void>(supplied(folder, "A123456789012.json", "{"));
    FAIL("read a broken file");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("A123456789012") == std::string::npos);
  }
}

TEST_CASE("a folder of files is searched by the identifier in their names", "[sources][files]") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "responses");
  files::write_file(folder.path() / "responses" / "a123.json", R"({"content":[{"x":1},{"x":2}]})");
  files::write_file(folder.path() / "responses" / "A124.json", R"({"content":[{"x":3}]})");
  const Context context = test::test_context();
  const auto source = sources::open_source(folder_source(), {folder.path(), context});
  CHECK(source->check().empty());

  DataSubject subject;
  subject.identifiers = {{"nhs-number", "A124"}, {"upn", "A 123"}};
  sources::SearchLog log;
  const auto people = test::find_in(*source, subject, log);
  REQUIRE(people.size() == 1);
  CHECK(people[0].person == "a123");
  CHECK(people[0].details.identifiers == std::vector<Identifier>{{"upn", "a123"}});

  const test::Received received(*source, "a123", log);
  REQUIRE(received.items.size() == 2);
  CHECK(received.items[0].item.person == "a123");
  CHECK(received.items[0].item.data_class == DataClass::education);
  CHECK(received.items[0].item.title == "Welfare records");
  CHECK(received.parties.empty());
}

TEST_CASE("a folder that could not be asked for somebody is a gap, not silence", "[sources][files]") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "responses");
  const Context context = test::test_context();
  const auto source = sources::open_source(folder_source(), {folder.path(), context});
  DataSubject subject;
  subject.identifiers = {{"nhs-number", "999 000 0018"}};
  sources::SearchLog log;
  CHECK(test::find_in(*source, subject, log).empty());
  CHECK(log.gaps() ==
        std::vector<std::string>{"it can only be searched by upn, which the request does not give"});
}

TEST_CASE("a folder that is gone is unavailable and not empty", "[sources][files]") {
  const test::TempFolder folder;
  const Context context = test::test_context();
  const auto source = sources::open_source(folder_source(), {folder.path(), context});
  CHECK(has_errors(source->check()));
  sources::SearchLog log;
  CHECK_THROWS_AS(test::find_in(*source, {}, log), Error);
}
