#pragma once

#include "dsrkit/model/request_case.hpp"
#include "dsrkit/redact/labels.hpp"
#include "dsrkit/register/records.hpp"
#include "dsrkit/register/register.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// The labels of one bundle, made when it is built and kept nowhere else. Letters follow a digest over all
/// that the bundle rests on: the request, where what was decided, and who is who, withheld details included.
/// So the same case has the same letters wherever it is built, another request or another decision has
/// others, and nobody who lacks what is withheld can work them out.
class BundleLabels {
public:
  BundleLabels(const store::Register& reg, const RequestCase& request);

  [[nodiscard]] const redact::Labels& labels() const { return m_labels; }

  /// In place of a withheld mention.
  [[nodiscard]] std::string label_of(const store::DecidedMention& decided) const;

private:
  std::vector<Party> m_parties;
  redact::Labels m_labels;
};

}  // namespace dsrkit::workflow
