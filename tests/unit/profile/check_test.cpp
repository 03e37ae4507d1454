#include "dsrkit/profile/check.hpp"

#include "dsrkit/profile/profile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using profile::check_profile;
using profile::FindingSeverity;
using profile::load_profile;
using profile::ProfileFinding;

namespace {

ServiceProfile complete() {
  return load_profile("demonstration-early-help");
}

/// "15(1)(d) gap retention-by-reference".
std::vector<std::string> outline(const ServiceProfile& profile) {
  std::vector<std::string> lines;
  for (const auto& finding : check_profile(profile)) {
    lines.push_back(finding.article + " " + std::string(finding_severity_name(finding.severity)) + " " +
                    finding.code);
  }
  return lines;
}

using Outline = std::vector<std::string>;

std::vector<ProfileFinding> with_code(const ServiceProfile& profile, const std::string& code) {
  auto findings = check_profile(profile);
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](const ProfileFinding& finding) { return finding.code != code; }),
                 findings.end());
  return findings;
}

LawfulBasis basis(BasisKind kind, std::string as_printed) {
  return {.kind = kind, .reference = std::nullopt, .as_printed = std::move(as_printed)};
}

ServiceProfile with_basis(BasisKind kind, std::string as_printed) {
  auto profile = complete();
  profile.lawful_bases->items.push_back(basis(kind, std::move(as_printed)));
  return profile;
}

}  // namespace

TEST_CASE("a complete profile has no findings", "[profile][check]") {
  CHECK(outline(complete()) == Outline{});
}

TEST_CASE("what Manchester's Early Help notice leaves out or gets wrong is found",
          "[profile][check][notice]") {
  const Outline expected{"15(1)(b) defect not-special-category",
                         "15(1)(b) note criminal-offence-data-not-listed",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-misnamed",
                         "15(1)(d) gap retention-by-reference",
                         "15(1)(e) gap rights-not-enumerated",
                         "15(1)(ea) gap complaint-right-not-mentioned",
                         "15(1)(f) note regulator-details-not-stated",
                         "15(1)(f) defect regulator-renamed",
                         "15(2) gap transfers-not-stated",
                         "13(1)(b) note contact-details-not-stated",
                         "13(1)(c) defect wrong-paragraph",
                         "13(1)(c) note schedule-1-condition-not-stated"};
  CHECK(outline(load_profile("manchester-early-help")) == expected);
}

TEST_CASE("what Manchester's Thriving Families notice leaves out or gets wrong is found",
          "[profile][check][notice]") {
  const Outline expected{"15(1)(b) defect not-special-category",
                         "15(1)(b) note criminal-offence-data-not-listed",
                         "15(1)(c) defect body-gone",
                         "15(1)(d) gap retention-by-reference",
                         "15(1)(e) gap rights-not-enumerated",
                         "15(1)(ea) gap complaint-right-not-mentioned",
                         "15(1)(f) note regulator-details-not-stated",
                         "15(1)(f) defect regulator-renamed",
                         "15(2) gap transfers-not-stated",
                         "13(1)(b) note contact-details-not-stated",
                         "13(1)(c) defect wrong-paragraph",
                         "13(1)(c) note schedule-1-condition-not-stated"};
  CHECK(outline(load_profile("manchester-thriving-families")) == expected);
}

TEST_CASE("what Bolton's notice leaves out or gets wrong is found", "[profile][check][notice]") {
  const Outline expected{"15(1)(a) defect body-gone",
                         "15(1)(b) note criminal-offence-data-not-listed",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-misnamed",
                         "15(1)(d) gap retention-criteria-only",
                         "15(1)(e) gap rights-not-enumerated",
                         "15(1)(ea) gap complaint-right-not-mentioned",
                         "15(1)(f) defect regulator-renamed",
                         "15(1)(h) note profiling-not-stated",
                         "15(2) gap transfers-not-stated",
                         "13(1)(c) defect no-such-point",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) note schedule-1-condition-not-stated"};
  CHECK(outline(load_profile("bolton-families-first")) == expected);
}

TEST_CASE("what Cheshire West and Chester's notice leaves out or gets wrong is found",
          "[profile][check][notice]") {
  const Outline expected{"15(1)(b) note may-be-special-category",
                         "15(1)(c) note recipients-not-exhaustive",
                         "15(1)(c) defect body-gone",
                         "15(1)(c) defect body-gone",
                         "15(1)(d) gap retention-trigger-not-stated",
                         "15(1)(e) gap right-missing",
                         "15(1)(ea) gap complaint-right-not-mentioned",
                         "15(1)(f) defect regulator-renamed",
                         "15(1)(f) defect regulator-telephone-differs",
                         "15(1)(g) gap sources-not-stated",
                         "15(1)(h) note profiling-not-stated",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect no-such-point",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect law-misnamed",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) defect no-such-act",
                         "13(1)(c) gap article-9-condition-not-stated"};
  const auto profile = load_profile("cheshire-west-and-chester-troubled-families");
  CHECK(outline(profile) == expected);
  CHECK(with_code(profile, "right-missing").front().text.find("erasure") != std::string::npos);
  const auto telephone = with_code(profile, "regulator-telephone-differs").front();
  CHECK(telephone.as_printed == "08456 30 60 60");
  CHECK(telephone.instead == "0303 123 1113");
}

