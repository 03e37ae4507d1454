#include "object_file.hpp"

#include "pdf_syntax.hpp"

#include "dsrkit/crypto/digest.hpp"

#include <hpdf.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <libdeflate.h>
#include <optional>
#include <vector>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kWriteChunk = std::size_t{1} << 18U;
constexpr std::size_t kIdSize = 16;
constexpr int kCompression = 6;
constexpr unsigned kOwnerOnly = 0600;  // it holds personal data

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

/// Where libharu's bytes go: memory until there is a file. Keeps what is thrown until libharu has returned.
struct Output {
  std::optional<files::PendingFile> file = std::nullopt;
  std::string pending = {};
  std::uint64_t flushed = 0;
  std::exception_ptr thrown = nullptr;
  crypto::Sha256 digest = {};

  [[nodiscard]] std::uint64_t position() const { return flushed + pending.size(); }

  void flush() {
    digest.update(pending);
    file->write(pending);
    flushed += pending.size();
    pending.clear();
  }

  void put(std::string_view bytes) {
    pending.append(bytes);
    if (file && pending.size() >= kWriteChunk) {
      flush();
    }
  }

  static HPDF_STATUS write(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    auto& self = *static_cast<Output*>(stream->attr);
    try {
      self.put({reinterpret_cast<const char*>(bytes), size});
      return HPDF_OK;
    } catch (...) {
      self.thrown = std::current_exception();
      return HPDF_FILE_IO_ERROR;
    }
  }
};

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  const auto& entries = *static_cast<const std::string_view*>(dict->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                           static_cast<HPDF_UINT>(entries.size()));
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

std::string ref(ObjectId id) {
  return std::to_string(id) + " 0 R ";
}

struct ObjectFile::Writer {
  Failure failure;
  Output output;
  HPDF_Doc doc = HPDF_NewEx(Failure::record, nullptr, nullptr, 0, &failure);
  HPDF_Dict dict = nullptr;      ///< every object in turn
  HPDF_Stream stream = nullptr;  ///< leads to the output
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{
      libdeflate_alloc_compressor(kCompression)};
  std::string packed = {};
  std::vector<std::uint64_t> places = {0};  ///< of each object by number; 0: not written yet

  Writer() {
    if (doc != nullptr) {
      dict = HPDF_Dict_New(doc->mmgr);
      stream = HPDF_CallbackWriter_New(doc->mmgr, Output::write, &output);
    }
    if (dict == nullptr || stream == nullptr || !compressor) {
      HPDF_Free(doc);
      throw Error(ErrorCode::internal, "libharu cannot begin a document");
    }
    dict->write_fn = write_entries;
    output.put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  }

  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  ~Writer() {
    dict->attr = nullptr;
    HPDF_Dict_Free(dict);
    HPDF_Stream_Free(stream);
    HPDF_Free(doc);
  }

  [[nodiscard]] ObjectId number() {
    places.push_back(0);
    return static_cast<ObjectId>(places.size() - 1);
  }

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

  void write_dictionary(std::string_view entries) {
    dict->attr = &entries;
    HPDF_Dict_Write(dict, stream, nullptr);
    dict->attr = nullptr;
    check();
  }

  void check() const {
    if (output.thrown) {
      std::rethrow_exception(output.thrown);
    }
    failure.check();
  }

  void begin_object(ObjectId id) {
    if (places.at(id) != 0) {
      throw Error(ErrorCode::internal, "an object of a document is written twice");
    }
    places[id] = output.position();
    output.put(std::to_string(id) + " 0 obj\n");
  }

  void end_object() { output.put("\nendobj\n"); }
};

ObjectFile::ObjectFile() : m_writer(std::make_unique<Writer>()) {
  for (int i = 0; i < 3; ++i) {
    static_cast<void>(reserve());  // catalog, page tree, information
  }
}

ObjectFile::~ObjectFile() = default;

void ObjectFile::begin(const std::filesystem::path& path) {
  m_writer->output.file.emplace(path, kOwnerOnly);
}

ObjectId ObjectFile::reserve() {
  return m_writer->number();
}

void ObjectFile::set(ObjectId id, std::string_view entries) {
  m_writer->begin_object(id);
  m_writer->write_dictionary(entries);
  m_writer->end_object();
}

ObjectId ObjectFile::add(std::string_view entries) {
  const ObjectId id = reserve();
  set(id, entries);
  return id;
}

ObjectId ObjectFile::add_stream(std::string_view entries, std::string_view bytes, bool compress) {
  const std::string_view packed = compress ? m_writer->deflated(bytes) : bytes;
  const ObjectId id = reserve();
  m_writer->begin_object(id);
  m_writer->write_dictionary(std::string(entries) + (compress ? "/Filter/FlateDecode" : "") + "/Length " +
                             std::to_string(packed.size()));
  m_writer->output.put("\nstream\r\n");
  m_writer->output.put(packed);
  m_writer->output.put("\nendstream");
  m_writer->end_object();
  return id;
}

ObjectId ObjectFile::page_tree() const {
  return 2;
}

void ObjectFile::set_roots(std::string_view page_tree, std::string_view catalog, std::string_view info) {
  set(1, "/Type/Catalog/Pages 2 0 R " + std::string(catalog));
  set(2, "/Type/Pages " + std::string(page_tree));
  set(3, info);
}

void ObjectFile::finish(const std::filesystem::path& path) {
  Writer& writer = *m_writer;
  Output& output = writer.output;
  if (!output.file) {
    begin(path);
  }
  for (ObjectId id = 1; id < writer.places.size(); ++id) {
    if (writer.places[id] == 0) {
      set(id, "");  // named, but it has come to hold nothing
    }
  }
  const std::uint64_t table = output.position();
  output.put("xref\n0 " + std::to_string(writer.places.size()) + "\n0000000000 65535 f\r\n");
  for (ObjectId id = 1; id < writer.places.size(); ++id) {
    std::array<char, 24> entry{};
    std::snprintf(entry.data(), entry.size(), "%010llu 00000 n\r\n",
                  static_cast<unsigned long long>(writer.places[id]));
    output.put(entry.data());
  }
  // The identifier (ISO 32000-1, 14.4) is the digest of all that stands before it: the same document has the
  // same one.
  output.flush();
  const std::string id = byte_string(output.digest.finish().substr(0, kIdSize));
  output.digest = {};
  output.put("trailer\n");
  writer.write_dictionary("/Root 1 0 R/Info 3 0 R/Size " + std::to_string(writer.places.size()) + "/ID[" +
                          id + id + "]");
  output.put("\nstartxref\n" + std::to_string(table) + "\n%%EOF\n");
  output.flush();
  output.file->commit();
}

}  // namespace dsrkit::pdf
