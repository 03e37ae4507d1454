#include "case_notes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dsrkit::bench {
namespace {

/// {T} somebody who is no worker, {S} the person the case is about, {W} a worker.
constexpr std::array<std::string_view, 44> kSentences{
    "T/C to {T} at 10.40, who cannot do Thursdays.",
    "{T} answered the door and let us in.",
    "The flat smelled of damp; {T} has told the landlord twice.",
    "Police had been out at the weekend after {T} and {T} argued over money.",
    "{S} does not want to go back while {T} is there.",
    "Contact went ahead, supervised by {W}, and {S} ran straight to {T}.",
    "Message left for {T}, no reply so far.",
    "According to {T} the bruise came from football.",
    "{W} thinks that the plan is working and wants {T} to be asked too.",
    "{S} spoke quietly and kept looking at {T}.",
    "There is a concern about how {T} disciplines the younger ones.",
    "Seen today: {T}, well presented, chatty.",
    "{T} has a new job at the warehouse and sleeps in the day.",
    "Money is short; a food parcel was left with {T}.",
    "{S} described a row between {T} and the people upstairs.",
    "I explained to {T} why we keep records.",
    "Agreed with {W} that {T} would not be told the new school.",
    "The letter to {T} came back marked gone away.",
    "{T} drinks most evenings, {S} told the class.",
    "Transport on Tuesday is down to {T}.",
    "It was {T} who first rang the hub in March.",
    "{W} chaired. Apologies had been sent for {T}.",
    "Both {T} and {T} were asked to sign, only one did.",
    "{S} slept over at the house of {T} without anybody knowing.",
    "No answer from {T}; card left.",
    "{T} became tearful when asked about the summer.",
    "Safe and well check done, {S} in good spirits.",
    "{S} has missed four sessions since half term.",
    "{S}, aged nine at the time, was placed for two nights.",
    "Wishes: {S} would like a dog and fewer meetings.",
    "{W} will chase the speech therapy list.",
    "Email from {W}: attendance is at 81 per cent.",
    "{W} was on leave, so {W} covered the visit.",
    "Home conditions fair. {T} showed us the bedroom.",
    "Quoted word for word, {T} said \"I never touched him\".",
    "Reply sent to {T}, copy on file.",
    "Later {T} phoned back, calmer, and apologised.",
    "Bruise seen by {W} on the left arm of {S}.",
    "{T} holds the spare key.",
    "Names given for the form: {T}; {T}.",
    "Attended: {W}, {T}, {S}.",
    "We then met {T} in the corridor by chance.",
    "It is not clear whether {T} still stays there at weekends.",
    "Next visit booked with {T} for the 14th."};

constexpr std::array<std::string_view, 6> kHeads{
    "Home visit\n", "Telephone call\n", "Case note: ", "Strategy discussion\n", "Update 03/06/2024. ", ""};

class Author {
public:
  Author(const std::vector<Member>& people, Dice& dice) : m_people(people), m_dice(dice) {
    for (std::size_t i = 1; i < people.size(); ++i) {
      (people[i].party.role == PartyRole::professional ? m_workers : m_others).push_back(i);
    }
  }

  Note write() {
    m_note = {};
    m_note.text = m_dice.any(kHeads);
    for (int count = m_dice.between(4, 8); count > 0; --count) {
      write_sentence(m_dice.any(kSentences));
    }
    return std::move(m_note);
  }

private:
  void write_sentence(std::string_view sentence) {
    std::size_t last = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      if (sentence[at] != '{') {
        m_note.text += sentence[at];
        continue;
      }
      const char slot = sentence[at + 1];
      at += 2;
      std::size_t who = 0;
      do {
        who = slot == 'S' ? 0 : slot == 'W' ? m_dice.any(m_workers) : m_dice.any(m_others);
      } while (who == last && who > 0);
      last = who;
      name(who);
    }
    m_note.text += m_dice.chance(0.2) ? "\n" : " ";
  }

  void name(std::size_t who) {
    const auto written = write_name(m_people[who], m_dice);
    const std::size_t begin = m_note.text.size() + written.begin;
    const std::size_t end = m_note.text.size() + written.end;
    m_note.text += written.text;
    m_note.gold.push_back({begin, end, who, written.way, is_decidable(written, who)});
  }

  [[nodiscard]] bool is_decidable(const WrittenName& written, std::size_t who) const {
    return std::all_of(m_people.begin(), m_people.end(), [&](const Member& other) {
      return &other == &m_people[who] || other.party.role == PartyRole::third_party ||
             !could_mean(written, m_people[who], other);
    });
  }

  const std::vector<Member>& m_people;
  Dice& m_dice;
  std::vector<std::size_t> m_workers;
  std::vector<std::size_t> m_others;
  Note m_note;
};

}  // namespace

Case make_case(std::uint64_t seed) {
  Dice dice(seed);
  Case made;
  made.people = make_people(dice);
  Author author(made.people, dice);
  for (int count = dice.between(20, 30); count > 0; --count) {
    made.notes.push_back(author.write());
  }
  return made;
}

}  // namespace dsrkit::bench
