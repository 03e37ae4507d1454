#include "dsrkit/law/letter_text.hpp"

#include "placeholders.hpp"
#include "sections.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/letter_requirements.hpp"

namespace dsrkit::law {
namespace {

constexpr std::string_view kFormat = "dsrkit.letter/1";

std::filesystem::path own_file(std::string_view kind, const std::filesystem::path& overlay) {
  return overlay / (std::string(kind) + ".json");
}

/// A text is configuration: one that is no JSON is a mistake of it like any other.
std::optional<Value> read_wording(const std::filesystem::path& path, const std::string& name,
                                  Diagnostics& diagnostics) {
  try {
    return codec::parse_json(files::read_file(path, kLargestWording), name);
  } catch (const Error& error) {
    std::string_view text = error.what();
    text.remove_prefix(text.starts_with(name + ": ") ? name.size() + 2 : 0);
    diagnostics.push_back({Severity::error, "unreadable", name, std::string(text)});
    return std::nullopt;
  }
}

}  // namespace

LetterText parse_letter_text(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::string(where), diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  LetterText letter;
  if (const auto kind = reader.choice("kind", letter_kind_ids())) {
    letter.kind = letter_kinds()[*kind].id;
  }
  letter.title = reader.required_text("title");
  for (const std::string& mistake : placeholder_mistakes(letter.title, TextPlace::line)) {
    reader.report("title", "wrong-placeholder", mistake);
  }
  letter.sections = read_sections(reader, "sections", diagnostics);
  reader.finish();
  return letter;
}

bool has_own_text(std::string_view kind, const std::filesystem::path& overlay) {
  return !overlay.empty() && std::filesystem::exists(own_file(kind, overlay));
}

LetterText read_letter_text(std::string_view kind, const std::filesystem::path& overlay,
                            Diagnostics& diagnostics) {
  const std::string name = "letters/" + letter_kind(kind).id + ".json";
  const auto path = has_own_text(kind, overlay) ? own_file(kind, overlay) : files::shipped_data(name);
  const auto json = read_wording(path, name, diagnostics);
  if (!json) {
    return {};
  }
  LetterText letter = parse_letter_text(*json, name, diagnostics);
  if (!letter.kind.empty() && letter.kind != kind) {
    diagnostics.push_back({Severity::error, "wrong-kind", name + "/kind",
                           "must be '" + std::string(kind) + "' as the file is"});
  }
  return letter;
}

LetterText load_letter_text(std::string_view kind, const std::filesystem::path& overlay) {
  Diagnostics diagnostics;
  LetterText letter = read_letter_text(kind, overlay, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  return letter;
}

std::vector<TextSection> fill(const std::vector<TextSection>& sections, const LetterFacts& facts) {
  std::vector<TextSection> filled;
  for (const TextSection& section : sections) {
    TextSection result{fill_placeholders(section.heading, facts).value_or(""), {}, {}};
    for (const std::string& paragraph : section.paragraphs) {
      if (auto text = fill_placeholders(paragraph, facts)) {
        result.paragraphs.push_back(std::move(*text));
      }
    }
    for (const std::string& bullet : section.bullets) {
      auto texts = fill_bullet(bullet, facts);
      result.bullets.insert(result.bullets.end(), std::make_move_iterator(texts.begin()),
                            std::make_move_iterator(texts.end()));
    }
    if (!result.paragraphs.empty() || !result.bullets.empty()) {
      filled.push_back(std::move(result));
    }
  }
  return filled;
}

}  // namespace dsrkit::law
