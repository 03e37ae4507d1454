#pragma once

#include "raw_filters.hpp"
#include "raw_value.hpp"

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::pdf {

/// Bytes of a file, mapped; what was looked at can be let go of, so that memory stays flat.
class MappedBytes {
public:
  /// Throws Error(input_unreadable).
  explicit MappedBytes(const std::filesystem::path& path);
  MappedBytes(const MappedBytes&) = delete;
  MappedBytes& operator=(const MappedBytes&) = delete;
  ~MappedBytes();

  [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }

  void let_go() const;

private:
  const char* m_data = nullptr;
  std::size_t m_size = 0;
};

/// An object as one revision of a file defines it.
struct RawDefinition {
  std::uint32_t number = 0;
  std::uint32_t container = 0;  ///< of the object stream it lies in; 0: in the file itself
  std::uint64_t at = 0;         ///< offset in the file or in the decoded object stream
  std::uint32_t revision = 0;   ///< counted from 0
};

struct RawObject {
  std::uint32_t number = 0;
  std::uint32_t revision = 0;
  RawValue value;
  bool is_stream = false;
  std::string_view encoded;  ///< the stream's bytes as they lie in the file
};

/// A PDF read from its first byte to its last, without trusting its cross-reference tables: every object of
/// every revision is found, whether anything refers to it or not.
class RawFile {
public:
  /// `bytes` must outlive it. Throws Error(data_invalid) for what is no sound PDF, Error(input_unreadable)
  /// for a wrong password.
  RawFile(std::string_view bytes, std::string_view password);

  /// In the order of the file; the objects of an object stream after all that lie in the file itself.
  [[nodiscard]] const std::vector<RawDefinition>& definitions() const { return m_definitions; }

  [[nodiscard]] RawObject read(const RawDefinition& definition);
  /// The decoded bytes; deciphered first. Throws Error(data_invalid).
  [[nodiscard]] DecodedStream decoded(const RawObject& object);

  /// What `number` is in `revision`, or null.
  [[nodiscard]] const RawDefinition* find(std::uint32_t number, std::uint32_t revision) const;
  /// The object a reference leads to; a null value when there is none; `value` itself when it is no
  /// reference.
  [[nodiscard]] RawValue resolve(const RawValue& value, std::uint32_t revision);

  [[nodiscard]] std::uint32_t revisions() const { return m_revisions; }

  /// Trailers and the dictionaries of cross-reference streams, oldest first.
  [[nodiscard]] const std::vector<RawValue>& trailers() const { return m_trailers; }

  /// What lies between the streams: from where to where.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> syntax() const;

  [[nodiscard]] std::string_view bytes() const { return m_bytes; }

  [[nodiscard]] std::uint32_t largest_number() const;

  [[nodiscard]] bool is_encrypted() const { return !m_key.empty(); }

private:
  struct Stream {
    std::uint64_t object = 0;  ///< where "12 0 obj" begins
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  struct PendingLength {
    std::uint32_t number = 0;
    std::uint32_t revision = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  struct Container {
    std::uint64_t at = 0;
    std::string bytes;
  };

  void walk();
  void walk_object(RawReader& reader, std::uint64_t begin, std::uint32_t number);
  std::uint64_t stream_end(const RawValue& dictionary, std::uint64_t begin);
  void walk_table(RawReader& reader);
  void walk_end(RawReader& reader);
  void open(std::string_view password);
  void index_containers();
  void index_numbers();
  void check_lengths();
  const std::string& container_bytes(const RawDefinition& definition);
  void decipher(RawValue& value, bool signature) const;

  std::string_view m_bytes;
  std::string m_key;
  std::uint32_t m_encryption_object = 0;
  std::vector<RawDefinition> m_definitions;
  std::vector<std::uint32_t> m_by_number;  ///< indices of definitions, sorted
  std::vector<Stream> m_streams;           ///< in the order of the file
  std::vector<PendingLength> m_pending;
  std::vector<std::uint32_t> m_containers;  ///< indices of definitions
  std::vector<RawValue> m_trailers;
  std::list<Container> m_recent;  ///< decoded object streams, latest first
  std::uint32_t m_revisions = 0;
};

}  // namespace dsrkit::pdf
