#include "object_file.hpp"

#include "pdf_syntax.hpp"

#include "dsrkit/crypto/digest.hpp"

#include <hpdf.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <libdeflate.h>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kWriteChunk = std::size_t{1} << 18U;
constexpr std::size_t kIdSize = 16;
constexpr int kCompression = 6;

/// The first failure libharu reports. It calls back from C code, so nothing is thrown there.
struct Failure {
  HPDF_STATUS error = 0;

  static void record(HPDF_STATUS error, HPDF_STATUS /*detail*/, void* self) {
    auto& failure = *static_cast<Failure*>(self);
    failure.error = failure.error == 0 ? error : failure.error;
  }

  void check() const {
    if (error == HPDF_FAILD_TO_ALLOC_MEM) {
      throw Error(ErrorCode::internal, "not enough memory to compose the document",
                  "make the document smaller, for example in volumes");
    }
    if (error != 0) {
      throw Error(ErrorCode::internal, "libharu failed with status " + std::to_string(error));
    }
  }
};

/// Where libharu's bytes go; keeps what is thrown until libharu has returned.
struct Output {
  files::PendingFile* file;
  std::string pending;
  std::exception_ptr thrown = nullptr;
  crypto::Sha256 digest = {};

  void flush() {
    digest.update(pending);
    file->write(pending);
    pending.clear();
  }

  static HPDF_STATUS write(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    auto& self = *static_cast<Output*>(stream->attr);
    try {
      self.pending.append(reinterpret_cast<const char*>(bytes), size);
      if (self.pending.size() >= kWriteChunk) {
        self.flush();
      }
      return HPDF_OK;
    } catch (...) {
      self.thrown = std::current_exception();
      return HPDF_FILE_IO_ERROR;
    }
  }
};

/// The identifier of the file (ISO 32000-1, 14.4) is the digest of all that stands before it, so that the
/// same document has the same one.
HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream stream) {
  auto& output = *static_cast<Output*>(trailer->attr);
  try {
    output.flush();
    const std::string id = byte_string(output.digest.finish().substr(0, kIdSize));
    output.digest = {};
    return HPDF_Stream_WriteStr(stream, ("/ID[" + id + id + "]").c_str());
  } catch (...) {
    output.thrown = std::current_exception();
    return HPDF_FILE_IO_ERROR;
  }
}

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  return dict->attr == nullptr ? HPDF_OK : HPDF_Stream_WriteStr(stream, static_cast<const char*>(dict->attr));
}

void free_entries(HPDF_Dict dict) {
  HPDF_FreeMem(dict->mmgr, dict->attr);
}

