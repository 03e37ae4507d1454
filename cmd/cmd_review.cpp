#include "commands.hpp"
#include "terminal.hpp"
#include "terminal_keys.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/render/review_screen.hpp"

namespace dsrkit::cmd {
namespace {

using workflow::OfficerDecision;
using workflow::PlaceFilter;

void declare_filter(Args& args, PlaceFilter& filter) {
  args.flag(filter.open_only, "--open", "Only places nobody has decided")
      .option(filter.party, "--party", "ID", "Only places of this party")
      .option(filter.kind, "--kind", "KIND", "Only places of this kind, e.g. phone")
      .option(filter.item, "--item", "ID", "Only places in this record");
}

void show_count(Session& session, const std::string& reference, std::int64_t places) {
  session.show(render::counted(places, "place", "places") + " decided\n",
               Value::object({{"format", "dsrkit.decisions/1"}, {"case", reference}, {"places", places}}));
}

/// One place after the other, by single keys.
class Review : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    if (!session.interactive()) {
      throw Error(ErrorCode::usage, "review asks questions and needs a terminal",
                  "in a script use 'dsrkit review list' and 'dsrkit review decide'");
    }
    workflow::CaseReviewActs acts(session.desk(), require_argument(m_case, "CASE"));
    workflow::ReviewSession review(acts);
    work(session, review);
    const auto left = session.desk().reg().mention_counts(m_case).open;
    session.out() << "\n" << render::counted(left, "place is", "places are") << " open\n";
    return left == 0 ? Outcome::done : Outcome::gaps;
  }

private:
  static void work(Session& session, workflow::ReviewSession& review) {
    using Mode = workflow::ReviewSession::Mode;
    TerminalKeys keys;
    bool asked = false;
    bool line_ended = true;
    while (review.mode() != Mode::ended) {
      // Where only whole lines come, there is nothing new to see in the middle of one.
      if (keys.single() || line_ended) {
        show(session, review, keys.single());
      }
      const std::string key = keys.next();
      if (key.empty()) {
        break;
      }
      if (key == "resize" || key == "other") {
        continue;
      }
      line_ended = key == "enter";
      // The Enter after a command is no key of its own there.
      const bool after_command = !keys.single() && line_ended && asked;
      asked = !review.takes_text() && !line_ended;
      if (!after_command) {
        review.press(key);
      }
    }
    if (!review.message().empty()) {
      session.out() << "\n" << review.message() << "\n";
    }
  }

  static void show(Session& session, const workflow::ReviewSession& review, bool single) {
    const std::size_t width = stdout_width();
    const bool color = !session.globals().no_color && environment("NO_COLOR").empty();
    session.out() << (single ? "\033[H\033[2J" : "\n")
                  << render::review_screen(review, {width == 0 ? 80 : width, color}) << std::flush;
  }

  std::string m_case;
};

class ReviewList : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case");
    declare_filter(args, m_filter);
  }

  Outcome run(Session& session) override {
    const auto places = workflow::review_places(session.desk(), m_case, m_filter);
    session.show(render::review_text(places), render::review_json(m_case, places));
    return Outcome::done;
  }

private:
  std::string m_case;
  PlaceFilter m_filter;
};

class ReviewDecide : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .arguments(m_filter.keys, "PLACE",
                   "Keys of places, or their beginnings; without any, all of the options", false)
        .choice(m_action, "--action", {"disclose", "redact"}, "What happens to the words")
        .option(m_decision.code, "--code", "CODE", "Exemption code of a redaction")
        .required(m_decision.because, "--because", "TEXT", "Why")
        .option(m_decision.override_protection, "--override-protection", "TEXT",
                "Why a safe address or words on the watch list may be disclosed; recorded");
    declare_filter(args, m_filter);
  }

  Outcome run(Session& session) override {
    const auto action = parse_action(m_action);
    const bool all = m_filter.keys.empty() && m_filter.party.empty() && m_filter.kind.empty() &&
                     m_filter.item.empty() && !m_filter.open_only;
    if (!action || all) {
      throw Error(ErrorCode::usage, "a decision needs --action and which places it is about",
                  "name places, or give --open, --party, --kind or --item");
    }
    constexpr std::size_t kShortestKey = 6;
    for (const auto& key : m_filter.keys) {
      if (key.size() < kShortestKey) {
        throw Error(ErrorCode::usage, "the key of a place is too short to tell which one is meant",
                    "give at least its first 6 characters, as 'dsrkit review list' prints them");
      }
    }
    m_decision.action = *action;
    show_count(session, m_case, workflow::decide_places(session.desk(), m_case, m_filter, m_decision));
    return Outcome::done;
  }

private:
  std::string m_case;
  PlaceFilter m_filter;
  std::string m_action;
  OfficerDecision m_decision;
};

}  // namespace

CommandPointer make_review() {
  return std::make_unique<Review>();
}

CommandPointer make_review_list() {
  return std::make_unique<ReviewList>();
}

CommandPointer make_review_decide() {
  return std::make_unique<ReviewDecide>();
}

}  // namespace dsrkit::cmd
