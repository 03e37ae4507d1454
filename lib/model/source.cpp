#include "dsrkit/model/source.hpp"

#include "names.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<SourceKind, 4> kKinds{{{SourceKind::sql, "sql"},
                                           {SourceKind::files, "files"},
                                           {SourceKind::http_json, "http-json"},
                                           {SourceKind::manual, "manual"}}};

constexpr NameTable<DatasetRole, 8> kRoles{{{DatasetRole::person, "person"},
                                            {DatasetRole::alias, "alias"},
                                            {DatasetRole::identifier, "identifier"},
                                            {DatasetRole::address, "address"},
                                            {DatasetRole::household, "household"},
                                            {DatasetRole::relation, "relation"},
                                            {DatasetRole::professional, "professional"},
                                            {DatasetRole::record, "record"}}};

constexpr NameTable<SearchOutcome, 5> kOutcomes{{{SearchOutcome::complete, "complete"},
                                                 {SearchOutcome::partial, "partial"},
                                                 {SearchOutcome::failed, "failed"},
                                                 {SearchOutcome::nil, "nil"},
                                                 {SearchOutcome::not_searched, "not-searched"}}};

}  // namespace

std::string_view source_kind_name(SourceKind kind) {
  return name_in(kKinds, kind);
}

std::string_view dataset_role_name(DatasetRole role) {
  return name_in(kRoles, role);
}

std::string_view outcome_name(SearchOutcome outcome) {
  return name_in(kOutcomes, outcome);
}

std::optional<SearchOutcome> parse_outcome(std::string_view name) {
  return parse_in(kOutcomes, name);
}

std::vector<std::string> source_kind_names() {
  return names_in(kKinds);
}

std::vector<std::string> dataset_role_names() {
  return names_in(kRoles);
}

}  // namespace dsrkit
