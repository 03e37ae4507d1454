#include "dsrkit/sources/source.hpp"

#include <algorithm>

namespace dsrkit::sources {
namespace {

void add_once(std::vector<std::string>& list, std::string_view text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) {
    list.emplace_back(text);
  }
}

}  // namespace

void SearchLog::query(std::string_view text) {
  add_once(m_queries, text);
}

void SearchLog::parameter(std::string_view value) {
  add_once(m_parameters, value);
}

void SearchLog::claim(std::int64_t records) {
  m_claimed = m_claimed.value_or(0) + records;
}

void SearchLog::gap(std::string_view reason) {
  add_once(m_gaps, reason);
}

void SearchLog::remark(std::string_view text) {
  add_once(m_remarks, text);
}

}  // namespace dsrkit::sources
