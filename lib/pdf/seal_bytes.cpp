#include "seal_bytes.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <optional>

namespace dsrkit::pdf {
namespace {

constexpr std::uint64_t kBlock = std::uint64_t{1} << 20U;
constexpr std::uint64_t kLongestEnding = 64;
constexpr std::string_view kStart = "startxref";
constexpr std::string_view kEnd = "%%EOF";
constexpr std::string_view kSpace = " \t\r\n\f";

/// The length of "startxref <offset> %%EOF" at the beginning of `text`.
std::optional<std::size_t> ending_length(std::string_view text) {
  const auto number = text.find_first_not_of(kSpace, kStart.size());
  const auto after_number = text.find_first_not_of("0123456789", number);
  const auto end = text.find_first_not_of(kSpace, after_number);
  const bool ending = number != std::string_view::npos && after_number != std::string_view::npos &&
                      end != std::string_view::npos && after_number > number &&
                      text.substr(end).starts_with(kEnd) && text.substr(number, after_number - number) != "0";
  return ending ? std::optional(end + kEnd.size()) : std::nullopt;
}

/// Finds the endings that begin in the first `length` bytes of `text`.
void append_endings(std::string_view text, std::uint64_t length, std::uint64_t offset,
                    std::vector<std::uint64_t>& ends) {
  for (auto at = text.find(kStart); at != std::string_view::npos && at < length;
       at = text.find(kStart, at + 1)) {
    if (const auto ending = ending_length(text.substr(at))) {
      ends.push_back(offset + at + *ending);
    }
  }
}

}  // namespace

FileBytes::FileBytes(const std::filesystem::path& path) : m_file(path, std::ios::binary | std::ios::ate) {
  const auto end = m_file ? static_cast<std::streamoff>(m_file.tellg()) : -1;
  if (end < 0 || std::filesystem::is_directory(path)) {
    throw Error(ErrorCode::input_unreadable, "cannot open " + path.string());
  }
  m_size = static_cast<std::uint64_t>(end);
}

std::string FileBytes::read(std::uint64_t offset, std::uint64_t count) {
  std::string bytes(offset < m_size ? std::min(count, m_size - offset) : 0, '\0');
  m_file.clear();
  m_file.seekg(static_cast<std::streamoff>(offset));
  m_file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!bytes.empty() && !m_file) {
    throw Error(ErrorCode::io_failed, "cannot read the PDF any further");
  }
  return bytes;
}

void FileBytes::for_each_block(std::uint64_t begin, std::uint64_t end,
                               const std::function<void(std::string_view)>& use) {
  for (std::uint64_t at = begin; at < end; at += kBlock) {
    use(read(at, std::min(kBlock, end - at)));
  }
}

std::string digest_around(FileBytes& file, std::uint64_t gap_begin, std::uint64_t gap_end) {
  crypto::Sha256 digest;
  const auto add = [&](std::string_view block) { digest.update(block); };
  file.for_each_block(0, gap_begin, add);
  file.for_each_block(gap_end, file.size(), add);
  return digest.finish();
}

std::vector<std::uint64_t> revision_ends(FileBytes& file) {
  std::vector<std::uint64_t> ends;
  for (std::uint64_t at = 0; at < file.size(); at += kBlock) {
    append_endings(file.read(at, kBlock + kLongestEnding), kBlock, at, ends);
  }
  return ends;
}

std::vector<std::uint64_t> revision_ends(std::string_view bytes) {
  std::vector<std::uint64_t> ends;
  append_endings(bytes, bytes.size(), 0, ends);
  return ends;
}

}  // namespace dsrkit::pdf
