#include "fides_document.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/object_reader.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr const char* kOnlyDescribes = "it describes and steers nothing";
constexpr const char* kOnlyErasure = "nothing is erased or masked here";
constexpr const char* kOrderFollows = "the order of the search follows from the links";

/// Letters, digits and "_.<>-".
bool is_fides_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.<>-").find(c) != std::string_view::npos;
  });
}

bool says_something(const Value& value) {
  return value != Value(false) && value != Value("") && value != Value::array() && value != Value::object();
}

/// One object of the document.
class Part {
public:
  Part(const Value& value, const std::string& where, Diagnostics& diagnostics)
      : m_reader(value, where, diagnostics), m_diagnostics(diagnostics) {}

  codec::ObjectReader* operator->() { return &m_reader; }

  /// Says that these keys are left out, where they say something.
  void ignore(std::initializer_list<std::string_view> keys, const std::string& why) {
    for (const std::string_view key : keys) {
      const Value* value = m_reader.member(key);
      if (value != nullptr && says_something(*value)) {
        add(Severity::note, key, "ignored", "is left out: " + why);
      }
    }
  }

  void add(Severity severity, std::string_view key, std::string code, std::string text) {
    m_diagnostics.push_back({severity, std::move(code), m_reader.member_where(key), std::move(text)});
  }

  [[nodiscard]] std::string key(std::string_view name) {
    std::string text = m_reader.required_text(name);
    if (!text.empty() && !is_fides_key(text)) {
      m_reader.report(name, "wrong-key", "must be letters, digits and '_', '.', '<', '>', '-'");
    }
    return text;
  }

  [[nodiscard]] std::vector<std::string> keys(std::string_view name) {
    auto texts = m_reader.texts(name);
    if (!std::all_of(texts.begin(), texts.end(), is_fides_key)) {
      m_reader.report(name, "wrong-key", "each must be letters, digits and '_', '.', '<', '>', '-'");
    }
    return texts;
  }

  /// Of collections, each "dataset.collection".
  void check_collection_keys(std::string_view name) {
    for (const std::string& text : keys(name)) {
      if (std::count(text.begin(), text.end(), '.') != 1 || text.starts_with('.') || text.ends_with('.')) {
        m_reader.report(name, "wrong-key", "each must be a dataset and a collection: 'dataset.collection'");
      }
    }
  }

  /// Also as YAML 1.1 writes them, by which Fides reads its files.
  [[nodiscard]] bool flag(std::string_view name) {
    const Value* value = m_reader.member(name);
    if (value != nullptr && value->is_string()) {
      const std::string word = to_lower_ascii(value->as_string());
      if (word == "yes" || word == "on" || word == "no" || word == "off") {
        return word == "yes" || word == "on";
      }
    }
    return m_reader.boolean(name, false);
  }

  [[nodiscard]] std::vector<const Value*> required_elements(std::string_view name) {
    if (m_reader.member(name) == nullptr) {
      m_reader.report(name, "missing", "must be given");
    }
    return m_reader.elements(name);
  }

  /// Unknown keys are no reason to refuse: later versions of the format have more.
  void finish() {
    const auto before = static_cast<std::ptrdiff_t>(m_diagnostics.size());
    m_reader.finish();
    std::for_each(m_diagnostics.begin() + before, m_diagnostics.end(),
                  [](Diagnostic& unknown) { unknown.severity = Severity::warning; });
  }

private:
  codec::ObjectReader m_reader;
  Diagnostics& m_diagnostics;
};

struct Meta {
  const Value* value = nullptr;
  std::string where;
};

/// What steers the processing: under "fides_meta", in older files under another name.
Meta meta_of(Part& part, std::initializer_list<const char*> older_names) {
  Meta meta{part->member("fides_meta"), part->member_where("fides_meta")};
  for (const char* name : older_names) {
    const Value* older = part->member(name);
    if (older == nullptr) {
      continue;
    }
    if (meta.value == nullptr) {
      meta = {older, part->member_where(name)};
    } else if (older->text_or("identity") != meta.value->text_or("identity")) {
      part->report(name, "two-identities", "names another identity than 'fides_meta'");
    } else {
      part.add(Severity::warning, name, "ignored", "is left out: 'fides_meta' is there too");
    }
  }
  return meta;
}

