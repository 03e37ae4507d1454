#include "disclosure_input.hpp"

#include "bundle_labels.hpp"
#include "letter_facts.hpp"
#include "search_lines.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/disclosure_text.hpp"
#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/profile/article_15.hpp"
#include "dsrkit/profile/profile.hpp"

#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

using bundle::TextSection;

bundle::Sender sender_of(const workspace::Controller& controller) {
  bundle::Sender sender{controller.name, {}};
  if (!controller.team.empty()) {
    sender.lines.push_back(controller.team);
  }
  sender.lines.insert(sender.lines.end(), controller.address.begin(), controller.address.end());
  for (const auto* line : {&controller.email, &controller.phone}) {
    if (!line->empty()) {
      sender.lines.push_back(*line);
    }
  }
  return sender;
}

/// Appends to the last section; a paragraph after a list begins a section without a heading, so that the
/// order is kept.
void add_texts(std::vector<TextSection>& sections, const std::vector<profile::PointText>& texts) {
  for (const auto& [bullet, text] : texts) {
    if (!bullet && !sections.back().bullets.empty()) {
      sections.push_back({});
    }
    (bullet ? sections.back().bullets : sections.back().paragraphs).push_back(text);
  }
}

std::vector<TextSection> article_15_sections(const ServiceProfile& service, bool redline,
                                             std::vector<std::string>& gaps) {
  std::vector<TextSection> sections;
  for (const profile::ArticlePoint& point : profile::article_15_information(service)) {
    sections.push_back({point.title, {}, {}});
    add_texts(sections, point.paragraphs);
    // Rights and complaint routes hold by law: the document tells them whatever the notice leaves out.
    const bool told_by_law = !point.by_law.empty();
    if (!point.gap.empty() && !told_by_law) {
      gaps.push_back(point.point + ": " + point.gap);
      if (redline) {
        add_texts(sections, {{false, "For the officer: " + point.gap}});
      }
    }
    if (!point.stated && !told_by_law) {
      add_texts(sections, {{false, "The privacy notice for this service does not say this."}});
    }
    add_texts(sections, point.by_law);
  }
  return sections;
}

std::map<std::string, bundle::CodeMeaning> code_meanings() {
  std::map<std::string, bundle::CodeMeaning> meanings;
  const law::ExemptionCatalogue catalogue = law::load_exemptions();
  for (const law::Exemption& exemption : catalogue.exemptions()) {
    meanings[exemption.code] = {exemption.code, exemption.label, exemption.citation, exemption.meaning};
  }
  return meanings;
}

/// Who is who in the labels: "neighbour A to C" are three neighbours.
std::vector<bundle::RoleLine> role_lines(const redact::Labels& labels) {
  std::map<std::string, std::vector<std::string>> roles;
  for (const auto& [role, label] : labels.people()) {
    roles[role].push_back(label);
  }
  std::vector<bundle::RoleLine> lines;
  for (const auto& [role, people] : roles) {
    const bool one = people.size() == 1;
    lines.push_back({one ? role
                         : people.front() + (people.size() == 2 ? " and " : " to ") +
                               people.back().substr(role.size() + 1),
                     one ? "one person" : std::to_string(people.size()) + " people, a letter for each"});
  }
  return lines;
}

/// Reads records from the vault and applies the decisions.
class RecordReader {
public:
  RecordReader(Desk& desk, const HeldCase& held, BundleLabels labels, bool redline)
      : m_desk(desk), m_held(held), m_labels(std::move(labels)), m_redline(redline) {
    for (const SourceConfig& source : desk.workspace().config().sources) {
      m_sources[source.id] = source;
    }
  }

  void for_each(const std::function<void(const bundle::DisclosedItem&)>& visit) const {
    std::vector<Item> items;
    m_desk.reg().for_each_item(m_held.reference(), [&](const Item& item) { items.push_back(item); });
    std::size_t done = 0;
    for (Item& metadata : items) {
      m_desk.context().check_interrupt();
      visit(disclosed(m_held.load_item(std::move(metadata))));
      m_desk.context().progress->report("setting records", ++done, items.size());
    }
    m_desk.context().progress->finish();
  }

private:
  [[nodiscard]] bundle::DisclosedItem disclosed(const Item& item) const {
    const PassageReplacements replacements = replacements_of(item);
    bundle::DisclosedItem result;
    result.id = item.id;
    result.source = item.source;
    result.date = item.date;
    result.retrieved = item.retrieved;
    const auto source = m_sources.find(item.source);
    result.source_label =
        source == m_sources.end() ? "Records handed over for this request" : source->second.label;
    result.dataset_label = dataset_label(item);
    result.title = title_of(item, replacements, result.dataset_label);
    result.content = disclose(item, replacements);
    std::size_t number = 0;
    for (const Attachment& attachment : item.attachments) {
      result.attachments.push_back("Attachment " + std::to_string(++number) + " of this record" +
                                   (attachment.blob.empty() ? " was not supplied with it; ask us for it."
                                                            : " is kept with it; ask us for a copy."));
    }
    return result;
  }

