#include "dsrkit/profile/article_15.hpp"

#include "checks.hpp"
#include "reference_tables.hpp"
#include "wording.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dsrkit::profile {
namespace {

using Texts = std::vector<PointText>;

void say(Texts& texts, std::string text) {
  texts.push_back({false, std::move(text)});
}

void say_all(Texts& texts, const std::vector<std::string>& sentences) {
  for (const auto& sentence : sentences) {
    say(texts, sentence);
  }
}

void list(Texts& texts, std::string text) {
  texts.push_back({true, std::move(text)});
}

void list_all(Texts& texts, const std::string& lead, const std::vector<std::string>& items) {
  if (!items.empty()) {
    say(texts, lead);
    for (const auto& item : items) {
      list(texts, item);
    }
  }
}

Texts purposes(const ServiceProfile& profile) {
  Texts texts;
  if (profile.purposes) {
    list_all(texts, "The service uses information about you for these purposes:", profile.purposes->items);
  }
  return texts;
}

std::vector<std::string> labels(const std::vector<DataCategory>& categories, DataCategoryClass data_class) {
  std::vector<std::string> result;
  for (const auto& category : categories) {
    if (category.data_class == data_class) {
      result.push_back(category.label);
    }
  }
  return result;
}

Texts data_categories(const ServiceProfile& profile) {
  Texts texts;
  if (profile.data_categories) {
    const auto& items = profile.data_categories->items;
    list_all(texts,
             "The service uses these kinds of information:", labels(items, DataCategoryClass::ordinary));
    list_all(texts, "It uses these kinds of information that the law protects more strongly:",
             labels(items, DataCategoryClass::special));
    list_all(texts, "It uses information about criminal offences or proceedings:",
             labels(items, DataCategoryClass::criminal));
  }
  return texts;
}

/// A body as printed and, when it is gone, who it is today.
std::string with_present_name(const std::string& name) {
  const auto* body = find_known_body(name);
  return body == nullptr ? name : name + " (now " + body->now + ")";
}

std::vector<std::string> with_present_names(std::vector<std::string> names) {
  std::transform(names.begin(), names.end(), names.begin(), with_present_name);
  return names;
}

std::string organisation_line(const Organisation& item) {
  const std::string name = with_present_name(item.name);
  if (!item.explanation) {
    return name;
  }
  return name + (item.explanation->starts_with('(') ? " " : ": ") + *item.explanation;
}

std::vector<std::string> organisation_lines(const Listing<Organisation>& listing) {
  std::vector<std::string> lines;
  std::transform(listing.items.begin(), listing.items.end(), std::back_inserter(lines), organisation_line);
  return lines;
}

/// The entries in one line, without the punctuation that ended them in a list.
void list_if(Texts& texts, const std::string& lead, std::vector<std::string> entries) {
  if (entries.empty()) {
    return;
  }
  for (auto& entry : entries) {
    entry.erase(entry.find_last_not_of(" ,;.") + 1);
  }
  list(texts, lead + join(entries, "; "));
}

void tell_research(Texts& texts, const ResearchSharing& research) {
  say(texts, "Information may also be used for research: " + research.name + ".");
  list_if(texts, "commissioned by: ", with_present_names(research.commissioners));
  if (research.researcher) {
    list(texts, "carried out by: " + with_present_name(*research.researcher));
  }
  list_if(texts, "information shared: ", research.shared);
  if (research.frequency) {
    list(texts, "how often: " + *research.frequency);
  }
  std::vector<std::string> linked;
  for (const auto& body : research.linked_with) {
    linked.push_back(with_present_name(body.name));
  }
  list_if(texts, "linked with information of: ", linked);
  list_if(texts, "safeguards: ", research.safeguards);
  if (research.includes_people_not_joined == true) {
    list(texts, "this includes people who were not asked to join the programme");
  }
}

Texts recipients(const ServiceProfile& profile) {
  Texts texts;
  if (profile.recipients) {
    list_all(texts,
             "The service shares information about you with:", organisation_lines(*profile.recipients));
    if (profile.recipients->exhaustive == false) {
      say(texts, "The service's privacy notice says that this list is not complete.");
    }
  }
  for (const auto& research : profile.research) {
    tell_research(texts, research);
  }
  return texts;
}

Texts retention(const ServiceProfile& profile) {
  Texts texts;
  if (profile.retention) {
    for (const auto& rule : profile.retention->rules) {
      list(texts, rule.as_printed);
    }
    say_all(texts, profile.retention->as_printed);
  }
  return texts;
}

Texts rights(const ServiceProfile& profile) {
  Texts texts;
  if (profile.rights && !profile.rights->enumerated.empty()) {
    for (const auto& right : profile.rights->enumerated) {
      list(texts, right.as_printed);
    }
    for (const auto& sentence : {profile.rights->fee, profile.rights->response_period}) {
      if (sentence) {
        say(texts, *sentence);
      }
    }
  }
  return texts;
}

Texts rights_by_law(const ServiceProfile& /*profile*/) {
  return {
      {false, "You have the right to ask the council:"},
      {true, "to correct information that is wrong and to complete what is incomplete (UK GDPR Article 16)"},
      {true, "to erase information, in certain cases (Article 17)"},
      {true, "to restrict what is done with information, in certain cases (Article 18)"},
      {true, "to stop using information, by objecting on grounds of your own situation (Article 21)"}};
}

void tell_contact(Texts& texts, const Contact& contact) {
  say(texts, "You can contact: " + contact.role + ".");
  for (const auto& [lead, detail] :
       {std::pair("email: ", contact.email), std::pair("telephone: ", contact.telephone),
        std::pair("post: ", contact.post), std::pair("web: ", contact.web)}) {
    if (detail) {
      list(texts, lead + *detail);
    }
  }
}

Texts complaint_to_controller(const ServiceProfile& profile) {
  Texts texts;
  for (const auto& contact : profile.complaints.to_controller) {
    tell_contact(texts, contact);
  }
  return texts;
}

Texts complaint_to_controller_by_law(const ServiceProfile& profile) {
  return {
      {false, "You have the right to complain to " + profile.controller.name +
                  " about how it uses information about you (Data Protection Act 2018 section 164A). It must "
                  "confirm within 30 days that it has your complaint, look into it without undue delay and "
                  "tell you the outcome."}};
}

/// Names and numbers of the regulator in notices go out of date: those in complaint_to_regulator_by_law()
/// hold.
Texts complaint_to_regulator(const ServiceProfile& profile) {
  Texts texts;
  if (profile.complaints.to_regulator) {
    say(texts, "The service's privacy notice says that you can complain to the regulator.");
  }
  return texts;
}

Texts complaint_to_regulator_by_law(const ServiceProfile& /*profile*/) {
  const auto& regulator = known_bodies().regulator;
  return {{false, "You have the right to complain to the " + regulator.name + ", formerly the " +
                      regulator.former_names.back() + " (Data Protection Act 2018 section 165)."},
          {true, "telephone: " + regulator.telephone},
          {true, "post: " + regulator.post}};
}

Texts sources(const ServiceProfile& profile) {
  Texts texts;
  if (profile.sources) {
    list_all(texts, "Information about you comes from:", organisation_lines(*profile.sources));
  }
  return texts;
}

Texts automated_decisions(const ServiceProfile& profile) {
  Texts texts;
  const auto& stated = profile.automated_decisions;
  if (!stated || !stated->exist) {
    return texts;
  }
  say(texts, *stated->exist ? "The service takes automated decisions about people."
                            : "The service takes no automated decisions about you.");
  if (stated->profiling) {
    say(texts, *stated->profiling ? "It profiles people." : "It does not profile you.");
  }
  for (const auto& sentence : {stated->logic, stated->consequences}) {
    if (sentence) {
      say(texts, *sentence);
    }
  }
  return texts;
}

Texts transfers(const ServiceProfile& profile) {
  Texts texts;
  const auto& stated = profile.transfers;
  if (!stated || !stated->outside_uk) {
    return texts;
  }
  if (!*stated->outside_uk) {
    say(texts, "Information about you is not sent outside the United Kingdom.");
    return texts;
  }
  say(texts, "Information about you is sent outside the United Kingdom.");
  list_if(texts, "to: ", stated->destinations);
  if (stated->safeguard) {
    list(texts, "protected by: " + *stated->safeguard);
  }
  return texts;
}

using Tell = Texts (*)(const ServiceProfile&);

struct Point {
  const char* point;
  const char* title;
  Tell tell;
  Tell tell_by_law;
};

/// UK GDPR Article 15(1) with point (ea) inserted by the Data (Use and Access) Act 2025 Schedule 10, and
/// 15(2).
constexpr Point kPoints[] = {
    {"15(1)(a)", "Why the service uses information about you", purposes, nullptr},
    {"15(1)(b)", "What kinds of information the service uses", data_categories, nullptr},
    {"15(1)(c)", "Who receives information about you", recipients, nullptr},
    {"15(1)(d)", "How long information is kept", retention, nullptr},
    {"15(1)(e)", "Your rights", rights, rights_by_law},
    {"15(1)(ea)", "Complaining to the council", complaint_to_controller, complaint_to_controller_by_law},
    {"15(1)(f)", "Complaining to the regulator", complaint_to_regulator, complaint_to_regulator_by_law},
    {"15(1)(g)", "Where the information comes from", sources, nullptr},
    {"15(1)(h)", "Automated decisions and profiling", automated_decisions, nullptr},
    {"15(2)", "Sending information abroad", transfers, nullptr},
};

std::string gap_of(std::string_view point, const Findings& findings) {
  std::vector<std::string> gaps;
  for (const auto& finding : findings) {
    if (finding.article == point && finding.severity == FindingSeverity::gap) {
      gaps.push_back(finding.text);
    }
  }
  return join(gaps, " ");
}

}  // namespace

std::vector<ArticlePoint> article_15_information(const ServiceProfile& profile) {
  Findings findings;
  check_points(profile, findings);
  std::vector<ArticlePoint> points;
  for (const Point& point : kPoints) {
    auto paragraphs = point.tell(profile);
    const bool stated = !paragraphs.empty();
    points.push_back({point.point, point.title, stated, std::move(paragraphs),
                      point.tell_by_law == nullptr ? Texts{} : point.tell_by_law(profile),
                      gap_of(point.point, findings)});
  }
  return points;
}

}  // namespace dsrkit::profile
