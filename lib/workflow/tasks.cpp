#include "questions.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/due.hpp"
#include "dsrkit/workflow/rights_history.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

// Practice, not law: how often to remind somebody, and how early to say that an opinion grows old.
constexpr int kChaseEveryDays = 7;
constexpr int kOpinionNoticeDays = 28;

constexpr std::string_view kNoAnswerCitation = "ICO right of access guidance";

/// A question to the requester that stands open.
struct Unanswered {
  TaskKind kind;
  const Question* question;
  const char* what;
  std::string about = {};
};

void add_last_open(std::vector<Unanswered>& list, TaskKind kind, const std::vector<Question>& questions,
                   const char* what) {
  if (const Question* question = last_open(questions)) {
    list.push_back({kind, question, what});
  }
}

std::vector<Unanswered> unanswered(const CaseHistory& history) {
  std::vector<Unanswered> list;
  add_last_open(list, TaskKind::chase_identity, history.identity, "the proof of identity");
  add_last_open(list, TaskKind::chase_authority, history.authority, "the proof of authority");
  if (history.fee && history.fee->question.open()) {
    list.push_back({TaskKind::chase_fee, &history.fee->question, "the fee"});
  }
  for (const Question& question : history.clarifications) {
    if (question.open()) {
      list.push_back(
          {TaskKind::chase_clarification, &question, "the clarification", std::to_string(question.number)});
    }
  }
  return list;
}

/// Finds the tasks of one case.
class TaskFinder {
public:
  TaskFinder(const CaseStanding& standing, const CaseProgress& progress, Date today,
             const clock::HolidayCalendar& holidays)
      : m_request(standing.request),
        m_history(standing.history),
        m_clock(standing.clock),
        m_progress(progress),
        m_today(today),
        m_holidays(holidays),
        m_unanswered(unanswered(standing.history)) {}

  [[nodiscard]] std::vector<Task> find() {
    if (!is_open(m_request)) {
      find_notice();
      return std::move(m_tasks);
    }
    if (m_request.right == Right::complaint) {
      find_complaint();
    } else {
      find_reply();
      find_earlier_days();
    }
    find_special_days();
    for (const Unanswered& open : m_unanswered) {
      chase_requester(open);
    }
    for (const OwnerQuestion& owner : m_progress.owners) {
      await_answer(owner);
      chase_owner(owner);
    }
    if (m_progress.wants_sign_off) {
      add(TaskKind::sign_off, std::nullopt, "every place is decided: a second person signs off", "")
          .waiting_on = WaitingOn::second_person;
    }
    return std::move(m_tasks);
  }

private:
  Task& add(TaskKind kind, std::optional<Date> by, std::string text, std::string citation) {
    Task task;
    task.reference = m_request.reference;
    task.kind = kind;
    task.by = by;
    task.days_left = by ? std::optional(days_between(m_today, *by)) : std::nullopt;
    task.text = std::move(text);
    task.citation = std::move(citation);
    m_tasks.push_back(std::move(task));
    return m_tasks.back();
  }

  [[nodiscard]] bool is_past(const std::optional<Date>& day) const { return day && *day < m_today; }

  /// The article that sets the time for a reply.
  [[nodiscard]] std::string time_limit(const char* since_2026) const {
    return m_clock.regime == clock::Regime::duaa ? since_2026
                                                 : "UK GDPR Article 12(3) as before 5 February 2026";
  }

  /// What the council asked for is no excuse once its own time is over.
  [[nodiscard]] WaitingOn next_actor() const {
    if (!m_unanswered.empty() && !is_past(m_clock.due)) {
      return WaitingOn::requester;
    }
    if (m_progress.wants_sign_off) {
      return WaitingOn::second_person;
    }
    return m_progress.owners.empty() ? WaitingOn::council : WaitingOn::record_owner;
  }

