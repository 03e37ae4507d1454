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
  FilesSource(SourceConfig config, const Surroundings& surroundings);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<std::vector<SourcePerson>> find_candidates(std::span<const Sought> sought,
                                                                       const Recogniser& recogniser) override;
  /// Returns no people: the files declare no fields.
  void fetch(std::span<const Wanted> wanted, const CaseSink& sink) override;
  [[nodiscard]] Diagnostics check() override;

private:
  void note_what_is_missing(const Sought& sought) const;
  [[nodiscard]] std::vector<SourcePerson> find(const Sought& sought) const;
  void fetch_person(const Wanted& wanted, const std::string& person, const ItemSink& sink) const;
  [[nodiscard]] std::vector<std::filesystem::path> files_of(const DatasetConfig& dataset) const;
  static void fetch_file(const std::filesystem::path& path, const FileOrigin& origin, SearchLog& log,
                         const ItemSink& sink);
  [[nodiscard]] static std::string query_of(const DatasetConfig& dataset);

  SourceConfig m_config;
  std::filesystem::path m_folder;
  const Context& m_context;
  SourceLimits m_limits;
};

}  // namespace dsrkit::sources
