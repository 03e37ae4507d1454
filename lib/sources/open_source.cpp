#include "files_source.hpp"
#include "http_source.hpp"
#include "sql_source.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sources/source.hpp"

#include <utility>

namespace dsrkit::sources {
namespace {

/// A source that a person answers for: nothing to query, the answer comes as files or as a nil return.
class ManualSource : public Source {
public:
  explicit ManualSource(SourceConfig config) : m_config(std::move(config)) {}

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<std::vector<SourcePerson>> find_candidates(
      std::span<const Sought> sought, const Recogniser& /*recogniser*/) override {
    return std::vector<std::vector<SourcePerson>>(sought.size());
  }

  void fetch(std::span<const Wanted> /*wanted*/, const CaseSink& /*sink*/) override {}

  [[nodiscard]] Diagnostics check() override {
    if (!m_config.holder.empty()) {
      return {};
    }
    return {{Severity::error, "no-holder", m_config.id, "must say who answers for this source"}};
  }

private:
  SourceConfig m_config;
};

}  // namespace

std::unique_ptr<Source> open_source(const SourceConfig& config, const Surroundings& surroundings) {
  switch (config.kind) {
    case SourceKind::sql: return std::make_unique<SqlSource>(config, surroundings);
    case SourceKind::files: return std::make_unique<FilesSource>(config, surroundings);
    case SourceKind::http_json: return std::make_unique<HttpSource>(config, surroundings);
    case SourceKind::manual: return std::make_unique<ManualSource>(config);
  }
  throw Error(ErrorCode::internal, "source '" + config.id + "' is of an unknown kind");
}

}  // namespace dsrkit::sources
