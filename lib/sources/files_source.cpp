#include "files_source.hpp"

#include "file_formats.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dsrkit::sources {

namespace fs = std::filesystem;

FilesSource::FilesSource(SourceConfig config, const Surroundings& surroundings)
    : m_config(std::move(config)),
      m_folder(surroundings.workspace / m_config.connection),
      m_context(surroundings.context),
      m_limits(surroundings.limits) {
}

std::vector<fs::path> FilesSource::files_of(const DatasetConfig& dataset) const {
  std::vector<fs::path> paths;
  try {
    paths = files::list_files(m_folder / dataset.table);
  } catch (const Error&) {
    throw Error(ErrorCode::source_unavailable,
                "source '" + m_config.id + "': the folder of dataset '" + dataset.id + "' cannot be listed");
  }
  paths.erase(std::remove_if(paths.begin(), paths.end(),
                             [](const fs::path& path) {
                               return fs::is_symlink(path) || path.filename().string().starts_with('.');
                             }),
              paths.end());
  return paths;
}

std::string FilesSource::query_of(const DatasetConfig& dataset) {
  return "files of '" + dataset.id + "' named by " + dataset.identifier;
}

/// A source that could not be asked must not look as if it held nothing.
void FilesSource::note_what_is_missing(const Sought& sought) const {
  std::vector<std::string> types;
  for (const DatasetConfig& dataset : m_config.datasets) {
    const std::string type = identifier_type(dataset.identifier);
    const auto& given = sought.subject->identifiers;
    if (std::any_of(given.begin(), given.end(),
                    [&](const Identifier& identifier) { return identifier_type(identifier.type) == type; })) {
      return;
    }
    if (std::find(types.begin(), types.end(), type) == types.end()) {
      types.push_back(type);
    }
  }
  sought.log->gap("it can only be searched by " + join(types, " or ") + ", which the request does not give");
}

std::vector<SourcePerson> FilesSource::find(const Sought& sought) const {
  note_what_is_missing(sought);
  std::map<std::string, SourcePerson> found;
  for (const DatasetConfig& dataset : m_config.datasets) {
    sought.log->query(query_of(dataset));
    const std::string type = identifier_type(dataset.identifier);
    for (const fs::path& path : files_of(dataset)) {
      const std::string person = path.stem().string();
      for (const Identifier& identifier : sought.subject->identifiers) {
        if (identifier_type(identifier.type) == type &&
            bare_identifier(identifier.value) == bare_identifier(person)) {
          SourcePerson candidate{m_config.id, person, {}};
          candidate.details.identifiers.push_back({type, person});
          found.emplace(person, std::move(candidate));
        }
      }
    }
  }
  std::vector<SourcePerson> candidates;
  candidates.reserve(found.size());
  for (auto& entry : found) {
    candidates.push_back(std::move(entry.second));
  }
  return candidates;
}

std::vector<std::vector<SourcePerson>> FilesSource::find_candidates(std::span<const Sought> sought,
                                                                    const Recogniser& /*recogniser*/) {
  std::vector<std::vector<SourcePerson>> candidates;
  candidates.reserve(sought.size());
  for (const Sought& one : sought) {
    candidates.push_back(find(one));
  }
  return candidates;
}

void FilesSource::fetch_person(const Wanted& wanted, const std::string& person, const ItemSink& sink) const {
  for (const DatasetConfig& dataset : m_config.datasets) {
    FileOrigin origin;
    origin.case_reference = wanted.case_reference;
    origin.source = m_config.id;
    origin.dataset = dataset.id;
    origin.label = dataset.label;
    origin.person = person;
    origin.query = query_of(dataset);
    origin.retrieved = m_context.today;
    origin.data_class = dataset.data_class;
    origin.limit = m_limits.value_bytes;
    origin.shape = dataset.shape;
    wanted.log->query(origin.query);
    for (const fs::path& path : files_of(dataset)) {
      if (path.stem().string() != person) {
        continue;
      }
      fetch_file(path, origin, *wanted.log, sink);
    }
  }
}

/// A file that cannot be read hides no other one.
void FilesSource::fetch_file(const fs::path& path, const FileOrigin& origin, SearchLog& log,
                             const ItemSink& sink) {
  FileContents contents;
  try {
    contents = read_response(path, origin);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::data_invalid) {
      throw;
    }
    log.gap(error.what());
  }
  for (const std::string& gap : contents.gaps) {
    log.gap(gap);
  }
  for (FetchedItem& item : contents.items) {
    sink(std::move(item));
  }
}

void FilesSource::fetch(std::span<const Wanted> wanted, const CaseSink& sink) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (const std::string& person : wanted[i].people) {
      fetch_person(wanted[i], person, [&](FetchedItem item) { sink(i, std::move(item)); });
    }
  }
}

Diagnostics FilesSource::check() {
  Diagnostics diagnostics;
  const auto report = [&](const DatasetConfig& dataset, std::string code, std::string text) {
    diagnostics.push_back(
        {Severity::error, std::move(code), m_config.id + "/" + dataset.id, std::move(text)});
  };
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (!fs::is_directory(m_folder / dataset.table)) {
      report(dataset, "no-such-folder", "the folder is not there");
    }
    if (dataset.identifier.empty()) {
      report(dataset, "no-identifier", "must say which identifier the file names carry");
    } else if (dataset.identifier != m_config.datasets.front().identifier) {
      report(dataset, "mixed-identifiers", "all datasets of one source must be named by the same identifier");
    }
    for (std::string& mistake : mistakes_in(dataset.shape)) {
      report(dataset, "file-shape", std::move(mistake));
    }
  }
  return diagnostics;
}

}  // namespace dsrkit::sources
