#pragma once

#include "http_page.hpp"
#include "rows.hpp"
#include "url_template.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/http/authorization.hpp"
#include "dsrkit/http/client.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace dsrkit::sources {

/// Asks the declared paths of a web service with GET, page by page, and can do nothing else.
class HttpReader {
public:
  /// A row and the whole record that it is of.
  using Visit = std::function<void(const DatasetRow& row, const Value& record)>;

  HttpReader(const SourceConfig& config, const std::filesystem::path& workspace, const Context& context,
             const SourceLimits& limits, const SecretReader& secrets);

  /// Visits each record once. What keeps them from being all there are becomes a gap: a next page on another
  /// host, pages in a circle, too many pages, another number than the service says. With `claim` the number
  /// goes into the log.
  void for_each(const DatasetConfig& dataset, const UrlTemplate& path, const UrlTemplate::Values& values,
                SearchLog& log, bool claim, const Visit& visit);

  /// How the search record names a request.
  [[nodiscard]] static std::string query_text(const UrlTemplate& path);

  /// Whether the service answers and takes the authorization, and whether the samples have the declared
  /// places.
  [[nodiscard]] Diagnostics check();

  /// Notes how often something had to be asked again.
  void note_retries(SearchLog& log);

private:
  class Listing;

  [[nodiscard]] http::Response ask(const std::string& url);
  [[nodiscard]] HttpPage ask_page(const DatasetConfig& dataset, const PageRequest& request);
  [[nodiscard]] std::string url_of(const std::string& path) const;
  void check_samples(Diagnostics& diagnostics);
  void check_sample(const DatasetConfig& dataset, Diagnostics& diagnostics);

  const SourceConfig& m_config;
  SourceLimits m_limits;
  http::Client m_client;
  std::unique_ptr<http::Authorization> m_authorization;
  std::size_t m_retries_noted = 0;
  bool m_says_totals;  ///< at least one dataset does
};

/// The cells of the declared fields of a record: lists of values as one text, nothing for objects.
[[nodiscard]] sql::Cells cells_of(const DatasetConfig& dataset, const Value& record);

/// The key of a record; a digest of its content when none is declared or it has none.
[[nodiscard]] std::string key_of(const DatasetConfig& dataset, const Value& record);

}  // namespace dsrkit::sources