  void find_reply() {
    const std::string right = replace_all(std::string(right_name(m_request.right)), "-", " ");
    std::string text = "reply to the " + right + " request";
    if (m_clock.paused) {
      text += ", once the clarification has come";
      text += m_clock.days_left ? "; days left then: " + std::to_string(*m_clock.days_left) : "";
    } else if (!m_clock.due) {
      text += ", within the month that begins once the requester has answered";
    } else if (m_clock.cautious_due != m_clock.due) {
      text += "; the law's last day is " + format_date(*m_clock.due);
    }
    const auto by = m_clock.due && m_clock.cautious_due ? m_clock.cautious_due : m_clock.due;
    Task& task = add(TaskKind::reply, by, std::move(text), time_limit("UK GDPR Article 12A(1)"));
    task.waiting_on = next_actor();
    task.overdue = is_past(m_clock.due);
  }

  void find_earlier_days() {
    if (!m_clock.due) {
      return;
    }
    const auto& target = m_clock.internal_target;
    if (target && !is_past(target) && *target < m_clock.cautious_due.value_or(*m_clock.due)) {
      add(TaskKind::internal_target, target, "our own target for the reply", "").waiting_on = next_actor();
    }
    const auto& notice_by = m_clock.cautious_extension_notice_by;
    if (!m_clock.extended && notice_by && !is_past(notice_by)) {
      add(TaskKind::extension_notice, notice_by,
          "last day to give notice of an extension, if the request needs one",
          time_limit("UK GDPR Article 12A(4)(a)"));
    }
  }

  void find_complaint() {
    if (!m_history.acknowledged) {
      const bool duty = clock::must_acknowledge(m_request.received);
      add(TaskKind::acknowledgement, m_clock.due, "acknowledge the complaint",
          duty ? "DPA 2018 s.164A(3)" : "")
          .overdue = duty && is_past(m_clock.due);
    }
    add(TaskKind::complaint_outcome, std::nullopt,
        "tell the outcome of the complaint received on " + format_date(m_request.received) +
            " without undue delay",
        "DPA 2018 s.164A(4)")
        .waiting_on = next_actor();
  }

  /// The answer has to reach the person in the time for it.
  void find_notice() {
    const auto& refusal = m_history.refusal;
    if (refusal && !m_history.has_letter("refusal", refusal->number)) {
      add(TaskKind::notice, m_clock.due, "write the refusal to the person",
          m_clock.regime == clock::Regime::duaa ? "UK GDPR Article 12(4)"
                                                : "UK GDPR Article 12(4) as before 5 February 2026")
          .overdue = is_past(m_clock.due);
    }
    const auto& outcome = m_history.outcome;
    if (outcome && !m_history.has_letter(outcome_letter(m_request.right), outcome->number)) {
      const bool complaint = m_request.right == Right::complaint;
      add(TaskKind::notice, std::nullopt,
          complaint ? "write the outcome of the complaint to the person"
                    : "write the outcome of the request to the person",
          complaint ? "DPA 2018 s.164A(4)" : "UK GDPR Article 12(3)");
    }
  }

  void find_special_days() {
    for (const ReporterQuestion& question : m_history.reporter) {
      if (!question.told) {
        const Date by = clock::reporter_told_by(question.arose, m_holidays);
        Task& task = add(TaskKind::reporter, by,
                         "tell the Principal Reporter of the question of " + format_date(question.arose),
                         "DPA 2018 Sch 3 paras 12(2), 20(2)");
        task.about = format_date(question.arose);
        task.overdue = by < m_today;
      }
    }
    if (!m_history.health_opinion) {
      return;
    }
    const Date until = clock::opinion_usable_until(*m_history.health_opinion);
    const bool before_reply = m_clock.due && until < *m_clock.due;
    if (before_reply || days_between(m_today, until) <= kOpinionNoticeDays) {
      add(TaskKind::health_opinion, until,
          until < m_today
              ? "the health opinion is too old: ask again"
              : "last day to rely on the health opinion of " + format_date(*m_history.health_opinion),
          "DPA 2018 Sch 3 paras 5(4), 6(4)");
    }
  }

  /// The working day on or after today on which to remind somebody who was asked on `asked`.
  [[nodiscard]] Date chase_day(Date asked) const {
    const int rounds = std::max(days_between(asked, m_today) / kChaseEveryDays, 1);
    for (int round = rounds;; ++round) {
      const Date day = m_holidays.working_day_on_or_after(m_request.jurisdiction,
                                                          add_days(asked, round * kChaseEveryDays));
      if (m_today <= day) {
        return day;
      }
    }
  }

