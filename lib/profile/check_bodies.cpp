#include "checks.hpp"
#include "reference_tables.hpp"
#include "wording.hpp"

#include "dsrkit/base/date.hpp"

#include <algorithm>

namespace dsrkit::profile {
namespace {

/// A sentence or name of the notice and the point of Article 15 it belongs to.
struct PrintedText {
  std::string article;
  std::string text;
  bool history = false;
};

class PrintedTexts {
public:
  void add(std::string_view article, const std::string& text, bool history = false) {
    m_texts.push_back({std::string(article), text, history});
  }

  void add(std::string_view article, const std::optional<std::string>& text) {
    if (text) {
      add(article, *text);
    }
  }

  void add(std::string_view article, const std::vector<std::string>& texts, bool history = false) {
    for (const auto& text : texts) {
      add(article, text, history);
    }
  }

  template <typename Item>
  void add_context(std::string_view article, const std::optional<Listing<Item>>& listing) {
    if (listing) {
      add(article, listing->as_printed);
    }
  }

  void add_organisations(std::string_view article, const std::optional<Listing<Organisation>>& listing) {
    if (listing) {
      for (const auto& item : listing->items) {
        add(article, item.name);
      }
    }
    add_context(article, listing);
  }

  void add_research(const ResearchSharing& research) {
    constexpr std::string_view article = "15(1)(c)";
    add(article, research.commissioners);
    add(article, research.researcher);
    for (const auto& linked : research.linked_with) {
      add(article, linked.name);
    }
    add(article, research.as_printed);
  }

  [[nodiscard]] std::vector<PrintedText> take() && { return std::move(m_texts); }

private:
  std::vector<PrintedText> m_texts;
};

/// Everything in which a notice may name a body, current text before history.
std::vector<PrintedText> printed_texts(const ServiceProfile& profile) {
  PrintedTexts texts;
  texts.add_organisations("15(1)(c)", profile.recipients);
  for (const auto& research : profile.research) {
    texts.add_research(research);
  }
  texts.add_organisations("15(1)(g)", profile.sources);
  texts.add("15(1)(a)", profile.service.programme);
  if (profile.purposes) {
    texts.add("15(1)(a)", profile.purposes->items);
  }
  texts.add_context("15(1)(a)", profile.purposes);
  texts.add("15(1)(a)", profile.notice.introduction);
  texts.add_context("15(1)(b)", profile.data_categories);
  texts.add_context("13(1)(c)", profile.lawful_bases);
  for (const auto& statement : profile.statements) {
    texts.add("15(1)(a)", statement.text);
  }
  texts.add("15(1)(a)", profile.service.history, true);
  return std::move(texts).take();
}

ProfileFinding finding_about(const KnownBody& body, const PrintedText& printed) {
  if (printed.history) {
    return {printed.article,
            FindingSeverity::note,
            "former-body-in-history",
            "The notice names " + body.names.front() + " when it tells the past: " + body.reason + ".",
            printed.text,
            body.now};
  }
  return {printed.article,
          FindingSeverity::defect,
          body.gone ? "body-gone" : "body-misnamed",
          body.names.front() + ": " + body.reason + ".",
          printed.text,
          body.now};
}

void check_known_bodies(const ServiceProfile& profile, Findings& findings) {
  const auto texts = printed_texts(profile);
  for (const auto& body : known_bodies().bodies) {
    const auto printed = std::find_if(texts.begin(), texts.end(), [&](const PrintedText& text) {
      return mentions_any(text.text, body.names);
    });
    if (printed != texts.end()) {
      findings.push_back(finding_about(body, *printed));
    }
  }
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

void check_regulator(const ServiceProfile& profile, Findings& findings) {
  const auto& printed = profile.complaints.to_regulator;
  if (!printed) {
    return;
  }
  const auto& regulator = known_bodies().regulator;
  if (mentions_any(printed->role, regulator.former_names)) {
    findings.push_back(
        {"15(1)(f)", FindingSeverity::defect, "regulator-renamed",
         "The regulator has been the " + regulator.name + " since " + format_date_long(regulator.since) + ".",
         printed->role, regulator.name});
  }
  if (printed->telephone && digits_of(*printed->telephone) != digits_of(regulator.telephone)) {
    findings.push_back({"15(1)(f)", FindingSeverity::defect, "regulator-telephone-differs",
                        "The regulator's telephone number is " + regulator.telephone + ".",
                        printed->telephone, regulator.telephone});
  }
}

}  // namespace

void check_bodies(const ServiceProfile& profile, Findings& findings) {
  check_known_bodies(profile, findings);
  check_regulator(profile, findings);
}

}  // namespace dsrkit::profile
