#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/match.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/value.hpp"

#include <string>
#include <vector>

namespace dsrkit::store {

/// The JSON columns of the register. The reading functions throw Error(data_invalid) for values of another
/// shape.
[[nodiscard]] Value texts_to_json(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> texts_from_json(const Value& json);
[[nodiscard]] Value person_to_json(const PersonDetails& person);
[[nodiscard]] PersonDetails person_from_json(const Value& json);
[[nodiscard]] Value party_to_json(const Party& party);
[[nodiscard]] Party party_from_json(const Value& json);
[[nodiscard]] Value attachments_to_json(const std::vector<Attachment>& attachments);
[[nodiscard]] std::vector<Attachment> attachments_from_json(const Value& json);
[[nodiscard]] Value evidence_to_json(const std::vector<MatchEvidence>& evidence);
[[nodiscard]] std::vector<MatchEvidence> evidence_from_json(const Value& json);

}  // namespace dsrkit::store
