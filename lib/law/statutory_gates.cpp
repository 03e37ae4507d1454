#include "dsrkit/law/statutory_gates.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/gates.hpp"

#include <algorithm>

namespace dsrkit::law {
namespace {

std::vector<EvidenceField> asked(const char* who, const char* test) {
  return {{"professional", who}, {"role", "their role"}, {"opinion", std::string("met or not-met: ") + test}};
}

std::vector<EvidenceField> law_and_opinion(const char* test) {
  return {{"provision", "the provision that was looked at"},
          {"opinion", std::string("met or not-met: ") + test}};
}

std::vector<StatutoryGate> make_gates() {
  std::vector<StatutoryGate> gates;
  // Sch 3 para 21: any record may be of child abuse, whatever its class.
  gates.push_back({.id = "childabuse",
                   .evidence = asked("who decided on the best interests",
                                     "release would not be in the best interests of the person"),
                   .codes = {"CHILDABUSE"},
                   .for_representatives = true,
                   .in_words = true,
                   .whole_case = true});
  gates.push_back({.id = "sw-reporter", .in_words = true});
  gates.push_back({.id = "ed-reporter", .in_words = true});
  gates.push_back({.id = "h-gate",
                   .evidence = asked("the appropriate health professional (Sch 3 para 2)",
                                     "release would be likely to cause serious harm"),
                   .codes = {"H-HARM"},
                   .in_words = true,
                   .ages = true});
  gates.push_back(
      {.id = "sw-harm",
       .evidence = asked("the social work manager", "release would be likely to cause serious harm"),
       .codes = {"SW-HARM", "ED-HARM"}});
  gates.push_back(
      {.id = "court-report",
       .evidence = {{"proceedings", "the proceedings, and who holds the report"},
                    {"opinion", "met or not-met: a court processes the data and may withhold them"}},
       .codes = {"SW-COURT", "H-COURT", "ED-COURT"}});
  gates.push_back(
      {.id = "wishes",
       .evidence = {{"wishes", "what the person concerned said or expects, and where it is recorded"},
                    {"opinion", "met or not-met: they expect that the requester is not told"}},
       .codes = {"SW-WISH", "H-WISH"},
       .for_representatives = true});
  gates.push_back({.id = "adoption",
                   .evidence = law_and_opinion("adoption law restricts the disclosure"),
                   .codes = {"ADOPT"}});
  gates.push_back(
      {.id = "sen",
       .evidence = law_and_opinion("the law on special educational needs restricts the disclosure"),
       .codes = {"SEN"}});
  gates.push_back({.id = "legal-privilege",
                   .evidence = asked("the lawyer who was asked", "privilege could be claimed"),
                   .codes = {"LPP"}});
  gates.push_back({.id = "crime-tax",
                   .evidence = {{"agency", "the police or agency that was asked"},
                                {"opinion", "met or not-met: release would be likely to prejudice its work"}},
                   .codes = {"CRIME"}});
  // Sch 2 para 16(3): all five are circumstances that must be had regard to, where they are there.
  gates.push_back({.id = "third-party-balance",
                   .evidence = {{"information", "the type of information, para 16(3)(a)"},
                                {"confidentiality", "any duty of confidentiality owed, (b)"},
                                {"steps", "the steps taken to seek consent, (c)"},
                                {"capability", "whether they can consent, (d)"},
                                {"refusal", "any express refusal, (e)"}},
                   .codes = {"TP"},
                   .in_words = true});
  return gates;
}

void require_known_fields(const StatutoryGate& gate, const Evidence& given) {
  std::vector<std::string> known;
  for (const EvidenceField& field : gate.evidence) {
    known.push_back(field.field);
  }
  for (const auto& [field, value] : given) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      throw Error(
          ErrorCode::usage, "the gate '" + gate.id + "' asks for no '" + field + "'",
          known.empty() ? "it is answered in words, with --because" : "it asks for: " + join(known, ", "));
    }
    if (field == "opinion" && value != kTestMet && value != kTestNotMet) {
      throw Error(ErrorCode::usage, "an opinion must be 'met' or 'not-met'",
                  "it says whether the test of the law is met: then the words must not be released");
    }
  }
}

}  // namespace

const std::vector<StatutoryGate>& statutory_gates() {
  static const std::vector<StatutoryGate> all = make_gates();
  return all;
}

const StatutoryGate* find_statutory_gate(std::string_view id) {
  const auto& all = statutory_gates();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const StatutoryGate& gate) { return gate.id == id; });
  return found == all.end() ? nullptr : &*found;
}

void require_evidence(const StatutoryGate& gate, const Evidence& given, std::string_view case_reference) {
  require_known_fields(gate, given);
  if (given.empty() && gate.in_words) {
    return;
  }
  const auto missing = missing_fields(gate.evidence, given);
  if (!missing.empty()) {
    throw Error(ErrorCode::gate_unsatisfied,
                std::string(case_reference) + ": the gate '" + gate.id +
                    "' cannot be answered without evidence; missing: " + fields_text(missing) + " (" +
                    law::gate(gate.id).citation + ")",
                "give --professional, --role and --opinion, or --evidence FIELD=VALUE");
  }
}

}  // namespace dsrkit::law
