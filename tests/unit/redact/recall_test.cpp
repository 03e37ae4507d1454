#include "family.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/rules/policy.hpp"

#include <catch2/catch.hpp>

#include <cctype>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

using Words = std::vector<std::string>;

const Words kGiven{"Karen",  "Tariq",     "Małgorzata", "Chidinma", "Siân",    "Darren",
                   "Fatima", "Oluwaseun", "Wendy",      "Grzegorz", "Parveen", "Lowri",
                   "Ionuț",  "Shabana",   "Kyle",       "Zofia",    "Michael", "Elizabeth",
                   "Ngozi",  "Yusuf",     "Hannah",     "Gareth",   "Amina",   "Mateusz"};
const Words kFamily{"Hughes",  "Mahmood", "Wiśniewska", "Okafor",   "Pugh-Evans", "McDonald",
                    "Begum",   "Adeyemi", "Brown",      "Żukowski", "Akhtar",     "Rhys",
                    "Popescu", "O'Neill", "Greenhalgh", "Nowak",    "Ramsden",    "Schofield",
                    "Eze",     "Warsame", "Lees",       "Ashworth", "Ogden",      "Kowalczyk"};
const Words kStrangers{"Olivia Butterworth", "Imran Chaudhry",        "Agnieszka Duda", "Blessing Nwosu",
                       "Rhodri Probert",     "Kelly-Anne Tattersall", "Abdi Jama",      "Lukasz Baran",
                       "Mrs Entwistle",      "PC Hargreaves"};
const Words kTemplates{"Spoke to {} on the phone this morning about contact.",
                       "Home visit. {} was present and the house was tidy.",
                       "Aisha said that {} had been shouting again",
                       "T/C from {} - concerned re school attendance, will ring back.",
                       "It was reported by {} that there had been an argument.",
                       "{} attended the meeting with the health visitor.",
                       "- collected from nursery by {}\n- no concerns",
                       "She does not want {} to know where she is living."};

std::string lower(std::string text) {
  return to_lower_ascii(text);
}

std::string upper(std::string text) {
  for (char& c : text) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return text;
}

