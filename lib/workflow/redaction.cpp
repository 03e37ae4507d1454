#include "dsrkit/workflow/redaction.hpp"

#include "item_redactor.hpp"
#include "passage_notes.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/redact/content.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/workflow/content_rules.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <utility>
#include <vector>

namespace dsrkit::workflow {
namespace {

constexpr const char* kStage = "redact";

/// Fields one after the other, each with its length, so that no two different lists look alike.
class Basis {
public:
  Basis& add(std::string_view field) {
    m_digest.update(std::to_string(field.size()) + ":");
    m_digest.update(field);
    return *this;
  }

  Basis& add(const std::vector<std::string>& fields) {
    add(std::to_string(fields.size()));
    for (const auto& field : fields) {
      add(field);
    }
    return *this;
  }

  std::string finish() { return m_digest.finish(); }

private:
  crypto::Sha256 m_digest;
};

void add_party(Basis& basis, const Party& party) {
  basis.add(party.id)
      .add(party_role_name(party.role))
      .add(party.names)
      .add(party.relation)
      .add(party.employer);
  basis.add(party.job).add(party.addresses).add(party.safe_addresses).add(party.phones).add(party.emails);
  basis.add(party.born ? format_date(*party.born) : "").add(party.deceased ? "1" : "0");
  basis.add(party.informant ? "1" : "0").add(consent_name(party.consent));
  basis.add(party.watch_terms).add(party.consent_on ? format_date(*party.consent_on) : "");
  if (party.balance) {
    basis.add(party.balance->disclose ? "disclose" : "withhold");
    basis.add(format_date(party.balance->on)).add(party.balance->by);
  }
  basis.add(party.known_to_subject ? (*party.known_to_subject ? "yes" : "no") : "unknown");
  for (const Identifier& identifier : party.identifiers) {
    basis.add(identifier.type).add(identifier.value);
  }
}

/// What one item's redaction writes; several share a transaction.
struct Finished {
  std::string item;
  std::vector<PassageNote> notes;
  redact::ItemRedaction redaction;
};

void save(HeldCase& held, std::vector<Finished>& finished, const Context& context) {
  if (finished.empty()) {
    return;
  }
  held.write("items-redacted", Value::object({{"items", finished.size()}}), [&](store::Writer& writer) {
    for (Finished& done : finished) {
      for (Decision& proposal : done.redaction.proposals) {
        proposal.decided_at = context.now();
      }
      writer.replace_mentions(done.item, done.redaction.mentions);
      writer.append_decisions(done.redaction.proposals);
      writer.replace_passage_notes(done.item, done.notes);
    }
  });
  finished.clear();
}

}  // namespace

std::vector<PassageNote> read_notes(const redact::ContentReader& reader, Item& item,
                                    const std::vector<PassageClass>& decided,
                                    const redact::MentionKeyer& keyer) {
  item.data_class = redact::record_class(item, decided);
  return redact::with_decided_classes(reader.read(item, keyer), item, decided, keyer);
}

std::string redaction_basis(Desk& desk, const HeldCase& held) {
  Basis basis;
  desk.reg().for_each_item(held.reference(), [&](const Item& item) {
    basis.add(item.id).add(item.digest).add(data_class_name(item.data_class));
  });
  basis.add(jurisdiction_name(held.request().jurisdiction));
  for (const Party& party : desk.reg().parties(held.reference())) {
    add_party(basis, party);
  }
  for (const PassageClass& decided : desk.reg().passage_classes(held.reference())) {
    basis.add(decided.passage).add(data_class_name(decided.data_class));
  }
  const auto folders = desk.workspace().rule_folders();
  basis.add(rules::load_rules(folders).digest).add(rules::load_policy("default", folders).digest);
  basis.add(load_content_rules(folders).digest);
  return held.keyed_digest("redaction-basis", basis.finish());
}

bool is_redaction_fresh(Desk& desk, const HeldCase& held) {
  return desk.reg().stage_digest(held.reference(), kStage) == redaction_basis(desk, held);
}

void require_fresh_redaction(Desk& desk, const HeldCase& held) {
  if (!is_redaction_fresh(desk, held)) {
    throw Error(ErrorCode::wrong_state,
                held.reference() + ": records, people or rules have changed since the redaction",
                "run 'dsrkit redact " + held.reference() + "' again; decisions already made are kept");
  }
}

RedactionReport redact(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  require_state(
      held.request(),
      {CaseState::gathered, CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed},
      "redact");
  const ItemRedactor redactor(desk, held, desk.workspace().rule_folders());
  const std::string basis = redaction_basis(desk, held);

  RedactionReport report;
  report.reference = held.reference();
  std::vector<Item> items;
  desk.reg().for_each_item(reference, [&](const Item& item) { items.push_back(item); });
  constexpr std::size_t kItemsPerWrite = 100;
  std::vector<Finished> finished;
  for (const Item& metadata : items) {
    desk.context().check_interrupt();
    Item item = held.load_item(metadata);
    for_each_passage(item, [&](const Passage&) { ++report.passages; });
    auto redacted = redactor.redact(item);
    finished.push_back({item.id, std::move(redacted.notes), std::move(redacted.redaction)});
    desk.context().progress->report("looking for other people in records",
                                    static_cast<std::size_t>(++report.items), items.size());
    if (finished.size() >= kItemsPerWrite) {
      save(held, finished, desk.context());
    }
  }
  save(held, finished, desk.context());
  desk.context().progress->finish();
  report.counts = desk.reg().mention_counts(reference);
  report.stale = static_cast<std::int64_t>(desk.reg().stale_decisions(reference).size());
  held.write(
      "redacted",
      Value::object(
          {{"items", report.items}, {"mentions", report.counts.mentions}, {"open", report.counts.open}}),
      [&](store::Writer& writer) {
        writer.put_stage_digest(kStage, basis);
        writer.append_event("redacted", desk.context().today,
                            Value::object({{"mentions", report.counts.mentions}}));
        held.move(writer, CaseState::redacted);
      });
  return report;
}

}  // namespace dsrkit::workflow
