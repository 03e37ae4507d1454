#include "raw_file.hpp"

#include "raw_encryption.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/aes.hpp"

#include <algorithm>
#include <fcntl.h>
#include <numeric>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace dsrkit::pdf {
namespace {

constexpr std::string_view kEndOfStream = "endstream";
constexpr std::size_t kRecentContainers = 16;
constexpr std::size_t kTableRow = 20;  // bytes of an entry of a cross-reference table

std::size_t to_size(double number) {
  if (number < 0 || number > 1e15) {
    throw_unsound();
  }
  return static_cast<std::size_t>(number);
}

}  // namespace

MappedBytes::MappedBytes(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);

  struct stat status {};

  const bool fine = file >= 0 && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  m_size = fine ? static_cast<std::size_t>(status.st_size) : 0;
  void* mapped = m_size > 0 ? ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file, 0) : nullptr;
  if (file >= 0) {
    ::close(file);
  }
  if (!fine || mapped == MAP_FAILED) {
    throw Error(ErrorCode::input_unreadable, "cannot open " + path.string());
  }
  m_data = static_cast<const char*>(mapped);
}

MappedBytes::~MappedBytes() {
  if (m_size > 0) {
    ::munmap(const_cast<char*>(m_data), m_size);
  }
}

void MappedBytes::let_go() const {
  if (m_size > 0) {
    ::madvise(const_cast<char*>(m_data), m_size, MADV_DONTNEED);
  }
}

RawFile::RawFile(std::string_view bytes, std::string_view password) : m_bytes(bytes) {
  walk();
  index_numbers();
  check_lengths();
  open(password);
  index_containers();
  index_numbers();
}

void RawFile::walk() {
  if (!m_bytes.starts_with("%PDF-")) {
    throw_unsound();
  }
  RawReader reader(m_bytes);
  while (true) {
    reader.skip_space();
    const std::uint64_t begin = reader.position();
    const auto token = reader.next();
    if (!token) {
      break;
    }
    if (token->is(RawValue::Kind::number)) {
      walk_object(reader, begin, token->object());
    } else if (token->is_keyword("xref")) {
      walk_table(reader);
    } else if (token->is_keyword("trailer")) {
      m_trailers.push_back(reader.value());
    } else if (token->is_keyword("startxref")) {
      walk_end(reader);
    } else {
      throw_unsound();
    }
  }
  if (m_revisions == 0 || m_trailers.empty()) {
    throw_unsound();
  }
}

void RawFile::walk_object(RawReader& reader, std::uint64_t begin, std::uint32_t number) {
  if (!reader.value().is(RawValue::Kind::number) || !reader.value().is_keyword("obj")) {
    throw_unsound();
  }
  const RawValue value = reader.value();
  const RawValue after = reader.value();
  m_definitions.push_back({number, 0, begin, m_revisions});
  if (after.is_keyword("endobj")) {
    return;
  }
  if (!after.is_keyword("stream") || !value.is(RawValue::Kind::dictionary)) {
    throw_unsound();
  }
  std::uint64_t data = reader.position();
  data += m_bytes.substr(data).starts_with("\r\n") ? 2U : 1U;
  const std::uint64_t end = stream_end(value, data);
  m_streams.push_back({begin, data, end});
  const RawValue& type = value.at("Type");
  if (type.is_name("XRef")) {
    m_trailers.push_back(value);
  } else if (type.is_name("ObjStm")) {
    m_containers.push_back(static_cast<std::uint32_t>(m_definitions.size() - 1));
  }
  reader.seek(end);
  if (!reader.value().is_keyword(kEndOfStream) || !reader.value().is_keyword("endobj")) {
    throw_unsound();
  }
}

/// Where the data that begin at `begin` end. A length that lies in an object of its own, perhaps further on,
/// is checked when all objects are known.
std::uint64_t RawFile::stream_end(const RawValue& dictionary, std::uint64_t begin) {
  const RawValue& length = dictionary.at("Length");
  if (length.is(RawValue::Kind::number)) {
    const std::uint64_t end = begin + to_size(length.number);
    if (end > m_bytes.size()) {
      throw_unsound();
    }
    return end;
  }
  const std::uint64_t end = m_bytes.find(kEndOfStream, begin);
  if (!length.is(RawValue::Kind::reference) || end == std::string_view::npos) {
    throw_unsound();
  }
  m_pending.push_back({length.object(), m_revisions, begin, end});
  return end;
}

