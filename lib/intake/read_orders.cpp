#include "request_row.hpp"
#include "texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/intake/orders.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dsrkit::intake {
namespace {

constexpr std::array<std::string_view, 6> kStages{"open", "gather", "match", "redact", "bundle", "seal"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;
constexpr std::size_t kDeepestJson = 3;

/// What can be said of an order besides the request itself.
struct OrderColumn {
  std::string_view name;
  void (*read)(Order&, const std::string&, const Complain&);
};

void read_until(Order& order, const std::string& text, const Complain& complain) {
  order.until = parse_batch_stage(trim(text));
  if (!order.until) {
    complain("wrong-word", "must be one of: " + join(batch_stage_names(), ", "));
  }
}

template <std::string Order::*Member>
void read_id(Order& order, const std::string& text, const Complain& complain) {
  order.*Member = plain_id(text, complain);
}

template <std::string Order::*Member>
void read_reason(Order& order, const std::string& text, const Complain& complain) {
  order.*Member = one_line(text, complain);
}

constexpr std::array kOrderColumns{OrderColumn{"case", read_id<&Order::reference>},
                                   OrderColumn{"until", read_until},
                                   OrderColumn{"letter", read_id<&Order::letter>},
                                   OrderColumn{"source", read_id<&Order::source>},
                                   OrderColumn{"confirm_strong", read_reason<&Order::confirm_strong>},
                                   OrderColumn{"accept_gaps", read_reason<&Order::accept_gaps>}};

const OrderColumn* order_column(std::string_view name) {
  const auto found = std::find_if(kOrderColumns.begin(), kOrderColumns.end(),
                                  [&](const OrderColumn& column) { return column.name == name; });
  return found == kOrderColumns.end() ? nullptr : &*found;
}

const std::vector<std::string>& known_columns() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const OrderColumn& column : kOrderColumns) {
      all.emplace_back(column.name);
    }
    all.insert(all.end(), request_columns().begin(), request_columns().end());
    return all;
  }();
  return names;
}

/// The cells of a line, in the order of the known columns and without empty ones, so that the same order has
/// the same digest in whatever form it is written.
std::string digest_of(std::vector<Cell> cells) {
  std::sort(cells.begin(), cells.end());
  crypto::Sha256 digest;
  for (const auto& [name, text] : cells) {
    const std::string_view bare = trim(text);
    if (!bare.empty()) {
      digest.update(name + ":" + std::to_string(bare.size()) + ":");
      digest.update(bare);
    }
  }
  return to_hex(digest.finish());
}

/// Reads line after line into a reading.
class Reader {
public:
  explicit Reader(std::string_view what) : m_what(what) {}

  OrderReading read(std::string_view bytes) {
    if (bytes.starts_with(kByteOrderMark)) {
      bytes.remove_prefix(kByteOrderMark.size());
    }
    m_json = trim(bytes).starts_with('{');
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      ++m_line;
      read_line(bytes.substr(begin, end - begin));
      begin = end + 1;
    }
    if (m_reading.orders.empty() && m_reading.wrong == 0) {
      throw Error(ErrorCode::data_invalid, m_what + ": there is no order in the file",
                  "dsrkit-batch(5) says what a line can hold");
    }
    return std::move(m_reading);
  }

