#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/http_source.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

enum class SourceKind { sql, files, http_json, manual };

/// What a dataset is for when a person's records are followed from it.
enum class DatasetRole {
  person,        ///< one row a person: who is in this source
  alias,         ///< further names of a person
  identifier,    ///< further identifiers of a person
  address,       ///< addresses of a person; also a record
  household,     ///< groups of persons: the others become parties of the case
  relation,      ///< people named beside a person (mother, neighbour, referrer), with their relation
  professional,  ///< workers, reached from records that refer to them
  record,        ///< rows about the person: what is disclosed
};

/// What one column means: "person.given-name", "person.family-name", "person.full-name", "person.born",
/// "person.address", "person.phone", "person.email", "person.deceased", "identifier.<type>",
/// "identifier.type", "identifier.value", "group", "relation.name", "professional.name", "professional.role",
/// "professional.employer", "professional.ref", "date", "title", "text", "restricted", "safe-address" or
/// "other". Every column named is fetched and disclosed except "group", "restricted" and the "safe-address"
/// of a relation.
struct FieldMapping {
  std::string column;
  std::string meaning;
  std::string label;  ///< what the bundle prints before the value; made from the column when empty
  /// sql, in a source that has no dataset of persons: whoever has this value (an e-mail address, a phone
  /// number, an identifier) is the person, and the rows with it are theirs.
  bool identity = false;

  bool operator==(const FieldMapping&) const = default;
};

/// Rows that hang on rows of another dataset: those whose `column` holds what `to_column` holds there.
struct DatasetLink {
  std::string column;
  std::string to;         ///< dataset of the same source, or "source/dataset"
  std::string to_column;  ///< its key when empty

  bool operator==(const DatasetLink&) const = default;
};

/// How the files of a dataset are written, where their names and bytes do not say it.
struct FileShape {
  std::string
      format;  ///< "json", "ndjson", "csv", "xml", "html" or "text"; by the name of the file when empty
  std::string encoding;   ///< "utf-8", "utf-16" or "windows-1252"; as the file says, else UTF-8, when empty
  std::string delimiter;  ///< csv: ",", ";" or a tab; the likeliest when empty

  bool operator==(const FileShape&) const = default;
};

struct DatasetConfig {
  std::string id;
  DatasetRole role = DatasetRole::record;
  std::string label;
  std::string table;               ///< table or view (sql), folder relative to the connection (files)
  std::string key;                 ///< column that identifies a row; stable order; sql records may have none
  std::string link_column;         ///< column that holds the key of `link_to`; empty for the person dataset
  std::string link_to;             ///< dataset id; "person" by default
  std::vector<DatasetLink> links;  ///< sql: further ways that lead to its rows, beside link_column
  std::string identifier;          ///< files: the identifier type that the file names carry
  FileShape shape;                 ///< files
  DataClass data_class = DataClass::other;
  HttpQuery http;  ///< http-json: the requests; `key`, `link_column` and columns are JSON pointers then
  std::vector<FieldMapping> fields;

  bool operator==(const DatasetConfig&) const = default;
};

/// A system that holds records.
struct SourceConfig {
  std::string id;
  SourceKind kind = SourceKind::manual;
  std::string label;        ///< "Case management system"
  std::string holder;       ///< who answers for it: a team or a record owner
  std::string connection;   ///< path, relative to the workspace; postgresql:// or odbc:; empty for manual
  SecretLocation password;  ///< of a database account
  /// Why an account that can change the source is used all the same; empty: it is not.
  std::string allow_writable_role;
  std::int64_t statement_timeout = 60;  ///< seconds that one query of a database may take
  HttpAccess http;
  std::int64_t answer_days = 10;  ///< manual: working days that its holder has for an answer
  std::vector<DatasetConfig> datasets;

  bool operator==(const SourceConfig&) const = default;
};

enum class SearchOutcome { complete, partial, failed, nil, not_searched };

/// One look into one source (UK GDPR Article 15(1A): a reasonable and proportionate search must be shown).
struct SearchRecord {
  std::string source;
  SearchOutcome outcome = SearchOutcome::not_searched;
  std::optional<std::int64_t> claimed;  ///< records the source says it has, where it says so
  std::int64_t fetched = 0;
  std::string reason;                ///< why partial, failed, nil or not searched; empty when complete
  std::vector<std::string> queries;  ///< templates, without the values
  std::vector<std::string> terms;    ///< what was searched by, in words and without values: "2 names"
  std::int64_t pages = 0;            ///< answers that the source gave to queries
  std::int64_t retries = 0;          ///< queries asked again after a failure
  std::string parameters_digest;     ///< keyed digest of the values searched for
  Instant started{};
  Instant finished{};
  std::string searched_by;
  std::string approved_by;  ///< who answers for searching no further; empty when nobody had to
  std::string evidence;     ///< where the answer of a record owner is kept: "e-mail of 9 November"
  std::optional<Date> on;   ///< the day it counts for; of a search recorded by older versions nothing

  bool operator==(const SearchRecord&) const = default;
};

/// A person's entry in one source.
struct SourcePerson {
  std::string source;
  std::string person;  ///< its key in the source
  PersonDetails details;

  bool operator==(const SourcePerson&) const = default;
};

[[nodiscard]] std::string_view source_kind_name(SourceKind kind);
[[nodiscard]] std::string_view dataset_role_name(DatasetRole role);
[[nodiscard]] std::string_view outcome_name(SearchOutcome outcome);
[[nodiscard]] std::optional<SearchOutcome> parse_outcome(std::string_view name);
[[nodiscard]] std::vector<std::string> source_kind_names();
[[nodiscard]] std::vector<std::string> dataset_role_names();

}  // namespace dsrkit