/// Swaps two letters in the middle of a word of plain letters.
std::string slip(std::string word) {
  const std::size_t middle = word.size() / 2;
  const bool plain = std::all_of(word.begin(), word.end(),
                                 [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
  if (plain && middle > 1 && word[middle] != word[middle - 1]) {
    std::swap(word[middle], word[middle - 1]);
  }
  return word;
}

std::string plain(std::string_view word) {
  std::string text;
  static const std::vector<std::pair<std::string, std::string>> kPlain{{"ł", "l"}, {"â", "a"}, {"ț", "t"},
                                                                       {"ś", "s"}, {"Ż", "Z"}, {"-", " "}};
  text = word;
  for (const auto& [from, to] : kPlain) {
    text = replace_all(text, from, to);
  }
  return text;
}

using Writer = std::function<std::string(const std::string& given, const std::string& family)>;

const std::vector<std::pair<std::string, Writer>>& noise_kinds() {
  static const std::vector<std::pair<std::string, Writer>> kKinds{
      {"full", [](const auto& g, const auto& f) { return g + " " + f; }},
      {"surname first", [](const auto& g, const auto& f) { return upper(f) + ", " + g; }},
      {"upper case", [](const auto& g, const auto& f) { return upper(g + " " + f); }},
      {"lower case", [](const auto& g, const auto& f) { return lower(g + " " + f); }},
      {"double space", [](const auto& g, const auto& f) { return g + "  " + f; }},
      {"line break", [](const auto& g, const auto& f) { return g + "\n" + f; }},
      {"middle initial", [](const auto& g, const auto& f) { return g + " J. " + f; }},
      {"initial", [](const auto& g, const auto& f) { return g.substr(0, 1) + ". " + f; }},
      {"possessive", [](const auto& g, const auto& f) { return g + " " + f + "'s sister"; }},
      {"without accents and hyphens", [](const auto& g, const auto& f) { return plain(g + " " + f); }},
      {"slip in surname", [](const auto& g, const auto& f) { return g + " " + slip(f); }},
      {"slip in first name", [](const auto& g, const auto& f) { return slip(g) + " " + f; }},
      {"title", [](const auto&, const auto& f) { return "Mrs " + f; }},
      {"first name", [](const auto& g, const auto&) { return g; }},
      {"surname", [](const auto&, const auto& f) { return f; }},
      {"e-mail", [](const auto& g, const auto& f) {
         return lower(plain(g)) + "." + replace_all(lower(plain(f)), " ", "") + "@example.org";
       }}};
  return kKinds;
}

struct Score {
  int mentions = 0;
  int resolved = 0;  ///< to the right person
  int covered = 0;   ///< not disclosed by the policy
};

struct Run {
  std::map<std::string, Score> by_kind;
  Score subject;  ///< covered: proposed for redaction
  Score worker;
  Score stranger;
};

Party person(std::string id, PartyRole role, std::string name) {
  Party party;
  party.id = std::move(id);
  party.role = role;
  party.names = {std::move(name)};
  return party;
}

class Generator {
public:
  explicit Generator(unsigned seed) : m_random(seed) {}

  Run run(int cases) {
    for (int i = 0; i < cases; ++i) {
      one_case();
    }
    return m_run;
  }

private:
  const std::string& pick(const Words& words) { return words[m_random() % words.size()]; }

  /// What the policy says of a stretch: the most open action of any part of it that is found; disclose when
  /// not found.
  Action action_on(const redact::Scanner& scanner, const std::string& note, const std::string& what,
                   std::optional<std::string>* party = nullptr) {
    const auto found = test::finding_of(scanner.scan(note), note, what);
    if (party != nullptr) {
      *party = found ? found->party : std::nullopt;
    }
    return found
               ? rules::decide(m_policy, {found->kind, found->party ? scanner.party(*found->party) : nullptr,
                                          DataClass::other, found->confidence})
                     .action
               : Action::disclose;
  }

  std::string fill(const std::string& what) { return replace_all(pick(kTemplates), "{}", what); }

  void one_case() {
    const auto given = pick(kGiven);
    const auto family = pick(kFamily);
    const bool shared = m_random() % 2 == 0;
    auto worker = person("P2", PartyRole::professional, "Joanne Whitworth");
    worker.job = "social worker";
    const redact::Scanner scanner(test::shipped_rules(),
                                  {person("S", PartyRole::subject, "Aisha " + (shared ? family : "Rahman")),
                                   person("P1", PartyRole::third_party, given + " " + family), worker});
    for (const auto& [kind, write] : noise_kinds()) {
      score_third_party(scanner, write(given, family), m_run.by_kind[kind]);
    }
    for (const auto& what : {std::string("Aisha"), scanner.parties()[0].names[0], "A. " + family}) {
      const auto note = "Today " + what + " was seen at school.";
      ++m_run.subject.mentions;
      m_run.subject.covered +=
          action_on(scanner, note, what) == Action::redact && (shared || what != "A. " + family);
    }
    for (const std::string what : {"Joanne Whitworth", "Joanne", "Ms Whitworth", "J. Whitworth"}) {
      ++m_run.worker.mentions;
      m_run.worker.covered += action_on(scanner, fill(what), what) == Action::redact;
    }
    const auto& stranger = pick(kStrangers);
    const auto name = stranger.substr(stranger.starts_with("Mrs ") ? 4 : stranger.starts_with("PC ") ? 3 : 0);
    ++m_run.stranger.mentions;
    m_run.stranger.covered += action_on(scanner, fill(stranger), name) != Action::disclose;
  }

  void score_third_party(const redact::Scanner& scanner, const std::string& written, Score& score) {
    const auto name = written.starts_with("Mrs ")      ? written.substr(4)
                      : written.ends_with("'s sister") ? written.substr(0, written.size() - 9)
                                                       : written;
    std::optional<std::string> party;
    const auto action = action_on(scanner, fill(written), name, &party);
    ++score.mentions;
    score.resolved += party == "P1";
    score.covered += action != Action::disclose;
  }

  std::mt19937 m_random;
  rules::Policy m_policy = rules::load_policy();
  Run m_run;
};

double rate(int part, const Score& score) {
  return static_cast<double>(part) / score.mentions;
}

}  // namespace

TEST_CASE("No known third party's full name is disclosed, however it is written", "[redact][recall]") {
  auto run = Generator(7).run(60);
  for (const auto& [kind, score] : run.by_kind) {
    CAPTURE(kind, score.mentions, score.covered, score.resolved);
    CHECK(rate(score.covered, score) >= (kind == "surname" ? 0.95 : kind.starts_with("slip") ? 0.97 : 1.0));
  }
}

TEST_CASE("The subject is never and a social worker is not redacted by policy", "[redact][recall]") {
  const auto run = Generator(11).run(60);
  CHECK(run.subject.covered == 0);
  CHECK(run.worker.covered == 0);
}

TEST_CASE("Strangers go to an officer", "[redact][recall]") {
  const auto run = Generator(13).run(60);
  CHECK(rate(run.stranger.covered, run.stranger) >= 0.97);
}

TEST_CASE("Report of recall by kind of writing", "[.][report]") {
  const auto run = Generator(1).run(300);
  std::string table;
  for (const auto& [kind, score] : run.by_kind) {
    table += kind + ": resolved " + std::to_string(rate(score.resolved, score)) + ", covered " +
             std::to_string(rate(score.covered, score)) + "\n";
  }
  table += "strangers covered " + std::to_string(rate(run.stranger.covered, run.stranger)) +
           "\nsubject redacted " + std::to_string(rate(run.subject.covered, run.subject)) +
           "\nworkers redacted " + std::to_string(rate(run.worker.covered, run.worker));
  WARN(table);
}
