#include "dsrkit/law/refusals.hpp"

#include "wordings.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::law {
namespace {

constexpr std::array kFeeGrounds{
    Wording{ground::kManifestlyUnfounded,
            "we think that it is not really about your rights. The law calls such a request “manifestly "
            "unfounded” (UK GDPR Article 12(5))"},
    Wording{ground::kExcessive,
            "it goes far beyond what is fair to ask, or repeats what you asked before. The law calls such a "
            "request “excessive” (UK GDPR Article 12(5))"},
};

constexpr std::array kExtensionGrounds{
    Wording{"complexity", "it is complex"},
    Wording{"number", "you have made several requests"},
};

std::vector<RefusalGround> make_grounds() {
  return {
      {ground::kManifestlyUnfounded,
       "UK GDPR Article 12(5)",
       "your request is manifestly unfounded, which means that it is clearly not made to use your rights but "
       "for another purpose",
       "The person does not want to use the right, or means to harass: for example offers to withdraw for a "
       "benefit, or says that the aim is disruption. Rude words alone are not enough. The council has to "
       "demonstrate it in this case.",
       {},
       false},
      {ground::kExcessive,
       "UK GDPR Article 12(5)",
       "your request is manifestly excessive, which means that it clearly asks for too much, for example for "
       "the same again too soon",
       "The request is clearly out of proportion to what it costs to answer, above all because it repeats an "
       "earlier one. Many records alone are not enough: more time or a clarification come first. The council "
       "has to demonstrate it in this case.",
       {},
       false},
      {ground::kIdentityNotProved,
       "UK GDPR Article 12(6)",
       "we could not make sure who you are, and we must not give information about a person to anybody else",
       "There was reasonable doubt about who asks, proof was asked for, and it did not come in a reasonable "
       "time or did not suffice.",
       {},
       false},
      {ground::kAuthorityNotShown,
       "UK GDPR Article 12(6); ICO right of access guidance, 8 December 2025",
       "nothing shows that you may ask for the person whose information it is",
       "Evidence that the requester may act for the person was asked for, and it did not come in a "
       "reasonable time or did not suffice.",
       {},
       false},
      {"not-described",
       "DPA 2018 s.24(5)",
       "what you asked for could only be in papers that are not in any order, and you have not told us what "
       "to look for in them",
       "All the data are manual and unstructured, and the request does not describe them.",
       {Right::access},
       false,
       true},
      {"over-cost-limit",
       "DPA 2018 s.24(5)",
       "what you asked for is in papers that are not in any order, and to search them would cost more than "
       "the law makes us spend",
       "All the data are manual and unstructured, and the estimate of the cost exceeds the appropriate "
       "maximum. Whether the council holds such data must still be said unless that alone would exceed it "
       "(s.24(6)).",
       {Right::access},
       false,
       true},
      {"exempt",
       "DPA 2018 Schs 2 to 4",
       "the law lets us keep back all of the information that you asked for",
       "An exemption applies to everything that was asked for, not only to parts of it; parts are withheld "
       "in the document. Each code has what its test asks for written down.",
       {},
       true,
       true},
      {"accurate",
       "UK GDPR Article 16; DPA 2018 s.205(1)",
       "we have checked the information and it is neither incorrect nor misleading",
       "What is contested was looked into, with the evidence the person gave, and is not incorrect or "
       "misleading as to any matter of fact. An opinion stays and is marked as disputed; a statement of the "
       "person can be added.",
       {Right::rectification},
       false,
       true},
      {"still-needed",
       "UK GDPR Article 17(1), (3)",
       "we still need the information, for example because the law asks us to keep it",
       "No ground of Article 17(1) applies, or the processing is necessary for freedom of expression, a "
       "legal "
       "obligation or public task, public health, archiving or research, or legal claims (Article 17(3)).",
       {Right::erasure},
       false,
       true},
      {"no-ground-to-restrict",
       "UK GDPR Article 18(1)",
       "none of the reasons applies for which the law lets you limit how we use information",
       "Accuracy is not contested, or was verified; the processing is lawful, or erasure is not opposed; the "
       "data are not needed for the person's legal claims; no objection is pending.",
       {Right::restriction},
       false,
       true},
      {"not-portable",
       "UK GDPR Article 20(1), (3)",
       "the right to take information elsewhere covers only what you gave us by consent or for a contract, "
       "and "
       "not what we hold to do our public tasks",
       "The processing does not rest on consent or contract, is not automated, or is necessary for a public "
       "task. Offer access under Article 15 instead.",
       {Right::portability},
       false,
       true},
      {"compelling-grounds",
       "UK GDPR Article 21(1)",
       "we have strong reasons to go on using the information, and they weigh more than your own situation",
       "Compelling legitimate grounds override the person's interests, or the data are needed for legal "
       "claims; "
       "the balance is written down. Never for direct marketing (Article 21(2), (3)).",
       {Right::objection},
       false,
       true},
      {"not-automated",
       "UK GDPR Articles 22A and 22C",
       "the decision was not made by a machine alone, or is not one that the law means",
       "There was meaningful human involvement, or the decision is not significant.",
       {Right::automated_decision},
       false,
       true},
      {ground::kNoAnswer,
       "UK GDPR Articles 12(6) and 12A; ICO right of access guidance",
       "we asked you for something that we need and have not had an answer",
       "A question was asked that the council needs answered, a reasonable time has passed, generally a "
       "month, and nothing came. What can be given without the answer has been given.",
       {},
       false},
      {"subject-died",
       "DPA 2018 s.3(2), (3)",
       "the law that gives people a right to their information covers living people only, and the person has "
       "died",
       "The person whose data they are has died. Tell the requester which other law may help.",
       {},
       false},
  };
}

}  // namespace

