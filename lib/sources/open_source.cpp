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

  [[nodiscard]] std::vector<SourcePerson> find_candidates(const DataSubject& /*subject*/,
                                                          SearchLog& /*log*/) override {
    return {};
  }

  void fetch_records(const std::string& /*person*/, SearchLog& /*log*/, const ItemSink& /*sink*/) override {}

  [[nodiscard]] std::vector<Party> parties_around(const std::string& /*person*/,
                                                  SearchLog& /*log*/) override {
    return {};
  }

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

std::unique_ptr<Source> open_source(const SourceConfig& config, const std::filesystem::path& workspace,
                                    const Context& context, const std::string& case_reference,
                                    const SourceLimits& limits, const SecretReader& secrets) {
  const std::filesystem::path place = workspace / config.connection;
  switch (config.kind) {
    case SourceKind::sql:
      return std::make_unique<SqlSource>(config, SqlPlace{workspace, secrets, limits}, context,
                                         case_reference);
    case SourceKind::files:
      return std::make_unique<FilesSource>(config, place, context, case_reference, limits);
    case SourceKind::http_json:
      return std::make_unique<HttpSource>(config, workspace, context, case_reference, limits, secrets);
    case SourceKind::manual: return std::make_unique<ManualSource>(config);
  }
  throw Error(ErrorCode::internal, "source '" + config.id + "' is of an unknown kind");
}

}  // namespace dsrkit::sources
