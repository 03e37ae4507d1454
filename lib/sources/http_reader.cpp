#include "http_reader.hpp"

#include "element_keys.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/http/url.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dsrkit::sources {
namespace {

/// More pages than this are a service that does not come to an end.
constexpr std::int64_t kMostPages = 10'000;

http::ClientOptions options_of(const SourceConfig& config, const std::filesystem::path& workspace,
                               const Context& context, const SourceLimits& limits) {
  http::ClientOptions options;
  options.limits.total = std::chrono::seconds(config.http.timeout_seconds);
  options.limits.body_bytes = limits.value_bytes;
  if (!config.http.ca_file.empty()) {
    options.ca_file = (workspace / config.http.ca_file).string();
  }
  options.check_interrupt = context.check_interrupt;
  options.now = context.now;
  options.random = context.random;
  return options;
}

std::unique_ptr<http::Authorization> authorization_of(const HttpAuth& auth, http::Client& client,
                                                      const Context& context, const SecretReader& secrets) {
  const http::Secret secret = [location = auth.secret, secrets] {
    if (!secrets) {
      throw Error(ErrorCode::config_invalid, "there is nobody to read the secret of a source");
    }
    return secrets(location);
  };
  switch (auth.kind) {
    case AuthKind::none: return nullptr;
    case AuthKind::bearer: return http::make_bearer(secret);
    case AuthKind::client_credentials:
      return http::make_client_credentials(
          {auth.token_url, auth.client_id, secret, auth.scope, auth.secret_in_body}, client, context.now);
  }
  return nullptr;
}

bool says_total(const DatasetConfig& dataset) {
  const PagingKind kind = dataset.http.paging.kind;
  return !dataset.http.total.empty() || kind == PagingKind::odata || kind == PagingKind::fhir;
}

/// A list of values becomes one text: the given names of a person, the lines of an address.
std::string joined(const Value::Array& elements, std::string_view meaning) {
  std::vector<std::string> parts;
  for (const Value& element : elements) {
    if (element.is_string() || element.is_number()) {
      parts.push_back(element.is_string() ? element.as_string() : element.number_text());
    }
  }
  return join(parts, meaning == "person.address" ? "\n" : " ");
}

/// A number as it was written.
std::string text_of(const Value& scalar) {
  if (scalar.is_bool()) {
    return scalar.as_bool() ? "true" : "false";
  }
  return scalar.is_number() ? scalar.number_text() : scalar.is_string() ? scalar.as_string() : std::string();
}

/// A label of a FHIR resource restricts it unless it is one of the lesser degrees of confidentiality (FHIR
/// R4, Resource.meta.security with the codes of v3-Confidentiality).
bool restricts(const Value& label) {
  static constexpr std::array<std::string_view, 4> kOpen{"U", "L", "M", "N"};
  if (!label.is_object()) {
    return read_flag(text_of(label));
  }
  const Value* code = label.find("code");
  return code == nullptr || std::find(kOpen.begin(), kOpen.end(), text_of(*code)) == kOpen.end();
}

bool any_restricts(const Value& labels) {
  return labels.is_array() ? std::any_of(labels.as_array().begin(), labels.as_array().end(), restricts)
                           : restricts(labels);
}

sql::Cell cell_of(const Value* value, std::string_view meaning) {
  const bool structured = value != nullptr && (value->is_array() || value->is_object());
  if (structured && meaning == "restricted") {
    return std::string(any_restricts(*value) ? "true" : "false");
  }
  if (value == nullptr || value->is_null() || value->is_object()) {
    return std::monostate{};
  }
  return value->is_array() ? joined(value->as_array(), meaning) : text_of(*value);
}

bool means_date(const FieldMapping& field) {
  return field.meaning == "date" || field.meaning == "person.born";
}

/// Says which of the values declared to be dates are none, without telling them.
void check_dates(const FieldMapping& field, const Value::Array& records, const std::string& where,
                 Diagnostics& diagnostics) {
  std::size_t dates = 0;
  std::size_t others = 0;
  for (const Value& record : records) {
    const Value* value = record.at_pointer(field.column);
    const std::string text = sql::to_text(cell_of(value, field.meaning)).value_or("");
    if (const bool structured = value != nullptr && value->is_object(); structured || !trim(text).empty()) {
      ++(read_date(text) ? dates : others);
    }
  }
  if (others > 0) {
    diagnostics.push_back({dates == 0 ? Severity::error : Severity::warning, "not-a-date", where,
                           "'" + field.column + "' is declared a date, and " + std::to_string(others) +
                               " of " + std::to_string(others + dates) + " sampled values are none"});
  }
}

/// The same failure with its place in front; everything else of the message is without values already.
Error of_dataset(const SourceConfig& config, const DatasetConfig& dataset, const Error& error) {
  return error.code() == ErrorCode::interrupted
             ? error
             : error.within("source '" + config.id + "', dataset '" + dataset.id + "'");
}

}  // namespace