bool RefusalGround::applies_to(Right right) const {
  return right != Right::complaint &&
         (rights.empty() || std::find(rights.begin(), rights.end(), right) != rights.end());
}

const std::vector<RefusalGround>& refusal_grounds() {
  static const std::vector<RefusalGround> all = make_grounds();
  return all;
}

const RefusalGround& require_refusal_ground(std::string_view id, Right right) {
  const auto& all = refusal_grounds();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const RefusalGround& ground) { return ground.id == id; });
  if (found == all.end()) {
    const auto ids = refusal_ground_ids();
    const std::string near = closest_match(id, ids);
    throw Error(ErrorCode::not_found, "no ground for a refusal '" + std::string(id) + "'",
                near.empty() ? "known are: " + join(ids, ", ") : "did you mean '" + near + "'?");
  }
  if (right == Right::complaint) {
    throw Error(ErrorCode::not_lawful, "a complaint is not refused, it has an outcome (DPA 2018 s.164A(4))",
                "record it with 'dsrkit complaint outcome'");
  }
  if (!found->applies_to(right)) {
    throw Error(ErrorCode::not_lawful,
                found->id + " is no ground to refuse a request for " + std::string(right_name(right)) + " (" +
                    found->citation + ")",
                found->test);
  }
  return *found;
}

std::vector<std::string> refusal_ground_ids() {
  std::vector<std::string> ids;
  for (const RefusalGround& ground : refusal_grounds()) {
    ids.push_back(ground.id);
  }
  return ids;
}

std::vector<std::string> fee_grounds() {
  return ids_of(kFeeGrounds);
}

std::string fee_ground_text(std::string_view ground) {
  return text_of(kFeeGrounds, ground, "ground for a fee");
}

std::vector<std::string> extension_grounds() {
  return ids_of(kExtensionGrounds);
}

std::string extension_ground_text(std::string_view ground) {
  return text_of(kExtensionGrounds, ground, "ground for an extension");
}

}  // namespace dsrkit::law
