#pragma once

#include "dsrkit/model/secret.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

/// How a web service knows who asks: not at all, by a fixed token (RFC 6750), or by a token that a client
/// gets for its id and secret (OAuth 2.0 client credentials, RFC 6749 section 4.4).
enum class AuthKind { none, bearer, client_credentials };

struct HttpAuth {
  AuthKind kind = AuthKind::none;
  SecretLocation secret;  ///< the fixed token, or the secret of the client
  std::string token_url;  ///< where a client gets its token
  std::string client_id;
  std::string scope;            ///< may be empty
  bool secret_in_body = false;  ///< of the request for the token; else in its Authorization header

  bool operator==(const HttpAuth&) const = default;
};

/// What concerns every request to a web service.
struct HttpAccess {
  HttpAuth auth;
  std::string ca_file;  ///< the only authorities believed, in PEM; those of the system when empty
  std::int64_t timeout_seconds = 60;

  bool operator==(const HttpAccess&) const = default;
};

/// How a web service divides a long answer.
enum class PagingKind {
  none,         ///< not at all
  odata,        ///< "@odata.nextLink" and "@odata.count" (OData JSON 4.01)
  link_header,  ///< Link: <...>; rel="next" (RFC 8288)
  cursor,       ///< a value of the answer goes into the next request
  offset,       ///< the next request says how many records to skip
  page,         ///< the next request has the number of the page, from 1
  fhir,         ///< Bundle.link, Bundle.total and Bundle.entry.resource (HL7 FHIR)
};

struct HttpPaging {
  PagingKind kind = PagingKind::none;
  std::string cursor;          ///< JSON pointer to the value for the next request
  std::string parameter;       ///< query parameter of the cursor, offset or page number
  std::string size_parameter;  ///< query parameter of the page size; empty when it is not asked for
  std::int64_t size = 0;

  bool operator==(const HttpPaging&) const = default;
};

/// Which requests answer for one dataset. Templates hold placeholders: {person}, {parent}, {professional},
/// {given-name}, {family-name}, {full-name}, {born}, {identifier.TYPE}.
struct HttpQuery {
  std::string path;                 ///< template, added to the connection
  std::vector<std::string> search;  ///< person dataset: templates, each asked when its values are known
  std::string sample;               ///< a path without placeholders that `source check` may ask
  std::string items;                ///< JSON pointer to the array of records, or to the one record
  std::string total;                ///< JSON pointer to the number of records there are; may be empty
  bool not_found_is_none = false;   ///< status 404 says that there are no records
  HttpPaging paging;

  bool operator==(const HttpQuery&) const = default;
};

[[nodiscard]] std::vector<std::string> auth_kind_names();
[[nodiscard]] std::vector<std::string> paging_kind_names();
[[nodiscard]] std::string_view paging_kind_name(PagingKind kind);

}  // namespace dsrkit