  /// A question without answer for a reasonable time, generally a month, may end the request.
  void chase_requester(const Unanswered& open) {
    const Date month_over = add_months(open.question->asked, 1);
    const bool waited = month_over < m_today;
    const std::string what = open.what;
    const std::string on = " on " + format_date(open.question->asked);
    Task& task = waited ? add(open.kind, month_over,
                              "asked for " + what + on +
                                  ", no answer for a month: the request may be refused as 'no-answer'",
                              std::string(kNoAnswerCitation))
                        : add(open.kind, chase_day(open.question->asked),
                              "remind the requester of " + what + " asked for" + on, "");
    task.waiting_on = waited ? WaitingOn::council : WaitingOn::requester;
    task.about = open.about;
  }

  void await_answer(const OwnerQuestion& owner) {
    const bool late = owner.answer_by < m_today;
    add_owner_task(TaskKind::source_answer, owner.answer_by, owner,
                   (late ? "no answer yet from " : "answer from ") + name_of(owner) + ", asked on " +
                       format_date(owner.asked));
  }

  /// The search goes on while the clock stands still: only days for the reply are left out of the count
  /// (UK GDPR Article 12A(5)), and reminders that wait as well would cost the days after it.
  void chase_owner(const OwnerQuestion& owner) {
    const bool reminded = !owner.chased.empty();
    const Date last = reminded ? *std::max_element(owner.chased.begin(), owner.chased.end()) : owner.asked;
    add_owner_task(TaskKind::chase_source, chase_day(last), owner,
                   "remind " + name_of(owner) + ", " + (reminded ? "reminded last" : "asked") + " on " +
                       format_date(last) +
                       (m_clock.paused ? "; the search goes on while the clock is paused" : ""));
  }

  void add_owner_task(TaskKind kind, Date by, const OwnerQuestion& owner, std::string text) {
    Task& task = add(kind, by, std::move(text), "");
    task.waiting_on = WaitingOn::record_owner;
    task.about = owner.source.id;
  }

  static std::string name_of(const OwnerQuestion& owner) {
    const std::string records = "the records in '" + owner.source.id + "'";
    return owner.source.holder.empty() ? "the owner of " + records : owner.source.holder + " for " + records;
  }

  const RequestCase& m_request;
  const CaseHistory& m_history;
  const clock::ClockDates& m_clock;
  const CaseProgress& m_progress;
  Date m_today;
  const clock::HolidayCalendar& m_holidays;
  std::vector<Unanswered> m_unanswered;
  std::vector<Task> m_tasks;
};

}  // namespace

std::string_view task_kind_name(TaskKind kind) {
  switch (kind) {
    case TaskKind::reply: return "reply";
    case TaskKind::internal_target: return "internal-target";
    case TaskKind::extension_notice: return "extension-notice";
    case TaskKind::acknowledgement: return "acknowledgement";
    case TaskKind::complaint_outcome: return "complaint-outcome";
    case TaskKind::reporter: return "reporter";
    case TaskKind::health_opinion: return "health-opinion";
    case TaskKind::chase_identity: return "chase-identity";
    case TaskKind::chase_authority: return "chase-authority";
    case TaskKind::chase_fee: return "chase-fee";
    case TaskKind::chase_clarification: return "chase-clarification";
    case TaskKind::source_answer: return "source-answer";
    case TaskKind::chase_source: return "chase-source";
    case TaskKind::gate: return "gate";
    case TaskKind::sign_off: return "sign-off";
    case TaskKind::notice: return "notice";
  }
  return "";
}

std::string_view waiting_on_name(WaitingOn who) {
  switch (who) {
    case WaitingOn::council: return "council";
    case WaitingOn::requester: return "requester";
    case WaitingOn::record_owner: return "record-owner";
    case WaitingOn::second_person: return "second-person";
  }
  return "";
}

std::vector<Task> tasks_of(const CaseStanding& standing, const CaseProgress& progress, Date today,
                           const clock::HolidayCalendar& holidays) {
  return TaskFinder(standing, progress, today, holidays).find();
}

}  // namespace dsrkit::workflow