private:
  void read_line(std::string_view line) {
    const std::string_view bare = trim(line);
    if (bare.empty()) {
      return;
    }
    if (bare.size() > kLongestLine) {
      wrong("too-long", "a line is longer than 1 MiB");
    } else if (!is_valid_utf8(bare)) {
      wrong("not-utf-8", "the line is not UTF-8");
    } else if (m_json) {
      read_json(bare);
    } else if (m_columns.empty()) {
      read_names(bare);
    } else {
      read_values(bare);
    }
  }

  void wrong(std::string code, std::string text) {
    m_reading.findings.push_back({Severity::error, std::move(code), line_place(m_line), std::move(text)});
    ++m_reading.wrong;
  }

  void read_names(std::string_view line) {
    m_columns = codec::parse_csv(line, ',').columns;
    for (const std::string& name : m_columns) {
      const auto& known = known_columns();
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        throw Error(ErrorCode::data_invalid,
                    m_what + ": " + line_place(m_line) + ": " + unknown_column(printable(name), known),
                    "dsrkit-batch(5) says what a line can hold");
      }
    }
  }

  /// A record is one line here: a quotation mark that is never closed spoils its own line only.
  void read_values(std::string_view line) {
    const codec::CsvTable table = codec::parse_csv("x\n" + std::string(line), ',');
    const bool quoted_wrongly = std::any_of(
        table.doubts.begin(), table.doubts.end(),
        [](const std::string& doubt) { return doubt.find("quotation mark") != std::string::npos; });
    if (quoted_wrongly || table.records.size() != 1) {
      wrong("wrong-quotes", "a quotation mark is in the wrong place, or a field has a line break in it");
      return;
    }
    const auto& fields = table.records.front().fields;
    if (fields.size() != m_columns.size()) {
      wrong("wrong-count", std::to_string(fields.size()) + " fields under " +
                               std::to_string(m_columns.size()) + " column names");
      return;
    }
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      cells.emplace_back(m_columns[i], fields[i]);
    }
    read_cells(cells);
  }

  void read_json(std::string_view line) {
    Value value;
    try {
      value = codec::parse_json(line, line_place(m_line), {kLongestLine, kDeepestJson});
    } catch (const Error& error) {
      wrong("wrong-json", error.what());
      return;
    }
    if (!value.is_object()) {
      wrong("wrong-json", "expected an object");
      return;
    }
    const std::size_t before = m_reading.findings.size();
    std::vector<Cell> cells;
    for (const auto& [key, member] : value.as_object()) {
      if (order_column(key) == nullptr && !is_request_column(key)) {
        complain(printable(key), "unknown-column", unknown_column(printable(key), known_columns()));
      } else if (auto text = cell_text(key, member)) {
        cells.emplace_back(key, std::move(*text));
      }
    }
    if (m_reading.findings.size() != before) {
      ++m_reading.wrong;
      return;
    }
    read_cells(cells);
  }

  static bool is_request_column(std::string_view name) {
    const auto& known = request_columns();
    return std::find(known.begin(), known.end(), name) != known.end();
  }

  /// A text, or several of them as a table has them in one cell.
  std::optional<std::string> cell_text(const std::string& key, const Value& value) {
    if (value.is_null()) {
      return std::nullopt;
    }
    if (value.is_string()) {
      return value.as_string();
    }
    if (!value.is_array()) {
      complain(key, "wrong-type", "expected a text or a list of texts");
      return std::nullopt;
    }
    std::vector<std::string> parts;
    for (const Value& part : value.as_array()) {
      if (!part.is_string() || part.as_string().find(';') != std::string::npos) {
        complain(key, "wrong-type", "expected texts without a semicolon in them");
        return std::nullopt;
      }
      parts.push_back(part.as_string());
    }
    return join(parts, ";");
  }

  void complain(std::string_view column, std::string code, std::string text) {
    m_reading.findings.push_back(
        {Severity::error, std::move(code), line_place(m_line) + ", " + std::string(column), std::move(text)});
  }

  void read_cells(const std::vector<Cell>& cells) {
    const std::size_t before = m_reading.findings.size();
    Order order;
    order.line = m_line;
    order.digest = digest_of(cells);
    std::vector<Cell> request;
    for (const auto& [name, text] : cells) {
      if (trim(text).empty()) {
        continue;
      }
      if (const OrderColumn* column = order_column(name)) {
        column->read(order, text, [this, &column_name = name](std::string code, std::string problem) {
          complain(column_name, std::move(code), std::move(problem));
        });
      } else {
        request.emplace_back(name, text);
      }
    }
    read_request(order, request);
    if (m_reading.findings.size() == before) {
      require_new(order);
    }
    if (m_reading.findings.size() == before) {
      m_reading.orders.push_back(std::move(order));
    } else {
      ++m_reading.wrong;
    }
  }

  void read_request(Order& order, const std::vector<Cell>& cells) {
    if (cells.empty()) {
      if (order.reference.empty()) {
        complain("case", "missing", "neither names a case nor describes a request");
      }
      return;
    }
    if (!order.reference.empty()) {
      complain("case", "two-orders", "names a case and describes a request: a line is one or the other");
      return;
    }
    order.request = read_request_row(m_line, cells, m_reading.findings);
    if (order.request && !order.request->received && order.request->origin.id.empty()) {
      complain("received", "missing",
               "the day it arrived or a request_id must be given, so that the request is opened once only");
    }
  }

  /// The same line twice is one order: a person is not to have two cases from a slip.
  void require_new(const Order& order) {
    const auto [first, added] = m_first.emplace(order.digest, m_line);
    if (!added) {
      m_reading.findings.push_back({Severity::error, "same-order", line_place(m_line),
                                    "says the same as " + line_place(first->second)});
      return;
    }
    if (order.request && !order.request->origin.id.empty()) {
      const auto [known, first_id] = m_ids.emplace(order.request->origin.id, m_line);
      if (!first_id) {
        complain("request_id", "same-id", "has the same request id as " + line_place(known->second));
      }
    }
  }

  std::string m_what;
  bool m_json = false;
  std::size_t m_line = 0;
  std::vector<std::string> m_columns;
  std::map<std::string, std::size_t> m_first;
  std::map<std::string, std::size_t> m_ids;
  OrderReading m_reading;
};

}  // namespace

std::string_view batch_stage_name(BatchStage stage) {
  return kStages.at(static_cast<std::size_t>(stage));
}

std::optional<BatchStage> parse_batch_stage(std::string_view name) {
  const auto found = std::find(kStages.begin(), kStages.end(), name);
  return found == kStages.end() ? std::nullopt
                                : std::optional(static_cast<BatchStage>(found - kStages.begin()));
}

std::vector<std::string> batch_stage_names() {
  return {kStages.begin(), kStages.end()};
}

OrderReading read_orders(std::string_view bytes, std::string_view what) {
  return Reader(what).read(bytes);
}

}  // namespace dsrkit::intake
