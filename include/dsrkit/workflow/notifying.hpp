#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// How the council knows that somebody has the data.
enum class RecipientOrigin { notice, disclosure, officer };

/// Somebody to whom the data were or may have been disclosed (UK GDPR Articles 4(9) and 19).
struct Recipient {
  std::string id;    ///< made of the name, or the reference of the case that disclosed
  std::string name;  ///< of the organisation; of who asked for another person only the case they asked in
  RecipientOrigin origin = RecipientOrigin::notice;
  std::optional<Date> told;
  std::string method;  ///< how they were told
  std::string waived;  ///< "impossible" or "disproportionate"
  std::string because;

  [[nodiscard]] bool open() const { return !told && waived.empty(); }
};

[[nodiscard]] std::string_view recipient_origin_name(RecipientOrigin origin);

/// Every recipient that the service profile of the case, the disclosures to others about the same person and
/// the officers name, and what is recorded of each, in this order.
[[nodiscard]] std::vector<Recipient> recipients_of(Desk& desk, std::string_view reference);

// Each act throws Error(not_lawful) when Article 19 is not about the right, when nothing is rectified or
// restricted yet, or when the recipient is told or waived already; Error(not_found) for an unknown one.

/// Somebody the council knows to have the data beside those.
void add_recipient(Desk& desk, std::string_view reference, Date on, const std::string& name);
void tell_recipient(Desk& desk, std::string_view reference, Date on, const std::string& recipient,
                    const std::string& method);
/// Telling them is impossible or would involve disproportionate effort (Article 19).
void waive_recipient(Desk& desk, std::string_view reference, Date on, const std::string& recipient,
                     const std::string& ground, const std::string& because);
/// The person asked who they are, and was told (Article 19, second sentence).
void name_recipients(Desk& desk, std::string_view reference, Date on, const std::string& method);

}  // namespace dsrkit::workflow
