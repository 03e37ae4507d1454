#include "dsrkit/render/review_screen.hpp"

#include "printable.hpp"

#include "dsrkit/base/date.hpp"
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

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// At most so many, cut between characters.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && is_continuation(text[end])) {
    --end;
  }
  return text.substr(0, end);
}

std::string_view last_bytes(std::string_view text, std::size_t most) {
  std::size_t begin = text.size() > most ? text.size() - most : 0;
  while (begin < text.size() && is_continuation(text[begin])) {
    ++begin;
  }
  return text.substr(begin);
}

/// Marks stand for the colours while lines are broken, so that their bytes take no room.
std::string context(const ReviewSession& session, const ScreenForm& form) {
  constexpr std::size_t kLines = 2;  // on either side
  const std::size_t room = kLines * form.width;
  const std::string before = one_line_printable(session.context().before);
  const std::string after = one_line_printable(session.context().after);
  const std::string words = "..." + std::string(last_bytes(before, room)) + "\x01" +
                            one_line_printable(session.place()->text) + "\x02" +
                            std::string(first_bytes(after, room)) + "...";
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
  text = wrapped(text, form.width) + "\n" + context(session, form) + "\n";
  const Item& record = session.context().record;
  std::string why = "record  " + (record.date ? format_date(*record.date) : "no date") + ", " +
                    record.source + (record.title.empty() ? "" : ", " + one_line_printable(record.title)) +
                    "\n";
  why += "at      " + mention.passage.item + " " + one_line_printable(mention.passage.pointer) + "\n";
  why += "now     " + proposal(place) + "\n";
  if (session.explains()) {
    why += "found   " + mention.finding.explanation + " (" + mention.finding.rule + ")\n";
    why += "place   " + mention.key.substr(0, 12) + "\n";
  }
  return text + wrapped(why, form.width);
}

/// What can be chosen, a line each; what does not fit in the line is left out.
std::string choice_lines(const ReviewSession& session, const ScreenForm& form) {
  constexpr std::size_t kMost = 8;
  const auto choices = session.choices();
  std::string text;
  for (std::size_t i = 0; i < std::min(choices.size(), kMost); ++i) {
    const std::string line = choices[i].key + "  " + one_line_printable(choices[i].text);
    text += std::string(first_bytes(line, form.width - 1)) + "\n";
  }
  return text + (choices.size() > kMost ? "and " + std::to_string(choices.size() - kMost) +
                                              " more: what is typed narrows the list\n"
                                        : "");
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
  return wrapped(choice_lines(session, form) + text, form.width) + session.prompt() + ": " +
         one_line_printable(session.typed());
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
