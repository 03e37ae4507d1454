#pragma once

#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/intake/intake.hpp"
#include "dsrkit/model/value.hpp"

#include <string_view>

namespace dsrkit::intake {

[[nodiscard]] Reading read_table(std::string_view text, std::string_view what);
[[nodiscard]] Reading read_opendsr(const Value& json);
[[nodiscard]] Reading read_drp(std::string_view text, std::string_view what, const Trust& trust);

/// A request of the Data Rights Protocol that came without its signature.
[[noreturn]] void throw_unsigned();

/// Another program may know more keys than we do: each is told and stops nothing. In place of finish().
void tell_unknown_keys(codec::ObjectReader& reader, Diagnostics& findings);

void warn(Diagnostics& findings, std::string where, std::string code, std::string text);

/// Warns when the request names a law that does not bind a council; every request counts as one under the UK
/// GDPR, whatever it says.
void tell_regime(const codec::ObjectReader& reader, std::string_view key, const std::string& regime,
                 Diagnostics& findings);

}  // namespace dsrkit::intake
