#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/rights_history.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What of a record is contested. The words are personal data: they go into the vault of the case, and no
/// event, audit entry or command line has them.
struct StatementOrder {
  Date on{};
  std::string nature;  ///< "fact" or "opinion"
  std::string source;
  std::string record;
  Value content;  ///< dsrkit.contested-statement/1
};

/// Logs a contested statement (UK GDPR Article 16). Returns its number. Throws Error(data_invalid) when the
/// content has not its form.
std::int64_t contest_statement(Desk& desk, std::string_view reference, const StatementOrder& order);

/// What came of it.
struct SettlementOrder {
  Date on{};
  std::int64_t statement = 0;
  std::string outcome;  ///< see law/rectification.hpp
  std::string by;       ///< who did it
  std::string system;   ///< where it was done
  Date done{};          ///< when it was done there
  Value content;        ///< dsrkit.settled-statement/1; null when it was kept
  std::string because;
};

/// Throws Error(not_lawful), or Error(data_invalid) when what stood before and stands now, or what was
/// added, is missing.
void settle_statement(Desk& desk, std::string_view reference, const SettlementOrder& order);

/// Decides the request by what came of its statements: granted when each was corrected or completed, partly
/// granted when some were.
void decide_rectification(Desk& desk, std::string_view reference, Date on, const std::string& because);
/// Decides a request for restriction: "granted" or "partly-granted".
void decide_restriction(Desk& desk, std::string_view reference, Date on, const std::string& outcome,
                        const std::string& because);

/// A contested statement and, when they are asked for, its words; null otherwise.
struct StatementView {
  ContestedStatement statement;
  Value content;
  Value settlement;
};

/// With `show_text` the words are read from the vault, and the audit keeps that they were.
[[nodiscard]] std::vector<StatementView> statements_of(Desk& desk, std::string_view reference,
                                                       bool show_text);

}  // namespace dsrkit::workflow
