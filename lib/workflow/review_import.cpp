#include "dsrkit/workflow/review_import.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/workflow/review.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kPolicy = "policy";

bool is_same(const std::optional<Decision>& now, const OfflineDecision& offline) {
  if (!now) {
    return offline.action == Action::refer;
  }
  return now->action == offline.action && now->reason == offline.reason &&
         (offline.action != Action::redact || now->code == offline.code);
}

/// Only these can be overruled: of the others nothing could be recorded.
bool can_overrule(ConflictKind kind) {
  return kind == ConflictKind::decided_meanwhile || kind == ConflictKind::changed_meanwhile;
}

/// Holds the decisions of a file against the register.
class Comparison {
public:
  Comparison(Desk& desk, std::string_view reference)
      : m_catalogue(law::load_exemptions()), m_jurisdiction(desk.reg().case_of(reference).jurisdiction) {
    desk.reg().for_each_mention(reference, [this](const store::DecidedMention& decided) {
      m_known.emplace(decided.mention.key, decided);
    });
  }

  /// What stands in the way, if anything does.
  [[nodiscard]] std::optional<ImportConflict> conflict(const OfflineDecision& offline) {
    const auto found = m_known.find(offline.mention);
    if (found == m_known.end()) {
      return ImportConflict{offline.mention, ConflictKind::unknown_place,
                            "the case has no such place; the records have changed since the export"};
    }
    if (!m_named.insert(offline.mention).second) {
      return ImportConflict{offline.mention, ConflictKind::decided_twice,
                            "the file decides this place twice"};
    }
    if (auto unusable = unusable_conflict(found->second.mention, offline)) {
      return unusable;
    }
    return basis_conflict(found->second.decision, offline);
  }

  [[nodiscard]] bool is_unchanged(const OfflineDecision& offline) const {
    const auto found = m_known.find(offline.mention);
    return found != m_known.end() && !m_named.contains(offline.mention) &&
           is_same(found->second.decision, offline);
  }

  void note_named(const std::string& mention) { m_named.insert(mention); }

private:
  [[nodiscard]] std::optional<ImportConflict> unusable_conflict(const Mention& mention,
                                                                const OfflineDecision& offline) const {
    if (offline.with_others && is_ambiguous(mention)) {
      return ImportConflict{offline.mention, ConflictKind::ambiguous_group,
                            "several people can be meant here, and it was decided together with others"};
    }
    if (offline.reason.empty()) {
      return ImportConflict{offline.mention, ConflictKind::missing_reason, "a decision needs a reason"};
    }
    if (offline.action == Action::redact) {
      try {
        (void)m_catalogue.require_withholdable(offline.code, m_jurisdiction);
      } catch (const Error& error) {
        return ImportConflict{offline.mention, ConflictKind::unlawful_code, error.what()};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] static std::optional<ImportConflict> basis_conflict(const std::optional<Decision>& now,
                                                                    const OfflineDecision& offline) {
    if (offline.basis.empty() || offline.basis == basis_of(now)) {
      return std::nullopt;
    }
    if (now && now->decided_by != kPolicy) {
      return ImportConflict{
          offline.mention, ConflictKind::decided_meanwhile,
          now->decided_by + " has decided '" + std::string(action_name(now->action)) + "' since the export"};
    }
    return ImportConflict{offline.mention, ConflictKind::changed_meanwhile,
                          "the proposal is another than the one this was decided against"};
  }

  law::ExemptionCatalogue m_catalogue;
  Jurisdiction m_jurisdiction;
  std::map<std::string, store::DecidedMention> m_known;
  std::set<std::string> m_named;
};

/// The form that import_decisions() takes, with what was accepted.
Value accepted_review(std::string_view reference, const std::vector<const OfflineDecision*>& accepted) {
  Value places = Value::array();
  for (const OfflineDecision* offline : accepted) {
    Value place = Value::object({{"mention", offline->mention},
                                 {"action", action_name(offline->action)},
                                 {"reason", offline->reason}});
    if (offline->action == Action::redact) {
      place.set("code", offline->code);
    }
    places.push_back(std::move(place));
  }
  return Value::object({{"format", "dsrkit.review/1"}, {"case", reference}, {"places", std::move(places)}});
}

/// Who decided elsewhere, and what they noted.
Value notes_of(const ReviewFile& file, const std::vector<const OfflineDecision*>& accepted) {
  std::set<std::string> people;
  Value notes = Value::array();
  for (const OfflineDecision* offline : accepted) {
    if (!offline->decided_by.empty()) {
      people.insert(offline->decided_by);
    }
    if (!offline->note.empty()) {
      notes.push_back(Value::object({{"mention", offline->mention}, {"note", offline->note}}));
    }
  }
  return Value::object({{"file_format", file.format},
                        {"sha256", file.sha256},
                        {"places", accepted.size()},
                        {"decided_offline_by", Value(Value::Array(people.begin(), people.end()))},
                        {"notes", std::move(notes)}});
}

void record(Desk& desk, std::string_view reference, const ReviewFile& file,
            const std::vector<const OfflineDecision*>& accepted) {
  desk.reg().together([&] {
    (void)import_decisions(desk, reference, accepted_review(reference, accepted));
    HeldCase held(desk, reference);
    held.write("review-imported", Value::object({{"sha256", file.sha256}, {"places", accepted.size()}}),
               [&](store::Writer& writer) {
                 writer.append_event("review-imported", desk.context().today, notes_of(file, accepted));
               });
  });
}

}  // namespace

bool is_ambiguous(const Mention& mention) {
  return mention.finding.rule == "names.ambiguous";
}

std::string_view conflict_name(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::unknown_place: return "unknown-place";
    case ConflictKind::decided_meanwhile: return "decided-meanwhile";
    case ConflictKind::changed_meanwhile: return "changed-meanwhile";
    case ConflictKind::decided_twice: return "decided-twice";
    case ConflictKind::ambiguous_group: return "ambiguous-group";
    case ConflictKind::missing_reason: return "missing-reason";
    case ConflictKind::unlawful_code: return "unlawful-code";
  }
  return "";
}

ImportReport import_review(Desk& desk, std::string_view reference, const ReviewFile& file,
                           const ImportOptions& options) {
  ImportReport report{std::string(reference), file.format, options.dry_run, 0, 0, {}};
  Comparison comparison(desk, reference);
  std::vector<const OfflineDecision*> accepted;
  for (const OfflineDecision& offline : file.decisions) {
    if (comparison.is_unchanged(offline)) {
      comparison.note_named(offline.mention);
      ++report.unchanged;
      continue;
    }
    auto conflict = comparison.conflict(offline);
    if (conflict && options.on_conflict == OnConflict::theirs && can_overrule(conflict->kind)) {
      conflict->overruled = true;
    }
    if (!conflict || conflict->overruled) {
      accepted.push_back(&offline);
    }
    if (conflict) {
      report.conflicts.push_back(std::move(*conflict));
    }
  }
  if (options.on_conflict == OnConflict::stop && !report.conflicts.empty()) {
    return report;
  }
  report.taken = static_cast<std::int64_t>(accepted.size());
  if (!options.dry_run && !accepted.empty()) {
    record(desk, reference, file, accepted);
  }
  return report;
}

}  // namespace dsrkit::workflow
