#include "dsrkit/law/disclosure_text.hpp"

#include "sections.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

namespace dsrkit::law {
namespace {

constexpr std::string_view kFormat = "dsrkit.disclosure-text/1";

}  // namespace

DisclosureWording parse_disclosure_wording(const Value& json, std::string_view where,
                                           Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::string(where), diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  DisclosureWording wording{.how_to_read = read_sections(reader, "how_to_read", diagnostics),
                            .where_we_looked = read_sections(reader, "where_we_looked", diagnostics),
                            .your_rights = read_sections(reader, "your_rights", diagnostics),
                            .support = read_sections(reader, "support", diagnostics)};
  reader.finish();
  return wording;
}

DisclosureWording load_disclosure_wording() {
  const auto path = files::shipped_data("texts/disclosure.json");
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  auto wording = parse_disclosure_wording(codec::parse_json(files::read_file(path, kLargestWording), name),
                                          name, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  return wording;
}

}  // namespace dsrkit::law
