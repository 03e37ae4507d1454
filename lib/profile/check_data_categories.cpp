#include "checks.hpp"
#include "reference_tables.hpp"
#include "wording.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::profile {
namespace {

const char* const kPoint = "15(1)(b)";

bool has_class(const std::vector<DataCategory>& categories, DataCategoryClass data_class) {
  return std::any_of(categories.begin(), categories.end(),
                     [&](const DataCategory& category) { return category.data_class == data_class; });
}

void check_printed_as_special(const std::vector<DataCategory>& categories, Findings& findings) {
  std::vector<std::string> wrong;
  std::size_t printed = 0;
  for (const auto& category : categories) {
    printed += category.printed_as_special ? 1U : 0U;
    if (category.printed_as_special && category.data_class != DataCategoryClass::special) {
      wrong.push_back(category.label);
    }
  }
  if (!wrong.empty()) {
    findings.push_back({kPoint, FindingSeverity::defect, "not-special-category",
                        std::to_string(wrong.size()) + " of the " + std::to_string(printed) +
                            " items printed as special category data are not of a kind named in UK GDPR "
                            "Article 9(1).",
                        join(wrong, "; ")});
  }
}

const SpecialCategoryWords* special_words_in(const std::string& label) {
  const auto& rows = known_law().special_categories;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const SpecialCategoryWords& row) {
    return mentions_any(label, row.words) && !mentions_any(label, row.unless);
  });
  return found == rows.end() ? nullptr : &*found;
}

void check_classed_as_ordinary(const std::vector<DataCategory>& categories, Findings& findings) {
  for (const auto& category : categories) {
    if (category.data_class != DataCategoryClass::ordinary) {
      continue;
    }
    if (const auto* special = special_words_in(category.label)) {
      findings.push_back({kPoint, FindingSeverity::note, "may-be-special-category",
                          "This item is treated as ordinary data and may be special category data (" +
                              special->citation + ").",
                          category.label});
    } else if (mentions_any(category.label, known_law().criminal_words)) {
      findings.push_back({kPoint, FindingSeverity::note, "may-be-criminal-offence-data",
                          "This item is treated as ordinary data and may be criminal offence data (UK GDPR "
                          "Article 10).",
                          category.label});
    }
  }
}

void check_criminal_data_listed(const ServiceProfile& profile, Findings& findings) {
  if (!profile.sources || has_class(profile.data_categories->items, DataCategoryClass::criminal)) {
    return;
  }
  std::vector<std::string> sources;
  for (const auto& source : profile.sources->items) {
    if (source.sector == Sector::police || source.sector == Sector::justice) {
      sources.push_back(source.name);
    }
  }
  if (!sources.empty()) {
    findings.push_back(
        {kPoint, FindingSeverity::note, "criminal-offence-data-not-listed",
         "The notice lists no data about offences (UK GDPR Article 10), although data come from "
         "police or justice services.",
         enumerate(sources)});
  }
}

}  // namespace

void check_data_categories(const ServiceProfile& profile, Findings& findings) {
  if (!profile.data_categories) {
    return;
  }
  check_printed_as_special(profile.data_categories->items, findings);
  check_classed_as_ordinary(profile.data_categories->items, findings);
  check_criminal_data_listed(profile, findings);
}

}  // namespace dsrkit::profile
