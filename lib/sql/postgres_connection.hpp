#pragma once

#include "dsrkit/sql/reader.hpp"

#include <functional>
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <string>

namespace dsrkit::sql {

/// One session with a PostgreSQL server, in which every transaction is read-only. After a failure it is
/// closed, and every further query fails too.
class PostgresConnection {
public:
  /// One row of a result, valid during the call.
  using VisitTuple = std::function<void(const PGresult& row)>;

  PostgresConnection(const std::string& address, const std::string& password, const ReaderLimits& limits);

  /// Runs one statement with $n parameters inside a read-only transaction of its own; `about` names in errors
  /// what is read.
  void query(const std::string& statement, const Cells& parameters, const std::string& about,
             const VisitTuple& visit);

  [[nodiscard]] std::string parameter(const char* name) const;

private:
  struct CloseConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };

  struct FreeResult {
    void operator()(PGresult* result) const { PQclear(result); }
  };

  using Result = std::unique_ptr<PGresult, FreeResult>;

  class Exchange;

  void command(const std::string& statement);
  const std::string& prepared(const std::string& statement, const std::string& about);
  void expect_done(const std::string& about);
  [[nodiscard]] Result next_result(const std::string& about);
  [[noreturn]] void fail(const PGresult& result, const std::string& about) const;

  ReaderLimits m_limits;
  std::unique_ptr<PGconn, CloseConnection> m_connection;
  std::map<std::string, std::string> m_prepared;
};

}  // namespace dsrkit::sql
