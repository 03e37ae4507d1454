#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// A body that is gone or is called something else.
struct KnownBody {
  std::vector<std::string> names;
  std::string now;
  bool gone = false;  ///< otherwise only misnamed
  std::string reason;
};

/// The authority of DPA 2018 s.165 and how to reach it.
struct Regulator {
  std::string name;
  std::vector<std::string> former_names;
  Date since;
  std::string telephone;
  std::string post;
};

struct KnownBodies {
  Regulator regulator;
  std::vector<KnownBody> bodies;
};

/// The points an article of the UK GDPR has, and in which paragraph.
struct ArticlePoints {
  std::string article;
  std::string paragraph;
  std::vector<std::string> points;
  std::string citation;
};

/// Words that show special category data, unless one of the `unless` phrases holds them.
struct SpecialCategoryWords {
  SpecialCategory category = SpecialCategory::health;
  std::vector<std::string> words;
  std::vector<std::string> unless;
  std::string citation;
};

struct WrongTitle {
  std::string printed;
  std::string correct;
  bool exists = false;  ///< the law exists and is only misnamed
  std::string reason;
};

struct KnownLaw {
  std::vector<ArticlePoints> article_points;
  std::vector<SpecialCategoryWords> special_categories;
  std::vector<std::string> criminal_words;
  std::vector<std::string> titles;
  std::vector<WrongTitle> wrong_titles;
};

/// The shipped tables; read once. Throws Error(data_invalid) when one has mistakes.
[[nodiscard]] const KnownBodies& known_bodies();
[[nodiscard]] const KnownLaw& known_law();

/// The body that `text` names, when it is gone or misnamed, or null.
[[nodiscard]] const KnownBody* find_known_body(std::string_view text);

}  // namespace dsrkit::profile
