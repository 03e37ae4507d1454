#include "dsrkit/render/review_screen.hpp"

#include "printable.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>

namespace dsrkit::render {
namespace {

using workflow::ReviewGroup;
using workflow::ReviewPlace;
using workflow::ReviewSession;

constexpr const char* kKeys =
    "d disclose  r redact  f leave open  s subject  c code  n note  i who is it\n"
    "a all the same  u undo  e explain  j k next, previous  ? help  q quit\n";

constexpr const char* kHelp =
    "d  the words stay in the document\n"
    "r  the words are withheld as another person's data (w does the same)\n"
    "c  the words are withheld under another code, e.g. LPP\n"
    "f  leave the place open, with a note for later\n"
    "s  the words are about the person who asks: they stay\n"
    "a  what was decided last, for all places with the same words of the same person\n"
    "i  say who it is; the words become a name of that person, and the case is\n"
    "   looked through again\n"
    "n  a note that is the reason of the next decision\n"
    "u  take back what was decided last; both stay on record\n"
    "e  how the place was found\n"
    "j k or arrows  next and previous place without deciding\n"
    "q  stop; everything decided is kept\n"
    "\nEnter takes the reason that is offered, Escape goes back.\n";

std::string lit(const std::string& text, bool color) {
  return color ? "\033[7m" + text + "\033[0m" : "[[" + text + "]]";
}

std::string proposal(const ReviewPlace& place) {
  const auto& decision = place.decided.decision;
  if (!decision) {
    return "nobody has decided";
  }
  return std::string(action_name(decision->action)) + (decision->code.empty() ? "" : " " + decision->code) +
         " (" + decision->decided_by + "): " + one_line_printable(decision->reason);
}

/// Marks stand for the colours while lines are broken, so that their bytes take no room.
std::string context(const ReviewPlace& place, const ScreenForm& form) {
  const std::string words = "..." + one_line_printable(place.before) + "\x01" +
                            one_line_printable(place.text) + "\x02" + one_line_printable(place.after) + "...";
  std::string text = wrapped(words + "\n", form.width);
  const std::string mark = lit("\x03", form.color);
  const auto middle = mark.find('\x03');
  return replace_all(replace_all(text, "\x01", mark.substr(0, middle)), "\x02", mark.substr(middle + 1));
}

std::string place_lines(const ReviewSession& session, const ScreenForm& form) {
  const ReviewGroup& group = *session.group();
  const ReviewPlace& place = *session.place();
  const Mention& mention = place.decided.mention;
  std::string text = group.kind + ": " + (group.party.empty() ? "" : group.party + ", ") +
                     one_line_printable(group.who) + "\n";
  text += "Danger: " + std::string(danger_name(group.danger)) + "\n";
  text += counted(static_cast<long long>(group.places.size()), "place", "places") + " with these words, " +
          std::to_string(group.open_places()) + " open\n";
  if (group.ambiguous) {
    text += "Several people could be meant: each place is decided alone.\n";
  }
  text = wrapped(text, form.width) + "\n" + context(place, form) + "\n";
  std::string why =
      "record  " + mention.passage.item + " " + one_line_printable(mention.passage.pointer) + "\n";
  why += "now     " + proposal(place) + "\n";
  if (session.explains()) {
    why += "found   " + mention.finding.explanation + " (" + mention.finding.rule + ")\n";
    why += "place   " + mention.key.substr(0, 12) + "\n";
  }
  return text + wrapped(why, form.width);
}

std::string last_lines(const ReviewSession& session, const ScreenForm& form) {
  std::string text = session.message().empty() ? "" : one_line_printable(session.message()) + "\n";
  if (session.mode() == ReviewSession::Mode::confirm) {
    return wrapped(text + one_line_printable(session.prompt()) + "\n", form.width);
  }
  if (!session.takes_text()) {
    return wrapped(text + kKeys, form.width);
  }
  if (!session.offered().empty()) {
    text += "Enter takes: " + one_line_printable(session.offered()) + "\n";
  }
  return wrapped(text, form.width) + session.prompt() + ": " + one_line_printable(session.typed());
}

}  // namespace

std::string review_screen(const ReviewSession& session, const ScreenForm& form) {
  if (session.mode() == ReviewSession::Mode::help) {
    return wrapped(std::string(kHelp), form.width) + "\nany key goes back\n";
  }
  if (session.place() == nullptr) {
    return session.message().empty() ? "" : session.message() + "\n";
  }
  const std::string head = std::to_string(session.number()) + " of " + std::to_string(session.count()) +
                           ", " + std::to_string(session.open_places()) + " open";
  return head + "\n" + std::string(std::min<std::size_t>(form.width - 1, 79), '-') + "\n" +
         place_lines(session, form) + "\n" + last_lines(session, form);
}

}  // namespace dsrkit::render
