#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// The number of an indirect object; 0 is none.
using ObjectId = unsigned;

/// "12 0 R ".
[[nodiscard]] std::string ref(ObjectId id);

/// The objects of one PDF file, written by libharu as soon as they are complete; all that stays of one is
/// where it lies, eight bytes. What stands in a dictionary is given as text, so that none of libharu's limits
/// on arrays apply.
class ObjectFile {
public:
  ObjectFile();
  ~ObjectFile();
  ObjectFile(const ObjectFile&) = delete;
  ObjectFile& operator=(const ObjectFile&) = delete;

  /// From now on what is complete goes to this file, under a temporary name, and no longer to memory.
  void begin(const std::filesystem::path& path);

  /// A dictionary whose entries come later by set(), once.
  [[nodiscard]] ObjectId reserve();
  void set(ObjectId id, std::string_view entries);
  [[nodiscard]] ObjectId add(std::string_view entries);
  /// A stream; `compress` deflates it now.
  [[nodiscard]] ObjectId add_stream(std::string_view entries, std::string_view bytes, bool compress = true);

  /// The object that will be the root of the page tree.
  [[nodiscard]] ObjectId page_tree() const;
  /// Entries of the root of the page tree, the catalog and the information dictionary, besides /Type and
  /// /Pages.
  void set_roots(std::string_view page_tree, std::string_view catalog, std::string_view info);
  /// Writes what is left; the file appears whole. Nothing may be called afterwards. `path` is that of
  /// begin(), where that was called.
  void finish(const std::filesystem::path& path);

private:
  struct Writer;
  std::unique_ptr<Writer> m_writer;
};

}  // namespace dsrkit::pdf
