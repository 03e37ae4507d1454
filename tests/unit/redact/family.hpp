#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/redact/scanner.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::test {

/// An invented case: Aisha Khan, her family with one surname, a neighbour, a father and son of one name,
/// workers.
inline std::vector<Party> family() {
  const auto make = [](std::string id, PartyRole role, std::vector<std::string> names, std::string relation) {
    Party party;
    party.id = std::move(id);
    party.role = role;
    party.names = std::move(names);
    party.relation = std::move(relation);
    return party;
  };
  std::vector<Party> parties{
      make("S", PartyRole::subject, {"Aisha Khan", "Ash"}, ""),
      make("P1", PartyRole::third_party, {"Karen Hughes", "Kaz"}, "neighbour"),
      make("P2", PartyRole::professional, {"Dr Omar Siddiqui"}, ""),
      make("P3", PartyRole::third_party, {"Nadia Khan"}, "mother"),
      make("P4", PartyRole::third_party, {"Katarzyna Wójcik-Nowak"}, "maternal grandmother"),
      make("P5", PartyRole::third_party, {"Thomas O'Brien"}, "friend"),
      make("P6", PartyRole::third_party, {"Thomas O'Brien Jr"}, "classmate"),
      make("P7", PartyRole::professional, {"Sarah Whitworth"}, ""),
      make("P8", PartyRole::third_party, {"Mark Price"}, "uncle"),
      make("P9", PartyRole::third_party, {"Zara Khan"}, "twin sister"),
      make("P10", PartyRole::third_party, {"王小明"}, "friend"),
  };
  parties[0].born = Date{std::chrono::year(2009), std::chrono::month(4), std::chrono::day(12)};
  parties[0].phones = {"07700 900111"};
  parties[0].addresses = {"14 Elm Road, Oldham, OL1 4QT"};
  parties[0].identifiers = {{"nhs-number", "9990000018"}, {"system-id", "CM-204417"}};
  parties[1].phones = {"07700 900222"};
  parties[1].emails = {"kaz.h@example.org"};
  parties[1].addresses = {"16 Elm Road, Oldham, OL1 4QT"};
  parties[2].employer = "GP surgery";
  parties[3].born = Date{std::chrono::year(1984), std::chrono::month(2), std::chrono::day(3)};
  parties[3].identifiers = {{"nhs-number", "9990000026"}, {"system-id", "CM-311908"}};
  parties[3].addresses = {"14 Elm Road, Oldham, OL1 4QT"};
  parties[3].safe_addresses = {"Flat 3, 22 Willow Street, Bury, BL9 0AA"};
  parties[7].job = "social worker";
  return parties;
}

inline const rules::RuleSet& shipped_rules() {
  static const rules::RuleSet kRules = rules::load_rules();
  return kRules;
}

inline const redact::Scanner& family_scanner() {
  static const redact::Scanner kScanner(shipped_rules(), family());
  return kScanner;
}

/// The finding that covers the first occurrence of `what`, or nothing.
inline std::optional<Finding> finding_of(const std::vector<Finding>& findings, std::string_view text,
                                         std::string_view what) {
  const auto begin = text.find(what);
  const auto end = begin + what.size();
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.begin <= begin && end <= finding.end;
  });
  return found == findings.end() ? std::nullopt : std::optional(*found);
}

}  // namespace dsrkit::test
