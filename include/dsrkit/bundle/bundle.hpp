#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/bundle/form.hpp"
#include "dsrkit/bundle/record_layout.hpp"
#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::bundle {

using law::TextSection;

/// Who sends it.
struct Sender {
  std::string name;
  std::vector<std::string> lines;  ///< address and contact, one a line
};

/// One searched source: what came of it, for programs, and in words for the person.
struct SearchLine {
  std::string source;  ///< its id
  std::string label;
  std::string holder;
  SearchOutcome outcome = SearchOutcome::not_searched;
  std::optional<Date> on;
  std::vector<std::string> terms;       ///< what was searched by, without values
  std::optional<std::int64_t> claimed;  ///< records that the source says it has
  std::int64_t fetched = 0;
  std::string searched_by;  ///< a team, or an officer where the council names them
  std::string approved_by;  ///< likewise, who answers for searching no further; empty when nobody had to
  std::string reason;       ///< of that
  std::string how;          ///< when, by whom and by what we looked, in words
  std::string found;        ///< in a few words: "12 records"
  std::string result;       ///< what there is to say of that, in sentences; may be empty
};

/// An exemption code with its meaning, for the list of what was withheld.
struct CodeMeaning {
  std::string code;
  std::string label;
  std::string citation;
  std::string meaning;
};

/// Labels used for people and what they stand for, without who it is: "neighbour A to C", "3 people".
struct RoleLine {
  std::string label;
  std::string role;
};

/// Everything the disclosure document says. Only decided text may be in it.
struct BundleInput {
  std::string reference;
  std::string subject_name;
  std::string recipient_name;  ///< the letter is addressed to
  Date received{};
  Date today{};
  bool redline = false;  ///< the internal copy: marked on every page
  Sender sender;
  std::vector<TextSection> letter;
  std::vector<TextSection> how_to_read;
  std::vector<TextSection> article_15;
  std::vector<TextSection> where_we_looked;  ///< before the searches
  std::vector<SearchLine> searches;
  std::vector<RoleLine> roles;
  std::vector<TextSection> rights;
  std::vector<TextSection> support;  ///< for who finds it hard to read
  std::map<std::string, CodeMeaning> codes;
  /// Calls back with every record, grouped by source and in time order within it.
  std::function<void(const std::function<void(const DisclosedItem&)>&)> for_each_item;
};

/// Digest of everything the document says beside the records: another one later means that a letter, search
/// or profile has changed since it was built.
[[nodiscard]] std::string texts_digest(const BundleInput& input);

/// Where a record stands in the document and the digest of what was released of it.
struct ManifestEntry {
  std::string
      item;  ///< "record-12": its place in the document, not its id, which would let guesses be tested
  std::string source;
  std::optional<Date> date;
  std::string sha256;  ///< of the released text; never of an original, which would let guesses be tested
  std::size_t first_page = 0;
};

struct BundleResult {
  std::size_t pages = 0;
  std::size_t items = 0;
  std::map<std::string, std::size_t> withheld;  ///< places by code
  std::vector<ManifestEntry> entries;
  std::string root;  ///< SHA-256 over the entries' digests in order

  [[nodiscard]] std::size_t withheld_places() const;
};

/// Sets the document and, where the form can carry it, embeds its manifest.json ("dsrkit.manifest/1"). The
/// same input gives the same bytes. The file appears whole or not at all. Throws Error(data_invalid) with the
/// id of the record when a character has no glyph in any font: a hole would change what the record says.
[[nodiscard]] BundleResult build(const BundleInput& input, const std::filesystem::path& output,
                                 FormKind kind = FormKind::pages);

/// The manifest as it is embedded.
[[nodiscard]] Value manifest_json(const BundleInput& input, const BundleResult& result);

/// Digest over the digests of the entries, as printed in the document.
[[nodiscard]] std::string manifest_root(const std::vector<ManifestEntry>& entries);

/// Checks an embedded manifest: form, reference and root. An empty text when it is sound, else what is wrong.
[[nodiscard]] std::string check_manifest(const std::string& bytes);

}  // namespace dsrkit::bundle
