#include "postgres_connection.hpp"

#include "server_sql.hpp"
#include "sql_state.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <poll.h>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::sql {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long the server may be late with its own timeout before the connection counts as dead.
constexpr milliseconds kGrace{5000};
constexpr milliseconds kBetweenLooks{200};
constexpr std::size_t kStatementsKept = 64;

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// The parts of the address that are set, as libpq understands them.
std::vector<std::pair<std::string, std::string>> parts_of(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(address.c_str(), nullptr));
  if (!options) {
    throw Error(ErrorCode::config_invalid, "the connection is no address that libpq understands",
                "write postgresql://user@host:port/database");
  }
  std::vector<std::pair<std::string, std::string>> parts;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) {
      parts.emplace_back(option->keyword, option->val);
    }
  }
  return parts;
}

PGconn* connect(const std::string& address, const std::string& password, const ReaderLimits& limits) {
  auto parts = parts_of(address);
  const auto add = [&](std::string_view keyword, const std::string& value) {
    if (std::none_of(parts.begin(), parts.end(), [&](const auto& part) { return part.first == keyword; })) {
      parts.emplace_back(keyword, value);
    }
  };
  if (!password.empty()) {
    parts.emplace_back("password", password);
  }
  add("connect_timeout", std::to_string(limits.connect_timeout.count()));
  add("application_name", "dsrkit");
  add("keepalives_idle", "10");
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : parts) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  return PQconnectdbParams(keywords.data(), values.data(), 0);
}

std::string first_line(std::string_view text) {
  return std::string(trim(text.substr(0, text.find('\n'))));
}

/// A parameter as libpq takes it: text, except for bytes.
struct Parameters {
  explicit Parameters(const Cells& cells) {
    texts.reserve(cells.size());
    for (const Cell& cell : cells) {
      const auto* blob = std::get_if<Blob>(&cell);
      texts.push_back(blob != nullptr ? std::optional(blob->bytes) : to_text(cell));
      values.push_back(texts.back() ? texts.back()->c_str() : nullptr);
      lengths.push_back(texts.back() ? static_cast<int>(texts.back()->size()) : 0);
      formats.push_back(blob != nullptr ? 1 : 0);
    }
  }

  std::vector<std::optional<std::string>> texts;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

}  // namespace

/// A statement on its way. One that is not read to its end takes the connection with it: the server stops at
/// its next row or at its own timeout, and nobody waits for a server that hangs.
class PostgresConnection::Exchange {
public:
  explicit Exchange(PostgresConnection& connection) : m_connection(connection) {}

  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  ~Exchange() {
    if (!m_done) {
      m_connection.m_connection.reset();
    }
  }

  void done() { m_done = true; }

private:
  PostgresConnection& m_connection;
  bool m_done = false;
};

PostgresConnection::PostgresConnection(const std::string& address, const std::string& password,
                                       const ReaderLimits& limits)
    : m_limits(limits), m_connection(connect(address, password, limits)) {
  if (PQstatus(m_connection.get()) != CONNECTION_OK) {
    throw Error(ErrorCode::source_unavailable, first_line(PQerrorMessage(m_connection.get())));
  }
  PQsetNoticeProcessor(
      m_connection.get(), [](void*, const char*) {}, nullptr);
  // A database without an encoding hands out any bytes, and the server refuses to call them UTF-8.
  const bool any_bytes = parameter("server_encoding") == "SQL_ASCII";
  if (PQsetClientEncoding(m_connection.get(), any_bytes ? "SQL_ASCII" : "UTF8") != 0) {
    throw Error(ErrorCode::source_unavailable, "the server has no text in UTF-8");
  }
  for (const std::string_view statement : kPostgresSession) {
    command(std::string(statement));
  }
  command("SET statement_timeout = " + std::to_string(m_limits.statement_timeout.count()));
}

std::string PostgresConnection::parameter(const char* name) const {
  const char* value = PQparameterStatus(m_connection.get(), name);
  return value == nullptr ? std::string() : value;
}

void PostgresConnection::query(const std::string& statement, const Cells& parameters,
                               const std::string& about, const VisitTuple& visit) {
  command("BEGIN READ ONLY");
  Exchange exchange(*this);
  const std::string& name = prepared(statement, about);
  const Parameters bound(parameters);
  if (PQsendQueryPrepared(m_connection.get(), name.c_str(), static_cast<int>(parameters.size()),
                          bound.values.data(), bound.lengths.data(), bound.formats.data(), 0) == 0 ||
      PQsetSingleRowMode(m_connection.get()) == 0) {
    throw connection_lost(about);
  }
  while (const Result result = next_result(about)) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_SINGLE_TUPLE) {
      visit(*result);
    } else if (status != PGRES_TUPLES_OK) {
      fail(*result, about);
    }
  }
  exchange.done();
  command("COMMIT");
}

void PostgresConnection::command(const std::string& statement) {
  const std::string about = "the session";
  Exchange exchange(*this);
  if (PQsendQuery(m_connection.get(), statement.c_str()) == 0) {
    throw connection_lost(about);
  }
  expect_done(about);
  exchange.done();
}

const std::string& PostgresConnection::prepared(const std::string& statement, const std::string& about) {
  static const std::string unnamed;
  const auto known = m_prepared.find(statement);
  if (known != m_prepared.end()) {
    return known->second;
  }
  // Past that, statements share the one without a name.
  const bool keep = m_prepared.size() < kStatementsKept;
  const std::string name = keep ? "s" + std::to_string(m_prepared.size()) : unnamed;
  if (PQsendPrepare(m_connection.get(), name.c_str(), statement.c_str(), 0, nullptr) == 0) {
    throw connection_lost(about);
  }
  expect_done(about);
  return keep ? m_prepared.emplace(statement, name).first->second : unnamed;
}

void PostgresConnection::expect_done(const std::string& about) {
  while (const Result result = next_result(about)) {
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
      fail(*result, about);
    }
  }
}

PostgresConnection::Result PostgresConnection::next_result(const std::string& about) {
  const auto until = Clock::now() + m_limits.statement_timeout + kGrace;
  while (PQisBusy(m_connection.get()) != 0) {
    if (m_limits.check_interrupt) {
      m_limits.check_interrupt();
    }
    if (Clock::now() > until) {
      throw Error(ErrorCode::source_unavailable, about + ": the server does not answer");
    }
    pollfd socket{PQsocket(m_connection.get()), POLLIN, 0};
    (void)::poll(&socket, 1, static_cast<int>(kBetweenLooks.count()));
    if (PQconsumeInput(m_connection.get()) == 0) {
      throw connection_lost(about);
    }
  }
  return Result(PQgetResult(m_connection.get()));
}

void PostgresConnection::fail(const PGresult& result, const std::string& about) const {
  const char* state = PQresultErrorField(&result, PG_DIAG_SQLSTATE);
  if (state == nullptr) {
    throw connection_lost(about);
  }
  throw state_error(state, about, m_limits);
}

}  // namespace dsrkit::sql
