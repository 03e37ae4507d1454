#include "linked_sources.hpp"

namespace dsrkit::workflow {

std::string fetched_stage(const std::string& source) {
  return "gather " + source;
}

void for_each_outside_link(const SourceConfig& config,
                           const std::function<void(const std::string&, const DatasetLink&)>& visit) {
  for (const DatasetConfig& dataset : config.datasets) {
    for (const DatasetLink& link : dataset.links) {
      const auto slash = link.to.find('/');
      const std::string source = slash == std::string::npos ? std::string() : link.to.substr(0, slash);
      if (!source.empty() && source != config.id) {
        visit(source, link);
      }
    }
  }
}

std::set<std::string> led_to_from(const std::vector<SourceConfig>& configs,
                                  const std::set<std::string>& sources) {
  std::set<std::string> all = sources;
  for (std::size_t before = 0; before != all.size();) {
    before = all.size();
    for (const SourceConfig& config : configs) {
      bool led_to = false;
      for_each_outside_link(config, [&](const std::string& source, const DatasetLink&) {
        led_to = led_to || all.contains(source);
      });
      if (led_to) {
        all.insert(config.id);
      }
    }
  }
  std::erase_if(all, [&](const std::string& source) { return sources.contains(source); });
  return all;
}

void note_missing_records(Desk& desk, HeldCase& held, const std::set<std::string>& sources,
                          const std::string& reason) {
  for (SearchRecord search : desk.reg().searches(held.reference())) {
    if (sources.contains(search.source)) {
      search.outcome = SearchOutcome::partial;
      search.reason = reason;
      search.approved_by.clear();
      held.write("search-recorded", Value::object({{"source", search.source}, {"outcome", "partial"}}),
                 [&](store::Writer& writer) {
                   writer.append_search(search);
                   writer.put_stage_digest(fetched_stage(search.source), "");
                 });
    }
  }
}

}  // namespace dsrkit::workflow
