#include "checks.hpp"
#include "citation.hpp"
#include "reference_tables.hpp"
#include "wording.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::profile {
namespace {

const char* const kPoint = "13(1)(c)";

using Bases = std::vector<LawfulBasis>;

void add(Findings& findings, FindingSeverity severity, std::string code, std::string text,
         std::optional<std::string> as_printed = std::nullopt,
         std::optional<std::string> instead = std::nullopt) {
  findings.push_back(
      {kPoint, severity, std::move(code), std::move(text), std::move(as_printed), std::move(instead)});
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const ArticlePoints* points_of(const std::string& article) {
  const auto& rows = known_law().article_points;
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const ArticlePoints& row) { return row.article == article; });
  return found == rows.end() ? nullptr : &*found;
}

std::string written(const ArticlePoints& row, const std::string& point) {
  return row.article + "(" + row.paragraph + ")(" + point + ")";
}

/// What an officer may have to read instead of a point that does not exist: the same letter elsewhere.
std::string other_articles_with(const std::string& point, const std::string& not_article) {
  std::vector<std::string> others;
  for (const auto& row : known_law().article_points) {
    if (row.article != not_article && contains(row.points, point)) {
      others.push_back("Article " + written(row, point));
    }
  }
  return others.empty() ? std::string()
                        : " " + enumerate(others) + " may be meant: the controller must confirm.";
}

void check_citation(const ArticleCitation& citation, const LawfulBasis& basis, Findings& findings) {
  const auto* known = points_of(citation.article);
  if (known == nullptr || citation.point.empty()) {
    return;
  }
  if (!contains(known->points, citation.point)) {
    add(findings, FindingSeverity::defect, "no-such-point",
        "UK GDPR Article " + citation.article + " has no point (" + citation.point + ")." +
            other_articles_with(citation.point, citation.article),
        basis.as_printed);
  } else if (!citation.paragraph.empty() && citation.paragraph != known->paragraph) {
    const std::string right = "Article " + written(*known, citation.point);
    add(findings, FindingSeverity::defect, "wrong-paragraph",
        "UK GDPR Article " + citation.article + "(" + citation.paragraph + ") has no points; read " + right +
            ".",
        basis.as_printed, right);
  }
}

const WrongTitle* wrong_title_in(const std::string& text) {
  const auto& rows = known_law().wrong_titles;
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const WrongTitle& row) { return mentions(text, row.printed); });
  return found == rows.end() ? nullptr : &*found;
}

/// Reports each wrong title once, however often the notice prints it.
void check_title(const LawfulBasis& basis, std::set<const WrongTitle*>& reported, Findings& findings) {
  if (const auto* wrong = wrong_title_in(basis.as_printed)) {
    if (reported.insert(wrong).second) {
      add(findings, FindingSeverity::defect, wrong->exists ? "law-misnamed" : "no-such-act",
          "\"" + wrong->printed + "\": " + wrong->reason + ".", basis.as_printed, wrong->correct);
    }
    return;
  }
  if (basis.kind == BasisKind::enactment &&
      !mentions_any(basis.reference.value_or(basis.as_printed), known_law().titles)) {
    add(findings, FindingSeverity::note, "title-not-known",
        "This title is not in the table of known Acts: check that it is right.", basis.as_printed);
  }
}

bool has_kind(const Bases& bases, BasisKind kind) {
  return std::any_of(bases.begin(), bases.end(),
                     [&](const LawfulBasis& basis) { return basis.kind == kind; });
}

bool has_condition(const Bases& bases, const std::vector<std::string>& parts) {
  return std::any_of(bases.begin(), bases.end(), [&](const LawfulBasis& basis) {
    return basis.kind == BasisKind::schedule_1 &&
           mentions_any(basis.reference.value_or(basis.as_printed), parts);
  });
}

/// Points of Article 9(2) that DPA 2018 s.10(2) and (3) tie to a condition of Schedule 1 Part 1 or 2.
bool needs_condition(const LawfulBasis& basis) {
  static const std::vector<std::string> points{"9(2)(b)", "9(2)(g)", "9(2)(h)", "9(2)(i)", "9(2)(j)"};
  return basis.kind == BasisKind::article_9 && basis.reference && mentions_any(*basis.reference, points);
}

bool holds(const ServiceProfile& profile, DataCategoryClass data_class) {
  return profile.data_categories &&
         std::any_of(profile.data_categories->items.begin(), profile.data_categories->items.end(),
                     [&](const DataCategory& category) { return category.data_class == data_class; });
}

void check_special_categories(const ServiceProfile& profile, const Bases& bases, Findings& findings) {
  if (!holds(profile, DataCategoryClass::special)) {
    return;
  }
  if (!has_kind(bases, BasisKind::article_9)) {
    add(findings, FindingSeverity::gap, "article-9-condition-not-stated",
        "Special category data are held and no condition of UK GDPR Article 9(2) is stated.");
    return;
  }
  const auto basis = std::find_if(bases.begin(), bases.end(), needs_condition);
  if (basis != bases.end() && !has_condition(bases, {"part 1", "part 2"})) {
    add(findings, FindingSeverity::note, "schedule-1-condition-not-stated",
        "This point holds only with a condition of Data Protection Act 2018 Schedule 1 Part 1 or 2 (s.10(2) "
        "and "
        "(3)), and none is stated.",
        basis->as_printed);
  }
}

void check_criminal_data(const ServiceProfile& profile, const Bases& bases, Findings& findings) {
  if (holds(profile, DataCategoryClass::criminal) && !has_kind(bases, BasisKind::schedule_1)) {
    add(findings, FindingSeverity::note, "article-10-condition-not-stated",
        "Criminal offence data are held and no condition of Data Protection Act 2018 Schedule 1 is stated "
        "(UK GDPR Article 10; s.10(4) and (5)).");
  }
}

}  // namespace

void check_lawful_bases(const ServiceProfile& profile, Findings& findings) {
  static const Bases none;
  const Bases& bases = profile.lawful_bases ? profile.lawful_bases->items : none;
  if (!has_kind(bases, BasisKind::article_6)) {
    add(findings, FindingSeverity::gap, "article-6-basis-not-stated",
        "The notice states no lawful basis of UK GDPR Article 6(1).");
  }
  std::set<const WrongTitle*> reported;
  for (const auto& basis : bases) {
    for (const auto& citation : read_article_citations(basis.as_printed)) {
      check_citation(citation, basis, findings);
    }
    check_title(basis, reported, findings);
  }
  check_special_categories(profile, bases, findings);
  check_criminal_data(profile, bases, findings);
}

}  // namespace dsrkit::profile
