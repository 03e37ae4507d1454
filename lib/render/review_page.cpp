#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/review_files.hpp"

#include <cstdint>
#include <cstdio>
#include <utility>

namespace dsrkit::render {
namespace {

/// How many UTF-16 units the bytes of UTF-8 make: the offsets of a page's script.
std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xF0U ? 2U : 1U;
  }
  return units;
}

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

class PageData {
public:
  explicit PageData(const workflow::ReviewSheet& sheet) : m_sheet(sheet) {}

  [[nodiscard]] Value json() const {
    Value passages = Value::array();
    Value places = Value::array();
    Value items = Value::array();
    std::size_t next = 0;
    for (const Item& item : m_sheet.items) {
      const std::size_t first = next;
      for (; next < m_sheet.passages.size() && m_sheet.passages[next].ref.item == item.id; ++next) {
        const workflow::SheetPassage& passage = m_sheet.passages[next];
        passages.push_back(Value::object(
            {{"item", items.as_array().size()}, {"pointer", passage.ref.pointer}, {"text", passage.text}}));
        add_places(passage, next, places);
      }
      items.push_back(Value::object({{"id", item.id},
                                     {"title", or_null(item.title)},
                                     {"source", item.source},
                                     {"date", item.date ? Value(format_date(*item.date)) : Value()},
                                     {"first", first},
                                     {"last", next}}));
    }
    return Value::object({{"format", "dsrkit.review-page/1"},
                          {"case", m_sheet.reference},
                          {"items", std::move(items)},
                          {"passages", std::move(passages)},
                          {"places", std::move(places)},
                          {"groups", groups()},
                          {"parties", parties()},
                          {"codes", codes()}});
  }

private:
  void add_places(const workflow::SheetPassage& passage, std::size_t number, Value& places) const {
    std::size_t bytes = 0;
    std::size_t units = 0;
    // Places are in reading order, so each stretch of the text is counted once.
    for (const workflow::ReviewPlace& place : passage.places) {
      const Finding& finding = place.decided.mention.finding;
      const std::string_view text = passage.text;
      if (finding.begin < bytes) {
        bytes = units = 0;
      }
      units += utf16_units(text.substr(bytes, finding.begin - bytes));
      bytes = finding.begin;
      places.push_back(place_json(place, number, units, units + utf16_units(place.text)));
    }
  }

  [[nodiscard]] Value place_json(const workflow::ReviewPlace& place, std::size_t passage, std::size_t begin,
                                 std::size_t end) const {
    const Mention& mention = place.decided.mention;
    const Decision decision = place.decided.decision.value_or(Decision{});
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", mention.finding.confidence);
    return Value::object({{"mention", mention.key},
                          {"passage", passage},
                          {"begin", begin},
                          {"end", end},
                          {"kind", mention.finding.kind},
                          {"party", or_null(mention.finding.party.value_or(""))},
                          {"rule", mention.finding.rule},
                          {"confidence", Number{confidence}},
                          {"explanation", mention.finding.explanation},
                          {"group", group_of(mention.key)},
                          {"ambiguous", workflow::is_ambiguous(mention)},
                          {"action", action_name(decision.action)},
                          {"code", or_null(decision.code)},
                          {"label", label_of(mention.key)},
                          {"reason", decision.reason},
                          {"decided_by", or_null(decision.decided_by)},
                          {"basis", workflow::basis_of(place.decided.decision)}});
  }

  [[nodiscard]] Value group_of(const std::string& mention) const {
    const auto group = m_sheet.group_of.find(mention);
    return group == m_sheet.group_of.end() ? Value() : Value(std::uint64_t{group->second});
  }

  [[nodiscard]] Value label_of(const std::string& mention) const {
    const auto label = m_sheet.labels.find(mention);
    return label == m_sheet.labels.end() ? Value() : Value(label->second);
  }

  [[nodiscard]] Value groups() const {
    Value list = Value::array();
    for (const workflow::SheetGroup& group : m_sheet.groups) {
      list.push_back(Value::object({{"danger", danger_name(group.danger)}, {"ambiguous", group.ambiguous}}));
    }
    return list;
  }

  [[nodiscard]] Value parties() const {
    Value list = Value::array();
    for (const Party& party : m_sheet.parties) {
      list.push_back(Value::object({{"id", party.id},
                                    {"name", party.names.empty() ? Value() : Value(party.names.front())},
                                    {"role", party_role_name(party.role)},
                                    {"relation", or_null(party.relation)}}));
    }
    return list;
  }

  [[nodiscard]] Value codes() const {
    Value list = Value::array();
    for (const law::Exemption& code : m_sheet.codes) {
      list.push_back(Value::object({{"code", code.code},
                                    {"citation", code.citation},
                                    {"meaning", code.meaning},
                                    {"test", code.test}}));
    }
    return list;
  }

  const workflow::ReviewSheet& m_sheet;
};

std::string page_part(std::string_view name) {
  return files::read_file(files::shipped_data("review/" + std::string(name)));
}

/// RFC 4648 section 4.
std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      group = (group << 8U) | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += i + j > bytes.size() ? '=' : kDigits[(group >> (18U - 6U * j)) & 0x3FU];
    }
  }
  return text;
}

std::string source_hash(std::string_view text) {
  return "'sha256-" + base64(crypto::sha256(text)) + "'";
}

std::string html_text(std::string text) {
  for (const auto& [from, to] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}}) {
    text = replace_all(std::move(text), from, to);
  }
  return text;
}

/// The template with each {{name}} once replaced; what is put in is not looked at again.
std::string filled(std::string_view page, const std::map<std::string, std::string, std::less<>>& values) {
  std::string text;
  std::size_t at = 0;
  for (auto open = page.find("{{"); open != std::string_view::npos; open = page.find("{{", at)) {
    const auto close = page.find("}}", open);
    text += page.substr(at, open - at);
    text += values.at(std::string(page.substr(open + 2, close - open - 2)));
    at = close + 2;
  }
  return text.append(page.substr(at));
}

}  // namespace

std::string json_in_script(std::string json) {
  for (const auto& [from, to] : {std::pair{"<", "\\u003c"},
                                 {">", "\\u003e"},
                                 {"&", "\\u0026"},
                                 {"\xE2\x80\xA8", "\\u2028"},
                                 {"\xE2\x80\xA9", "\\u2029"}}) {
    json = replace_all(std::move(json), from, to);
  }
  return json;
}

std::string review_page(const workflow::ReviewSheet& sheet) {
  const std::string style = page_part("page.css");
  const std::string script = page_part("page.js");
  const std::string policy = "default-src 'none'; style-src " + source_hash(style) + "; script-src " +
                             source_hash(script) + "; base-uri 'none'; form-action 'none'";
  return filled(page_part("page.html"),
                {{"policy", policy},
                 {"case", html_text(sheet.reference)},
                 {"style", style},
                 {"script", script},
                 {"data", json_in_script(codec::write_json(PageData(sheet).json()))}});
}

}  // namespace dsrkit::render
