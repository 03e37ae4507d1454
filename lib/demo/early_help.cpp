#include "systems.hpp"

#include <chrono>

namespace dsrkit::demo {
namespace {

constexpr int kFirstPerson = 300000;
constexpr int kLongestHistory = 900;

std::string person_id(const Resident& person) {
  return "EH" + std::to_string(kFirstPerson + person.number);
}

/// As this store writes it: 999 000 0018.
std::string spaced(const std::string& nhs_number) {
  return nhs_number.substr(0, 3) + " " + nhs_number.substr(3, 3) + " " + nhs_number.substr(6);
}

std::string relation_to_child(const Resident& person) {
  if (person.child) {
    return person.woman ? "sister" : "brother";
  }
  return person.woman ? "mother" : "father";
}

}  // namespace

Date working_day(Date date) {
  const auto weekday = std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding();
  return weekday <= 5 ? date : add_days(date, 5 - static_cast<int>(weekday));
}

EarlyHelpNotes::EarlyHelpNotes(const std::filesystem::path& path, const Value& names, Date today, Dice& dice)
    : m_store(path, "early-help-notes.sql"),
      m_names(names),
      m_templates(load_shipped("notes.json")),
      m_today(today),
      m_dice(dice) {
}

void EarlyHelpNotes::add(const Family& family) {
  if (!m_dice.percent(60)) {
    return;
  }
  for (const Resident& person : family.people) {
    add_person(family, person);
    if (person.child) {
      add_relations(family, person);
      add_notes(family, person);
    }
  }
}

void EarlyHelpNotes::add_person(const Family& family, const Resident& person) {
  m_store.insert("eh_person", Columns{{"id", person_id(person)},
                                      {"forename", person.name.given},
                                      {"surname", person.name.family},
                                      {"dob", format_date(person.born)},
                                      {"nhs_number", spaced(person.nhs_number)},
                                      {"address", family.address()},
                                      {"phone", person.child ? sql::Cell{} : sql::Cell{person.phone}}});
}

void EarlyHelpNotes::add_relations(const Family& family, const Resident& child) {
  for (const Resident& other : family.people) {
    if (other == child) {
      continue;
    }
    m_store.insert("eh_relationship",
                   Columns{{"id", "ERX" + std::to_string(++m_relations)},
                           {"person_id", person_id(child)},
                           {"related_name", other.name.full()},
                           {"relation", relation_to_child(other)},
                           {"phone", other.child ? sql::Cell{} : sql::Cell{other.phone}},
                           {"address", other.child ? sql::Cell{} : sql::Cell{family.address()}},
                           {"safe_address", std::int64_t{0}}});
  }
}

void EarlyHelpNotes::add_notes(const Family& family, const Resident& child) {
  const Resident& parent = family.people.front();
  const Resident& second = family.people[1];
  const std::map<std::string, std::string, std::less<>> words{
      {"parent", parent.name.full()}, {"other_parent", second.child ? "Nan" : second.name.given},
      {"child", child.name.given},    {"family", child.name.family},
      {"phone", parent.phone},        {"school", family.school},
      {"street", family.street}};
  const int count = m_dice.between(0, 3);
  for (int i = 0; i < count; ++i) {
    const Date date = working_day(add_days(m_today, -m_dice.between(10, kLongestHistory)));
    const auto& worker = m_dice.pick(*m_names.find("note_workers")).as_string();
    insert_note(person_id(child), worker, m_dice.pick(*m_templates.find("notes")),
                Placeholders{date, {}, words}, false);
  }
}

void EarlyHelpNotes::add_note(const Value& note, const Placeholders& cast) {
  const auto days = static_cast<int>(note.find("day")->as_integer());
  Placeholders places = cast;
  places.base = working_day(add_days(m_today, days));
  insert_note(note.text_or("person"), note.text_or("worker"), note, places,
              note.find("restricted")->as_bool());
}

void EarlyHelpNotes::insert_note(const std::string& person, const std::string& worker, const Value& note,
                                 const Placeholders& places, bool restricted) {
  m_store.insert("eh_note", Columns{{"id", "N" + padded(++m_notes, 7)},
                                    {"person_id", person},
                                    {"worker_id", worker},
                                    {"note_date", format_date(places.base)},
                                    {"note_type", note.text_or("type")},
                                    {"title", places.fill(note.text_or("title"))},
                                    {"body", places.fill(lines_of(*note.find("body")))},
                                    {"restricted", std::int64_t{restricted ? 1 : 0}}});
}

}  // namespace dsrkit::demo
