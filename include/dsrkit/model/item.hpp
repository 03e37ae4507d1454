#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/value.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

/// Which statutory gates apply to a passage (DPA 2018 Sch 3: health, social work and education data differ).
enum class DataClass { other, social_work, health, education };

/// A file that came with a record. Bytes are kept in the vault under `blob`.
struct Attachment {
  std::string name;
  std::string content_type;
  std::string blob;  ///< vault name, empty when only the reference was supplied
  std::optional<std::int64_t> size;

  bool operator==(const Attachment&) const = default;
};

/// One gathered record: immutable, with where it came from.
struct Item {
  std::string id;       ///< derived from case, source, dataset and key: the same record has the same id
  std::string source;   ///< source id
  std::string dataset;  ///< dataset id
  std::string key;      ///< key of the row or name of the file in the source
  std::string person;   ///< key of the source person it belongs to; empty when supplied for the case by hand
  std::string title;
  std::optional<Date> date;  ///< of the record itself, where it has one
  Date retrieved{};
  std::string query;  ///< template of the query or name of the route that fetched it
  DataClass data_class = DataClass::other;
  bool restricted = false;
  std::string digest;  ///< keyed digest of the content: tells whether the record has changed
  Value content;       ///< nested objects, arrays and values, in the source's order
  std::vector<Attachment> attachments;

  bool operator==(const Item&) const = default;
};

/// A piece of text inside an item: a string or number, or the name of a member.
struct PassageRef {
  std::string item;
  std::string pointer;  ///< JSON pointer (RFC 6901) of the value in Item::content
  bool in_key = false;  ///< the last member name of the pointer, not its value

  auto operator<=>(const PassageRef&) const = default;
};

struct Passage {
  PassageRef ref;
  std::string text;
  DataClass data_class = DataClass::other;

  bool operator==(const Passage&) const = default;
};

/// All passages of an item in reading order: every string, number and member name; nothing is left out.
void for_each_passage(const Item& item, const std::function<void(const Passage&)>& visit);
[[nodiscard]] std::vector<Passage> passages_of(const Item& item);

[[nodiscard]] std::string_view data_class_name(DataClass data_class);
[[nodiscard]] std::optional<DataClass> parse_data_class(std::string_view name);
[[nodiscard]] std::vector<std::string> data_class_names();

}  // namespace dsrkit
