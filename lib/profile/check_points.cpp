#include "checks.hpp"
#include "wording.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::profile {
namespace {

std::optional<std::string> quote(const std::vector<std::string>& as_printed) {
  return as_printed.empty() ? std::nullopt : std::optional(join(as_printed, " "));
}

void add_gap(Findings& findings, std::string article, std::string code, std::string text,
             std::optional<std::string> as_printed = std::nullopt) {
  findings.push_back(
      {std::move(article), FindingSeverity::gap, std::move(code), std::move(text), std::move(as_printed)});
}

void add_note(Findings& findings, std::string article, std::string code, std::string text,
              std::optional<std::string> as_printed = std::nullopt) {
  findings.push_back(
      {std::move(article), FindingSeverity::note, std::move(code), std::move(text), std::move(as_printed)});
}

void check_purposes(const ServiceProfile& profile, Findings& findings) {
  if (!profile.purposes) {
    add_gap(findings, "15(1)(a)", "purposes-not-stated",
            "The notice does not say what the data are used for.");
  }
}

void check_categories_stated(const ServiceProfile& profile, Findings& findings) {
  if (!profile.data_categories) {
    add_gap(findings, "15(1)(b)", "data-categories-not-stated",
            "The notice does not say what kinds of data the service holds.");
  }
}

void check_recipients(const ServiceProfile& profile, Findings& findings) {
  if (!profile.recipients) {
    add_gap(findings, "15(1)(c)", "recipients-not-stated", "The notice does not say who receives the data.");
  } else if (profile.recipients->exhaustive == false) {
    add_note(findings, "15(1)(c)", "recipients-not-exhaustive",
             "The notice says that its list of recipients is not complete. A person who asks is in principle "
             "entitled to the actual recipients (Harrison v Cameron [2024] EWHC 1377 (KB)): add those known.",
             quote(profile.recipients->as_printed));
  }
}

void check_periods(const Retention& retention, Findings& findings) {
  std::vector<std::string> without_start;
  for (const auto& rule : retention.rules) {
    if (!rule.trigger) {
      without_start.push_back(rule.category);
    }
  }
  if (!without_start.empty()) {
    add_gap(findings, "15(1)(d)", "retention-trigger-not-stated",
            "The notice prints years but not the day they count from, so no end can be worked out, for: " +
                enumerate(without_start) + ".");
  }
}

void check_retention(const ServiceProfile& profile, Findings& findings) {
  if (!profile.retention) {
    add_gap(findings, "15(1)(d)", "retention-not-stated",
            "The notice states neither how long data are kept nor what decides it.");
    return;
  }
  switch (profile.retention->basis) {
    case RetentionBasis::schedule:
      add_gap(findings, "15(1)(d)", "retention-by-reference",
              "The notice only points to a retention schedule. Give the period for these records, or the "
              "criteria that decide it.",
              quote(profile.retention->as_printed));
      break;
    case RetentionBasis::criteria:
      add_gap(
          findings, "15(1)(d)", "retention-criteria-only",
          "The notice gives criteria and no period. Criteria suffice only where a period cannot be given: "
          "give the period for these records where there is one.",
          quote(profile.retention->as_printed));
      break;
    case RetentionBasis::periods: check_periods(*profile.retention, findings); break;
  }
}

struct RequiredRight {
  RightKind right;
  std::string_view name;
};

/// The rights that Article 15(1)(e) names.
constexpr std::array<RequiredRight, 4> kRequiredRights{
    {{RightKind::rectification, "rectification (Article 16)"},
     {RightKind::erasure, "erasure (Article 17)"},
     {RightKind::restriction, "restriction (Article 18)"},
     {RightKind::objection, "objection (Article 21)"}}};

void check_rights(const ServiceProfile& profile, Findings& findings) {
  if (!profile.rights || profile.rights->enumerated.empty()) {
    add_gap(findings, "15(1)(e)", "rights-not-enumerated",
            "The notice does not name the rights to rectification, erasure, restriction and objection.",
            profile.rights ? quote(profile.rights->as_printed) : std::nullopt);
    return;
  }
  const auto& printed = profile.rights->enumerated;
  for (const auto& required : kRequiredRights) {
    if (std::none_of(printed.begin(), printed.end(),
                     [&](const PrintedRight& right) { return right.right == required.right; })) {
      add_gap(findings, "15(1)(e)", "right-missing",
              "The notice lists rights but not the right to " + std::string(required.name) + ".");
    }
  }
}

bool has_details(const Contact& contact) {
  return contact.email || contact.telephone || contact.post || contact.web;
}

void check_complaint_to_controller(const ServiceProfile& profile, Findings& findings) {
  const auto& routes = profile.complaints.to_controller;
  if (routes.empty()) {
    add_gap(
        findings, "15(1)(ea)", "complaint-to-controller-not-stated",
        "The notice does not say that people can complain to the council itself: a right since 19 June 2026 "
        "(Data Protection Act 2018 s.164A).");
    return;
  }
  const bool cites_right = std::any_of(routes.begin(), routes.end(), [](const Contact& route) {
    return mentions(join(route.as_printed, " "), "164A");
  });
  if (!cites_right) {
    add_gap(findings, "15(1)(ea)", "complaint-right-not-mentioned",
            "The notice names someone to contact but not the right to complain to the controller under Data "
            "Protection Act 2018 s.164A, in force since 19 June 2026.",
            quote(routes.front().as_printed));
  }
}

void check_complaint_to_regulator(const ServiceProfile& profile, Findings& findings) {
  const auto& regulator = profile.complaints.to_regulator;
  if (!regulator) {
    add_gap(
        findings, "15(1)(f)", "complaint-to-regulator-not-stated",
        "The notice does not mention the right to complain to the Information Commission (Data Protection "
        "Act 2018 s.165).");
  } else if (!has_details(*regulator)) {
    add_note(findings, "15(1)(f)", "regulator-details-not-stated",
             "The notice names the regulator but not how to reach it.", quote(regulator->as_printed));
  }
}

void check_sources(const ServiceProfile& profile, Findings& findings) {
  if (!profile.sources) {
    add_gap(findings, "15(1)(g)", "sources-not-stated", "The notice does not say where the data come from.");
    return;
  }
  const auto& items = profile.sources->items;
  if (std::all_of(items.begin(), items.end(),
                  [](const auto& item) { return item.sector == Sector::mixed; })) {
    std::vector<std::string> names;
    for (const auto& item : items) {
      names.push_back(item.name);
    }
    add_gap(findings, "15(1)(g)", "sources-only-general",
            "The notice names its sources only in general terms. Article 15(1)(g) wants any available "
            "information about them.",
            enumerate(names));
  }
}

std::vector<std::string> analytics_systems(const ServiceProfile& profile) {
  std::vector<std::string> names;
  for (const auto& system : profile.systems) {
    if (system.kind == SystemKind::analytics) {
      names.push_back(system.name);
    }
  }
  return names;
}

void check_automated_decisions(const ServiceProfile& profile, Findings& findings) {
  const auto& stated = profile.automated_decisions;
  if (!stated || !stated->exist) {
    const auto systems = analytics_systems(profile);
    add_gap(findings, "15(1)(h)", "automated-decisions-not-stated",
            "The notice does not say whether there are automated decisions or profiling" +
                (systems.empty() ? std::string(".")
                                 : ", although data are brought together and analysed in: " +
                                       enumerate(systems) + ". Find out whether people are selected there."));
    return;
  }
  if (*stated->exist && (!stated->logic || !stated->consequences)) {
    add_gap(findings, "15(1)(h)", "automated-decisions-not-explained",
            "The notice says that there are automated decisions but not their logic, significance and "
            "consequences.",
            quote(stated->as_printed));
  }
  if (!stated->profiling) {
    add_note(findings, "15(1)(h)", "profiling-not-stated",
             "The notice speaks of automated decisions and says nothing of profiling.",
             quote(stated->as_printed));
  }
}

void check_transfers(const ServiceProfile& profile, Findings& findings) {
  if (!profile.transfers || !profile.transfers->outside_uk) {
    add_gap(findings, "15(2)", "transfers-not-stated",
            "The notice does not say whether data leave the United Kingdom.");
  } else if (*profile.transfers->outside_uk && !profile.transfers->safeguard) {
    add_gap(findings, "15(2)", "transfer-safeguard-not-stated",
            "The notice says that data leave the United Kingdom but not under which safeguard of Article 46.",
            quote(profile.transfers->as_printed));
  }
}

void check_contact(const ServiceProfile& profile, Findings& findings) {
  const auto& contact = profile.controller.contact;
  if (!has_details(contact)) {
    add_note(findings, "13(1)(b)", "contact-details-not-stated",
             "The notice names the " + contact.role + " but not how to reach them.",
             quote(contact.as_printed));
  }
}

}  // namespace

void check_points(const ServiceProfile& profile, Findings& findings) {
  check_purposes(profile, findings);
  check_categories_stated(profile, findings);
  check_recipients(profile, findings);
  check_retention(profile, findings);
  check_rights(profile, findings);
  check_complaint_to_controller(profile, findings);
  check_complaint_to_regulator(profile, findings);
  check_sources(profile, findings);
  check_automated_decisions(profile, findings);
  check_transfers(profile, findings);
  check_contact(profile, findings);
}

}  // namespace dsrkit::profile
