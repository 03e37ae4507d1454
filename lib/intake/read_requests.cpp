#include "formats.hpp"
#include "texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/encoding.hpp"
#include "dsrkit/codec/json.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace dsrkit::intake {
namespace {

constexpr std::array<std::string_view, 3> kFormats{"csv", "opendsr", "drp"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// A signature alone is longer, so that a table of one column is not taken for base64.
constexpr std::size_t kShortestSigned = 88;

std::string_view without_mark(std::string_view bytes) {
  return bytes.starts_with(kByteOrderMark) ? bytes.substr(kByteOrderMark.size()) : bytes;
}

bool is_base64(std::string_view text) {
  return text.size() >= kShortestSigned &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n") ==
             std::string_view::npos;
}

bool is_unidentified(const DataSubject& subject) {
  return subject.name.full().empty() && subject.identifiers.empty() && subject.phones.empty() &&
         subject.emails.empty() && subject.addresses.empty();
}

/// What must hold of a request whatever its form.
class Common {
public:
  explicit Common(Reading& reading) : m_reading(reading) {}

  void check() {
    auto& drafts = m_reading.drafts;
    const auto first_wrong = std::stable_partition(drafts.begin(), drafts.end(),
                                                   [this](const Draft& draft) { return is_right(draft); });
    m_reading.wrong += static_cast<std::size_t>(drafts.end() - first_wrong);
    drafts.erase(first_wrong, drafts.end());
  }

private:
  bool is_right(const Draft& draft) {
    if (is_unidentified(draft.request.subject)) {
      return wrong(draft, "nobody", "nothing says who the person is that the data are about");
    }
    if (draft.request.subject.name.full().empty()) {
      warn(m_reading.findings, draft.where, "no-name",
           "does not say the person's name: give it with --subject, or later with 'dsrkit case correct'");
    }
    return draft.origin.id.empty() || is_first(draft);
  }

  bool is_first(const Draft& draft) {
    const auto [first, added] =
        m_first.emplace(std::tuple(draft.origin.sender, draft.origin.id), draft.where);
    return added || wrong(draft, "same-id", "has the same request id as " + first->second);
  }

  bool wrong(const Draft& draft, std::string code, std::string text) {
    m_reading.findings.push_back({Severity::error, std::move(code), draft.where, std::move(text)});
    return false;
  }

  Reading& m_reading;
  std::map<std::tuple<std::string, std::string>, std::string> m_first;
};

Reading read(std::string_view bytes, std::string_view what, Format format, const Trust& trust) {
  switch (format) {
    case Format::csv: return read_table(codec::decode_text(bytes, "utf-8", what), what);
    case Format::opendsr: return read_opendsr(codec::parse_json(without_mark(bytes), what));
    case Format::drp: return read_drp(without_mark(bytes), what, trust);
  }
  throw Error(ErrorCode::internal, "a format of requests without a reader");
}

}  // namespace

std::string_view format_name(Format format) {
  return kFormats.at(static_cast<std::size_t>(format));
}

std::optional<Format> parse_format(std::string_view name) {
  const auto found = std::find(kFormats.begin(), kFormats.end(), name);
  return found == kFormats.end() ? std::nullopt
                                 : std::optional(static_cast<Format>(found - kFormats.begin()));
}

std::vector<std::string> format_names() {
  return {kFormats.begin(), kFormats.end()};
}

Format likely_format(std::string_view bytes) {
  const std::string_view text = trim(without_mark(bytes));
  if (text.starts_with('{') || text.starts_with('[')) {
    return Format::opendsr;
  }
  return is_base64(text) ? Format::drp : Format::csv;
}

Reading read_requests(std::string_view bytes, std::string_view what, Format format, const Trust& trust) {
  Reading reading = read(bytes, what, format, trust);
  reading.format = format;
  for (Draft& draft : reading.drafts) {
    draft.origin.format = format_name(format);
  }
  Common(reading).check();
  return reading;
}

void tell_unknown_keys(codec::ObjectReader& reader, Diagnostics& findings) {
  const std::size_t before = findings.size();
  reader.finish();
  for (std::size_t i = before; i < findings.size(); ++i) {
    findings[i].severity = Severity::warning;
    findings[i].where = printable(findings[i].where);
  }
}

void warn(Diagnostics& findings, std::string where, std::string code, std::string text) {
  findings.push_back({Severity::warning, std::move(code), std::move(where), std::move(text)});
}

void tell_regime(const codec::ObjectReader& reader, std::string_view key, const std::string& regime,
                 Diagnostics& findings) {
  if (regime != "gdpr" && regime != "uk-gdpr") {
    warn(findings, reader.member_where(key), "other-law",
         regime.empty()
             ? "names no law: it is opened as a request under the UK GDPR"
             : "names a law that does not bind a UK council: it is opened as a request under the UK GDPR");
  }
}

}  // namespace dsrkit::intake