class DocumentReader {
public:
  explicit DocumentReader(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

  FidesDataset dataset(const Value& json, const std::string& where) {
    Part part(json, where, m_diagnostics);
    FidesDataset dataset;
    dataset.where = where;
    dataset.key = part.key("fides_key");
    dataset.name = part->text("name");
    part.ignore({"description", "meta", "tags", "organization_fides_key", "data_qualifier",
                 "joint_controller", "retention", "third_country_transfers", "data_purposes"},
                kOnlyDescribes);
    ignore_shared_categories(part);
    const Meta meta = meta_of(part, {"fidesops_meta", "fidesctl_meta"});
    if (meta.value != nullptr) {
      read_dataset_meta(meta, dataset);
    }
    std::set<std::string> names;
    std::size_t index = 0;
    for (const Value* element : part.required_elements("collections")) {
      dataset.collections.push_back(collection(*element, part->element_where("collections", index++)));
      check_once(names, dataset.collections.back().name, dataset.collections.back().where, "collection");
    }
    part.finish();
    return dataset;
  }

private:
  void check_once(std::set<std::string>& names, const std::string& name, const std::string& where,
                  const std::string& what) {
    if (!name.empty() && !names.insert(name).second) {
      m_diagnostics.push_back(
          {Severity::error, "duplicate-" + what, where + "/name", "another " + what + " has the same name"});
    }
  }

  /// They say of every column the same, so that they tell no column's meaning.
  static void ignore_shared_categories(Part& part) {
    (void)part.keys("data_categories");
    part.ignore({"data_categories"}, "only those of a single field say what its column means");
  }

  void read_dataset_meta(const Meta& meta, FidesDataset& dataset) {
    Part part(*meta.value, meta.where, m_diagnostics);
    (void)part.keys("after");
    part.ignore({"after"}, kOrderFollows);
    part.ignore({"resource_id", "redact"}, kOnlyDescribes);
    if (const Value* space = part->member("namespace")) {
      Part names(*space, part->member_where("namespace"), m_diagnostics);
      dataset.schema = names->text("schema");
      names.ignore({"project_id", "dataset_id", "database_name", "database", "database_instance_id",
                    "connection_type"},
                   "the connection says which database is meant");
      names.finish();
    }
    part.finish();
  }

  FidesCollection collection(const Value& json, const std::string& where) {
    Part part(json, where, m_diagnostics);
    FidesCollection collection;
    collection.where = where;
    collection.name = part->required_text("name");
    part.ignore({"description", "data_qualifier", "retention", "data_purposes"}, kOnlyDescribes);
    ignore_shared_categories(part);
    const Meta meta = meta_of(part, {"fidesops_meta"});
    if (meta.value != nullptr) {
      collection.left_out = is_skipped(meta);
    }
    std::size_t index = 0;
    std::set<std::string> names;
    for (const Value* element : part.required_elements("fields")) {
      add_field(collection.fields, *element, part->element_where("fields", index++), names);
    }
    if (collection.fields.empty() && part->member("fields") != nullptr) {
      part.add(Severity::warning, "fields", "left-out", "has no fields: the collection is left out");
      collection.left_out = true;
    }
    part.finish();
    return collection;
  }

  bool is_skipped(const Meta& meta) {
    Part part(*meta.value, meta.where, m_diagnostics);
    part.check_collection_keys("after");
    part.check_collection_keys("erase_after");
    part.ignore({"after"}, kOrderFollows);
    part.ignore({"erase_after", "masking_strategy_override"}, kOnlyErasure);
    part.ignore({"partitioning"}, "the rows of all partitions are searched");
    part.ignore({"redact"}, kOnlyDescribes);
    const bool skipped = part.flag("skip_processing");
    if (skipped) {
      part.add(Severity::warning, "skip_processing", "left-out",
               "the collection is left out: Fides does not look at it either");
    }
    part.finish();
    return skipped;
  }

  void add_field(std::vector<FidesField>& fields, const Value& json, const std::string& where,
                 std::set<std::string>& names) {
    fields.push_back(field(json, where));
    check_once(names, fields.back().name, where, "field");
  }

  FidesField field(const Value& json, const std::string& where) {
    Part part(json, where, m_diagnostics);
    FidesField field;
    field.where = where;
    field.name = part->required_text("name");
    field.categories = part.keys("data_categories");
    part.ignore({"description", "data_qualifier", "retention", "data_purposes"}, kOnlyDescribes);
    std::size_t index = 0;
    std::set<std::string> names;
    for (const Value* element : part->elements("fields")) {
      add_field(field.inner, *element, part->element_where("fields", index++), names);
    }
    const Meta meta = meta_of(part, {"fidesops_meta"});
    const std::string type = meta.value == nullptr ? "" : read_field_meta(meta, field);
    if (!field.inner.empty() && !type.empty() && type != "object") {
      part->report("fields", "wrong-type", "has inner fields, but its data_type is not 'object'");
    }
    const bool is_object = !field.inner.empty() || (type == "object" && !field.is_array);
    if (is_object && !field.categories.empty()) {
      part->report("data_categories", "object-categories",
                   "belong to the inner fields of an object, not to the object");
    }
    part.finish();
    return field;
  }

  /// The data type of a value or of an element.
  std::string read_field_meta(const Meta& meta, FidesField& field) {
    Part part(*meta.value, meta.where, m_diagnostics);
    field.identity = part->text("identity");
    field.primary_key = part.flag("primary_key");
    std::string type = part->text("data_type");
    if (type.ends_with("[]")) {
      field.is_array = true;
      type.resize(type.size() - 2);
    }
    constexpr std::array<std::string_view, 7> kTypes{"",        "string",    "integer", "float",
                                                     "boolean", "object_id", "object"};
    if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) {
      part->report("data_type", "wrong-word",
                   "must be string, integer, float, boolean, object_id or object, with '[]' for several");
    }
    if (part->integer("length", 1) < 1) {
      part->report("length", "out-of-range", "must be at least 1");
    }
    if (part->member("return_all_elements") != nullptr && !field.is_array) {
      part->report("return_all_elements", "not-an-array", "belongs to a data_type with '[]' only");
    }
    if (part.flag("return_all_elements")) {
      part.ignore({"return_all_elements"}, "all elements are shown anyway");
    }
    (void)part.flag("read_only");
    part.ignore({"read_only", "length"}, "nothing is ever written to a source");
    part.ignore({"masking_strategy_override"}, kOnlyErasure);
    part.ignore({"custom_request_field"}, "people are found by identities, not by other words of a request");
    part.ignore({"redact"}, kOnlyDescribes);
    std::size_t index = 0;
    for (const Value* element : part->elements("references")) {
      field.references.push_back(reference(*element, part->element_where("references", index++)));
    }
    part.finish();
    return type;
  }

