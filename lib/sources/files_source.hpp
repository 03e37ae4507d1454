#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sources/supplied.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Folders of files that are named after the people they are about: "<UPN>.json", "<UPN>.csv". Only files
/// that lie in the folder itself are read; links are not followed.
class FilesSource : public Source {
public:
  FilesSource(SourceConfig config, std::filesystem::path folder, const Context& context,
              std::string case_reference, const SourceLimits& limits);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<SourcePerson> find_candidates(const DataSubject& subject,
                                                          SearchLog& log) override;
  void fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) override;
  /// None: the files declare no fields.
  [[nodiscard]] std::vector<Party> parties_around(const std::string& person, SearchLog& log) override;
  [[nodiscard]] Diagnostics check() override;

private:
  [[nodiscard]] std::vector<std::filesystem::path> files_of(const DatasetConfig& dataset) const;
  static void fetch_file(const std::filesystem::path& path, const FileOrigin& origin, SearchLog& log,
                         const ItemSink& sink);
  [[nodiscard]] static std::string query_of(const DatasetConfig& dataset);

  SourceConfig m_config;
  std::filesystem::path m_folder;
  const Context& m_context;
  std::string m_case;
  SourceLimits m_limits;
};

}  // namespace dsrkit::sources
