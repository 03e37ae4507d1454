#include "dsrkit/profile/article_15.hpp"

#include "dsrkit/profile/profile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using profile::article_15_information;
using profile::ArticlePoint;
using profile::load_profile;
using profile::PointText;

namespace {

ArticlePoint point_of(const ServiceProfile& profile, const std::string& point) {
  for (auto& candidate : article_15_information(profile)) {
    if (candidate.point == point) {
      return candidate;
    }
  }
  FAIL("no point " << point);
  return {};
}

bool has_text(const std::vector<PointText>& texts, const std::string& text) {
  return std::any_of(texts.begin(), texts.end(), [&](const PointText& candidate) {
    return candidate.text.find(text) != std::string::npos;
  });
}

std::vector<std::string> unstated(const std::string& id) {
  std::vector<std::string> points;
  for (const auto& point : article_15_information(load_profile(id))) {
    if (!point.stated) {
      points.push_back(point.point);
    }
  }
  return points;
}

using Points = std::vector<std::string>;

}  // namespace

TEST_CASE("the points come in the order of Article 15", "[profile][article-15]") {
  Points points;
  for (const auto& point : article_15_information(load_profile("demonstration-early-help"))) {
    points.push_back(point.point);
    CHECK(point.stated);
    CHECK(point.gap.empty());
    CHECK_FALSE(point.title.empty());
  }
  CHECK(points == Points{"15(1)(a)", "15(1)(b)", "15(1)(c)", "15(1)(d)", "15(1)(e)", "15(1)(ea)", "15(1)(f)",
                         "15(1)(g)", "15(1)(h)", "15(2)"});
}

TEST_CASE("where the notice is silent the person is told nothing and the officer is told so",
          "[profile][article-15]") {
  CHECK(unstated("manchester-early-help") == Points{"15(1)(e)", "15(2)"});
  CHECK(unstated("manchester-thriving-families") == Points{"15(1)(e)", "15(2)"});
  CHECK(unstated("bolton-families-first") == Points{"15(1)(e)", "15(2)"});
  CHECK(unstated("cheshire-west-and-chester-troubled-families") == Points{"15(1)(g)"});
  CHECK(unstated("bury-data-accelerator") == Points{"15(1)(e)", "15(1)(h)", "15(2)"});
  for (const auto& point : article_15_information(ServiceProfile{})) {
    INFO(point.point);
    CHECK_FALSE(point.stated);
    CHECK(point.paragraphs.empty());
    CHECK_FALSE(point.gap.empty());
  }
}

TEST_CASE("rights and complaints are told by law whatever the notice says", "[profile][article-15]") {
  const auto bury = load_profile("bury-data-accelerator");
  CHECK(has_text(point_of(bury, "15(1)(e)").by_law, "erase"));
  CHECK(has_text(point_of(bury, "15(1)(ea)").by_law, "complain to Bury Council"));
  CHECK(has_text(point_of(bury, "15(1)(ea)").by_law, "164A"));
  CHECK(has_text(point_of(bury, "15(1)(f)").by_law, "Information Commission, formerly"));
  CHECK(point_of(bury, "15(1)(a)").by_law.empty());
}

TEST_CASE("a wrong telephone number of the regulator does not reach the person", "[profile][article-15]") {
  const auto point = point_of(load_profile("cheshire-west-and-chester-troubled-families"), "15(1)(f)");
  CHECK_FALSE(has_text(point.paragraphs, "08456"));
  CHECK(has_text(point.by_law, "0303 123 1113"));
}

TEST_CASE("kinds of data are told apart by how the law protects them", "[profile][article-15]") {
  const auto texts = point_of(load_profile("manchester-early-help"), "15(1)(b)").paragraphs;
  const auto position = [&](const std::string& text) {
    return std::find_if(texts.begin(), texts.end(), [&](const PointText& t) { return t.text == text; }) -
           texts.begin();
  };
  const auto special = position("It uses these kinds of information that the law protects more strongly:");
  CHECK(position("NHS number") < special);
  CHECK(position("gender") < special);
  CHECK(position("religion") > special);
  CHECK(position("religion") < static_cast<std::ptrdiff_t>(texts.size()));
}

TEST_CASE("bodies that are gone are shown with their present name", "[profile][article-15]") {
  const auto texts = point_of(load_profile("bolton-families-first"), "15(1)(c)").paragraphs;
  CHECK(has_text(texts, "(DCLG) (now Ministry of Housing, Communities and Local Government)"));
  CHECK(has_text(texts, "Health & Social Care Information Centre (now NHS England)"));
  CHECK(has_text(texts, "people who were not asked to join"));
}

TEST_CASE("printed periods are told as printed although their start is missing", "[profile][article-15]") {
  const auto point = point_of(load_profile("cheshire-west-and-chester-troubled-families"), "15(1)(d)");
  CHECK(point.stated);
  CHECK(has_text(point.paragraphs, "looked after children will be kept for 75 years"));
  CHECK(point.gap.find("count from") != std::string::npos);
}

TEST_CASE("an incomplete list of recipients says so", "[profile][article-15]") {
  const auto texts = point_of(load_profile("bury-data-accelerator"), "15(1)(c)").paragraphs;
  CHECK(has_text(texts, "not complete"));
}

TEST_CASE("research is told even where recipients are not stated", "[profile][article-15]") {
  auto profile = load_profile("demonstration-early-help");
  profile.recipients.reset();
  CHECK(has_text(point_of(profile, "15(1)(c)").paragraphs, "Northmoor University"));
}

TEST_CASE("transfers abroad name destination and safeguard", "[profile][article-15]") {
  auto profile = load_profile("demonstration-early-help");
  profile.transfers =
      Transfers{.outside_uk = true, .destinations = {"Canada"}, .safeguard = "adequacy regulations"};
  const auto texts = point_of(profile, "15(2)").paragraphs;
  CHECK(has_text(texts, "is sent outside"));
  CHECK(has_text(texts, "to: Canada"));
  CHECK(has_text(texts, "protected by: adequacy regulations"));
}
