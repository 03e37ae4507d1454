#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/bundle/form.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/pdf/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::bundle {

/// A record in the form in which it may be shown: everything in it has been decided.
struct DisclosedItem {
  std::string id;      ///< in the register; a digest without a key, so it must not be released
  std::string source;  ///< source id
  std::string source_label;
  std::string dataset_label;
  std::string title;  ///< after redaction
  std::optional<Date> date;
  Date retrieved{};
  DisclosedNode content;
  std::vector<std::string> attachments;  ///< a sentence each: what came with the record and where it is
};

/// "createdTimeStamp" and "accessibility_needs" as a person would write them.
[[nodiscard]] std::string readable_key(std::string_view key);

/// ISO dates and times in words, without losing a digit; every other text as it is.
[[nodiscard]] std::string readable_text(std::string_view text);

/// The record's content as lines: nested objects and arrays become levels, every value has its line. Nothing
/// is left out: null, empty text, empty lists and false are said in words.
[[nodiscard]] std::vector<pdf::Field> record_fields(const DisclosedNode& content);

/// Every released character of the record, one value a line: what the manifest's digest is taken of.
[[nodiscard]] std::string released_text(const DisclosedItem& item);

/// Lists of the record that are set as tables: two or more entries that all have the same few short values.
[[nodiscard]] bool is_uniform_list(const DisclosedNode& node);

/// Sets one record: heading, where it comes from, its lines and tables, its attachments. `name` is what the
/// record is called in this document.
void set_record(Form& form, const DisclosedItem& item, std::string_view name, std::string_view anchor);

}  // namespace dsrkit::bundle
