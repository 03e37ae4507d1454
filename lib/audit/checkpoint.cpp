#include "dsrkit/audit/chain.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"

namespace dsrkit::audit {
namespace {

constexpr std::string_view kFormat = "dsrkit.audit-checkpoint/1";

bool is_hash(std::string_view text) {
  return text.size() == kNoPrevious.size() &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string write_checkpoint(const Checkpoint& checkpoint) {
  return codec::write_json(Value::object({{"format", kFormat},
                                          {"size", checkpoint.head.size},
                                          {"hash", checkpoint.head.hash},
                                          {"at", format_instant(checkpoint.at)}})) +
         "\n";
}

Checkpoint parse_checkpoint(std::string_view text) {
  const std::string what = "checkpoint";
  const Value json = codec::parse_json(text, what);
  Diagnostics diagnostics;
  codec::ObjectReader reader(json, what, diagnostics);
  Checkpoint checkpoint;
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  checkpoint.head.size = reader.integer("size", -1);
  if (checkpoint.head.size < 0) {
    reader.report("size", "wrong-size", "must be given and must not be negative");
  }
  checkpoint.head.hash = reader.required_text("hash");
  if (!is_hash(checkpoint.head.hash)) {
    reader.report("hash", "wrong-hash", "must be 64 lower-case hexadecimal digits");
  }
  const auto at = try_parse_instant(reader.required_text("at"));
  if (!at) {
    reader.report("at", "wrong-instant", "must be a time like 2026-11-22T10:11:12Z");
  }
  reader.finish();
  codec::throw_if_errors(diagnostics, false);
  checkpoint.at = *at;
  return checkpoint;
}

}  // namespace dsrkit::audit
