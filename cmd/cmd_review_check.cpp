#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/blind_check.hpp"
#include "dsrkit/workflow/sign_off.hpp"

#include <algorithm>

namespace dsrkit::cmd {
namespace {

/// Asks the second person about each place, one after the other; false when they stop.
bool ask_about(Session& session, const std::string& reference,
               const std::vector<workflow::CheckPlace>& places) {
  std::size_t number = 0;
  for (const auto& place : places) {
    session.out() << "\n"
                  << ++number << " of " << places.size() << "  "
                  << render::blind_place_text(place, !session.globals().no_color);
    const auto answer = session.ask("would you keep or withhold these words? [k/w/s/q]: ");
    if (!answer || *answer == "q") {
      return false;
    }
    if (*answer == "k" || *answer == "w") {
      workflow::answer_check(session.desk(), reference, {place.place.decided.mention.key},
                             *answer == "k" ? Action::disclose : Action::redact);
    }
  }
  return true;
}

std::vector<workflow::CheckPlace> unanswered(std::vector<workflow::CheckPlace> places) {
  std::erase_if(places, [](const workflow::CheckPlace& place) { return place.answer.has_value(); });
  return places;
}

class ReviewCheck : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .arguments(m_keys, "PLACE", "Keys of places to answer, or their beginnings", false)
        .choice(m_action, "--action", {"disclose", "redact"}, "What you would do with the words")
        .flag(m_differing, "--differing", "Only places where you would decide otherwise");
  }

  Outcome run(Session& session) override {
    if (m_keys.empty() != m_action.empty()) {
      throw Error(ErrorCode::usage, "an answer needs places and --action",
                  "list the places with 'dsrkit review check " + m_case + "'");
    }
    if (!m_keys.empty()) {
      workflow::answer_check(session.desk(), m_case, m_keys, *parse_action(m_action));
    } else if (session.interactive() && !session.globals().json && !m_differing) {
      (void)ask_about(session, m_case, unanswered(workflow::check_places(session.desk(), m_case)));
    }
    return show(session);
  }

private:
  Outcome show(Session& session) {
    auto places = workflow::check_places(session.desk(), m_case);
    const auto agreement = workflow::agreement_of(session.desk(), m_case);
    if (m_differing) {
      std::erase_if(places,
                    [](const workflow::CheckPlace& place) { return !place.answer || place.agrees(); });
    } else if (!m_keys.empty() || session.interactive()) {
      places.clear();
    }
    session.show(render::check_text(places, agreement), render::check_json(m_case, places, agreement));
    if (!m_keys.empty()) {
      return Outcome::done;
    }
    return agreement.unanswered() > 0 || !agreement.differing.empty() ? Outcome::gaps : Outcome::done;
  }

  std::string m_case;
  std::vector<std::string> m_keys;
  std::string m_action;
  bool m_differing = false;
};

class ReviewSignOff : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_settled, "--settled", "TEXT", "How places that you would decide otherwise were settled");
  }

  Outcome run(Session& session) override {
    const auto agreement = workflow::sign_off(session.desk(), m_case, m_settled);
    session.show("signed off by " + session.context().actor + "\n" + render::agreement_text(agreement) + "\n",
                 Value::object({{"format", "dsrkit.sign-off/1"},
                                {"case", m_case},
                                {"by", session.context().actor},
                                {"check", render::agreement_json(agreement)}}));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_settled;
};

}  // namespace

CommandPointer make_review_check() {
  return std::make_unique<ReviewCheck>();
}

CommandPointer make_review_sign_off() {
  return std::make_unique<ReviewSignOff>();
}

}  // namespace dsrkit::cmd