TEST_CASE("what Bury's notice leaves out or gets wrong is found", "[profile][check][notice]") {
  const Outline expected{"15(1)(a) note former-body-in-history",
                         "15(1)(a) note former-body-in-history",
                         "15(1)(b) note may-be-special-category",
                         "15(1)(c) note recipients-not-exhaustive",
                         "15(1)(d) gap retention-by-reference",
                         "15(1)(e) gap rights-not-enumerated",
                         "15(1)(ea) gap complaint-right-not-mentioned",
                         "15(1)(f) note regulator-details-not-stated",
                         "15(1)(f) defect regulator-renamed",
                         "15(1)(g) gap sources-only-general",
                         "15(1)(h) gap automated-decisions-not-stated",
                         "15(2) gap transfers-not-stated",
                         "13(1)(c) note schedule-1-condition-not-stated",
                         "13(1)(c) note article-10-condition-not-stated"};
  const auto profile = load_profile("bury-data-accelerator");
  CHECK(outline(profile) == expected);
  const auto decisions = with_code(profile, "automated-decisions-not-stated").front();
  CHECK(decisions.text.find("Data Accelerator") != std::string::npos);
}

TEST_CASE("a profile that states nothing has a gap at every point", "[profile][check]") {
  ServiceProfile nothing;
  nothing.controller.contact = {.role = "Data Protection Officer", .email = "dpo@example.org"};
  CHECK(outline(nothing) ==
        Outline{"15(1)(a) gap purposes-not-stated", "15(1)(b) gap data-categories-not-stated",
                "15(1)(c) gap recipients-not-stated", "15(1)(d) gap retention-not-stated",
                "15(1)(e) gap rights-not-enumerated", "15(1)(ea) gap complaint-to-controller-not-stated",
                "15(1)(f) gap complaint-to-regulator-not-stated", "15(1)(g) gap sources-not-stated",
                "15(1)(h) gap automated-decisions-not-stated", "15(2) gap transfers-not-stated",
                "13(1)(c) gap article-6-basis-not-stated"});
}

TEST_CASE("a point is looked up in its article however it is printed", "[profile][check][law]") {
  for (const auto* printed : {"Article 9(1)(g)", "article 9 (1) (g) of the UK GDPR", "Art. 9(1)(g)",
                              "Articles 9(1)(g)", "Article 6(1)(e) and Article 9(1)(g)"}) {
    INFO(printed);
    const auto found = with_code(with_basis(BasisKind::article_9, printed), "wrong-paragraph");
    REQUIRE(found.size() == 1);
    CHECK(found.front().instead == "Article 9(2)(g)");
    CHECK(found.front().as_printed == printed);
  }
  for (const auto* printed : {"GDPR Article 6 Part g", "Article 6(1)(g)", "Article 6, point g"}) {
    INFO(printed);
    const auto found = with_code(with_basis(BasisKind::article_6, printed), "no-such-point");
    REQUIRE(found.size() == 1);
    CHECK(found.front().text.find("Article 9(2)(g) may be meant") != std::string::npos);
  }
  for (const auto* printed : {"Article 6(1)(e)", "Article 6 part e", "Article 6(1)(ea)", "Article 9(2)(j)",
                              "Article 9", "Article 6 is met", "Article 10", "our public task"}) {
    INFO(printed);
    CHECK(outline(with_basis(BasisKind::article_6, printed)) == Outline{});
  }
}

TEST_CASE("an Act that does not exist is a defect and an unknown title is a note", "[profile][check][law]") {
  const auto wrong = check_profile(with_basis(BasisKind::enactment, "the Criminal Justice Act 2002, s. 3"));
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front().code == "no-such-act");
  CHECK(wrong.front().instead == "Criminal Justice Act 2003");
  CHECK(outline(with_basis(BasisKind::enactment, "Brackendale Harbour Act 1893")) ==
        Outline{"13(1)(c) note title-not-known"});
  CHECK(outline(with_basis(BasisKind::enactment, "The Care Act 2014")) == Outline{});
  CHECK(outline(with_basis(BasisKind::enactment, "The Children\u2019s Act 2004")) ==
        Outline{"13(1)(c) defect law-misnamed"});
}

