#include "dsrkit/workspace/add_source.hpp"

#include <utility>

namespace dsrkit::workspace {
namespace {

/// Members of an object, without those that say what is so anyway.
class Members {
public:
  void text(std::string_view key, std::string_view value, std::string_view fallback = {}) {
    if (value != fallback) {
      m_object.set(key, value);
    }
  }

  void integer(std::string_view key, std::int64_t value, std::int64_t fallback) {
    if (value != fallback) {
      m_object.set(key, value);
    }
  }

  void flag(std::string_view key, bool value) {
    if (value) {
      m_object.set(key, true);
    }
  }

  void texts(std::string_view key, const std::vector<std::string>& values) {
    array(key, values, [](const std::string& value) { return Value(value); });
  }

  template <typename Element, typename ToJson>
  void array(std::string_view key, const std::vector<Element>& elements, ToJson to_json) {
    if (elements.empty()) {
      return;
    }
    Value array = Value::array();
    for (const auto& element : elements) {
      array.push_back(to_json(element));
    }
    m_object.set(key, std::move(array));
  }

  void object(std::string_view key, Value value) {
    if (!value.as_object().empty()) {
      m_object.set(key, std::move(value));
    }
  }

  [[nodiscard]] Value take() { return std::move(m_object); }

private:
  Value m_object = Value::object();
};

Value location_to_json(const SecretLocation& location) {
  Members members;
  members.text("file", location.file);
  members.texts("command", location.command);
  members.text("credential", location.credential);
  return members.take();
}

Value field_to_json(const FieldMapping& field) {
  Members members;
  members.text("column", field.column);
  members.text("meaning", field.meaning, "other");
  members.text("label", field.label);
  members.flag("identity", field.identity);
  return members.take();
}

Value link_to_json(const DatasetLink& link) {
  Members members;
  members.text("column", link.column);
  members.text("to", link.to);
  members.text("to_column", link.to_column);
  return members.take();
}

Value auth_to_json(const HttpAuth& auth) {
  if (auth == HttpAuth{}) {
    return Value::object();
  }
  Members members;
  members.text("kind", auth_kind_names().at(static_cast<std::size_t>(auth.kind)));
  members.object("secret", location_to_json(auth.secret));
  members.text("token_url", auth.token_url);
  members.text("client_id", auth.client_id);
  members.text("scope", auth.scope);
  members.flag("secret_in_body", auth.secret_in_body);
  return members.take();
}

Value paging_to_json(const HttpPaging& paging) {
  if (paging == HttpPaging{}) {
    return Value::object();
  }
  Members members;
  members.text("kind", paging_kind_name(paging.kind));
  members.text("cursor", paging.cursor);
  members.text("parameter", paging.parameter);
  members.text("size_parameter", paging.size_parameter);
  members.integer("size", paging.size, 0);
  return members.take();
}

void add_query(Members& members, const HttpQuery& query) {
  members.text("path", query.path);
  members.texts("search", query.search);
  members.text("sample", query.sample);
  members.text("items", query.items);
  members.text("total", query.total);
  members.flag("not_found_is_none", query.not_found_is_none);
  members.object("paging", paging_to_json(query.paging));
}

Value dataset_to_json(const DatasetConfig& dataset) {
  Members members;
  members.text("id", dataset.id);
  members.text("role", dataset_role_name(dataset.role), dataset_role_name(DatasetRole::record));
  members.text("label", dataset.label, dataset.id);
  members.text("table", dataset.table);
  members.text("key", dataset.key);
  members.text("link_column", dataset.link_column);
  members.text("link_to", dataset.link_to);
  members.array("links", dataset.links, link_to_json);
  members.text("identifier", dataset.identifier);
  members.text("format", dataset.shape.format);
  members.text("encoding", dataset.shape.encoding);
  members.text("delimiter", dataset.shape.delimiter);
  members.text("data_class", data_class_name(dataset.data_class), data_class_name(DataClass::other));
  add_query(members, dataset.http);
  members.array("fields", dataset.fields, field_to_json);
  return members.take();
}

}  // namespace

Value source_to_json(const SourceConfig& source) {
  Members members;
  members.text("id", source.id);
  members.text("kind", source_kind_name(source.kind));
  members.text("label", source.label, source.id);
  members.text("holder", source.holder);
  members.text("connection", source.connection);
  members.object("password", location_to_json(source.password));
  members.text("allow_writable_role", source.allow_writable_role);
  members.integer("statement_timeout", source.statement_timeout, SourceConfig{}.statement_timeout);
  members.integer("answer_days", source.answer_days, SourceConfig{}.answer_days);
  members.object("auth", auth_to_json(source.http.auth));
  members.text("ca_file", source.http.ca_file);
  members.integer("timeout_seconds", source.http.timeout_seconds, HttpAccess{}.timeout_seconds);
  members.array("datasets", source.datasets, dataset_to_json);
  return members.take();
}

}  // namespace dsrkit::workspace
