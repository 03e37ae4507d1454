#include "dsrkit/model/http_source.hpp"

#include "names.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<AuthKind, 3> kAuthKinds{{{AuthKind::none, "none"},
                                             {AuthKind::bearer, "bearer"},
                                             {AuthKind::client_credentials, "client-credentials"}}};

constexpr NameTable<PagingKind, 7> kPagingKinds{{{PagingKind::none, "none"},
                                                 {PagingKind::odata, "odata"},
                                                 {PagingKind::link_header, "link-header"},
                                                 {PagingKind::cursor, "cursor"},
                                                 {PagingKind::offset, "offset"},
                                                 {PagingKind::page, "page"},
                                                 {PagingKind::fhir, "fhir"}}};

}  // namespace

std::vector<std::string> auth_kind_names() {
  return names_in(kAuthKinds);
}

std::vector<std::string> paging_kind_names() {
  return names_in(kPagingKinds);
}

std::string_view paging_kind_name(PagingKind kind) {
  return name_in(kPagingKinds, kind);
}

}  // namespace dsrkit
