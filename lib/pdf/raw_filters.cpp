#include "raw_filters.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <zlib.h>

namespace dsrkit::pdf {
namespace {

/// Decoded data larger than this are refused: no document of ours holds such a stream.
constexpr std::size_t kLargest = std::size_t{1} << 30U;

class Inflater {
public:
  Inflater() {
    if (inflateInit(&m_stream) != Z_OK) {
      throw_unsound();
    }
  }

  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  ~Inflater() { inflateEnd(&m_stream); }

  std::string run(std::string_view packed) {
    // zlib does not write through its input.
    m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    m_stream.avail_in = static_cast<uInt>(packed.size());
    std::string out(std::max<std::size_t>(packed.size() * 4, 4096), '\0');
    std::size_t size = 0;
    int status = Z_OK;
    while (status != Z_STREAM_END) {
      if (size == out.size()) {
        out.resize(out.size() * 2);
      }
      if (size > kLargest) {
        throw_unsound();
      }
      m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
      m_stream.avail_out = static_cast<uInt>(out.size() - size);
      status = inflate(&m_stream, Z_NO_FLUSH);
      size = out.size() - m_stream.avail_out;
      if (status != Z_OK && status != Z_STREAM_END) {
        throw_unsound();
      }
      if (status == Z_OK && m_stream.avail_in == 0 && m_stream.avail_out > 0) {
        throw_unsound();
      }
    }
    // What follows the compressed data is seen by no reader and would hide there.
    for (const char c : packed.substr(packed.size() - m_stream.avail_in)) {
      if (!is_pdf_space(c)) {
        throw_unsound();
      }
    }
    out.resize(size);
    return out;
  }

private:
  z_stream m_stream{};
};

std::size_t number_or(const RawValue& dictionary, std::string_view key, std::size_t otherwise) {
  const RawValue& value = dictionary.at(key);
  return value.is(RawValue::Kind::number) && value.number > 0 ? static_cast<std::size_t>(value.number)
                                                              : otherwise;
}

unsigned char paeth(int left, int up, int corner) {
  const int estimate = left + up - corner;
  const int by_left = std::abs(estimate - left);
  const int by_up = std::abs(estimate - up);
  const int by_corner = std::abs(estimate - corner);
  const int best = by_left <= by_up && by_left <= by_corner ? left : by_up <= by_corner ? up : corner;
  return static_cast<unsigned char>(best);
}

/// Undoes the predictors of PNG (RFC 2083, 6) that a filter's parameters ask for.
std::string without_predictor(std::string bytes, const RawValue& parameters) {
  const std::size_t predictor = number_or(parameters, "Predictor", 1);
  if (predictor == 1) {
    return bytes;
  }
  const std::size_t sample =
      number_or(parameters, "Colors", 1) * number_or(parameters, "BitsPerComponent", 8);
  const std::size_t pixel = std::max<std::size_t>(1, sample / 8);
  const std::size_t row = (number_or(parameters, "Columns", 1) * sample + 7) / 8;
  if (predictor < 10 || bytes.size() % (row + 1) != 0) {
    throw_unsound();
  }
  std::string out(bytes.size() / (row + 1) * row, '\0');
  const auto at = [](const std::string& text, std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t line = 0; line * (row + 1) < bytes.size(); ++line) {
    const std::size_t from = line * (row + 1) + 1;
    const std::size_t to = line * row;
    for (std::size_t i = 0; i < row; ++i) {
      const int left = i >= pixel ? at(out, to + i - pixel) : 0;
      const int up = line > 0 ? at(out, to + i - row) : 0;
      const int corner = i >= pixel && line > 0 ? at(out, to + i - row - pixel) : 0;
      int add = 0;
      switch (bytes[from - 1]) {
        case 0: break;
        case 1: add = left; break;
        case 2: add = up; break;
        case 3: add = (left + up) / 2; break;
        case 4: add = paeth(left, up, corner); break;
        default: throw_unsound();
      }
      out[to + i] = static_cast<char>((at(bytes, from + i) + add) & 0xFF);
    }
  }
  return out;
}

std::string from_ascii_hex(std::string_view text) {
  const std::string closed = "<" + std::string(text.substr(0, text.find('>'))) + ">";
  RawReader reader(closed);
  return reader.value().text;
}

std::string from_ascii85(std::string_view text) {
  std::string out;
  std::uint64_t group = 0;
  int digits = 0;
  const auto flush = [&](int count) {
    for (int i = 0; i < count; ++i) {
      out += static_cast<char>(group >> (24 - 8 * i) & 0xFFU);
    }
    group = 0;
    digits = 0;
  };
  for (const char c : text) {
    if (c == '~') {
      break;
    }
    if (is_pdf_space(c)) {
      continue;
    }
    if (c == 'z' && digits == 0) {
      out.append(4, '\0');
      continue;
    }
    if (c < '!' || c > 'u') {
      throw_unsound();
    }
    group = group * 85 + static_cast<std::uint64_t>(c - '!');
    if (++digits == 5) {
      flush(4);
    }
  }
  if (digits > 1) {
    const int count = digits - 1;
    for (; digits < 5; ++digits) {
      group = group * 85 + 84;
    }
    flush(count);
  }
  return out;
}

std::string from_run_length(std::string_view packed) {
  std::string out;
  for (std::size_t i = 0; i < packed.size();) {
    const auto length = static_cast<unsigned char>(packed[i++]);
    if (length == 128) {
      break;
    }
    if (length < 128) {
      out += packed.substr(std::min(i, packed.size()), length + 1U);
      i += length + 1U;
    } else if (i < packed.size()) {
      out.append(257U - length, packed[i++]);
    }
  }
  return out;
}

bool is_picture_filter(std::string_view name) {
  constexpr std::array kNames{"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// A filter or a list of them.
const RawValue& nth(const RawValue& value, std::size_t index) {
  static const RawValue none;
  if (value.is(RawValue::Kind::array)) {
    return index < value.items.size() ? value.items[index] : none;
  }
  return index == 0 ? value : none;
}

const RawValue& either(const RawValue& dictionary, std::string_view key, std::string_view short_key) {
  const RawValue* found = dictionary.find(key);
  return found == nullptr ? dictionary.at(short_key) : *found;
}

}  // namespace

DecodedStream decode_stream(const RawValue& dictionary, std::string_view encoded) {
  const RawValue& filters = either(dictionary, "Filter", "F");
  const RawValue& parameters = either(dictionary, "DecodeParms", "DP");
  DecodedStream result;
  bool first = true;
  for (std::size_t i = 0; nth(filters, i).is(RawValue::Kind::name); ++i) {
    const std::string& name = nth(filters, i).text;
    const std::string_view input = first ? encoded : std::string_view(result.bytes);
    if (name == "FlateDecode" || name == "Fl") {
      result.bytes = without_predictor(Inflater().run(input), nth(parameters, i));
    } else if (name == "ASCIIHexDecode" || name == "AHx") {
      result.bytes = from_ascii_hex(input);
    } else if (name == "ASCII85Decode" || name == "A85") {
      result.bytes = from_ascii85(input);
    } else if (name == "RunLengthDecode" || name == "RL") {
      result.bytes = from_run_length(input);
    } else if (is_picture_filter(name)) {
      result.picture = true;
      break;
    } else if (name != "Crypt") {
      result.unreadable = name;
      break;
    } else {
      continue;
    }
    first = false;
  }
  if (first) {
    result.bytes = encoded;
  }
  return result;
}

}  // namespace dsrkit::pdf