void set_entries(HPDF_Dict dict, std::string_view entries) {
  free_entries(dict);
  dict->attr = HPDF_GetMem(dict->mmgr, static_cast<HPDF_UINT>(entries.size() + 1));
  if (dict->attr != nullptr) {
    auto* copy = static_cast<char*>(dict->attr);
    std::copy(entries.begin(), entries.end(), copy);
    copy[entries.size()] = '\0';
  }
  dict->write_fn = write_entries;
  dict->free_fn = free_entries;
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

std::string ref(ObjectId id) {
  return std::to_string(id) + " 0 R ";
}

struct ObjectFile::Haru {
  Failure failure;
  HPDF_Doc doc = HPDF_NewEx(Failure::record, nullptr, nullptr, 0, &failure);
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{
      libdeflate_alloc_compressor(kCompression)};
  std::string packed = {};

  /// The answer lives until the next call.
  [[nodiscard]] std::string_view deflated(std::string_view bytes) {
    packed.resize(std::max(packed.size(), libdeflate_zlib_compress_bound(compressor.get(), bytes.size())));
    const std::size_t size =
        libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
    if (size == 0) {
      throw Error(ErrorCode::internal, "cannot compress a page");
    }
    return std::string_view(packed).substr(0, size);
  }

  [[nodiscard]] HPDF_Dict dict(ObjectId id) const {
    return static_cast<HPDF_Dict>(HPDF_Xref_GetEntry(doc->xref, id)->obj);
  }

  static ObjectId id_of(HPDF_Dict dict) { return dict->header.obj_id & 0x00FFFFFFU; }
};

ObjectFile::ObjectFile() : m_haru(std::make_unique<Haru>()) {
  if (m_haru->doc == nullptr || !m_haru->compressor) {
    throw Error(ErrorCode::internal, "libharu cannot begin a document");
  }
}

ObjectFile::~ObjectFile() {
  HPDF_Free(m_haru->doc);
}

ObjectId ObjectFile::reserve() {
  HPDF_Dict dict = HPDF_Dict_New(m_haru->doc->mmgr);
  m_haru->failure.check();
  HPDF_Xref_Add(m_haru->doc->xref, dict);
  m_haru->failure.check();
  return Haru::id_of(dict);
}

void ObjectFile::set(ObjectId id, std::string_view entries) {
  set_entries(m_haru->dict(id), entries);
  m_haru->failure.check();
}

ObjectId ObjectFile::add(std::string_view entries) {
  const ObjectId id = reserve();
  set(id, entries);
  return id;
}

ObjectId ObjectFile::add_stream(std::string_view entries, std::string_view bytes, bool compress) {
  const std::string_view packed = compress ? m_haru->deflated(bytes) : bytes;
  HPDF_Dict dict = HPDF_DictStream_New(m_haru->doc->mmgr, m_haru->doc->xref);
  m_haru->failure.check();
  // libharu's stream takes memory in blocks of 4 KB; this one is as large as its content.
  HPDF_Stream_Free(dict->stream);
  const auto size = static_cast<HPDF_UINT>(packed.size());
  dict->stream = HPDF_MemStream_New(m_haru->doc->mmgr, std::max(size, HPDF_UINT{1}));
  m_haru->failure.check();
  HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(packed.data()), size);
  dict->filter = HPDF_STREAM_FILTER_NONE;
  set_entries(dict, std::string(entries) + (compress ? "/Filter/FlateDecode" : ""));
  m_haru->failure.check();
  return Haru::id_of(dict);
}

ObjectId ObjectFile::page_tree() const {
  return Haru::id_of(m_haru->doc->root_pages);
}

void ObjectFile::set_roots(std::string_view page_tree, std::string_view catalog, std::string_view info) {
  HPDF_Dict pages = m_haru->doc->root_pages;
  HPDF_Dict_RemoveElement(pages, "Kids");
  HPDF_Dict_RemoveElement(pages, "Count");
  pages->before_write_fn = nullptr;
  set_entries(pages, page_tree);
  set_entries(m_haru->doc->catalog, catalog);
  HPDF_Dict_RemoveElement(m_haru->doc->info, "Producer");
  set_entries(m_haru->doc->info, info);
  m_haru->failure.check();
}

void ObjectFile::write(files::PendingFile& file) {
  HPDF_Doc doc = m_haru->doc;
  HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
  HPDF_Dict_Add(doc->trailer, "Info", doc->info);
  m_haru->failure.check();
  Output output{&file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"};
  doc->trailer->attr = &output;
  doc->trailer->write_fn = write_id;
  HPDF_Stream stream = HPDF_CallbackWriter_New(doc->mmgr, Output::write, &output);
  m_haru->failure.check();
  // Offsets in the cross-reference table count from the file's first byte.
  stream->size = static_cast<HPDF_UINT>(output.pending.size());
  HPDF_Xref_WriteToStream(doc->xref, stream, nullptr);
  HPDF_Stream_Free(stream);
  doc->trailer->attr = nullptr;
  if (output.thrown) {
    std::rethrow_exception(output.thrown);
  }
  m_haru->failure.check();
  output.flush();
}

}  // namespace dsrkit::pdf
