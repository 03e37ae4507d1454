#include "dsrkit/demo/council.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <map>
#include <set>

using namespace dsrkit;
using test::TempFolder;
using namespace std::chrono_literals;

namespace {

const Date kToday = 2026y / 11 / 20;

demo::CouncilOptions options_for(int families, std::string seed = "brackendale") {
  return {.seed = std::move(seed), .families = families, .today = kToday};
}

/// Every cell of a result, a row a line.
std::string dump(const std::filesystem::path& database, std::string_view statement) {
  const auto opened = sql::open_source(database);
  std::string text;
  opened->query(statement, {}, [&](const sql::Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += sql::to_text(row.cell(i)).value_or("(null)") + "|";
    }
    text += "\n";
  });
  return text;
}

std::string dump(const std::filesystem::path& database) {
  std::string text;
  for (const auto& table : sql::open_source(database)->tables()) {
    text += "== " + table.name + "\n" + dump(database, "SELECT * FROM " + table.name + " ORDER BY 1, 2");
  }
  return text;
}

/// The number that a statement answers with.
std::int64_t number(const std::filesystem::path& database, std::string_view statement) {
  std::int64_t answer = -1;
  sql::open_source(database)->query(statement, {}, [&](const sql::Row& row) { answer = row.integer(0); });
  return answer;
}

/// All contents of a council's systems by relative path.
std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "systems")) {
    if (entry.is_regular_file()) {
      const auto& path = entry.path();
      found[std::filesystem::relative(path, folder).string()] =
          path.extension() == ".sqlite" ? dump(path) : files::read_file(path);
    }
  }
  return found;
}

std::string all_text(const std::filesystem::path& folder) {
  std::string text;
  for (const auto& [path, content] : contents(folder)) {
    text += path + "\n" + content + "\n";
  }
  return text;
}

std::string subject_notes(const std::filesystem::path& folder) {
  return dump(folder / "systems/early-help-notes.sqlite",
              "SELECT note_date, title, body FROM eh_note WHERE person_id = 'EH20417' ORDER BY id");
}

