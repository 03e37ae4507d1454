#include "searches_json.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/bundle/bundle.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

namespace dsrkit::bundle {
namespace {

constexpr const char* kFormat = "dsrkit.manifest/1";

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

}  // namespace

Value searches_json(const std::vector<SearchLine>& searches) {
  Value list = Value::array();
  for (const SearchLine& search : searches) {
    Value terms = Value::array();
    for (const std::string& term : search.terms) {
      terms.push_back(term);
    }
    list.push_back(Value::object({{"source", search.source},
                                  {"label", search.label},
                                  {"holder", or_null(search.holder)},
                                  {"outcome", outcome_name(search.outcome)},
                                  {"on", search.on ? Value(format_date(*search.on)) : Value()},
                                  {"terms", std::move(terms)},
                                  {"claimed", search.claimed ? Value(*search.claimed) : Value()},
                                  {"fetched", search.fetched},
                                  {"searched_by", or_null(search.searched_by)},
                                  {"approved_by", or_null(search.approved_by)},
                                  {"reason", or_null(search.reason)}}));
  }
  return list;
}

std::string manifest_root(const std::vector<ManifestEntry>& entries) {
  std::string digests;
  for (const ManifestEntry& entry : entries) {
    digests += entry.item + " " + entry.sha256 + "\n";
  }
  return crypto::sha256_hex(digests);
}

Value manifest_json(const BundleInput& input, const BundleResult& result) {
  Value items = Value::array();
  for (const ManifestEntry& entry : result.entries) {
    items.push_back(Value::object({{"item", entry.item},
                                   {"source", entry.source},
                                   {"date", entry.date ? Value(format_date(*entry.date)) : Value()},
                                   {"page", entry.first_page},
                                   {"sha256", entry.sha256}}));
  }
  Value withheld = Value::object();
  for (const auto& [code, count] : result.withheld) {
    withheld.set(code, count);
  }
  return Value::object({{"format", kFormat},
                        {"case", input.reference},
                        {"controller", input.sender.name},
                        {"date", format_date(input.today)},
                        {"pages", result.pages},
                        {"digest", "SHA-256 of the released text of each record"},
                        {"root", result.root},
                        {"withheld", std::move(withheld)},
                        {"searches", searches_json(input.searches)},
                        {"items", std::move(items)}});
}

std::string check_manifest(const std::string& bytes) {
  try {
    const Value manifest = codec::parse_json(bytes, "manifest.json");
    if (manifest.text_or("format") != kFormat) {
      return "the format of the manifest is unknown";
    }
    std::vector<ManifestEntry> entries;
    const Value* items = manifest.find("items");
    if (items == nullptr) {
      return "the manifest lists no records";
    }
    for (const Value& item : items->as_array()) {
      entries.push_back({item.text_or("item"), {}, {}, item.text_or("sha256"), 0});
    }
    return manifest_root(entries) == manifest.text_or("root")
               ? ""
               : "the manifest's root does not fit its records";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace dsrkit::bundle
