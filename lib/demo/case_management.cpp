#include "systems.hpp"

#include "dsrkit/codec/json.hpp"

namespace dsrkit::demo {
namespace {

constexpr int kFirstPerson = 200000;
constexpr int kLongestHistory = 1500;

std::string person_id(const Resident& person) {
  return "P" + std::to_string(kFirstPerson + person.number);
}

sql::Cell text_or_null(const std::string& text) {
  return text.empty() ? sql::Cell{} : sql::Cell{text};
}

std::string address_json(const Family& family) {
  return codec::write_json(Value::object({{"FLAT", ""},
                                          {"BUILDING", ""},
                                          {"HOUSE", family.house},
                                          {"STREET", family.street},
                                          {"TOWN", family.town},
                                          {"UPRN", ""}}));
}

}  // namespace

CaseManagement::CaseManagement(const std::filesystem::path& path, const Value& names, Date today, Dice& dice)
    : m_store(path, "case-management.sql"), m_names(names), m_today(today), m_dice(dice) {
}

std::string CaseManagement::day(int days_ago) const {
  return format_date(add_days(m_today, -days_ago));
}

void CaseManagement::add(const Family& family) {
  for (const Resident& person : family.people) {
    add_person(family, person);
    if (person.child) {
      add_history(person);
    }
  }
}

void CaseManagement::finish() {
  m_store.run("case-management-report.sql");
  m_store.finish();
}

void CaseManagement::add_person(const Family& family, const Resident& person) {
  const auto id = person_id(person);
  const auto number = std::to_string(person.number);
  const char* sex = person.woman ? "F" : "M";
  m_store.insert("ssd_person",
                 Columns{{"pers_person_id", id},
                         {"pers_legacy_id", "L" + number},
                         {"pers_upn", text_or_null(person.pupil_number)},
                         {"pers_forename", person.name.given},
                         {"pers_surname", person.name.family},
                         {"pers_sex", sex},
                         {"pers_gender", sex},
                         {"pers_ethnicity", family.ethnicity},
                         {"pers_dob", format_date(person.born)},
                         {"pers_single_unique_id", person.nhs_number},
                         {"pers_upn_unknown", person.pupil_number.empty() ? sql::Cell{"UN1"} : sql::Cell{}},
                         {"pers_send_flag", "N"},
                         {"pers_is_mother", person.woman && !person.child ? "Y" : "N"},
                         {"pers_nationality", "GBR"}});
  m_store.insert("ssd_family", Columns{{"fami_table_id", "FAX" + number},
                                       {"fami_family_id", "F" + std::to_string(kFirstPerson + family.number)},
                                       {"fami_person_id", id}});
  m_store.insert("ssd_address", Columns{{"addr_table_id", "ADX" + number},
                                        {"addr_person_id", id},
                                        {"addr_address_type", "Home"},
                                        {"addr_address_start_date", day(kLongestHistory)},
                                        {"addr_address_postcode", family.postcode},
                                        {"addr_address_json", address_json(family)}});
}

void CaseManagement::add_history(const Resident& child) {
  const auto id = person_id(child);
  const auto number = std::to_string(child.number);
  const int days_ago = m_dice.between(30, kLongestHistory);
  const auto& worker = m_dice.pick(*m_names.find("workers")).as_string();
  m_store.insert("ssd_contacts", Columns{{"cont_contact_id", "COX" + number},
                                         {"cont_person_id", id},
                                         {"cont_contact_date", day(days_ago)},
                                         {"cont_contact_source_code", "2A"},
                                         {"cont_contact_source_desc", "Schools"},
                                         {"cont_contact_outcome_json", R"({"EARLY_HELP":"Y"})"}});
  if (m_dice.percent(60)) {
    m_store.insert("ssd_early_help_episodes",
                   Columns{{"earl_episode_id", "EEX" + number},
                           {"earl_person_id", id},
                           {"earl_episode_start_date", day(days_ago)},
                           {"earl_episode_reason", "Parenting and school attendance"},
                           {"earl_episode_organisation", "Brackendale Early Help Hub"},
                           {"earl_episode_worker_id", worker}});
  }
  if (m_dice.percent(15)) {
    add_assessment(child, worker, days_ago);
  }
  if (m_dice.percent(8)) {
    m_store.insert(
        "ssd_disability",
        Columns{{"disa_table_id", "DIX" + number}, {"disa_person_id", id}, {"disa_disability_code", "SPCH"}});
  }
  if (m_dice.percent(12) && !child.pupil_number.empty()) {
    m_store.insert(
        "ssd_send",
        Columns{{"send_table_id", "SEX" + number}, {"send_person_id", id}, {"send_upn", child.pupil_number}});
  }
}

void CaseManagement::add_assessment(const Resident& child, const std::string& worker, int days_ago) {
  const auto id = person_id(child);
  const auto number = std::to_string(child.number);
  m_store.insert("ssd_cin_episodes", Columns{{"cine_referral_id", "RFX" + number},
                                             {"cine_person_id", id},
                                             {"cine_referral_date", day(days_ago)},
                                             {"cine_cin_primary_need_code", "N5"},
                                             {"cine_referral_source_code", "2A"},
                                             {"cine_referral_source_desc", "Schools"},
                                             {"cine_referral_nfa", "N"},
                                             {"cine_referral_team", "Assessment team 1"},
                                             {"cine_referral_worker_id", worker}});
  m_store.insert("ssd_cin_assessments", Columns{{"cina_assessment_id", "ASX" + number},
                                                {"cina_person_id", id},
                                                {"cina_referral_id", "RFX" + number},
                                                {"cina_assessment_start_date", day(days_ago - 2)},
                                                {"cina_assessment_child_seen", "Y"},
                                                {"cina_assessment_outcome_nfa", "N"},
                                                {"cina_assessment_team", "Assessment team 1"},
                                                {"cina_assessment_worker_id", worker}});
  m_store.insert("ssd_assessment_factors", Columns{{"cinf_table_id", "AFX" + number},
                                                   {"cinf_assessment_id", "ASX" + number},
                                                   {"cinf_assessment_factors_json", R"(["5A","19B"])"}});
  m_store.insert("ssd_involvements", Columns{{"invo_involvements_id", "INX" + number},
                                             {"invo_professional_id", worker},
                                             {"invo_professional_role_id", "Allocated worker"},
                                             {"invo_professional_team", "Assessment team 1"},
                                             {"invo_person_id", id},
                                             {"invo_involvement_start_date", day(days_ago)},
                                             {"invo_referral_id", "RFX" + number}});
}

}  // namespace dsrkit::demo
