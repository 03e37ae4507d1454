#pragma once

#include "face.hpp"
#include "look.hpp"

#include "dsrkit/pdf/fonts.hpp"

#include <string>

namespace dsrkit::pdf {

/// The faces of one document: one for each style, and for what it lacks one by script, loaded when needed.
class FontSet {
public:
  /// Throws Error(source_unavailable) naming the package when a style's own face is missing.
  FontSet(FontCatalogue catalogue, std::string language);

  /// The face that draws `point` after a character drawn in `before` (may be null); null when none can.
  [[nodiscard]] Face* pick(FontStyle style, char32_t point, Face* before);

  [[nodiscard]] Face& base(FontStyle style) { return *m_base[static_cast<std::size_t>(style)]; }

  /// Makes room when much has been shaped; nothing shaped before may be used afterwards.
  void forget();

  /// The name of a face in the pages' resources.
  [[nodiscard]] const std::string& resource_of(const Face& face) const { return m_resources.at(&face); }

  /// Embeds every face that was drawn with; returns the entries of the font resources.
  [[nodiscard]] std::string embed(ObjectFile& objects) const;

private:
  [[nodiscard]] Face* load(const std::string& file);
  [[nodiscard]] Face* fallback(bool bold, char32_t point);

  FontCatalogue m_catalogue;
  std::string m_language;
  std::map<std::string, std::unique_ptr<Face>> m_faces;  ///< by file name; null when there is no such file
  std::vector<const Face*> m_order;                      ///< as loaded
  std::unordered_map<const Face*, std::string> m_resources;
  std::array<Face*, kFontStyles> m_base{};
  std::array<std::unordered_map<char32_t, Face*>, 2> m_fallbacks;  ///< regular, bold
};

}  // namespace dsrkit::pdf