  [[nodiscard]] PassageReplacements replacements_of(const Item& item) const {
    std::map<PassageRef, std::string> texts;
    if (m_redline) {
      for_each_passage(item, [&](const Passage& passage) { texts[passage.ref] = passage.text; });
    }
    PassageReplacements replacements;
    for (const auto& decided : m_desk.reg().mentions(m_held.reference(), item.id)) {
      const Mention& mention = decided.mention;
      const bool withheld = decided.decision && decided.decision->action == Action::redact;
      if (decided.open() && !m_redline) {
        throw Error(ErrorCode::review_incomplete, item.id + ": a place is still open",
                    "see it with 'dsrkit review list " + m_held.reference() + " --open'");
      }
      if (withheld || decided.open()) {
        Replacement replacement{mention.finding.begin, mention.finding.end,
                                withheld ? m_labels.label_of(decided) : "[undecided]",
                                withheld ? decided.decision->code : "undecided"};
        if (m_redline) {
          // First the words themselves, under no code, then the label that stands there for others.
          const std::string words =
              texts[mention.passage].substr(replacement.begin, replacement.end - replacement.begin);
          replacements.push_back({mention.passage, {{replacement.begin, replacement.end, words, ""}}});
          replacement.begin = replacement.end;
          replacement.label =
              " " + replacement.label + (withheld ? " by " + decided.decision->decided_by : "");
        }
        replacements.push_back({mention.passage, {std::move(replacement)}});
      }
    }
    return replacements;
  }

  [[nodiscard]] std::string dataset_label(const Item& item) const {
    const auto source = m_sources.find(item.source);
    if (source != m_sources.end()) {
      for (const DatasetConfig& dataset : source->second.datasets) {
        if (dataset.id == item.dataset) {
          return dataset.label;
        }
      }
    }
    return "Record";
  }

  /// The title may name people. It is shown only when it is one of the record's own passages, as redacted
  /// there; else the dataset's label stands for it.
  [[nodiscard]] static std::string title_of(const Item& item, const PassageReplacements& replacements,
                                            const std::string& dataset_label) {
    std::string title = dataset_label;
    for_each_passage(item, [&](const Passage& passage) {
      if (passage.ref.in_key || passage.text != item.title || passage.text.empty()) {
        return;
      }
      std::vector<Replacement> here;
      for (const auto& [at, ranges] : replacements) {
        if (at == passage.ref) {
          here.insert(here.end(), ranges.begin(), ranges.end());
        }
      }
      title = plain_text(apply_replacements(passage.text, here));
    });
    return title;
  }

  Desk& m_desk;
  const HeldCase& m_held;
  BundleLabels m_labels;
  bool m_redline;
  std::map<std::string, SourceConfig> m_sources;
};

}  // namespace

DisclosureInput disclosure_input(Desk& desk, const HeldCase& held, bool redline, Date today) {
  const RequestCase request = held.request();
  DisclosureInput input;
  bundle::BundleInput& bundle = input.bundle;
  bundle.reference = request.reference;
  bundle.subject_name = request.subject.name.full();
  bundle.recipient_name = recipient_of(request);
  bundle.received = request.received;
  bundle.today = today;
  bundle.redline = redline;
  bundle.sender = sender_of(desk.workspace().config().controller);

  if (request.service_profile.empty()) {
    input.gaps.emplace_back("15(1): the case names no service profile");
  } else {
    const auto profile = profile::load_profile(request.service_profile, desk.workspace().profile_folders());
    bundle.article_15 = article_15_sections(profile, redline, input.gaps);
  }
  const law::DisclosureWording wording = law::load_disclosure_wording();
  const law::LetterFacts facts = letter_facts(desk, request, today);
  bundle.letter = law::fill_letter(law::load_letter_text("disclosure", own_letters(desk)), facts).sections;
  bundle.how_to_read = law::fill(wording.how_to_read, facts);
  bundle.rights = law::fill(wording.your_rights, facts);
  bundle.support = law::fill(wording.support, facts);
  bundle.where_we_looked = law::fill(wording.where_we_looked, facts);
  SearchStory searches = search_story(desk, request.reference);
  if (!searches.by.empty()) {
    bundle.where_we_looked.push_back({"", {searches.by}, {}});
  }
  bundle.searches = std::move(searches.lines);
  BundleLabels labels(desk.reg(), request);
  bundle.roles = role_lines(labels.labels());
  bundle.codes = code_meanings();
  const RecordReader reader(desk, held, std::move(labels), redline);
  bundle.for_each_item = [reader](const auto& visit) { reader.for_each(visit); };
  return input;
}

}  // namespace dsrkit::workflow
