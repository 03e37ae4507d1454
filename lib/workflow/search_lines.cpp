#include "search_lines.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/record_owners.hpp"

#include <array>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

using bundle::SearchLine;

std::string records(std::int64_t count) {
  return std::to_string(count) + (count == 1 ? " record" : " records");
}

/// Types of identifiers as people call them.
std::string plain_term(std::string term) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{
      {{"nhs-number", "NHS number"},
       {"upn", "unique pupil number"},
       {"uln", "unique learner number"},
       {"nino", "National Insurance number"},
       {"case-number", "case number"},
       {"system-id", "system number"}}};
  for (const auto& [type, name] : kNames) {
    term = replace_all(std::move(term), type, name);
  }
  return term;
}

std::vector<std::string> plain_terms(const std::vector<std::string>& terms) {
  std::vector<std::string> plain;
  for (const std::string& term : terms) {
    plain.push_back(plain_term(term));
  }
  return plain;
}

/// "2 names, the date of birth and an NHS number".
std::string listed(const std::vector<std::string>& terms) {
  if (terms.size() < 2) {
    return join(terms, "");
  }
  return join(std::vector(terms.begin(), terms.end() - 1), ", ") + " and " + terms.back();
}

std::string on_day(const std::optional<Date>& day) {
  return day ? " on " + format_date_long(*day) : "";
}

/// Sentences, without those that are empty.
std::string joined(std::vector<std::string> sentences) {
  std::erase(sentences, "");
  return join(sentences, " ");
}

/// A sentence as it was typed, with one full stop.
std::string ended(std::string sentence) {
  const char last = sentence.empty() ? '.' : sentence.back();
  return last == '.' || last == '!' || last == '?' ? std::move(sentence) : sentence + ".";
}

/// What was found, in a few words.
std::string found_in_words(const SearchLine& line) {
  switch (line.outcome) {
    case SearchOutcome::complete: return records(line.fetched);
    case SearchOutcome::partial: return records(line.fetched) + ", not complete";
    case SearchOutcome::nil: return "Nothing about you";
    case SearchOutcome::failed: return "Could not be searched";
    case SearchOutcome::not_searched: return "Not searched";
  }
  return "";
}

/// Sets the searches of one case for its document.
class LineWriter {
public:
  LineWriter(Desk& desk, std::string_view reference)
      : m_config(desk.workspace().config()), m_searches(desk.reg().searches(reference)) {
    for (const SourceConfig& source : m_config.sources) {
      m_sources[source.id] = source;
    }
    for (const OwnerQuestion& owner : owner_questions(desk, reference)) {
      m_asked[owner.source.id] = owner.asked;
    }
    m_common = common_terms();
  }

  [[nodiscard]] SearchStory story() const {
    SearchStory story;
    for (const SearchRecord& search : m_searches) {
      story.lines.push_back(line_of(search));
    }
    if (!m_common.empty()) {
      story.by = "In our systems we looked by " + listed(m_common) + ".";
    }
    return story;
  }

private:
  /// By what two or more systems were searched, if all were by the same.
  [[nodiscard]] std::vector<std::string> common_terms() const {
    std::set<std::vector<std::string>> distinct;
    std::size_t systems = 0;
    for (const SearchRecord& search : m_searches) {
      const auto known = m_sources.find(search.source);
      if (known != m_sources.end() && known->second.kind != SourceKind::manual &&
          search.outcome != SearchOutcome::not_searched) {
        distinct.insert(plain_terms(search.terms));
        ++systems;
      }
    }
    return systems > 1 && distinct.size() == 1 ? *distinct.begin() : std::vector<std::string>{};
  }

  [[nodiscard]] SearchLine line_of(const SearchRecord& search) const {
    const auto known = m_sources.find(search.source);
    SearchLine line;
    line.source = search.source;
    line.label = known == m_sources.end() ? "Records handed over for this request" : known->second.label;
    line.holder = known == m_sources.end() ? "" : known->second.holder;
    line.outcome = search.outcome;
    line.on = search.on;
    line.terms = plain_terms(search.terms);
    line.claimed = search.claimed;
    line.fetched = search.fetched;
    line.searched_by = who(search.searched_by);
    if (!search.approved_by.empty()) {
      line.approved_by = who(search.approved_by);
      line.reason = search.reason;
    }
    line.found = found_in_words(line);
    if (known == m_sources.end()) {
      line.how = "Handed over" + on_day(line.on) + ".";
      line.result = decision_in_words(line);
    } else if (known->second.kind == SourceKind::manual) {
      line.how = asked_in_words(line);
      line.result = joined({answer_in_words(line), decision_in_words(line)});
    } else {
      line.how = searched_in_words(line);
      line.result = joined({claim_in_words(line), decision_in_words(line)});
    }
    return line;
  }

  /// The officer, or the team: who it was by name stays in the council's own record of searches.
  [[nodiscard]] std::string who(const std::string& officer) const {
    if (m_config.name_officers) {
      return officer;
    }
    return m_config.controller.team.empty() ? "Information governance" : m_config.controller.team;
  }

  [[nodiscard]] std::string in_person(const std::string& somebody) const {
    return m_config.name_officers ? somebody : "our " + somebody;
  }

  [[nodiscard]] std::string searched_in_words(const SearchLine& line) const {
    if (line.outcome == SearchOutcome::not_searched) {
      return "";
    }
    return "Searched" + on_day(line.on) + " by " + in_person(line.searched_by) +
           (m_common.empty() ? by_terms(line) : "") + ".";
  }

  [[nodiscard]] std::string asked_in_words(const SearchLine& line) const {
    const auto asked = m_asked.find(line.source);
    const bool answered = line.outcome == SearchOutcome::nil || line.fetched > 0;
    return joined(
        {asked == m_asked.end() ? "" : "Asked on " + format_date_long(asked->second) + by_terms(line) + ".",
         answered ? "Answered" + on_day(line.on) + "." : "No answer."});
  }

  /// By what we looked; nothing of a search of a time when that was not written down.
  [[nodiscard]] static std::string by_terms(const SearchLine& line) {
    return line.terms.empty() ? "" : ", by " + listed(line.terms);
  }

  [[nodiscard]] static std::string claim_in_words(const SearchLine& line) {
    if (!line.claimed) {
      return "";
    }
    return "The system itself counts " + std::to_string(*line.claimed) + ".";
  }

  [[nodiscard]] static std::string answer_in_words(const SearchLine& line) {
    return line.outcome == SearchOutcome::nil ? "They looked and say that they hold nothing." : "";
  }

  [[nodiscard]] std::string decision_in_words(const SearchLine& line) const {
    if (line.approved_by.empty()) {
      return "";
    }
    const std::string officer = m_config.name_officers ? line.approved_by + " for us"
                                                       : "An officer of " + in_person(line.approved_by);
    return officer + " decided" + on_day(line.on) +
           " that we need not search further. The reason: " + ended(line.reason);
  }

  const workspace::Config& m_config;
  std::vector<SearchRecord> m_searches;
  std::vector<std::string> m_common;
  std::map<std::string, SourceConfig> m_sources;
  std::map<std::string, Date> m_asked;
};

}  // namespace

SearchStory search_story(Desk& desk, std::string_view reference) {
  return LineWriter(desk, reference).story();
}

}  // namespace dsrkit::workflow
