#pragma once

#include "placeholders.hpp"

#include "dsrkit/demo/council.hpp"

namespace dsrkit::demo {

/// The people invented by hand (share/demo/cast.json), as of a day.
class Cast {
public:
  explicit Cast(Date today);

  [[nodiscard]] const Placeholders& places() const { return m_places; }

  /// Tables with their rows, of one source.
  [[nodiscard]] Value rows(std::string_view source) const;
  /// Fills everything of `council` that is about people.
  void describe(Council& council) const;

private:
  Value m_data;
  Placeholders m_places;
};

}  // namespace dsrkit::demo
