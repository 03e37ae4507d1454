// bench_recognition SEED CASES PAGES: who is who in generated cases, and numbers that look like identifiers.
// Prints tables for recognition.sh; EXAMPLES=N in the environment shows the first N misses on standard error.

#include "case_notes.hpp"
#include "lookalikes.hpp"

#include "dsrkit/redact/redact_item.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace dsrkit;
using bench::Case;
using bench::Gold;
using bench::Note;

namespace {

constexpr double kSure = 0.7;  ///< what the policy goes by

struct Share {
  std::size_t part = 0;
  std::size_t whole = 0;

  void count(bool yes) {
    part += static_cast<std::size_t>(yes);
    ++whole;
  }
};

/// Bounds of the 95 % interval of Wilson.
std::pair<double, double> interval(const Share& share) {
  constexpr double kZ = 1.959964;
  const auto n = static_cast<double>(std::max<std::size_t>(share.whole, 1));
  const double p = static_cast<double>(share.part) / n;
  const double middle = p + kZ * kZ / (2 * n);
  const double reach = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  const double scale = 1 + kZ * kZ / n;
  return {std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

std::ostream& operator<<(std::ostream& out, const Share& share) {
  const auto [low, high] = interval(share);
  const double p =
      static_cast<double>(share.part) / static_cast<double>(std::max<std::size_t>(share.whole, 1));
  return out << std::fixed << std::setprecision(4) << p << " (" << low << "-" << high << ") | "
             << share.whole;
}

struct Row {
  Share redacted;
  Share covered;

  void count(bool is_redacted, bool is_covered) {
    redacted.count(is_redacted);
    covered.count(is_covered);
  }
};

struct Totals {
  Row known;        ///< every mention by name of a third party of the records
  Row decidable;    ///< those that a careful reader could decide by the records alone
  Row undecidable;  ///< the rest: some other person who is not protected could be meant
  Row relation;     ///< third parties by relation only
  Row unknown;      ///< people whom the records do not know
  Share subject;    ///< wrongly redacted
  Share worker;     ///< wrongly redacted
  Share another;    ///< third parties redacted, but as another person
  Share leaking_notes;
  Share leaking_cases;
  std::map<bench::Way, Row> by_way;
  std::map<std::string, std::map<Action, std::size_t>> by_rule;  ///< of mentions of known third parties
  std::size_t words = 0;
  std::size_t other_redacted = 0;  ///< findings where nobody is named
  std::size_t other_referred = 0;
};

class Examples {
public:
  Examples() {
    const char* wanted = std::getenv("EXAMPLES");
    m_left = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 0;
  }

  void show(std::string_view what, const Note& note, std::size_t begin, std::size_t end,
            std::string_view more = {}) {
    if (m_left == 0) {
      return;
    }
    --m_left;
    const std::size_t from = begin < 40 ? 0 : begin - 40;
    std::string text = note.text.substr(from, begin - from) + "[[" + note.text.substr(begin, end - begin) +
                       "]]" + note.text.substr(end, 30);
    std::replace(text.begin(), text.end(), '\n', '/');
    std::cerr << what << ": " << text << "  " << more << '\n';
  }

private:
  std::size_t m_left = 0;
};

Item item_of(const Note& note, std::size_t number) {
  Item item;
  item.id = "N" + std::to_string(number);
  item.data_class = DataClass::social_work;
  item.content = Value::object({{"text", note.text}});
  return item;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) > 127;
}

/// One note after redaction, compared with who is meant.
class Judge {
public:
  Judge(const Case& made, const Note& note, const redact::ItemRedaction& redaction, Totals& totals,
        Examples& examples)
      : m_case(made),
        m_note(note),
        m_redaction(redaction),
        m_totals(totals),
        m_examples(examples),
        m_actions(note.text.size(), Action::disclose) {
    for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
      const auto& finding = redaction.mentions[i].finding;
      if (!redaction.mentions[i].passage.in_key) {
        std::fill(m_actions.begin() + static_cast<std::ptrdiff_t>(finding.begin),
                  m_actions.begin() + static_cast<std::ptrdiff_t>(finding.end),
                  redaction.proposals[i].action);
      }
    }
  }

  /// Whether somebody leaks.
  bool judge() {
    for (const auto& gold : m_note.gold) {
      judge(gold);
    }
    for (std::size_t i = 0; i < m_redaction.mentions.size(); ++i) {
      count_other(m_redaction.mentions[i].finding, m_redaction.proposals[i].action);
    }
    m_totals.words += static_cast<std::size_t>(std::count(m_note.text.begin(), m_note.text.end(), ' '));
    return m_leaks;
  }

private:
  [[nodiscard]] bool every(const Gold& gold, bool (*fits)(Action)) const {
    for (std::size_t at = gold.begin; at < gold.end; ++at) {
      if (is_letter(m_note.text[at]) && !fits(m_actions[at])) {
        return false;
      }
    }
    return true;
  }

  void judge(const Gold& gold) {
    const auto& member = m_case.people[gold.who];
    const bool redacted = every(gold, [](Action action) { return action == Action::redact; });
    const bool covered = every(gold, [](Action action) { return action != Action::disclose; });
    const bool touched = !every(gold, [](Action action) { return action != Action::redact; });
    if (member.party.role == PartyRole::subject) {
      m_totals.subject.count(touched);
      show_if(touched, "subject redacted", gold);
    } else if (member.party.role == PartyRole::professional) {
      m_totals.worker.count(touched);
      show_if(touched, "worker redacted", gold);
    } else {
      judge_third_party(gold, member, redacted, covered);
    }
  }

  void judge_third_party(const Gold& gold, const bench::Member& member, bool redacted, bool covered) {
    m_leaks = m_leaks || !covered;
    if (!member.recorded) {
      m_totals.unknown.count(redacted, covered);
      show_if(!covered, "unknown missed", gold);
      return;
    }
    m_totals.by_way[gold.way].count(redacted, covered);
    if (gold.way == bench::Way::relation) {
      m_totals.relation.count(redacted, covered);
      show_if(!covered, "relation missed", gold);
      return;
    }
    m_totals.known.count(redacted, covered);
    (gold.decidable ? m_totals.decidable : m_totals.undecidable).count(redacted, covered);
    show_if(!covered, "missed", gold);
    show_if(covered && !redacted && gold.decidable, "referred", gold);
    count_rules(gold, member, redacted);
  }

  void count_rules(const Gold& gold, const bench::Member& member, bool redacted) {
    bool found = false;
    for (std::size_t i = 0; i < m_redaction.mentions.size(); ++i) {
      const auto& finding = m_redaction.mentions[i].finding;
      if (m_redaction.mentions[i].passage.in_key || finding.end <= gold.begin || finding.begin >= gold.end) {
        continue;
      }
      ++m_totals.by_rule[finding.rule][m_redaction.proposals[i].action];
      if (!found && redacted) {
        const bool another = finding.party && *finding.party != member.party.id;
        m_totals.another.count(another);
        show_if(another, "as another", gold);
      }
      found = true;
    }
    if (!found) {
      ++m_totals.by_rule["not found"][Action::disclose];
    }
  }

  void show_if(bool yes, std::string_view what, const Gold& gold) {
    if (yes) {
      const auto& member = m_case.people[gold.who];
      std::string more = member.given + " " + member.family + " (" + bench::way_name(gold.way) + ")";
      for (const auto& mention : m_redaction.mentions) {
        if (!mention.passage.in_key && mention.finding.end > gold.begin && mention.finding.begin < gold.end) {
          more += " " + mention.finding.rule + "=" + mention.finding.party.value_or("?");
        }
      }
      m_examples.show(what, m_note, gold.begin, gold.end, more);
    }
  }

  void count_other(const Finding& finding, Action action) {
    const bool named = std::any_of(m_note.gold.begin(), m_note.gold.end(), [&](const Gold& gold) {
      return finding.begin < gold.end && gold.begin < finding.end;
    });
    if (named || action == Action::disclose) {
      return;
    }
    ++(action == Action::redact ? m_totals.other_redacted : m_totals.other_referred);
    if (action == Action::redact) {
      m_examples.show("nobody redacted", m_note, finding.begin, finding.end, finding.rule);
    }
  }

  const Case& m_case;
  const Note& m_note;
  const redact::ItemRedaction& m_redaction;
  Totals& m_totals;
  Examples& m_examples;
  std::vector<Action> m_actions;  ///< by byte
  bool m_leaks = false;
};

void run_case(const Case& made, const rules::RuleSet& rules, const rules::Policy& policy, Totals& totals,
              Examples& examples) {
  std::vector<Party> parties;
  for (const auto& member : made.people) {
    if (member.recorded) {
      parties.push_back(member.party);
    }
  }
  const redact::Scanner scanner(rules, std::move(parties));
  bool leaks = false;
  for (std::size_t i = 0; i < made.notes.size(); ++i) {
    const auto redaction = redact::redact_item(item_of(made.notes[i], i), scanner, policy,
                                               [](std::string_view text) { return std::string(text); });
    const bool note_leaks = Judge(made, made.notes[i], redaction, totals, examples).judge();
    totals.leaking_notes.count(note_leaks);
    leaks = leaks || note_leaks;
  }
  totals.leaking_cases.count(leaks);
}

void print_row(std::string_view name, const Row& row) {
  std::cout << "| " << name << " | " << row.redacted << " | ";
  const auto [low, high] = interval(row.covered);
  std::cout << static_cast<double>(row.covered.part) /
                   static_cast<double>(std::max<std::size_t>(row.covered.whole, 1))
            << " (" << low << "-" << high << ") |\n";
}

void print(const Totals& totals) {
  std::cout << "| People | Redacted (95 %) | Mentions | Redacted or referred (95 %) |\n|---|---|---|---|\n";
  print_row("known third parties, all names", totals.known);
  print_row("... whom a careful reader could decide", totals.decidable);
  print_row("... where somebody not protected could be meant", totals.undecidable);
  print_row("known third parties, by relation only", totals.relation);
  print_row("people missing from the records", totals.unknown);
  std::cout
      << "\n| Wrong | Share (95 %) | Of |\n|---|---|---|\n"
      << "| the subject's own mentions redacted | " << totals.subject << " |\n"
      << "| professionals in their role redacted | " << totals.worker << " |\n"
      << "| third parties redacted as another | " << totals.another << " |\n"
      << "| notes with a leak | " << totals.leaking_notes << " |\n"
      << "| cases with a leak | " << totals.leaking_cases << " |\n"
      << "\nBeside names, in " << totals.words / 500 << " pages: " << totals.other_redacted
      << " redacted and " << totals.other_referred << " referred.\n"
      << "\n| Written | Redacted (95 %) | Mentions | Redacted or referred (95 %) |\n|---|---|---|---|\n";
  for (const auto& [way, row] : totals.by_way) {
    print_row(bench::way_name(way), row);
  }
  std::cout
      << "\n| Rule that found known third parties | Redacted | Referred | Disclosed |\n|---|---|---|---|\n";
  for (const auto& [rule, actions] : totals.by_rule) {
    const auto count = [&, &actions = actions](Action action) {
      const auto found = actions.find(action);
      return found == actions.end() ? std::size_t{0} : found->second;
    };
    std::cout << "| " << rule << " | " << count(Action::redact) << " | " << count(Action::refer) << " | "
              << count(Action::disclose) << " |\n";
  }
}

void run_lookalikes(std::uint64_t seed, std::size_t pages, const rules::RuleSet& rules, Examples& examples) {
  const redact::Scanner scanner(rules, {});
  bench::Dice dice(seed);
  std::map<std::string, std::size_t> found;
  std::size_t sure = 0;
  std::size_t doubtful = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    const Note note{bench::make_lookalike_page(dice), {}};
    for (const auto& finding : scanner.scan(note.text)) {
      if (finding.kind != "person" && finding.kind != "relation-phrase") {
        ++found[finding.rule];
        ++(finding.confidence < kSure ? doubtful : sure);
        examples.show("false identifier", note, finding.begin, finding.end, finding.rule);
      }
    }
  }
  const double thousands = static_cast<double>(std::max<std::size_t>(pages, 1)) / 1000;
  std::cout << "\n"
            << pages << " pages of numbers that identify nobody, for 1,000 pages: "
            << static_cast<double>(sure) / thousands << " taken for an identifier, "
            << static_cast<double>(doubtful) / thousands << " doubtful ones for an officer.";
  for (const auto& [rule, count] : found) {
    std::cout << " " << rule << ": " << count << ".";
  }
  std::cout << "\n";
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: bench_recognition SEED CASES PAGES\n";
    return 2;
  }
  const auto rules = rules::load_rules();
  const auto policy = rules::load_policy();
  Totals totals;
  Examples examples;
  const std::uint64_t seed = number(argv[1]);
  for (std::size_t i = 0; i < number(argv[2]); ++i) {
    run_case(bench::make_case(seed * 1000003 + i), rules, policy, totals, examples);
  }
  print(totals);
  run_lookalikes(seed, number(argv[3]), rules, examples);
}
