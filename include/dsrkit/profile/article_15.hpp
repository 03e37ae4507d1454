#pragma once

#include "dsrkit/model/profile.hpp"

#include <string>
#include <vector>

namespace dsrkit::profile {

/// A paragraph, or an entry of the list below the paragraph before it.
struct PointText {
  bool bullet = false;
  std::string text;

  bool operator==(const PointText&) const = default;
};

/// What the person is told about one point of UK GDPR Article 15.
struct ArticlePoint {
  std::string point;  ///< "15(1)(a)"
  std::string title;
  bool stated = false;                ///< the notice says something on it; otherwise `paragraphs` is empty
  std::vector<PointText> paragraphs;  ///< for the person: only what the notice says
  std::vector<PointText> by_law;  ///< for the person: true whatever the notice says (rights and complaints)
  std::string gap;                ///< for the officer, never for the person: what is missing; or empty
};

/// Article 15(1)(a) to (e), (ea), (f) to (h) and 15(2), in this order, always all ten.
[[nodiscard]] std::vector<ArticlePoint> article_15_information(const ServiceProfile& profile);

}  // namespace dsrkit::profile
