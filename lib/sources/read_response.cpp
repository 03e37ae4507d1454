#include "element_keys.hpp"
#include "file_formats.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/sources/item_id.hpp"
#include "dsrkit/sources/supplied.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dsrkit::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;

/// Members in which services write the day of a record, the most telling first.
constexpr std::array<std::string_view, 16> kDateMembers{
    "date",         "createdDate", "creationDateTime", "createdDateTime", "createdAt",   "createdTimeStamp",
    "creationDate", "dateTime",    "incidentDate",     "startDate",       "submittedOn", "reviewTime",
    "occurredAt",   "allocatedAt", "fromDate",         "timestamp"};

std::optional<Date> date_in(const Value& content) {
  for (const std::string_view name : kDateMembers) {
    if (const Value* member = content.find(name); member != nullptr && member->is_string()) {
      if (const auto date = read_date(member->as_string())) {
        return date;
      }
    }
  }
  return std::nullopt;
}

bool is_objects(const Value& value) {
  return value.is_array() && !value.as_array().empty() &&
         std::all_of(value.as_array().begin(), value.as_array().end(),
                     [](const Value& element) { return element.is_object(); });
}

bool is_empty(const Value& value) {
  return value.is_null() || (value.is_array() && value.as_array().empty()) ||
         (value.is_object() && value.as_object().empty());
}

/// The contract of the Ministry of Justice's services; other objects with a content fit it too.
bool is_response(const Value& value) {
  return value.is_object() && value.find("content") != nullptr;
}

/// A name of a file in a folder and nothing else: no path, nothing hidden.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

/// The regular file itself: links could lead out of the folder.
bool is_own_file(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::regular;
}

/// Reads the parts of one file into items.
class ResponseReader {
public:
  ResponseReader(const fs::path& path, const FileOrigin& origin) : m_path(path), m_origin(origin) {}

  FileContents read() {
    const std::string bytes = read_bytes(m_path, "a file of '" + m_origin.source + "'");
    m_name = m_path.filename().string() + (m_origin.key_by_content ? "@" + short_digest(bytes) : "");
    const std::string what = "a file of '" + m_origin.source + "'";
    const FileFormat* format =
        format_of(m_origin.shape.format, m_path.extension().string(), std::string_view(bytes));
    if (format == nullptr) {
      add_file(bytes);
    } else {
      FileRecords records = format->read({bytes, what, m_origin.limit, m_origin.shape});
      m_contents.gaps = std::move(records.gaps);
      if (format->name == "json" && is_response(records.content)) {
        add_response(std::move(records.content));
      } else if (!is_empty(records.content)) {
        add_records("", "value", std::move(records.content));
      }
    }
    return std::move(m_contents);
  }

private:
  /// File names can be identifiers of a person: messages name the source.
  [[nodiscard]] std::string read_bytes(const fs::path& path, const std::string& what) const {
    try {
      return files::read_file(path, m_origin.limit);
    } catch (const Error& error) {
      throw Error(error.code(), what + " cannot be read or is larger than " +
                                    std::to_string(m_origin.limit / kMebibyte) + " MiB");
    }
  }

  Item& add_item(const std::string& pointer, Value content) {
    FetchedItem fetched;
    Item& item = fetched.item;
    item.source = m_origin.source;
    item.dataset = m_origin.dataset;
    item.key = m_name + (pointer.empty() ? "" : "#" + pointer);
    item.id = item_id(m_origin.case_reference, item.source, item.dataset, item.key);
    item.person = m_origin.person;
    item.title = m_origin.label.empty() ? m_origin.dataset : m_origin.label;
    item.date = date_in(content);
    item.retrieved = m_origin.retrieved;
    item.query = m_origin.query;
    item.data_class = m_origin.data_class;
    item.content = std::move(content);
    m_contents.items.push_back(std::move(fetched));
    return m_contents.items.back().item;
  }

  /// An object is a record; what is none is kept under a name so that it can be read.
  void add_records(const std::string& pointer, const std::string& name, Value value) {
    if (is_objects(value)) {
      ElementKeys keys(value.as_array(), m_origin.person);
      for (Value& element : value.as_array()) {
        const std::string key = keys.next(element);
        add_item(pointer + "/" + key, std::move(element));
      }
    } else if (value.is_object()) {
      add_item(pointer, std::move(value));
    } else {
      add_item(pointer, Value::object({{name, std::move(value)}}));
    }
  }

