#include "dsrkit/workflow/gathering.hpp"

#include "gather_run.hpp"
#include "supplied_answers.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/workflow/restriction.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// So many cases are in hand at a time: each holds a lock.
constexpr std::size_t kCasesTogether = 250;

std::vector<SourceConfig> chosen_sources(Desk& desk, const std::string& only) {
  const auto& config = desk.workspace().config();
  return only.empty() ? config.sources : std::vector<SourceConfig>{source_config(config, only)};
}

GatherReport dry_run(Desk& desk, std::string_view reference, const GatherOptions& options) {
  GatherReport report{std::string(reference), {}, desk.reg().count_items(reference), {}};
  for (const SourceConfig& source : chosen_sources(desk, options.source)) {
    report.planned.push_back(source.id + ": " + std::string(source_kind_name(source.kind)) + ", " +
                             (source.kind == SourceKind::manual
                                  ? "a task for " + source.holder
                                  : std::to_string(source.datasets.size()) + " datasets"));
  }
  return report;
}

void require_gatherable(const RequestCase& request) {
  if (request.right == Right::complaint) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": nothing is gathered for a complaint (DPA 2018 s.164A(4))",
                "look into the case it is about, and record the outcome with 'dsrkit complaint outcome " +
                    request.reference + "'");
  }
  if (request.state == CaseState::identity_requested) {
    throw law::gate_error("identity", request.reference);
  }
  require_state(request,
                {CaseState::received, CaseState::gathered, CaseState::redacted, CaseState::reviewed,
                 CaseState::bundled, CaseState::sealed},
                "gather records");
}

std::vector<std::string> ids_of(const std::vector<SourceConfig>& sources) {
  std::vector<std::string> ids;
  for (const SourceConfig& source : sources) {
    ids.push_back(source.id);
  }
  return ids;
}

/// Data whose processing is restricted are read for no other purpose (UK GDPR Article 18(2)).
void require_free(Desk& desk, const RequestCase& request, const std::vector<PlacedRestriction>& standing,
                  const std::vector<std::string>& sources) {
  if (!standing.empty()) {
    require_unrestricted(standing, request, rights_of(desk, request.reference), sources);
  }
}

std::vector<SourceConfig> sources_to_search(Desk& desk, const std::string& only) {
  auto sources = chosen_sources(desk, only);
  if (sources.empty()) {
    throw Error(ErrorCode::config_invalid, "no source is described, so nothing can be searched",
                "describe the council's systems in dsrkit.json, or hand over files with --from");
  }
  return sources;
}

GatherReport finish(Desk& desk, HeldCase& held) {
  const std::string& reference = held.reference();
  GatherReport report{reference, desk.reg().searches(reference), desk.reg().count_items(reference), {}};
  if (held.request().state == CaseState::received) {
    held.write("gathered", Value::object({{"items", report.items}}), [&](store::Writer& writer) {
      writer.append_event("gathered", desk.context().today, Value::object({{"items", report.items}}));
      held.move(writer, CaseState::gathered);
    });
  }
  return report;
}

/// Cases that can be held and gathered; what stands against the others goes into the report.
std::vector<std::unique_ptr<HeldCase>> hold(Desk& desk, std::span<const std::string> references,
                                            const std::vector<PlacedRestriction>& standing,
                                            const std::vector<std::string>& sources, BatchReport& report) {
  std::vector<std::unique_ptr<HeldCase>> cases;
  for (const std::string& reference : references) {
    try {
      const RequestCase request = desk.reg().case_of(reference);
      require_gatherable(request);
      require_free(desk, request, standing, sources);
      cases.push_back(std::make_unique<HeldCase>(desk, reference));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      report.refused.push_back({reference, error});
    }
  }
  return cases;
}

}  // namespace

bool GatherReport::has_gaps() const {
  return !std::all_of(searches.begin(), searches.end(), is_settled);
}

bool BatchReport::has_gaps() const {
  return !refused.empty() ||
         std::any_of(cases.begin(), cases.end(), [](const GatherReport& one) { return one.has_gaps(); });
}

GatherReport gather(Desk& desk, std::string_view reference, const GatherOptions& options) {
  if (options.dry_run) {
    (void)desk.reg().case_of(reference);
    return dry_run(desk, reference, options);
  }
  HeldCase held(desk, reference);
  require_gatherable(held.request());
  if (options.nil_return || options.accept_gap) {
    record_answer(desk, held, options);
  } else if (!options.supplied.empty()) {
    require_free(desk, held.request(), standing_restrictions(desk), {options.source});
    take_supplied(desk, held, options);
  } else {
    const auto sources = sources_to_search(desk, options.source);
    require_free(desk, held.request(), standing_restrictions(desk), ids_of(sources));
    GatherRun(desk, {&held}, sources).run();
  }
  desk.context().progress->finish();
  return finish(desk, held);
}

BatchReport gather_together(Desk& desk, const std::vector<std::string>& references,
                            const std::string& source) {
  const auto sources = sources_to_search(desk, source);
  const auto standing = standing_restrictions(desk);
  BatchReport report;
  for (std::size_t first = 0; first < references.size(); first += kCasesTogether) {
    const std::size_t count = std::min(kCasesTogether, references.size() - first);
    const auto cases =
        hold(desk, std::span(references).subspan(first, count), standing, ids_of(sources), report);
    std::vector<HeldCase*> held;
    for (const auto& one : cases) {
      held.push_back(one.get());
    }
    GatherRun(desk, held, sources).run();
    desk.reg().together([&] {
      for (HeldCase* one : held) {
        report.cases.push_back(finish(desk, *one));
      }
    });
  }
  desk.context().progress->finish();
  return report;
}

std::vector<std::string> cases_to_gather(Desk& desk) {
  std::vector<std::string> references;
  for (const RequestCase& request :
       desk.reg().list_cases({.states = {CaseState::received, CaseState::gathered}})) {
    const auto searches = desk.reg().searches(request.reference);
    // A case that was never gathered to its end may have sources that nobody searched.
    const bool settled = request.state == CaseState::gathered && !searches.empty() &&
                         std::all_of(searches.begin(), searches.end(), is_settled);
    if (request.right != Right::complaint && !settled) {
      references.push_back(request.reference);
    }
  }
  return references;
}

Diagnostics check_sources(Desk& desk, const std::string& source) {
  const auto secret = [&desk](const SecretLocation& location) { return desk.workspace().secret(location); };
  Diagnostics diagnostics;
  for (const SourceConfig& config : chosen_sources(desk, source)) {
    try {
      const auto found =
          sources::open_source(config, {desk.workspace().root(), desk.context(), {}, secret})->check();
      diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    } catch (const Error& error) {
      diagnostics.push_back(
          {Severity::error, std::string(error_code_name(error.code())), config.id, error.what()});
    }
  }
  return diagnostics;
}

}  // namespace dsrkit::workflow