/// The digits of every run of digits and single spaces that begins with 0 or +44.
std::set<std::string> phone_like(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool before = at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
    const bool abroad = text.compare(at, 3, "+44") == 0;
    if (before || (text[at] != '0' && !abroad)) {
      continue;
    }
    std::string digits = abroad ? "0" : "";
    for (auto i = at + (abroad ? 3 : 0); i < text.size(); ++i) {
      if (std::isdigit(static_cast<unsigned char>(text[i])) != 0) {
        digits += text[i];
      } else if (text[i] != ' ') {
        break;
      }
    }
    if (digits.size() == 10 || digits.size() == 11) {
      found.insert(digits);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the same seed makes the same council and another seed another", "[demo]") {
  const TempFolder first;
  const TempFolder second;
  const TempFolder third;
  (void)demo::make_council(first.path(), options_for(15));
  (void)demo::make_council(second.path(), options_for(15));
  (void)demo::make_council(third.path(), options_for(15, "other"));
  const auto made = contents(first.path());
  CHECK(made.size() > 10);
  CHECK(made == contents(second.path()));
  CHECK(made != contents(third.path()));
}

TEST_CASE("a council is made once and leaves nothing half done", "[demo]") {
  const TempFolder folder;
  std::filesystem::create_directory(folder.path() / "systems.unfinished");
  (void)demo::make_council(folder.path(), options_for(0));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  CHECK_THROWS_AS(demo::make_council(folder.path(), options_for(0)), Error);
  CHECK_THROWS_AS(demo::make_council(folder.path() / "b", options_for(-1)), Error);
  CHECK_THROWS_AS(demo::make_council(folder.path() / "b", demo::CouncilOptions{}), Error);
}

TEST_CASE("a thousand families take seconds", "[demo][scale]") {
  const TempFolder folder;
  const auto begun = std::chrono::steady_clock::now();
  (void)demo::make_council(folder.path(), options_for(1000));
  CHECK(std::chrono::steady_clock::now() - begun < 20s);
  const auto database = folder.path() / "systems/case-management.sqlite";
  CHECK(number(database, "SELECT count(*) FROM ssd_person") > 3000);
  SECTION("among them twins, and sons with their father's name") {
    const auto same = [&](const std::string& condition) {
      return number(
          database,
          "SELECT count(*) FROM ssd_person a JOIN ssd_family fa ON fa.fami_person_id = a.pers_person_id "
          "JOIN ssd_family fb ON fb.fami_family_id = fa.fami_family_id "
          "JOIN ssd_person b ON b.pers_person_id = fb.fami_person_id "
          "WHERE a.pers_person_id < b.pers_person_id AND " +
              condition);
    };
    CHECK(same("a.pers_dob = b.pers_dob") != 0);
    CHECK(same("a.pers_forename = b.pers_forename AND a.pers_dob <> b.pers_dob") != 0);
  }
  SECTION("and nobody shares an NHS number") {
    CHECK(number(database, "SELECT count(*) - count(DISTINCT pers_single_unique_id) FROM ssd_person") == 0);
  }
}

TEST_CASE("the sources describe what is there", "[demo][sources]") {
  const TempFolder folder;
  const auto council = demo::make_council(folder.path(), options_for(3));
  const auto roles = dataset_role_names();
  std::vector<std::string> kinds;
  for (const Value& source : council.sources.as_array()) {
    kinds.push_back(source.text_or("kind"));
    const auto connection = source.text_or("connection");
    CHECK((kinds.back() == "manual") == connection.empty());
    std::set<std::string> ids;
    for (const Value& dataset : source.find("datasets")->as_array()) {
      INFO(source.text_or("id") << "/" << dataset.text_or("id"));
      CHECK(std::find(roles.begin(), roles.end(), dataset.text_or("role")) != roles.end());
      CHECK(parse_data_class(dataset.text_or("data_class")).has_value());
      CHECK((dataset.text_or("link_to").empty() || ids.count(dataset.text_or("link_to")) == 1));
      CHECK(ids.insert(dataset.text_or("id")).second);
      if (kinds.back() != "sql") {
        continue;
      }
      std::string columns = dataset.text_or("key");
      if (const auto link = dataset.text_or("link_column"); !link.empty()) {
        columns += ", " + link;
      }
      for (const Value& field : dataset.find("fields")->as_array()) {
        columns += ", " + field.text_or("column");
      }
      CHECK_FALSE(dump(folder.path() / connection, "SELECT " + columns + " FROM " + dataset.text_or("table"))
                      .empty());
    }
  }
  CHECK(kinds == std::vector<std::string>{"sql", "sql", "files", "manual"});
}

TEST_CASE("addresses read on one line as the subject gives them", "[demo]") {
  const TempFolder folder;
  const auto council = demo::make_council(folder.path(), options_for(0));
  const auto lines = dump(folder.path() / "systems/case-management.sqlite",
                          "SELECT addr_address_line FROM sar_address WHERE addr_person_id = 'P104417' ORDER "
                          "BY addr_table_id DESC");
  std::string given;
  for (const auto& address : council.subject.addresses) {
    given += address + "|\n";
  }
  CHECK(lines == given);
}

TEST_CASE("every planted text stands in the subject's records", "[demo][truth]") {
  const TempFolder folder;
  const auto council = demo::make_council(folder.path(), options_for(0));
  const auto notes = subject_notes(folder.path());
  REQUIRE(council.texts.size() > 100);
  for (const auto& planted : council.texts) {
    INFO(planted.party << ": " << planted.text);
    CHECK(notes.find(planted.text) != std::string::npos);
  }
  SECTION("the parties carry their relations and dangers") {
    const auto& parties = council.parties;
    CHECK(parties.front().role == PartyRole::subject);
    CHECK(std::count_if(parties.begin(), parties.end(), [](const Party& p) { return p.informant; }) == 1);
    CHECK(std::count_if(parties.begin(), parties.end(),
                        [](const Party& p) { return !p.safe_addresses.empty(); }) == 2);
    CHECK(std::count_if(parties.begin(), parties.end(),
                        [](const Party& p) { return p.names.front() == "Tariq Mahmood"; }) == 2);
    CHECK(std::count_if(parties.begin(), parties.end(), [&](const Party& p) {
            return p.born == parties.front().born && p.relation == "twin sister";
          }) == 1);
  }
  SECTION("no text that must go is part of one that must stay") {
    for (const auto& gone : council.texts) {
      for (const auto& kept : council.texts) {
        INFO(gone.text << " in " << kept.text);
        CHECK_FALSE((gone.expected == demo::Expected::withhold && kept.expected == demo::Expected::disclose &&
                     kept.text.find(gone.text) != std::string::npos));
      }
    }
  }
}

TEST_CASE("the entries and decoys are in their sources", "[demo][truth]") {
  const TempFolder folder;
  const auto council = demo::make_council(folder.path(), options_for(2));
  const std::map<std::string, std::string> queries{
      {"case-management", "SELECT count(*) FROM ssd_person WHERE pers_person_id = '"},
      {"early-help-notes", "SELECT count(*) FROM eh_person WHERE id = '"}};
  auto all = council.entries;
  all.insert(all.end(), council.decoys.begin(), council.decoys.end());
  CHECK(all.size() == 12);
  for (const auto& entry : all) {
    INFO(entry.source << " " << entry.who);
    const auto systems = folder.path() / "systems";
    if (entry.source == "education-welfare") {
      CHECK(std::filesystem::exists(systems / entry.source / (entry.person + ".json")));
    } else {
      CHECK(number(systems / (entry.source + ".sqlite"), queries.at(entry.source) + entry.person + "'") == 1);
    }
  }
}

TEST_CASE("the subject's notes have the noise of real notes", "[demo][notes]") {
  const TempFolder folder;
  (void)demo::make_council(folder.path(), options_for(0));
  const auto database = folder.path() / "systems/early-help-notes.sqlite";
  const auto notes = subject_notes(folder.path());
  CHECK(number(database, "SELECT count(*) FROM eh_note WHERE person_id = 'EH20417'") >= 35);
  CHECK(number(database, "SELECT count(*) FROM eh_note WHERE restricted = 1") == 1);
  const auto [kind, text] =
      GENERATE(table<const char*, const char*>({{"possessive", "Nana Bridie's"},
                                                {"possessive of a surname with s", "Mrs Ogden's"},
                                                {"nickname", "Shiv"},
                                                {"dotted initials", "M.M."},
                                                {"bare initials", "GPJ"},
                                                {"initial and surname", "T Mahmood"},
                                                {"initial of the surname", "Hollie M"},
                                                {"typing slip in a forename", "Siohban"},
                                                {"swapped letters of the subject", "Marima"},
                                                {"letter read as a digit", "Parry-J0nes"},
                                                {"surname first", "BRENNAN, Siobhan"},
                                                {"capitals", "SIOBHAN BRENNAN"},
                                                {"lower case", "maureen ogden"},
                                                {"a name that is a word", "uncle mark"},
                                                {"diacritics", "Łukasz Zieliński"},
                                                {"diacritics lost", "Lukasz's"},
                                                {"line break in a name", "Gwenllian\nParry-Jones"},
                                                {"double space in a name", "G  Parry-Jones"},
                                                {"honorific", "Ms Brennan"},
                                                {"Urdu", "فرزانہ محمود"},
                                                {"Arabic", "نور الهدى حمدان"},
                                                {"Chinese", "陈美玲"},
                                                {"Welsh", "Tŷ Gwyn"},
                                                {"Polish", "zażółć"},
                                                {"phone with country code", "+44 7700 900166"},
                                                {"e-mail headers", "Sent: "},
                                                {"e-mail address", "gwen.pj@example.org"},
                                                {"attendees", "Present: "},
                                                {"role abbreviation", "MGM"},
                                                {"telephone record", "TC fr "},
                                                {"bullets", "\n- "},
                                                {"place instead of a name", "neighbour at no. 14"},
                                                {"postcode without space", "BK93ZT"},
                                                {"NHS number", "999 000 0018"}}));
  INFO(kind);
  CHECK(notes.find(text) != std::string::npos);
}

TEST_CASE("notes are dated on working days, over years, and keep no open place", "[demo][notes]") {
  const TempFolder folder;
  (void)demo::make_council(folder.path(), options_for(40));
  const auto database = folder.path() / "systems/early-help-notes.sqlite";
  CHECK(number(database, "SELECT count(*) FROM eh_note WHERE strftime('%w', note_date) IN ('0', '6')") == 0);
  CHECK(number(database,
               "SELECT count(*) FROM eh_note WHERE body LIKE '%{%' OR title LIKE '%{%' OR note_date > '" +
                   format_date(kToday) + "'") == 0);
  CHECK(number(database,
               "SELECT max(note_date) > date(min(note_date), '+5 years') FROM eh_note WHERE person_id = "
               "'EH20417'") == 1);
}

TEST_CASE("service responses keep the contract", "[demo][education]") {
  const TempFolder folder;
  (void)demo::make_council(folder.path(), options_for(20));
  const auto responses = folder.path() / "systems/education-welfare";
  std::size_t attached = 0;
  for (const auto& path : files::list_files(responses)) {
    const auto response = codec::parse_json(files::read_file(path), "response");
    REQUIRE(response.as_object().size() == 2);
    CHECK(response.find("content")->is_object());
    for (const Value& attachment : response.find("attachments")->as_array()) {
      ++attached;
      const auto bytes = files::read_file(responses / attachment.text_or("url"));
      CHECK(attachment.find("filesize")->as_integer() == static_cast<std::int64_t>(bytes.size()));
      CHECK(attachment.text_or("url") == path.stem().string() + "/" + attachment.text_or("filename"));
    }
  }
  CHECK(attached == 2);
  CHECK(files::list_files(responses).size() > 10);
}

TEST_CASE("nothing in a council reaches a real person", "[demo][safety]") {
  const TempFolder folder;
  (void)demo::make_council(folder.path(), options_for(60));
  const auto text = all_text(folder.path());
  CHECK(is_valid_utf8(text));
  const auto numbers = phone_like(text);
  CHECK(numbers.size() > 20);
  for (const auto& phone : numbers) {
    INFO(phone);
    CHECK((phone.starts_with("07700900") || phone.starts_with("01632960") || phone.starts_with("01614960")));
  }
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    CHECK(text.compare(at, 12, "@example.org") == 0);
  }
  CHECK(number(folder.path() / "systems/case-management.sqlite",
               "SELECT count(*) FROM ssd_person WHERE pers_single_unique_id NOT LIKE '999%'") == 0);
}
