#include "http_config.hpp"

namespace dsrkit::workspace {
namespace {

using codec::ObjectReader;

constexpr std::int64_t kLongestTimeout = 3600;

HttpAuth read_auth(const Value& json, const std::string& where, Diagnostics& diagnostics,
                   const LocationReader& read_location) {
  ObjectReader reader(json, where, diagnostics);
  HttpAuth auth;
  if (const auto kind = reader.choice("kind", auth_kind_names())) {
    auth.kind = static_cast<AuthKind>(*kind);
  }
  if (const Value* secret = reader.member("secret")) {
    auth.secret = read_location(*secret, reader.member_where("secret"));
  } else if (auth.kind != AuthKind::none) {
    reader.report("secret", "missing", "must say where the secret comes from");
  }
  if (auth.kind == AuthKind::client_credentials) {
    auth.token_url = reader.required_text("token_url");
    auth.client_id = reader.required_text("client_id");
    auth.scope = reader.text("scope");
    auth.secret_in_body = reader.boolean("secret_in_body", false);
  }
  reader.finish();
  return auth;
}

void require_parameter(const HttpPaging& paging, ObjectReader& reader) {
  const bool by_parameter = paging.kind == PagingKind::cursor || paging.kind == PagingKind::offset ||
                            paging.kind == PagingKind::page;
  if (by_parameter && paging.parameter.empty()) {
    reader.report("parameter", "missing", "must name the query parameter");
  }
  if (paging.kind == PagingKind::cursor && paging.cursor.empty()) {
    reader.report("cursor", "missing", "must be the JSON pointer to the value for the next request");
  }
  if (!paging.size_parameter.empty() && paging.size < 1) {
    reader.report("size", "missing", "must be the number of records of a page");
  }
}

HttpPaging read_paging(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  HttpPaging paging;
  if (const auto kind = reader.choice("kind", paging_kind_names())) {
    paging.kind = static_cast<PagingKind>(*kind);
  }
  paging.cursor = reader.text("cursor");
  paging.parameter = reader.text("parameter");
  paging.size_parameter = reader.text("size_parameter");
  paging.size = reader.integer("size", 0);
  require_parameter(paging, reader);
  reader.finish();
  return paging;
}

}  // namespace

HttpAccess read_http_access(ObjectReader& source, Diagnostics& diagnostics,
                            const LocationReader& read_location) {
  HttpAccess access;
  if (const Value* auth = source.member("auth")) {
    access.auth = read_auth(*auth, source.member_where("auth"), diagnostics, read_location);
  }
  access.ca_file = source.text("ca_file");
  access.timeout_seconds = source.integer("timeout_seconds", access.timeout_seconds);
  if (access.timeout_seconds < 1 || access.timeout_seconds > kLongestTimeout) {
    source.report("timeout_seconds", "out-of-range", "must be 1 to " + std::to_string(kLongestTimeout));
  }
  return access;
}

HttpQuery read_http_query(ObjectReader& dataset, Diagnostics& diagnostics) {
  HttpQuery query;
  query.path = dataset.required_text("path");
  query.search = dataset.texts("search");
  query.sample = dataset.text("sample");
  query.items = dataset.text("items");
  query.total = dataset.text("total");
  query.not_found_is_none = dataset.boolean("not_found_is_none", false);
  if (const Value* paging = dataset.member("paging")) {
    query.paging = read_paging(*paging, dataset.member_where("paging"), diagnostics);
  }
  return query;
}

}  // namespace dsrkit::workspace
