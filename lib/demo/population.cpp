#include "population.hpp"

#include <algorithm>

namespace dsrkit::demo {
namespace {

constexpr int kDaysAYear = 365;
constexpr int kSchoolAge = 5;

const Value& member(const Value& object, std::string_view key) {
  return *object.find(key);
}

}  // namespace

int Dice::between(int low, int high) {
  return low + static_cast<int>(crypto::random_below(m_random, static_cast<std::uint64_t>(high - low + 1)));
}

const Value& Dice::pick(const Value& array) {
  const auto& elements = array.as_array();
  return elements[crypto::random_below(m_random, elements.size())];
}

std::string Family::address() const {
  return house + " " + street + ", " + town + " " + postcode;
}

Population::Population(const Value& names, Date today, Dice& dice)
    : m_names(names), m_today(today), m_dice(dice) {
}

Family Population::next() {
  const Value& community = m_dice.pick(member(m_names, "communities"));
  const std::string surname = m_dice.pick(member(community, "families")).as_string();
  Family family;
  family.number = ++m_families;
  family.ethnicity = community.text_or("ethnicity");
  family.house = std::to_string(m_dice.between(1, 180));
  family.street = m_dice.pick(member(m_names, "streets")).as_string();
  family.town = m_names.text_or("town");
  family.postcode = m_names.text_or("district") + std::to_string(m_dice.between(1, 9)) + " " +
                    std::to_string(m_dice.between(1, 9)) + static_cast<char>('P' + m_dice.between(0, 5)) +
                    static_cast<char>('A' + m_dice.between(0, 1));
  family.school = m_dice.pick(member(m_names, "schools")).as_string();
  add_adults(family, community, surname);
  add_children(family, community, surname);
  return family;
}

Resident Population::resident(const Value& community, const std::string& surname, bool woman,
                              int age_in_days) {
  const Value& given = m_dice.pick(member(community, woman ? "women" : "men"));
  Resident person;
  person.number = ++m_people;
  person.name = {given.as_string(), surname};
  person.woman = woman;
  person.born = add_days(m_today, -age_in_days);
  person.nhs_number = m_nhs_numbers.next();
  person.phone = "07700 900" + padded(static_cast<std::uint64_t>(m_dice.between(0, 999)), 3);
  return person;
}

void Population::add_adults(Family& family, const Value& community, const std::string& surname) {
  const bool mother = m_dice.percent(92);
  if (mother) {
    family.people.push_back(
        resident(community, surname, true, m_dice.between(24 * kDaysAYear, 50 * kDaysAYear)));
  }
  if (!mother || m_dice.percent(65)) {
    family.people.push_back(
        resident(community, surname, false, m_dice.between(25 * kDaysAYear, 55 * kDaysAYear)));
  }
}

void Population::add_children(Family& family, const Value& community, const std::string& surname) {
  const bool twins = m_dice.percent(8);
  const Resident last_adult = family.people.back();
  const int count = std::max(m_dice.between(1, 4), twins ? 2 : 1);
  for (int i = 0; i < count; ++i) {
    auto child = resident(community, surname, m_dice.percent(50), m_dice.between(200, 17 * kDaysAYear));
    child.child = true;
    if (i == 0 && !child.woman && !last_adult.woman && m_dice.percent(20)) {
      child.name = last_adult.name;
    }
    if (i == 1 && twins) {
      child.born = family.people.back().born;
    }
    const int start_year = static_cast<int>(child.born.year()) + kSchoolAge;
    if (start_year <= static_cast<int>(m_today.year())) {
      child.pupil_number = demo::pupil_number(child.number, start_year);
    }
    family.people.push_back(std::move(child));
  }
}

}  // namespace dsrkit::demo
