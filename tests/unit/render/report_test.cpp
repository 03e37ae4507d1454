#include "dsrkit/render/report.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

report::Report sample() {
  report::CaseFacts one;
  one.reference = "AR-2026-0001";
  one.service = "early-help";
  one.received = 2026y / 11 / 2;
  one.due = 2026y / 12 / 2;
  report::CaseFacts other = one;
  other.reference = "AR-2026-0002";
  other.ended = 2026y / 11 / 12;
  return report::make_report({one, other}, {2026y / 11 / 1, 2026y / 11 / 21});
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the CSV has one figure a line with what it is of", "[render][report]") {
  const std::string csv = render::report_csv(sample());
  CHECK(csv.starts_with("section,key,from,to,measure,value\r\n"));
  for (const char* line :
       {"total,total,2026-11-01,2026-11-21,received,2", "total,total,2026-11-01,2026-11-21,median_days,10",
        "right,access,2026-11-01,2026-11-21,on_time_percent,100.0",
        "service,early-help,2026-11-01,2026-11-21,oldest_case,AR-2026-0001",
        "month,2026-11,2026-11-01,2026-11-21,open,1", "week,2026-W45,2026-11-02,2026-11-08,opening,0",
        "complaints,complaints,2026-11-01,2026-11-21,received,0"}) {
    CHECK(contains(csv, "\r\n" + std::string(line) + "\r\n"));
  }
}

TEST_CASE("the text shows weeks only when they are wanted", "[render][report]") {
  CHECK_FALSE(contains(render::report_text(sample(), false), "2026-W45"));
  CHECK(contains(render::report_text(sample(), true), "2026-W45"));
}

TEST_CASE("what is not known is null", "[render][report]") {
  const Value json = render::report_json(report::make_report({}, {2026y / 11 / 1, 2026y / 11 / 21}));
  CHECK(json.find("median_days")->is_null());
  CHECK(json.find("total")->find("on_time_percent")->is_null());
  CHECK(json.find("total")->find("oldest")->is_null());
  CHECK(json.find("total")->find("received")->as_integer() == 0);
}
