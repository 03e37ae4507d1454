#include "dsrkit/model/profile.hpp"

namespace dsrkit {

using Words = std::vector<std::string>;

template <>
const Words& profile_words<DataCategoryClass>() {
  static const Words words{"ordinary", "special", "criminal"};
  return words;
}

template <>
const Words& profile_words<SpecialCategory>() {
  static const Words words{"racial-ethnic-origin",
                           "political-opinion",
                           "religious-belief",
                           "trade-union",
                           "genetic",
                           "biometric",
                           "health",
                           "sex-life"};
  return words;
}

template <>
const Words& profile_words<BasisKind>() {
  static const Words words{"article-6", "article-9", "schedule-1", "enactment", "other"};
  return words;
}

template <>
const Words& profile_words<Sector>() {
  static const Words words{"subject",
                           "internal",
                           "mixed",
                           "police",
                           "fire",
                           "education",
                           "health",
                           "housing",
                           "victims",
                           "justice",
                           "youth",
                           "social-care",
                           "voluntary",
                           "employment",
                           "finance",
                           "local-government",
                           "central-government"};
  return words;
}

template <>
const Words& profile_words<SystemKind>() {
  static const Words words{"case-management", "analytics", "management-information",
                           "housing",         "email",     "documents",
                           "paper",           "other"};
  return words;
}

template <>
const Words& profile_words<ResearchForm>() {
  static const Words words{"identifiable", "pseudonymised", "de-identified-after-linking",
                           "anonymised-after-linking", "anonymised"};
  return words;
}

template <>
const Words& profile_words<RetentionBasis>() {
  static const Words words{"schedule", "criteria", "periods"};
  return words;
}

template <>
const Words& profile_words<RightKind>() {
  static const Words words{"access",      "rectification",      "erasure", "restriction", "objection",
                           "portability", "automated-decisions"};
  return words;
}

}  // namespace dsrkit
