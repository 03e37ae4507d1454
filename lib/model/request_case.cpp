#include "dsrkit/model/request_case.hpp"

#include "names.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<Right, 8> kRights{{{Right::access, "access"},
                                       {Right::rectification, "rectification"},
                                       {Right::erasure, "erasure"},
                                       {Right::restriction, "restriction"},
                                       {Right::portability, "portability"},
                                       {Right::objection, "objection"},
                                       {Right::automated_decision, "automated-decision"},
                                       {Right::complaint, "complaint"}}};

constexpr NameTable<Right, 8> kPrefixes{{{Right::access, "AR"},
                                         {Right::rectification, "RC"},
                                         {Right::erasure, "ER"},
                                         {Right::restriction, "RS"},
                                         {Right::portability, "PT"},
                                         {Right::objection, "OB"},
                                         {Right::automated_decision, "AD"},
                                         {Right::complaint, "CM"}}};

constexpr NameTable<Jurisdiction, 3> kJurisdictions{{{Jurisdiction::england_and_wales, "england-and-wales"},
                                                     {Jurisdiction::scotland, "scotland"},
                                                     {Jurisdiction::northern_ireland, "northern-ireland"}}};

constexpr NameTable<Capacity, 4> kCapacities{{{Capacity::self, "self"},
                                              {Capacity::parent, "parent"},
                                              {Capacity::agent, "agent"},
                                              {Capacity::deputy, "deputy"}}};

constexpr NameTable<CaseState, 12> kStates{{{CaseState::received, "received"},
                                            {CaseState::identity_requested, "identity-requested"},
                                            {CaseState::gathered, "gathered"},
                                            {CaseState::redacted, "redacted"},
                                            {CaseState::reviewed, "reviewed"},
                                            {CaseState::bundled, "bundled"},
                                            {CaseState::sealed, "sealed"},
                                            {CaseState::released, "released"},
                                            {CaseState::decided, "decided"},
                                            {CaseState::refused, "refused"},
                                            {CaseState::withdrawn, "withdrawn"},
                                            {CaseState::closed, "closed"}}};

}  // namespace

std::string_view right_name(Right right) {
  return name_in(kRights, right);
}

std::optional<Right> parse_right(std::string_view name) {
  return parse_in(kRights, name);
}

std::string_view reference_prefix(Right right) {
  return name_in(kPrefixes, right);
}

std::string_view jurisdiction_name(Jurisdiction jurisdiction) {
  return name_in(kJurisdictions, jurisdiction);
}

std::optional<Jurisdiction> parse_jurisdiction(std::string_view name) {
  return parse_in(kJurisdictions, name);
}

std::string_view capacity_name(Capacity capacity) {
  return name_in(kCapacities, capacity);
}

std::optional<Capacity> parse_capacity(std::string_view name) {
  return parse_in(kCapacities, name);
}

std::string_view state_name(CaseState state) {
  return name_in(kStates, state);
}

std::optional<CaseState> parse_state(std::string_view name) {
  return parse_in(kStates, name);
}

std::vector<std::string> right_names() {
  return names_in(kRights);
}

std::vector<std::string> jurisdiction_names() {
  return names_in(kJurisdictions);
}

std::vector<std::string> capacity_names() {
  return names_in(kCapacities);
}

std::vector<std::string> state_names() {
  return names_in(kStates);
}

}  // namespace dsrkit