  void add_response(Value value) {
    Value::Object others;
    for (auto& [name, member] : value.as_object()) {
      if (name == "content" && !is_empty(member)) {
        add_records("/content", name, std::move(member));
      } else if (name == "attachments" && is_objects(member)) {
        add_attachments(std::move(member.as_array()));
      } else if (!member.is_array() || !member.as_array().empty()) {
        others.emplace_back(name, std::move(member));
      }
    }
    add_others(std::move(others));
  }

  /// Members beside the content. When there is nothing but nulls the source holds nothing.
  void add_others(Value::Object others) {
    const bool says_something = std::any_of(others.begin(), others.end(),
                                            [](const auto& member) { return !is_empty(member.second); });
    if (says_something || (!others.empty() && !m_contents.items.empty())) {
      add_item("", Value(std::move(others)));
    }
  }

  void add_attachments(Value::Array attachments) {
    ElementKeys keys(attachments, m_origin.person);
    for (Value& description : attachments) {
      const std::string key = keys.next(description);
      add_attachment(add_item("/attachments/" + key, std::move(description)));
    }
  }

  void add_attachment(Item& item) {
    const std::string type = item.content.text_or("contentType", "application/octet-stream");
    const std::string name = item.content.text_or("filename", item.content.text_or("name"));
    const auto bytes = attached_bytes(name, stated_size(item.content));
    if (!bytes) {
      m_contents.gaps.emplace_back("an attachment is referred to but was not supplied");
      item.attachments.push_back({name, type, "", stated_size(item.content)});
    } else if (type.starts_with("text/") && is_valid_utf8(*bytes)) {
      item.content.set(item.content.find("text") == nullptr ? "text" : "text of the file", *bytes);
    } else {
      item.attachments.push_back({name, type, "", static_cast<std::int64_t>(bytes->size())});
      m_contents.items.back().files.push_back({item.attachments.size() - 1, *bytes});
    }
  }

  [[nodiscard]] static std::optional<std::int64_t> stated_size(const Value& description) {
    const Value* size = description.find("filesize");
    if (size == nullptr || !size->is_number() ||
        size->number_text().find_first_not_of("0123456789") != std::string::npos) {
      return std::nullopt;
    }
    return size->as_integer();
  }

  /// A file of another size belongs to another response: better none than somebody else's.
  [[nodiscard]] std::optional<std::string> attached_bytes(const std::string& name,
                                                          std::optional<std::int64_t> size) const {
    if (!is_plain_name(name)) {
      return std::nullopt;
    }
    const fs::path folder = m_path.parent_path();
    for (const fs::path& path : {folder / m_path.stem() / name, folder / name}) {
      if (is_own_file(path)) {
        std::string bytes = read_bytes(path, "an attachment of '" + m_origin.source + "'");
        if (!size || *size == static_cast<std::int64_t>(bytes.size())) {
          return bytes;
        }
      }
    }
    return std::nullopt;
  }

  void add_file(const std::string& bytes) {
    const auto size = static_cast<std::int64_t>(bytes.size());
    Item& item = add_item("", Value::object({{"file size in bytes", size}}));
    item.attachments.push_back({m_path.filename().string(), "application/octet-stream", "", size});
    m_contents.items.back().files.push_back({0, bytes});
  }

  const fs::path& m_path;
  const FileOrigin& m_origin;
  std::string m_name;  ///< how keys begin
  FileContents m_contents;
};

}  // namespace

FileContents read_response(const std::filesystem::path& path, const FileOrigin& origin) {
  return ResponseReader(path, origin).read();
}

FileContents read_supplied(const std::filesystem::path& path, const std::string& case_reference,
                           const std::string& source, Date today, DataClass data_class) {
  FileOrigin origin;
  origin.case_reference = case_reference;
  origin.source = source;
  origin.dataset = "supplied";
  origin.label = label_from_column(path.stem().string());
  origin.query = "file supplied by an officer";
  origin.retrieved = today;
  origin.data_class = data_class;
  origin.key_by_content = true;
  return read_response(path, origin);
}

}  // namespace dsrkit::sources