  FidesReference reference(const Value& json, const std::string& where) {
    Part part(json, where, m_diagnostics);
    FidesReference reference;
    reference.where = where;
    reference.dataset = part.key("dataset");
    const std::string path = part->required_text("field");
    const std::size_t dot = path.find('.');
    if (!path.empty() && (dot == std::string::npos || dot == 0 || path.ends_with('.'))) {
      part->report("field", "wrong-reference", "must be a collection and a field: 'collection.field'");
    } else if (!path.empty()) {
      reference.collection = path.substr(0, dot);
      reference.field = path.substr(dot + 1);
    }
    if (const auto direction = part->optional_text("direction")) {
      if (*direction != "from" && *direction != "to") {
        part->report("direction", "wrong-word", "must be 'from' or 'to'");
      }
      reference.direction = *direction == "from" ? FidesDirection::from : FidesDirection::to;
    }
    part.finish();
    return reference;
  }

  Diagnostics& m_diagnostics;
};

}  // namespace

std::vector<FidesDataset> read_fides(const Value& document, const std::string& where,
                                     Diagnostics& diagnostics) {
  Part part(document, where, diagnostics);
  part.ignore({"data_category", "data_subject", "data_use", "data_qualifier", "system", "policy", "registry",
               "organization", "evaluation"},
              "only datasets are imported");
  DocumentReader reader(diagnostics);
  std::vector<FidesDataset> datasets;
  std::size_t index = 0;
  for (const Value* element : part.required_elements("dataset")) {
    datasets.push_back(reader.dataset(*element, part->element_where("dataset", index++)));
  }
  part.finish();
  return datasets;
}

}  // namespace dsrkit::sources
