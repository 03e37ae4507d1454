#include "commands.hpp"
#include "terminal.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/disclosure.hpp"

namespace dsrkit::cmd {
namespace {

using workflow::OfficerDecision;
using workflow::PlaceFilter;
using workflow::ReviewPlace;

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

/// One place after the other, as 'git add -p' does it.
class Review : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    if (!session.interactive()) {
      throw Error(ErrorCode::usage, "review asks questions and needs a terminal",
                  "in a script use 'dsrkit review list' and 'dsrkit review decide'");
    }
    PlaceFilter open;
    open.open_only = true;
    const auto places = workflow::review_places(session.desk(), require_argument(m_case, "CASE"), open);
    std::size_t number = 0;
    for (const ReviewPlace& place : places) {
      session.out() << "\n"
                    << ++number << " of " << places.size() << "  "
                    << render::place_text(place, !session.globals().no_color);
      if (!decide(session, place)) {
        break;
      }
    }
    const auto left = session.desk().reg().mention_counts(m_case).open;
    session.out() << "\n" << render::counted(left, "place is", "places are") << " open\n";
    return left == 0 ? Outcome::done : Outcome::gaps;
  }

private:
  /// False when the officer stops.
  bool decide(Session& session, const ReviewPlace& place) {
    while (true) {
      const auto answer = session.ask("disclose, withhold, skip, quit [d/w/s/q, ? for help]: ");
      if (!answer || *answer == "q") {
        return false;
      }
      if (*answer == "s" || answer->empty()) {
        return true;
      }
      if (*answer == "d" || *answer == "w") {
        const auto because = session.ask("because: ");
        if (because && !because->empty()) {
          PlaceFilter one;
          one.keys = {place.decided.mention.key};
          (void)workflow::decide_places(session.desk(), m_case, one,
                                        {*answer == "d" ? Action::disclose : Action::redact, "TP", *because});
          return true;
        }
        continue;
      }
      session.out() << "d  the words stay in the document\n"
                       "w  the words are withheld as another person's data (code TP)\n"
                       "s  leave it open\nq  stop; what is decided is kept\n";
    }
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

class ReviewExport : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .required(m_file, "-o,--output", "FILE", "File to write; it holds text of the records");
  }

  Outcome run(Session& session) override {
    const auto places = workflow::review_places(session.desk(), m_case, {});
    files::write_new_file(
        m_file, codec::write_json(render::review_json(m_case, places), codec::JsonStyle::pretty), 0600);
    session.note(render::counted(static_cast<long long>(places.size()), "place", "places") + " written");
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_file;
};

class ReviewImport : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case").argument(m_file, "FILE", "Review to read");
  }

  Outcome run(Session& session) override {
    const Value review = codec::parse_json(files::read_file(m_file), "the review");
    show_count(session, m_case, workflow::import_decisions(session.desk(), m_case, review));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_file;
};

class ReviewGate : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_answer.gate, "GATE", "Id of the gate, e.g. h-gate")
        .option(m_on, "--on", "DATE", "Day of the opinion or answer; else today")
        .option(m_answer.items, "--item", "ID", "Approve only this restricted record; repeat for more")
        .required(m_answer.because, "--because", "TEXT", "Whose opinion, or why the gate does not apply");
  }

  Outcome run(Session& session) override {
    m_answer.on = m_on.empty() ? session.context().today : parse_date(m_on, "--on");
    Value items = Value::array();
    for (const std::string& item : workflow::answer_gate(session.desk(), m_case, m_answer)) {
      items.push_back(item);
    }
    const auto count = static_cast<long long>(items.as_array().size());
    session.show(
        count == 0 ? "recorded\n" : "recorded for " + render::counted(count, "record", "records") + "\n",
        Value::object({{"format", "dsrkit.gate/1"},
                       {"case", m_case},
                       {"gate", m_answer.gate},
                       {"items", std::move(items)}}));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_on;
  workflow::GateAnswer m_answer;
};

class ReviewSignOff : public Command {
public:
  void declare(Args& args) override { args.argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    workflow::sign_off(session.desk(), m_case);
    session.show(
        "signed off by " + session.context().actor + "\n",
        Value::object({{"format", "dsrkit.sign-off/1"}, {"case", m_case}, {"by", session.context().actor}}));
    return Outcome::done;
  }

private:
  std::string m_case;
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

CommandPointer make_review_export() {
  return std::make_unique<ReviewExport>();
}

CommandPointer make_review_import() {
  return std::make_unique<ReviewImport>();
}

CommandPointer make_review_gate() {
  return std::make_unique<ReviewGate>();
}

CommandPointer make_review_sign_off() {
  return std::make_unique<ReviewSignOff>();
}

}  // namespace dsrkit::cmd
