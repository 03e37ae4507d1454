#pragma once

#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <string>
#include <string_view>

namespace dsrkit::rules {

/// The members that every pack of rules or policy begins with; a wrong format is reported.
template <typename Pack>
void read_head(codec::ObjectReader& reader, std::string_view format, Pack& pack) {
  if (reader.required_text("format") != format) {
    reader.report("format", "wrong-format", "must be '" + std::string(format) + "'");
  }
  static_cast<void>(reader.text("$schema"));
  pack.id = reader.required_text("id");
  pack.version = reader.required_text("version");
  pack.title = reader.required_text("title");
  pack.jurisdiction = reader.required_text("jurisdiction");
  pack.source = reader.required_text("source");
}

/// Reads one pack strictly; `where` is the file in messages.
[[nodiscard]] RulePack read_pack(const Value& json, const std::string& where, Diagnostics& diagnostics);

/// What is wrong with a pack that its form does not show: ids, versions, patterns, validators, missing
/// examples.
void check_pack(const RulePack& pack, const std::string& where, Diagnostics& diagnostics);

/// Whether the text is lower-case words with digits joined by hyphens or dots ("uk.nhs-number").
[[nodiscard]] bool is_rule_id(std::string_view text);

/// Files with the ending .json of the folder, in byte order; none when it does not exist.
[[nodiscard]] std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

/// The parsed file, or null with a diagnostic.
[[nodiscard]] std::optional<Value> read_json_file(const std::filesystem::path& path,
                                                  Diagnostics& diagnostics);

/// SHA-256, hexadecimal, over the digests of the files in this order.
[[nodiscard]] std::string digest_of(const std::vector<std::filesystem::path>& files);

}  // namespace dsrkit::rules
