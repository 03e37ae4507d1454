#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/holidays.hpp"

namespace dsrkit::cmd {
namespace {

class HolidaysList : public Command {
public:
  void declare(Args& args) override {
    args.option(m_year, "--year", "YEAR", "Only this year; else all published ones")
        .choice(m_jurisdiction, "--jurisdiction", jurisdiction_names(),
                "Only here; else where the workspace is, and without one everywhere");
  }

  Outcome run(Session& session) override {
    const bool at_home = session.has_workspace();
    const auto calendar = at_home ? session.desk().workspace().holidays() : clock::shipped_holidays();
    render::HolidaySelection selection = years(calendar);
    if (!m_jurisdiction.empty()) {
      selection.jurisdictions = {*parse_jurisdiction(m_jurisdiction)};
    } else if (at_home) {
      selection.jurisdictions = {session.desk().workspace().config().jurisdiction};
    } else {
      selection.jurisdictions.assign(clock::kJurisdictions.begin(), clock::kJurisdictions.end());
    }
    session.show(render::holidays_text(calendar, selection), render::holidays_json(calendar, selection));
    return Outcome::done;
  }

private:
  [[nodiscard]] render::HolidaySelection years(const clock::HolidayCalendar& calendar) const {
    if (!m_year) {
      return {{},
              static_cast<int>(calendar.published_from().year()),
              static_cast<int>(calendar.published_to().year())};
    }
    if (*m_year < clock::kFirstHolidayYear || *m_year > clock::kLastHolidayYear) {
      throw Error(ErrorCode::usage, "--year is out of range",
                  "give a year from " + std::to_string(clock::kFirstHolidayYear) + " to " +
                      std::to_string(clock::kLastHolidayYear));
    }
    return {{}, *m_year, *m_year};
  }

  std::optional<int> m_year;
  std::string m_jurisdiction;
};

class HolidaysImport : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_feed, "FILE", "File or URL with the feed of gov.uk")
        .option(m_timeout, "--timeout", "SECONDS", "How long to wait for a URL; else 30")
        .flag(m_dry_run, "--dry-run", "Show what would change and change nothing");
  }

  Outcome run(Session& session) override {
    if (m_timeout < 1 || m_timeout > kLongestTimeout) {
      throw Error(ErrorCode::usage, "--timeout is out of range",
                  "give 1 to " + std::to_string(kLongestTimeout) + " seconds");
    }
    workflow::Desk& desk = session.desk();
    const auto feed = workflow::fetch_holidays(m_feed, std::chrono::seconds(m_timeout), session.context());
    const auto import = workflow::import_holidays(desk, feed, m_dry_run);
    session.show(render::holiday_import_text(import, m_dry_run),
                 render::holiday_import_json(import, m_dry_run));
    return Outcome::done;
  }

private:
  static constexpr int kLongestTimeout = 3600;

  std::string m_feed;
  int m_timeout = 30;
  bool m_dry_run = false;
};

}  // namespace

CommandPointer make_holidays_list() {
  return std::make_unique<HolidaysList>();
}

CommandPointer make_holidays_import() {
  return std::make_unique<HolidaysImport>();
}

}  // namespace dsrkit::cmd
