#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using workspace::Workspace;

namespace {

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

/// A Scottish workspace with one holiday of its own.
class Office {
public:
  Office() {
    crypto::SystemRandom random;
    Context context;
    context.now = [] { return Instant{}; };
    context.random = &random;
    workspace::Controller controller;
    controller.name = "Example Council";
    Workspace::create(root(), {controller, Jurisdiction::scotland}, context);
    Value config = codec::parse_json(files::read_file(root() / workspace::kConfigFile), "test");
    config.set("local_holidays",
               codec::parse_json(R"([{"date":"2026-09-28","title":"Autumn holiday"}])", "test"));
    files::write_file(root() / workspace::kConfigFile, codec::write_json(config));
  }

  [[nodiscard]] std::filesystem::path root() const { return m_folder.path() / "office"; }

  [[nodiscard]] clock::HolidayCalendar holidays() const { return Workspace::open(root(), "").holidays(); }

  /// As an import leaves it: one holiday in 2028 and none else.
  void import_one_day() const {
    clock::HolidayCalendar::Published published;
    for (const Jurisdiction jurisdiction : clock::kJurisdictions) {
      published[jurisdiction].push_back({date("2028-03-01"), "Special day", ""});
    }
    const clock::HolidayCalendar calendar(published, date("2028-01-01"), date("2028-12-31"));
    files::write_file(root() / workspace::kHolidaysFile,
                      codec::write_json(clock::holidays_to_json(calendar)));
  }

private:
  test::TempFolder m_folder;
};

}  // namespace

TEST_CASE("without an import the shipped holidays and the council's own are in force",
          "[workspace][holidays]") {
  const Office office;
  const auto holidays = office.holidays();
  CHECK(holidays.published_to() == clock::shipped_holidays().published_to());
  CHECK_FALSE(holidays.is_working_day(Jurisdiction::scotland, date("2026-09-28")));
  CHECK(holidays.is_working_day(Jurisdiction::england_and_wales, date("2026-09-28")));
  CHECK_FALSE(holidays.is_working_day(Jurisdiction::scotland, date("2026-06-15")));
}

TEST_CASE("what was imported is in force for its years", "[workspace][holidays]") {
  const Office office;
  CHECK_FALSE(Workspace::open(office.root(), "").imported_holidays().has_value());
  office.import_one_day();
  const auto holidays = office.holidays();
  CHECK(holidays.published_to() == date("2028-12-31"));
  CHECK_FALSE(holidays.is_working_day(Jurisdiction::scotland, date("2028-03-01")));
  CHECK(holidays.is_working_day(Jurisdiction::scotland, date("2028-12-25")));
  CHECK_FALSE(holidays.is_working_day(Jurisdiction::scotland, date("2027-12-27")));
}

TEST_CASE("a damaged file of imported holidays is no reason to go back to the shipped ones",
          "[workspace][holidays]") {
  const Office office;
  files::write_file(office.root() / workspace::kHolidaysFile, "{}");
  CHECK_THROWS_AS(office.holidays(), Error);
}