TEST_CASE("special category and criminal offence data need their conditions", "[profile][check][law]") {
  auto profile = complete();
  auto& bases = profile.lawful_bases->items;
  bases.pop_back();
  CHECK(outline(profile) == Outline{"13(1)(c) note schedule-1-condition-not-stated",
                                    "13(1)(c) note article-10-condition-not-stated"});
  bases.pop_back();
  CHECK(outline(profile) == Outline{"13(1)(c) gap article-9-condition-not-stated",
                                    "13(1)(c) note article-10-condition-not-stated"});
}

TEST_CASE("a condition of Schedule 1 Part 3 is none for special category data", "[profile][check][law]") {
  auto profile = complete();
  profile.lawful_bases->items.back() = basis(BasisKind::schedule_1, "Schedule 1 Part 3 Paragraph 36");
  CHECK(outline(profile) == Outline{"13(1)(c) note schedule-1-condition-not-stated"});
}

TEST_CASE("a body that is gone is found in every spelling, with its successor", "[profile][check][bodies]") {
  for (const auto* printed : {"Department for Communities & Local Government", "the DCLG",
                              "department of communities and local government (DCLG)"}) {
    INFO(printed);
    auto profile = complete();
    profile.recipients->items.push_back({.name = printed, .sector = Sector::central_government});
    const auto found = check_profile(profile);
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == "body-gone");
    CHECK(found.front().article == "15(1)(c)");
    CHECK(found.front().instead == "Ministry of Housing, Communities and Local Government");
  }
}

TEST_CASE("a name inside another word is no body", "[profile][check][bodies]") {
  auto profile = complete();
  profile.recipients->items.push_back({.name = "DCLGX Ltd", .sector = Sector::voluntary});
  CHECK(outline(profile) == Outline{});
}

TEST_CASE("history may name bodies that are gone", "[profile][check][bodies]") {
  auto profile = complete();
  profile.service.history.emplace_back("Public Health England paid for the first year.");
  CHECK(outline(profile) == Outline{"15(1)(a) note former-body-in-history"});
}

TEST_CASE("the regulator's former name is a defect with either apostrophe or none",
          "[profile][check][bodies]") {
  for (const auto* printed :
       {"Information Commissioner's Office", "the Information Commissioner\u2019s Office",
        "Information Commissioners\u2019 Office", "The Information Commissioner"}) {
    INFO(printed);
    auto profile = complete();
    profile.complaints.to_regulator->role = printed;
    CHECK(outline(profile) == Outline{"15(1)(f) defect regulator-renamed"});
  }
}

TEST_CASE("a telephone number is compared by its digits", "[profile][check][bodies]") {
  auto profile = complete();
  profile.complaints.to_regulator->telephone = "(0303) 123-1113";
  CHECK(outline(profile) == Outline{});
  profile.complaints.to_regulator->telephone = "01632 960999";
  CHECK(outline(profile) == Outline{"15(1)(f) defect regulator-telephone-differs"});
}

TEST_CASE("each missing right is named", "[profile][check]") {
  auto profile = complete();
  profile.rights->enumerated = {{.right = RightKind::access, .as_printed = "access"},
                                {.right = RightKind::erasure, .as_printed = "erasure"}};
  CHECK(outline(profile) ==
        Outline{"15(1)(e) gap right-missing", "15(1)(e) gap right-missing", "15(1)(e) gap right-missing"});
}

TEST_CASE("retention without a start names the records", "[profile][check]") {
  auto profile = complete();
  profile.retention->rules.back().trigger.reset();
  const auto found = check_profile(profile);
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "retention-trigger-not-stated");
  CHECK(found.front().text.find("enquiries that led to no help") != std::string::npos);
}

TEST_CASE("automated decisions and transfers that exist must be explained", "[profile][check]") {
  auto profile = complete();
  profile.automated_decisions->exist = true;
  profile.transfers->outside_uk = true;
  CHECK(outline(profile) ==
        Outline{"15(1)(h) gap automated-decisions-not-explained", "15(2) gap transfer-safeguard-not-stated"});
  profile.automated_decisions->logic = "A score of the answers.";
  profile.automated_decisions->consequences = "A higher score means an earlier visit.";
  profile.transfers->safeguard = "the international data transfer agreement";
  CHECK(outline(profile) == Outline{});
}

TEST_CASE("data of a protected kind classed as ordinary are pointed out", "[profile][check]") {
  auto profile = complete();
  for (const auto* label :
       {"medical history", "trade union membership", "previous convictions", "health visitor"}) {
    profile.data_categories->items.push_back({.label = label});
  }
  CHECK(outline(profile) == Outline{"15(1)(b) note may-be-special-category",
                                    "15(1)(b) note may-be-special-category",
                                    "15(1)(b) note may-be-criminal-offence-data"});
}
