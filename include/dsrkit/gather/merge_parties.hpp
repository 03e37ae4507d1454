#pragma once

#include "dsrkit/model/party.hpp"

#include <vector>

namespace dsrkit::gather {

/// Joins what several sources know of one person or organisation. Two entries are one party when they share
/// an origin and a name, a valid identifier, or their full name with something that supports it and nothing
/// that speaks against it; father and son with one name and two birth dates stay two. Parties that are there
/// already keep their id and whatever an officer set; new ones get the next free ids P1, P2... in an order
/// that does not depend on the order of `found`.
[[nodiscard]] std::vector<Party> merge_parties(std::vector<Party> existing, std::vector<Party> found);

}  // namespace dsrkit::gather
