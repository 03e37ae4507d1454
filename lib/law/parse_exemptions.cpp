#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/exemptions.hpp"

#include <array>
#include <set>

namespace dsrkit::law {
namespace {

using codec::ObjectReader;

constexpr std::string_view kFormat = "dsrkit.exemptions/1";
constexpr std::size_t kLargestCatalogue = std::size_t{4} << 20U;
constexpr std::array kUses{ExemptionUse::withhold, ExemptionUse::refuse, ExemptionUse::gate,
                           ExemptionUse::scope, ExemptionUse::unavailable};

ExemptionUse read_use(ObjectReader& reader) {
  std::vector<std::string> names;
  for (const ExemptionUse use : kUses) {
    names.emplace_back(exemption_use_name(use));
  }
  return kUses.at(reader.choice("use", names).value_or(0));
}

std::vector<Jurisdiction> read_jurisdictions(ObjectReader& reader, std::string_view key) {
  std::vector<Jurisdiction> result;
  for (const std::string& name : reader.texts(key)) {
    if (const auto jurisdiction = parse_jurisdiction(name)) {
      result.push_back(*jurisdiction);
    } else {
      reader.report(key, "wrong-word", "unknown jurisdiction");
    }
  }
  return result;
}

std::optional<DataClass> read_data_class(ObjectReader& reader) {
  const auto name = reader.optional_text("data_class");
  const auto data_class = name ? parse_data_class(*name) : std::nullopt;
  if (name && !data_class) {
    reader.report("data_class", "wrong-word", "must be one of: " + join(data_class_names(), ", "));
  }
  return data_class;
}

std::vector<EvidenceField> read_evidence(ObjectReader& reader, Diagnostics& diagnostics) {
  std::vector<EvidenceField> fields;
  const auto elements = reader.elements("evidence");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader element(*elements[i], reader.element_where("evidence", i), diagnostics);
    fields.push_back({element.required_text("field"), element.required_text("what")});
    element.finish();
  }
  return fields;
}

Exemption read_exemption(ObjectReader& reader, Diagnostics& diagnostics) {
  Exemption exemption{.code = reader.required_text("code"),
                      .citation = reader.required_text("citation"),
                      .use = read_use(reader),
                      .label = reader.required_text("label"),
                      .meaning = reader.required_text("meaning"),
                      .test = reader.required_text("test"),
                      .record = reader.texts("record"),
                      .evidence = read_evidence(reader, diagnostics),
                      .data_class = read_data_class(reader),
                      .not_in = read_jurisdictions(reader, "not_in"),
                      .beyond_access = reader.boolean("beyond_access", false),
                      .for_representatives = reader.boolean("for_representatives", false)};
  if (exemption.record.empty()) {
    reader.report("record", "missing", "must say what has to be written down");
  }
  return exemption;
}

}  // namespace

std::vector<Exemption> parse_exemptions(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  ObjectReader reader(json, std::string(where), diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  (void)reader.text("$schema");
  (void)reader.required_text("id");
  (void)reader.required_text("version");
  (void)reader.required_text("source");
  std::vector<Exemption> result;
  std::set<std::string> codes;
  const auto elements = reader.elements("exemptions");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader element(*elements[i], reader.element_where("exemptions", i), diagnostics);
    result.push_back(read_exemption(element, diagnostics));
    if (!codes.insert(result.back().code).second) {
      element.report("code", "duplicate-code", "the code '" + result.back().code + "' is there twice");
    }
    element.finish();
  }
  if (result.empty()) {
    reader.report("exemptions", "missing", "must hold at least one exemption");
  }
  reader.finish();
  return result;
}

ExemptionCatalogue load_exemptions(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  auto exemptions =
      parse_exemptions(codec::parse_json(files::read_file(path, kLargestCatalogue), name), name, diagnostics);
  codec::throw_if_errors(diagnostics, false);
  return ExemptionCatalogue(std::move(exemptions));
}

ExemptionCatalogue load_exemptions() {
  return load_exemptions(files::shipped_data("redaction-rules/exemptions/uk.json"));
}

}  // namespace dsrkit::law