void RawFile::walk_table(RawReader& reader) {
  while (true) {
    reader.skip_space();
    const std::uint64_t before = reader.position();
    if (!reader.value().is(RawValue::Kind::number)) {
      reader.seek(before);
      return;
    }
    const RawValue count = reader.value();
    if (!count.is(RawValue::Kind::number)) {
      throw_unsound();
    }
    reader.skip_space();
    const std::uint64_t end = reader.position() + to_size(count.number) * kTableRow;
    if (end > m_bytes.size()) {
      throw_unsound();
    }
    // Nothing but offsets has a place here.
    if (m_bytes.substr(reader.position(), end - reader.position()).find_first_not_of("0123456789nf \r\n") !=
        std::string_view::npos) {
      throw_unsound();
    }
    reader.seek(end);
  }
}

void RawFile::walk_end(RawReader& reader) {
  const RawValue offset = reader.value();
  if (!offset.is(RawValue::Kind::number)) {
    throw_unsound();
  }
  const std::uint64_t before = reader.position();
  const std::uint64_t mark = m_bytes.find("%%EOF", before);
  if (mark == std::string_view::npos ||
      m_bytes.substr(before, mark - before).find_first_not_of(" \t\r\n\f") != std::string_view::npos) {
    throw_unsound();
  }
  // The first section of a linearised file ends with offset 0 and is not a revision.
  m_revisions += offset.number > 0 ? 1 : 0;
}

void RawFile::index_numbers() {
  m_by_number.resize(m_definitions.size());
  std::iota(m_by_number.begin(), m_by_number.end(), 0U);
  std::sort(m_by_number.begin(), m_by_number.end(), [&](std::uint32_t a, std::uint32_t b) {
    const RawDefinition& left = m_definitions[a];
    const RawDefinition& right = m_definitions[b];
    return std::tie(left.number, left.revision, a) < std::tie(right.number, right.revision, b);
  });
}

const RawDefinition* RawFile::find(std::uint32_t number, std::uint32_t revision) const {
  const auto after = std::upper_bound(m_by_number.begin(), m_by_number.end(), std::pair(number, revision),
                                      [&](const auto& wanted, std::uint32_t index) {
                                        const RawDefinition& definition = m_definitions[index];
                                        return wanted < std::pair(definition.number, definition.revision);
                                      });
  if (after == m_by_number.begin()) {
    return nullptr;
  }
  const RawDefinition& found = m_definitions[*std::prev(after)];
  return found.number == number ? &found : nullptr;
}

std::uint32_t RawFile::largest_number() const {
  return m_by_number.empty() ? 0 : m_definitions[m_by_number.back()].number;
}

void RawFile::check_lengths() {
  for (const PendingLength& pending : m_pending) {
    const RawDefinition* definition = find(pending.number, pending.revision);
    if (definition == nullptr) {
      throw_unsound();
    }
    const RawValue length = read(*definition).value;
    const std::uint64_t end = pending.begin + to_size(length.number);
    // Between the data and the keyword stands at most one end of line.
    if (!length.is(RawValue::Kind::number) || end > pending.end || pending.end - end > 2 ||
        m_bytes.substr(end, pending.end - end).find_first_not_of("\r\n") != std::string_view::npos) {
      throw_unsound();
    }
    const auto stream =
        std::lower_bound(m_streams.begin(), m_streams.end(), pending.begin,
                         [](const Stream& a, std::uint64_t begin) { return a.begin < begin; });
    stream->end = end;
  }
  m_pending.clear();
}

void RawFile::open(std::string_view password) {
  for (const RawValue& trailer : m_trailers) {
    const RawValue& encryption = trailer.at("Encrypt");
    if (encryption.is(RawValue::Kind::null)) {
      continue;
    }
    const RawValue& id = trailer.at("ID");
    m_encryption_object = encryption.is(RawValue::Kind::reference) ? encryption.object() : 0;
    const RawValue dictionary = resolve(encryption, m_revisions);
    m_key = find_file_key(dictionary, id, password);
    return;
  }
}

