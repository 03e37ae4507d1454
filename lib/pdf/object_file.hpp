#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// The number of an indirect object; 0 is none.
using ObjectId = unsigned;

/// "12 0 R ".
[[nodiscard]] std::string ref(ObjectId id);

/// The objects of one PDF file. libharu numbers them, keeps them and writes file, cross-reference table and
/// trailer; what stands in a dictionary is given as text, so that none of libharu's limits on arrays apply
/// and an object costs a few hundred bytes.
class ObjectFile {
public:
  ObjectFile();
  ~ObjectFile();
  ObjectFile(const ObjectFile&) = delete;
  ObjectFile& operator=(const ObjectFile&) = delete;

  /// A dictionary whose entries come later by set().
  [[nodiscard]] ObjectId reserve();
  void set(ObjectId id, std::string_view entries);
  [[nodiscard]] ObjectId add(std::string_view entries);
  /// A stream; `compress` deflates it now.
  [[nodiscard]] ObjectId add_stream(std::string_view entries, std::string_view bytes, bool compress = true);

  /// The object that will be the root of the page tree.
  [[nodiscard]] ObjectId page_tree() const;
  /// Entries of the root of the page tree, the catalog (besides /Type and /Pages) and the information
  /// dictionary.
  void set_roots(std::string_view page_tree, std::string_view catalog, std::string_view info);
  void write(files::PendingFile& file);

private:
  struct Haru;
  std::unique_ptr<Haru> m_haru;
};

}  // namespace dsrkit::pdf
