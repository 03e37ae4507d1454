#include "font_set.hpp"

#include <algorithm>
#include <initializer_list>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr std::array<const char*, kFontStyles> kBaseFiles = {
    "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSansMono-Regular.ttf",
    "NotoSerif-Regular.ttf"};
/// For what belongs to no script or has no font of its own: symbols, then everything else.
constexpr std::array kLastResorts = {
    "NotoSans-Regular.ttf",     "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf", "DroidSansFallbackFull.ttf",   "DejaVuSans.ttf",
    "Symbola_hint.ttf"};

UScriptCode script_of(char32_t point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(point), &status);
}

/// Marks and joiners belong to what stands before them, and spaces read best in its font.
bool joins(char32_t point) {
  return point == U' ' || script_of(point) == USCRIPT_INHERITED ||
         u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// The Noto fonts of a script, best first, without weight: "NotoSansGurmukhi".
std::vector<std::string> families_of(UScriptCode script, bool nastaliq) {
  if (script == USCRIPT_ARABIC || script == USCRIPT_COMMON) {
    // Arabic punctuation counts as common to several scripts.
    return nastaliq ? std::vector<std::string>{"NotoNastaliqUrdu", "NotoNaskhArabic"}
                    : std::vector<std::string>{"NotoNaskhArabic", "NotoNastaliqUrdu"};
  }
  std::string name = uscript_getName(script);
  name.erase(std::remove(name.begin(), name.end(), '_'), name.end());
  return {"NotoSans" + name, "NotoSerif" + name};
}

}  // namespace

FontSet::FontSet(FontCatalogue catalogue, std::string language)
    : m_catalogue(std::move(catalogue)), m_language(std::move(language)) {
  for (std::size_t i = 0; i < kFontStyles; ++i) {
    m_base[i] = load(kBaseFiles[i]);
    if (m_base[i] == nullptr) {
      throw Error(ErrorCode::source_unavailable, "font file '" + std::string(kBaseFiles[i]) + "' is missing",
                  "install the Debian packages fonts-noto-core and fonts-noto-mono");
    }
  }
}

Face* FontSet::load(const std::string& file) {
  if (const auto found = m_faces.find(file); found != m_faces.end()) {
    return found->second.get();
  }
  auto& face = m_faces[file];
  for (const auto& folder : m_catalogue.folders) {
    std::error_code error;
    if (std::filesystem::is_regular_file(folder / file, error)) {
      face = std::make_unique<Face>(folder / file, m_language);
      m_resources[face.get()] = "F" + std::to_string(m_order.size());
      m_order.push_back(face.get());
      break;
    }
  }
  return face.get();
}

Face* FontSet::fallback(bool bold, char32_t point) {
  const bool nastaliq = m_language.starts_with("ur");
  const auto covering = [&](const std::string& file) {
    Face* face = load(file);
    return face != nullptr && face->has(point) ? face : nullptr;
  };
  for (const std::string& family : families_of(script_of(point), nastaliq)) {
    for (const char* weight : {bold ? "-Bold.ttf" : "-Regular.ttf", "-Regular.ttf"}) {
      if (Face* face = covering(family + weight)) {
        return face;
      }
    }
  }
  for (const char* file : kLastResorts) {
    if (Face* face = covering(file)) {
      return face;
    }
  }
  return nullptr;
}

Face* FontSet::pick(FontStyle style, char32_t point, Face* before) {
  Face& own = base(style);
  if (before != nullptr && before != &own && joins(point) && before->has(point)) {
    return before;
  }
  if (own.has(point)) {
    return &own;
  }
  if (before != nullptr && (script_of(point) == USCRIPT_COMMON || joins(point)) && before->has(point)) {
    return before;
  }
  const bool bold = style == FontStyle::bold;
  auto& known = m_fallbacks[bold ? 1 : 0];
  const auto [found, is_new] = known.try_emplace(point, nullptr);
  if (is_new) {
    found->second = fallback(bold, point);
  }
  return found->second;
}

void FontSet::forget() {
  for (auto& [file, face] : m_faces) {
    if (face) {
      face->forget();
    }
  }
}

std::string FontSet::embed(ObjectFile& objects) const {
  std::string entries;
  for (const Face* face : m_order) {
    if (face->used()) {
      entries += "/" + m_resources.at(face) + " " + ref(face->embed(objects));
    }
  }
  return entries;
}

}  // namespace dsrkit::pdf
