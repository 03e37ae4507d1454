#pragma once

#include "fides_document.hpp"

#include "dsrkit/model/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// "Order_Item 2" as "order-item-2": small letters and digits with single hyphens between them.
[[nodiscard]] std::string plain_word(std::string_view text);

/// What a field's column means, by its identity, else by its data categories in today's taxonomy or in the
/// one before (fideslang 1: "user.provided.identifiable..."); "other" when neither says it.
[[nodiscard]] std::string meaning_of(const FidesField& field);

/// The mappings of a collection's columns, in its order, but for the parts of an address: as they stand on an
/// envelope.
[[nodiscard]] std::vector<FieldMapping> map_fields(const std::vector<FidesField>& fields);

}  // namespace dsrkit::sources
