#include "sql_state.hpp"

namespace dsrkit::sql {
namespace {

/// PostgreSQL's states, and beside them those of ODBC.
bool is_one_of(std::string_view state, std::string_view states) {
  return states.find(state) != std::string_view::npos;
}

std::string words_for(std::string_view state, const ReaderLimits& limits) {
  if (is_one_of(state, "57014 HYT00")) {
    return "a statement took longer than " + std::to_string(limits.statement_timeout.count()) + " ms";
  }
  if (is_one_of(state, "42P01 42S02 3F000")) {
    return "there is no such table or view";
  }
  if (is_one_of(state, "42703 42S22")) {
    return "it has not the declared columns";
  }
  if (state == "42501") {
    return "the account may not read all of it (privileges or row-level security)";
  }
  if (is_one_of(state, "25006")) {
    return "reading it would have changed the database";
  }
  if (is_one_of(state, "22P02 22003 22007 22008 22018")) {
    return "a value has not the type of its column";
  }
  if (is_one_of(state, "22021 22P05")) {
    return "a text cannot be had in UTF-8";
  }
  if (is_one_of(state, "28000 28P01")) {
    return "the server refuses the account or its password";
  }
  if (is_one_of(state, "IM002 IM003 01000")) {
    return "there is no such data source or driver";
  }
  return "the server refuses with SQLSTATE " + std::string(state);
}

}  // namespace

Error state_error(std::string_view state, const std::string& about, const ReaderLimits& limits) {
  const bool lost = state.starts_with("08") || state.starts_with("57P") || state == "HYT01";
  return lost ? connection_lost(about)
              : Error(ErrorCode::source_unavailable, about + ": " + words_for(state, limits));
}

Error connection_lost(const std::string& about) {
  return {ErrorCode::source_unavailable, about + ": the connection to the server is lost or refused"};
}

}  // namespace dsrkit::sql