sql::Cells cells_of(const DatasetConfig& dataset, const Value& record) {
  sql::Cells cells;
  cells.reserve(dataset.fields.size());
  for (const FieldMapping& field : dataset.fields) {
    cells.push_back(cell_of(record.at_pointer(field.column), field.meaning));
  }
  return cells;
}

std::string key_of(const DatasetConfig& dataset, const Value& record) {
  const Value* key = dataset.key.empty() ? nullptr : record.at_pointer(dataset.key);
  const auto text = sql::to_text(cell_of(key, ""));
  return text && !text->empty() ? *text : content_digest(record);
}

/// One walk through the pages of an answer.
class HttpReader::Listing {
public:
  Listing(HttpReader& reader, const DatasetConfig& dataset, SearchLog& log, const Visit& visit)
      : m_reader(reader), m_dataset(dataset), m_log(log), m_visit(visit) {}

  void walk(const std::string& url) {
    PageRequest request = first_page(m_dataset.http.paging, url);
    while (true) {
      m_asked.insert(request.url);
      const HttpPage page = m_reader.ask_page(m_dataset, request);
      m_log.page();
      for (const std::string& problem : page.problems) {
        gap(problem);
      }
      m_total = page.total ? page.total : m_total;
      m_included += page.included;
      if (!take(page.records) || !page.next || !may_follow(request, *page.next)) {
        break;
      }
      request = {*page.next, request.number + 1, request.before + page.counted()};
    }
    if (m_total && *m_total + m_included != m_visited) {
      gap("says it has " + std::to_string(*m_total + m_included) + " records and gave " +
          std::to_string(m_visited));
    }
  }

  /// What the service says there is; what it gave where it says nothing.
  [[nodiscard]] std::int64_t claimed() const { return m_total ? *m_total + m_included : m_visited; }

private:
  void gap(const std::string& what) { m_log.gap("dataset '" + m_dataset.id + "' " + what); }

  /// Whether there may be more: a page without anything new goes round in a circle.
  bool take(const Value::Array& records) {
    const auto before = m_visited;
    for (const Value& record : records) {
      if (static_cast<std::size_t>(m_visited) >= m_reader.m_limits.rows) {
        gap("has more than " + std::to_string(m_reader.m_limits.rows) + " records");
        return false;
      }
      if (const std::string key = key_of(m_dataset, record); m_keys.insert(key).second) {
        ++m_visited;
        visit(key, record);
      }
    }
    if (!records.empty() && m_visited == before) {
      gap("gives the same records again");
      return false;
    }
    return true;
  }

  void visit(const std::string& key, const Value& record) {
    const sql::Cells cells = cells_of(m_dataset, record);
    const sql::Cell key_cell(key);
    const sql::Cell link =
        m_dataset.link_column.empty() ? sql::Cell() : cell_of(record.at_pointer(m_dataset.link_column), "");
    m_visit(DatasetRow{m_dataset, key_cell, link, cells}, record);
  }

  /// The token must not reach another host, and no answer may lead round and round.
  bool may_follow(const PageRequest& from, const std::string& next) {
    if (!http::same_origin(from.url, next)) {
      gap("has its next page at another host, which was not asked");
    } else if (m_asked.count(next) != 0) {
      gap("has pages that lead in a circle");
    } else if (from.number >= kMostPages) {
      gap("has more than " + std::to_string(kMostPages) + " pages");
    } else {
      return true;
    }
    return false;
  }

  HttpReader& m_reader;
  const DatasetConfig& m_dataset;
  SearchLog& m_log;
  const Visit& m_visit;
  std::set<std::string> m_asked;
  std::set<std::string> m_keys;
  std::optional<std::int64_t> m_total;
  std::int64_t m_included = 0;
  std::int64_t m_visited = 0;
};

HttpReader::HttpReader(const SourceConfig& config, const std::filesystem::path& workspace,
                       const Context& context, const SourceLimits& limits, const SecretReader& secrets)
    : m_config(config),
      m_limits(limits),
      m_client(options_of(config, workspace, context, limits)),
      m_authorization(authorization_of(config.http.auth, m_client, context, secrets)),
      m_says_totals(std::any_of(config.datasets.begin(), config.datasets.end(), says_total)) {
}

