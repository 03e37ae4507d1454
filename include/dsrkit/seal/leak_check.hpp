#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::seal {

/// Something that must not be in a released document. `text` never appears in messages.
struct ProtectedTerm {
  std::string id;    ///< of the party or identifier, for messages
  std::string text;  ///< a name, a phrase or an identifier such as a telephone number
};

/// A protected term, or a hiding place, that a document still has.
struct Leak {
  std::string term_id;  ///< empty when the structure itself is at fault
  std::string place;    ///< "page 7", "object 12 /Title", "2 revisions"...

  bool operator==(const Leak&) const = default;
};

struct LeakCheckOptions {
  std::string password;
  /// Phrases of the released text in which protected words may occur: "Smith" in "Smith Street".
  std::vector<std::string> allowed_phrases;
};

/// Reads the document again with independent readers and searches everything in it for the terms: regardless
/// of case, diacritics, line breaks and hyphens, as whole words; identifiers (four digits or more) regardless
/// of how they are grouped; right-to-left names also in reversed order; and terms of six bytes or more also
/// as UTF-16, hexadecimal and base64 in any bytes. More than one revision and objects nothing refers to are
/// leaks of their own. Sorted, each term and place once. The time is linear in the document whatever the
/// number of terms. Throws as pdf::for_each_text().
[[nodiscard]] std::vector<Leak> find_leaks(const std::filesystem::path& document,
                                           const std::vector<ProtectedTerm>& terms,
                                           const LeakCheckOptions& options = {});

}  // namespace dsrkit::seal
