#pragma once

#include "dsrkit/bundle/bundle.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::bundle {

/// Throws Error(data_invalid) when the form has met a character that it cannot show: of the record `id`, or
/// of `what` when that is empty.
void require_all_shown(const Form& form, std::string_view id, std::string_view what);

/// The parts of the document that are made of its records: the records as they stream by, then what the later
/// parts need of them, which is a few words a record.
class RecordParts {
public:
  RecordParts(Form& form, const BundleInput& input) : m_form(form), m_input(input) {}

  void set_records();
  /// The dated records of all sources in order of time; of many records their number a year.
  void set_timeline();
  /// Codes with their meaning, how often and in which records they stand; labels used for people.
  void set_withheld();

  [[nodiscard]] BundleResult result() && { return std::move(m_result); }

private:
  struct Moment {
    Date date;
    std::string title;
    std::string source;
    std::size_t number;  ///< of the record
  };

  void add(const DisclosedItem& item);
  void count(const Segments& segments);
  void count_withheld(const DisclosedNode& node);
  void set_roles();

  Form& m_form;
  const BundleInput& m_input;
  BundleResult m_result;
  std::string m_source;
  std::vector<Moment> m_moments;  ///< of the first records only
  std::map<int, std::map<std::string, std::size_t>> m_years;
  std::map<std::string, std::vector<std::size_t>> m_where;  ///< numbers of records by code
};

}  // namespace dsrkit::bundle
