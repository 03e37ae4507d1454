#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace dsrkit {

/// What went wrong, by kind. Append only: the names are part of the JSON contract and each has one exit code
/// (dsrkit-exit-codes(7)).
enum class ErrorCode {
  usage,               ///< the command line cannot be understood
  not_found,           ///< no such case, item, rule or profile
  wrong_state,         ///< not allowed in this state of the case
  not_lawful,          ///< a rule of law forbids it; the message carries the citation
  review_incomplete,   ///< places are still undecided, or nobody signed off
  gate_unsatisfied,    ///< identity, authority or a statutory gate is open
  integrity,           ///< a digest, signature, chain or leak check failed
  data_invalid,        ///< input data do not have the form they must have
  input_unreadable,    ///< input cannot be opened
  source_unavailable,  ///< a source or service does not answer
  internal,            ///< a defect of this program
  output_exists,       ///< output is already there or cannot be created
  io_failed,           ///< reading or writing failed (disk full)
  busy,                ///< locked by another process; try again
  actor_not_allowed,   ///< this actor may not do this
  config_invalid,      ///< the configuration is wrong
  interrupted,         ///< stopped by the user
};

/// The kebab-case name used in JSON, e.g. "wrong-state".
[[nodiscard]] std::string_view error_code_name(ErrorCode code);

/// A failure. The message is lower case, has no full stop, names things by id and carries no personal data;
/// the hint is one thing the user can do next, or empty.
class Error : public std::runtime_error {
public:
  Error(ErrorCode code, const std::string& message, std::string hint = {});

  [[nodiscard]] ErrorCode code() const { return m_code; }

  [[nodiscard]] const std::string& hint() const { return m_hint; }

  /// The same failure seen from further out: "gather: source 'crm': ...".
  [[nodiscard]] Error within(std::string_view context) const;

private:
  ErrorCode m_code;
  std::string m_hint;
};

}  // namespace dsrkit
