#include "batch_opening.hpp"

#include "batch_steps.hpp"
#include "request_intake.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// So many requests are opened under one sync of the disk.
constexpr std::size_t kOpenedTogether = 100;
constexpr std::size_t kOriginDigits = 32;

class Opening {
public:
  Opening(Desk& desk, std::vector<BatchLine>& lines, const std::string& service, BatchTelling& telling)
      : m_desk(desk), m_lines(lines), m_service(service), m_telling(telling) {}

  void open_all() {
    intake::Reading reading;
    std::map<std::string, BatchLine*> by_place;
    for (BatchLine& line : m_lines) {
      if (line.order.request) {
        intake::Draft draft = *line.order.request;
        draft.origin.format = intake::format_name(intake::Format::csv);
        if (draft.origin.id.empty()) {
          draft.origin.id = "batch:" + line.order.digest.substr(0, kOriginDigits);
        }
        by_place[draft.where] = &line;
        reading.drafts.push_back(std::move(draft));
      }
    }
    IntakeOptions options;
    options.channel = "letter";
    options.service = m_service;
    complete_requests(m_desk, options, reading, LoneMistake::is_listed);
    for (const Diagnostic& finding : reading.findings) {
      if (const auto line = by_place.find(finding.where); line != by_place.end()) {
        m_telling.tell_refused(*line->second, finding);
      }
    }
    for (std::size_t first = 0; first < reading.drafts.size(); first += kOpenedTogether) {
      m_desk.context().check_interrupt();
      open_some(reading.drafts, first, std::min(first + kOpenedTogether, reading.drafts.size()), by_place);
    }
  }

  /// A case that is not there ends its line before anybody works on it.
  void check_cases() {
    for (BatchLine& line : m_lines) {
      if (line.order.request || line.ended) {
        continue;
      }
      try {
        line.reference = m_desk.reg().case_of(line.reference).reference;
        if (line.until == intake::BatchStage::open && line.order.letter.empty()) {
          BatchEvent event;
          event.reference = line.reference;
          event.step = "open";
          event.outcome = StepOutcome::unchanged;
          m_telling.tell(line, std::move(event));
        }
      } catch (const Error& error) {
        m_telling.tell(line, failed_step(m_desk, line.reference, "open", error));
      }
    }
  }

private:
  void open_some(const std::vector<intake::Draft>& drafts, std::size_t first, std::size_t last,
                 const std::map<std::string, BatchLine*>& by_place) {
    const Instant begun = m_desk.context().now();
    std::vector<TakenRequest> taken;
    try {
      m_desk.reg().together([&] {
        for (std::size_t i = first; i < last; ++i) {
          taken.push_back(take_request(m_desk, drafts[i], false));
        }
      });
    } catch (const Error&) {
      // One of them failed and took the others back with it.
      for (std::size_t i = first; i < last; ++i) {
        open_one(drafts[i], *by_place.at(drafts[i].where));
      }
      return;
    }
    const auto share = (m_desk.context().now() - begun).count() / static_cast<std::int64_t>(taken.size());
    for (const TakenRequest& one : taken) {
      opened(one, *by_place.at(one.draft.where), share);
    }
  }

  void open_one(const intake::Draft& draft, BatchLine& line) {
    try {
      opened(take_request(m_desk, draft, false), line, 0);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      m_telling.tell(line, failed_step(m_desk, "", "open", error));
    }
  }

  void opened(const TakenRequest& taken, BatchLine& line, std::int64_t milliseconds) {
    line.reference = taken.reference;
    BatchEvent event;
    event.reference = taken.reference;
    event.step = "open";
    event.outcome = taken.known ? StepOutcome::unchanged : StepOutcome::done;
    event.milliseconds = milliseconds;
    m_telling.tell(line, std::move(event));
  }

  Desk& m_desk;
  std::vector<BatchLine>& m_lines;
  const std::string& m_service;
  BatchTelling& m_telling;
};

}  // namespace

void open_lines(Desk& desk, std::vector<BatchLine>& lines, const std::string& service,
                BatchTelling& telling) {
  Opening opening(desk, lines, service, telling);
  opening.open_all();
  opening.check_cases();
}

}  // namespace dsrkit::workflow
