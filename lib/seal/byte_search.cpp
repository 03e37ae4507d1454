#include "byte_search.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace dsrkit::seal {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  return out;
}

/// The first `width` bytes, at most eight, as one number.
std::uint64_t key_at(const char* bytes, std::size_t width) {
  std::uint64_t key = 0;
  std::memcpy(&key, bytes, width);
  return key;
}

std::uint64_t hash(std::uint64_t key) {
  return key * 0x9E3779B97F4A7C15U;
}

}  // namespace

std::size_t ByteSearch::add(std::string_view pattern) {
  const auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                  [&](const Group& g) { return pattern.size() >= g.width; });
  group->entries.push_back({group->bytes.size(), static_cast<std::uint32_t>(pattern.size()),
                            static_cast<std::uint32_t>(m_count), -1});
  group->bytes += lowered(pattern);
  return m_count++;
}

void ByteSearch::build() {
  for (Group& group : m_groups) {
    group.build();
  }
}

void ByteSearch::Group::build() {
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    const int order = text_of(a).compare(text_of(b));
    return order < 0 || (order == 0 && a.id < b.id);
  });
  std::vector<std::int32_t> open;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    while (!open.empty() &&
           !text_of(entries[i]).starts_with(text_of(entries[static_cast<std::size_t>(open.back())]))) {
      open.pop_back();
    }
    entries[i].prefix = open.empty() ? -1 : open.back();
    open.push_back(static_cast<std::int32_t>(i));
  }
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(entries.size() * 2, 16));
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(entries.size() * 16, std::size_t{1} << 14U));
  keys.assign(slots, 0);
  firsts.assign(slots, 0);
  filter.assign(bits / 64, 0);
  shift = 64 - static_cast<std::size_t>(std::countr_zero(bits));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::uint64_t key = key_at(text_of(entries[i]).data(), width);
    const std::uint64_t bit = hash(key) >> shift;
    filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::size_t slot = (hash(key) >> 20U) & (slots - 1);
    while (firsts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (slots - 1);
    }
    if (firsts[slot] == 0) {
      keys[slot] = key;
      firsts[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }
}

void ByteSearch::Group::find_at(std::string_view lowered, std::size_t at, std::uint64_t key,
                                const std::function<void(const Hit&)>& found) const {
  std::size_t slot = (hash(key) >> 20U) & (keys.size() - 1);
  while (firsts[slot] != 0 && keys[slot] != key) {
    slot = (slot + 1) & (keys.size() - 1);
  }
  if (firsts[slot] == 0) {
    return;
  }
  // Whatever pattern the text begins with is the last one not after the text, or begins that one.
  const std::string_view rest = lowered.substr(at);
  const auto first = entries.begin() + static_cast<std::ptrdiff_t>(firsts[slot] - 1);
  const auto after =
      std::upper_bound(first, entries.end(), rest, [&](std::string_view text, const Entry& entry) {
        return text.compare(0, std::size_t{entry.length} + 1, text_of(entry)) < 0;
      });
  for (auto entry = static_cast<std::int32_t>(after - entries.begin()) - 1; entry >= 0;
       entry = entries[static_cast<std::size_t>(entry)].prefix) {
    const Entry& candidate = entries[static_cast<std::size_t>(entry)];
    if (rest.starts_with(text_of(candidate))) {
      found({candidate.id, at, at + candidate.length});
    }
  }
}

void ByteSearch::Group::find(std::string_view lowered, const std::function<void(const Hit&)>& found) const {
  if (entries.empty() || lowered.size() < width) {
    return;
  }
  const std::size_t last = lowered.size() - width;
  const char* const data = lowered.data();
  const auto look = [&](std::size_t at, std::uint64_t key) {
    const std::uint64_t bit = hash(key) >> shift;
    if ((filter[bit / 64] >> (bit % 64) & 1U) != 0) {
      find_at(lowered, at, key, found);
    }
  };
  // The width as a constant lets the compiler load it at once.
  if (width == 8) {
    for (std::size_t at = 0; at <= last; ++at) {
      look(at, key_at(data + at, 8));
    }
  } else if (width == 4) {
    for (std::size_t at = 0; at <= last; ++at) {
      look(at, key_at(data + at, 4));
    }
  } else {
    for (std::size_t at = 0; at <= last; ++at) {
      look(at, key_at(data + at, width));
    }
  }
}

void ByteSearch::find(std::string_view text, const std::function<void(const Hit&)>& found) const {
  const std::string lower = lowered(text);
  for (const Group& group : m_groups) {
    group.find(lower, found);
  }
}

}  // namespace dsrkit::seal