void RawFile::index_containers() {
  for (const std::uint32_t index : m_containers) {
    const RawDefinition container = m_definitions[index];
    const RawObject object = read(container);
    const DecodedStream stream = decoded(object);
    const std::size_t count = to_size(resolve(object.value.at("N"), container.revision).number);
    const std::size_t first = to_size(resolve(object.value.at("First"), container.revision).number);
    RawReader reader(stream.bytes, 0, RawReader::References::no);
    for (std::size_t i = 0; i < count; ++i) {
      const RawValue number = reader.value();
      const RawValue offset = reader.value();
      if (!number.is(RawValue::Kind::number) || !offset.is(RawValue::Kind::number)) {
        throw_unsound();
      }
      m_definitions.push_back(
          {number.object(), container.number, first + to_size(offset.number), container.revision});
    }
  }
}

const std::string& RawFile::container_bytes(const RawDefinition& definition) {
  const RawDefinition* container = find(definition.container, definition.revision);
  if (container == nullptr || container->container != 0) {
    throw_unsound();
  }
  const auto known = std::find_if(m_recent.begin(), m_recent.end(),
                                  [&](const Container& recent) { return recent.at == container->at; });
  if (known != m_recent.end()) {
    m_recent.splice(m_recent.begin(), m_recent, known);
  } else {
    m_recent.push_front({container->at, decoded(read(*container)).bytes});
    if (m_recent.size() > kRecentContainers) {
      m_recent.pop_back();
    }
  }
  return m_recent.front().bytes;
}

RawObject RawFile::read(const RawDefinition& definition) {
  RawObject object;
  object.number = definition.number;
  object.revision = definition.revision;
  if (definition.container != 0) {
    const std::string& bytes = container_bytes(definition);
    if (definition.at >= bytes.size()) {
      throw_unsound();
    }
    object.value = RawReader(bytes, definition.at).value();
    return object;
  }
  RawReader reader(m_bytes, definition.at);
  for (int i = 0; i < 3; ++i) {  // number, generation, "obj"
    static_cast<void>(reader.value());
  }
  object.value = reader.value();
  const auto stream = std::lower_bound(m_streams.begin(), m_streams.end(), definition.at,
                                       [](const Stream& a, std::uint64_t begin) { return a.object < begin; });
  if (stream != m_streams.end() && stream->object == definition.at) {
    object.is_stream = true;
    object.encoded = m_bytes.substr(stream->begin, stream->end - stream->begin);
  }
  if (!m_key.empty() && definition.number != m_encryption_object &&
      !(object.is_stream && object.value.at("Type").is_name("XRef"))) {
    decipher(object.value, object.value.find("ByteRange") != nullptr);
  }
  return object;
}

/// The contents of a signature are never enciphered (ISO 32000-2, 7.6.2).
void RawFile::decipher(RawValue& value, bool signature) const {
  if (value.is(RawValue::Kind::string)) {
    if (auto plain = crypto::open_aes_256_cbc(m_key, value.text)) {
      value.text = std::move(*plain);
      value.hexadecimal = false;
    }
    return;
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (!signature || i == 0 || !value.items[i - 1].is_name("Contents")) {
      decipher(value.items[i], false);
    }
  }
}

DecodedStream RawFile::decoded(const RawObject& object) {
  RawValue filters;
  filters.kind = RawValue::Kind::dictionary;
  for (const char* key : {"Filter", "DecodeParms"}) {
    RawValue name;
    name.kind = RawValue::Kind::name;
    name.text = key;
    RawValue value = resolve(object.value.at(key), object.revision);
    for (RawValue& item : value.items) {
      item = resolve(item, object.revision);
    }
    filters.items.push_back(std::move(name));
    filters.items.push_back(std::move(value));
  }
  if (m_key.empty() || object.value.at("Type").is_name("XRef")) {
    return decode_stream(filters, object.encoded);
  }
  const auto plain = crypto::open_aes_256_cbc(m_key, object.encoded);
  if (!plain && !object.encoded.empty()) {
    throw_unsound();
  }
  return decode_stream(filters, plain.value_or(std::string()));
}

RawValue RawFile::resolve(const RawValue& value, std::uint32_t revision) {
  RawValue found = value;
  for (int steps = 0; found.is(RawValue::Kind::reference); ++steps) {
    const RawDefinition* definition = find(found.object(), revision);
    if (definition == nullptr || steps > 16) {
      return {};
    }
    found = read(*definition).value;
  }
  return found;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> RawFile::syntax() const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> parts;
  std::uint64_t begin = 0;
  for (const Stream& stream : m_streams) {
    parts.emplace_back(begin, stream.begin);
    begin = stream.end;
  }
  parts.emplace_back(begin, m_bytes.size());
  return parts;
}

}  // namespace dsrkit::pdf
