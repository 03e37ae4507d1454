#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"

namespace dsrkit::workflow {

/// The data subject as party "S" of the case: every name, number and address that is theirs stays readable.
[[nodiscard]] Party subject_party(const DataSubject& subject);

}  // namespace dsrkit::workflow
