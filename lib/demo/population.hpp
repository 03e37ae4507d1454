#pragma once

#include "identifiers.hpp"

#include "dsrkit/base/date.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::demo {

/// Chance, decided by a seed.
class Dice {
public:
  explicit Dice(std::string_view seed) : m_random(seed) {}

  /// Between `low` and `high`, both included.
  [[nodiscard]] int between(int low, int high);

  [[nodiscard]] bool percent(int chance) { return between(1, 100) <= chance; }

  [[nodiscard]] const Value& pick(const Value& array);

private:
  crypto::SeededRandom m_random;
};

/// One member of an invented family.
struct Resident {
  std::uint32_t number = 0;  ///< counts everybody
  PersonName name;
  bool woman = false;
  bool child = false;
  Date born{};
  std::string nhs_number;
  std::string pupil_number;  ///< of a child at school
  std::string phone;

  bool operator==(const Resident&) const = default;
};

/// An invented family; adults come before children.
struct Family {
  std::uint32_t number = 0;
  std::string ethnicity;  ///< code of the Department for Education
  std::string house;
  std::string street;
  std::string town;
  std::string postcode;
  std::string school;
  std::vector<Resident> people;

  [[nodiscard]] std::string address() const;
  bool operator==(const Family&) const = default;
};

/// Invents families one after another; some have twins, some a son with his father's name.
class Population {
public:
  /// `names` is share/demo/names.json.
  Population(const Value& names, Date today, Dice& dice);

  [[nodiscard]] Family next();

private:
  [[nodiscard]] Resident resident(const Value& community, const std::string& surname, bool woman,
                                  int age_in_days);
  void add_adults(Family& family, const Value& community, const std::string& surname);
  void add_children(Family& family, const Value& community, const std::string& surname);

  const Value& m_names;
  Date m_today;
  Dice& m_dice;
  NhsNumbers m_nhs_numbers;
  std::uint32_t m_families = 0;
  std::uint32_t m_people = 0;
};

}  // namespace dsrkit::demo