std::string HttpReader::url_of(const std::string& path) const {
  return m_config.connection + path;
}

http::Response HttpReader::ask(const std::string& url) {
  http::Request request;
  request.url = url;
  request.headers.push_back({"Accept", "application/json, application/fhir+json;q=0.9"});
  return http::ask(m_client, m_authorization.get(), std::move(request));
}

HttpPage HttpReader::ask_page(const DatasetConfig& dataset, const PageRequest& request) {
  try {
    const http::Response response = ask(request.url);
    const bool none = response.status == 204 || (response.status == 404 && dataset.http.not_found_is_none);
    if (none) {
      return {};
    }
    response.require_success();
    Value answer = codec::parse_json(response.body, "an answer", {m_limits.value_bytes});
    return read_page(dataset, request, response, std::move(answer));
  } catch (const Error& error) {
    throw of_dataset(m_config, dataset, error);
  }
}

std::string HttpReader::query_text(const UrlTemplate& path) {
  return "GET " + path.text();
}

void HttpReader::for_each(const DatasetConfig& dataset, const UrlTemplate& path,
                          const UrlTemplate::Values& values, SearchLog& log, bool claim, const Visit& visit) {
  log.query(query_text(path));
  Listing listing(*this, dataset, log, visit);
  listing.walk(url_of(path.fill(values)));
  if (claim && m_says_totals) {
    log.claim(listing.claimed());
  }
}

void HttpReader::note_retries(SearchLog& log) {
  const std::size_t more = m_client.retries() - m_retries_noted;
  m_retries_noted = m_client.retries();
  if (more > 0) {
    log.retry(static_cast<std::int64_t>(more));
    log.remark("the service was busy or broke off and was asked again " + std::to_string(more) +
               (more == 1 ? " time" : " times"));
  }
}

void HttpReader::check_sample(const DatasetConfig& dataset, Diagnostics& diagnostics) {
  const auto report = [&](Severity severity, std::string code, std::string text) {
    diagnostics.push_back({severity, std::move(code), m_config.id + "/" + dataset.id, std::move(text)});
  };
  const HttpPage page = ask_page(dataset, {url_of(dataset.http.sample)});
  if (page.records.empty()) {
    report(Severity::warning, "empty-sample", "the sample has no records: its shape cannot be compared");
    return;
  }
  const auto in_some = [&](const std::string& pointer) {
    return std::any_of(page.records.begin(), page.records.end(),
                       [&](const Value& record) { return record.at_pointer(pointer) != nullptr; });
  };
  const auto in_all = [&](const std::string& pointer) {
    return std::all_of(page.records.begin(), page.records.end(),
                       [&](const Value& record) { return record.at_pointer(pointer) != nullptr; });
  };
  if (!dataset.key.empty() && !in_all(dataset.key)) {
    report(Severity::error, "no-key", "a record of the sample has no '" + dataset.key + "'");
  }
  if (!dataset.http.total.empty() && !page.total) {
    report(Severity::error, "no-total", "the sample does not say how many records there are");
  }
  if (!dataset.link_column.empty() && !in_some(dataset.link_column)) {
    report(Severity::error, "no-such-field", "no record of the sample has '" + dataset.link_column + "'");
  }
  for (const FieldMapping& field : dataset.fields) {
    if (!in_some(field.column)) {
      report(Severity::error, "no-such-field", "no record of the sample has '" + field.column + "'");
    } else if (means_date(field)) {
      check_dates(field, page.records, m_config.id + "/" + dataset.id, diagnostics);
    }
  }
}

void HttpReader::check_samples(Diagnostics& diagnostics) {
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.http.sample.empty()) {
      continue;
    }
    try {
      check_sample(dataset, diagnostics);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      diagnostics.push_back({Severity::error, std::string(error_code_name(error.code())),
                             m_config.id + "/" + dataset.id, error.what()});
    }
  }
}

Diagnostics HttpReader::check() {
  Diagnostics diagnostics;
  const auto report = [&](std::string code, std::string text) {
    diagnostics.push_back({Severity::error, std::move(code), m_config.id, std::move(text)});
  };
  try {
    // Any answer shows that the service is there; many have nothing at their root.
    const http::Response response = ask(m_config.connection);
    if (response.status == 401 || response.status == 403) {
      report("not-authorised",
             response.host + ": does not accept us (status " + std::to_string(response.status) + ")");
      return diagnostics;
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::interrupted) {
      throw;
    }
    report(std::string(error_code_name(error.code())), error.what());
    return diagnostics;
  }
  check_samples(diagnostics);
  return diagnostics;
}

}  // namespace dsrkit::sources
