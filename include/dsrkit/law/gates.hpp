#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/model/request_case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// Something that must be answered before a case may go on; `message` says what is missing, `hint` what to
/// do.
struct Gate {
  std::string id;        ///< kebab-case, stable
  std::string citation;  ///< the provision or the guidance it follows
  std::string message;
  std::string hint;
  ErrorCode code = ErrorCode::gate_unsatisfied;
  std::vector<Jurisdiction> not_in;

  [[nodiscard]] bool applies_in(Jurisdiction jurisdiction) const;
};

/// All gates in the order in which a case meets them.
[[nodiscard]] const std::vector<Gate>& gates();
/// One gate; throws Error(not_found).
[[nodiscard]] const Gate& gate(std::string_view id);
/// A hint that names CASE, for this case.
[[nodiscard]] std::string hint_for(std::string_view hint, std::string_view case_reference);
/// The failure to throw when the gate is shut: "AR-2026-0001: <message> (<citation>)".
[[nodiscard]] Error gate_error(std::string_view id, std::string_view case_reference);

}  // namespace dsrkit::law
