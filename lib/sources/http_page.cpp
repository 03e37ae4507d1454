#include "http_page.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/http/link_header.hpp"
#include "dsrkit/http/url.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dsrkit::sources {
namespace {

std::optional<std::int64_t> count_in(const Value* value) {
  if (value == nullptr || (!value->is_number() && !value->is_string())) {
    return std::nullopt;
  }
  const std::string& text = value->is_number() ? value->number_text() : value->as_string();
  std::int64_t count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size() && count >= 0;
  return whole ? std::optional(count) : std::nullopt;
}

std::string text_in(const Value* value) {
  if (value == nullptr) {
    return {};
  }
  return value->is_number() ? value->number_text() : value->is_string() ? value->as_string() : std::string();
}

/// FHIR codes are words; anything else may be somebody's name.
std::string word_in(const Value& object, std::string_view member) {
  const std::string text = text_in(object.find(member));
  const bool word = !text.empty() && std::all_of(text.begin(), text.end(),
                                                 [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  return word ? text : "unknown";
}

bool is_resource(const Value& value, std::string_view type) {
  return text_in(value.find("resourceType")) == type;
}

/// A search can succeed and yet say that a part of it failed (FHIR R4, OperationOutcome).
void add_problems(const Value& outcome, HttpPage& page) {
  const Value* issues = outcome.find("issue");
  if (issues == nullptr || !issues->is_array() || issues->as_array().empty()) {
    page.problems.emplace_back("reports a problem");
    return;
  }
  for (const Value& issue : issues->as_array()) {
    if (const std::string severity = word_in(issue, "severity"); severity != "information") {
      page.problems.push_back("reports a problem (" + severity + ", " + word_in(issue, "code") + ")");
    }
  }
}

void add_entry(Value& entry, HttpPage& page) {
  const Value* resource = entry.find("resource");
  if (resource == nullptr) {
    page.problems.emplace_back("gave an entry without a resource");
  } else if (is_resource(*resource, "OperationOutcome")) {
    add_problems(*resource, page);
  } else {
    const Value* search = entry.find("search");
    const bool included = search != nullptr && text_in(search->find("mode")) == "include";
    page.included += included ? 1 : 0;
    page.records.push_back(*resource);
  }
}

std::optional<std::string> bundle_link(const Value& bundle) {
  const Value* links = bundle.find("link");
  if (links == nullptr || !links->is_array()) {
    return std::nullopt;
  }
  for (const Value& link : links->as_array()) {
    if (text_in(link.find("relation")) == "next") {
      return text_in(link.find("url"));
    }
  }
  return std::nullopt;
}

void read_fhir(Value& answer, HttpPage& page) {
  if (is_resource(answer, "OperationOutcome")) {
    add_problems(answer, page);
    return;
  }
  if (!is_resource(answer, "Bundle")) {
    page.records.push_back(std::move(answer));
    page.total = 1;
    return;
  }
  page.total = count_in(answer.find("total"));
  page.next = bundle_link(answer);
  for (auto& [name, member] : answer.as_object()) {
    if (name == "entry" && member.is_array()) {
      for (Value& entry : member.as_array()) {
        add_entry(entry, page);
      }
    }
  }
}

/// OData writes its records into "value"; elsewhere the configuration says where they are.
std::string items_of(const HttpQuery& query) {
  return query.items.empty() && query.paging.kind == PagingKind::odata ? "/value" : query.items;
}

void read_records(const DatasetConfig& dataset, const Value& answer, HttpPage& page) {
  const Value* items = answer.at_pointer(items_of(dataset.http));
  if (items == nullptr && !dataset.key.empty() && answer.at_pointer(dataset.key) != nullptr) {
    items = &answer;
  }
  const bool other_object = items != nullptr && items->is_object() && !dataset.key.empty() &&
                            items->at_pointer(dataset.key) == nullptr;
  if (items == nullptr || other_object || !(items->is_array() || items->is_object() || items->is_null())) {
    throw Error(ErrorCode::data_invalid, "no records where they were declared",
                "compare the 'items' of the dataset with what the service answers");
  }
  if (items->is_array()) {
    page.records = items->as_array();
  } else if (items->is_object()) {
    page.records.push_back(*items);
  }
}

bool is_exhausted(const PageRequest& asked, const HttpPage& page) {
  return page.counted() == 0 || (page.total && asked.before + page.counted() >= *page.total);
}

/// The address of the page after so many records; empty at the end.
std::string next_offset(const HttpPaging& paging, const PageRequest& asked, const HttpPage& page) {
  const std::int64_t so_far = asked.before + page.counted();
  return is_exhausted(asked, page)
             ? std::string()
             : http::with_parameter(asked.url, paging.parameter, std::to_string(so_far));
}

/// The address of the next page as the service or the way of paging gives it; empty at the end.
std::string next_address(const HttpPaging& paging, const PageRequest& asked, const http::Response& response,
                         const Value& answer, const HttpPage& page) {
  switch (paging.kind) {
    case PagingKind::odata: return text_in(answer.find("@odata.nextLink"));
    case PagingKind::link_header: return http::find_link(response.header_values("link"), "next").value_or("");
    case PagingKind::cursor: {
      const std::string cursor = text_in(answer.at_pointer(paging.cursor));
      return cursor.empty() ? cursor : http::with_parameter(asked.url, paging.parameter, cursor);
    }
    case PagingKind::offset: return next_offset(paging, asked, page);
    case PagingKind::page:
      return is_exhausted(asked, page)
                 ? std::string()
                 : http::with_parameter(asked.url, paging.parameter, std::to_string(asked.number + 1));
    case PagingKind::fhir:
      return page.next || paging.parameter.empty() ? page.next.value_or("")
                                                   : next_offset(paging, asked, page);
    case PagingKind::none: break;
  }
  return {};
}

}  // namespace

PageRequest first_page(const HttpPaging& paging, const std::string& url) {
  PageRequest request{url, 1, 0};
  if (!paging.size_parameter.empty()) {
    request.url = http::with_parameter(request.url, paging.size_parameter, std::to_string(paging.size));
  }
  if (paging.kind == PagingKind::offset || paging.kind == PagingKind::page) {
    const bool by_number = paging.kind == PagingKind::page;
    request.url = http::with_parameter(request.url, paging.parameter, by_number ? "1" : "0");
  }
  return request;
}

HttpPage read_page(const DatasetConfig& dataset, const PageRequest& asked, const http::Response& response,
                   Value answer) {
  const HttpQuery& query = dataset.http;
  HttpPage page;
  if (query.paging.kind == PagingKind::fhir) {
    read_fhir(answer, page);
  } else {
    read_records(dataset, answer, page);
    const std::string total =
        query.paging.kind == PagingKind::odata && query.total.empty() ? "/@odata.count" : query.total;
    page.total = total.empty() ? std::nullopt : count_in(answer.at_pointer(total));
  }
  const bool all_keyed = std::all_of(page.records.begin(), page.records.end(), [&](const Value& record) {
    return dataset.key.empty() || record.at_pointer(dataset.key) != nullptr;
  });
  if (!all_keyed) {
    page.problems.emplace_back("gave a record without its key");
  }
  const std::string next = next_address(query.paging, asked, response, answer, page);
  page.next = next.empty() ? std::nullopt : std::optional(http::resolve(response.url, next).value_or(next));
  return page;
}

}  // namespace dsrkit::sources
