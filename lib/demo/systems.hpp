#pragma once

#include "placeholders.hpp"
#include "population.hpp"
#include "system_store.hpp"

#include <filesystem>
#include <string_view>

namespace dsrkit::demo {

/// Writes an invented family to the case management database.
class CaseManagement {
public:
  CaseManagement(const std::filesystem::path& path, const Value& names, Date today, Dice& dice);

  void add(const Family& family);
  void finish();

  [[nodiscard]] SystemStore& store() { return m_store; }

private:
  void add_person(const Family& family, const Resident& person);
  void add_history(const Resident& child);
  void add_assessment(const Resident& child, const std::string& worker, int days_ago);
  [[nodiscard]] std::string day(int days_ago) const;

  SystemStore m_store;
  const Value& m_names;
  Date m_today;
  Dice& m_dice;
};

/// Writes an invented family, and notes made of templates, to the early help case-note store.
class EarlyHelpNotes {
public:
  EarlyHelpNotes(const std::filesystem::path& path, const Value& names, Date today, Dice& dice);

  void add(const Family& family);
  /// A note written by hand (share/demo/cast-notes.json).
  void add_note(const Value& note, const Placeholders& cast);

  [[nodiscard]] SystemStore& store() { return m_store; }

private:
  void add_person(const Family& family, const Resident& person);
  void add_relations(const Family& family, const Resident& child);
  void add_notes(const Family& family, const Resident& child);
  void insert_note(const std::string& person, const std::string& worker, const Value& note,
                   const Placeholders& places, bool restricted);

  SystemStore m_store;
  const Value& m_names;
  Value m_templates;
  Date m_today;
  Dice& m_dice;
  std::uint32_t m_relations = 0;
  std::uint32_t m_notes = 0;
};

/// Writes service responses, one a pupil, to a folder.
class EducationWelfare {
public:
  EducationWelfare(std::filesystem::path folder, Date today, Dice& dice);

  void add(const Family& family);
  /// A response written by hand (share/demo/cast-education.json).
  void add_pupil(const Value& pupil, const Placeholders& cast);

private:
  void write(std::string_view pupil_number, const Value& content, const Value& attachments) const;
  /// Writes a file to the folder of the response and returns its description.
  [[nodiscard]] Value attach(const std::string& upn, const Value& file, std::size_t number,
                             const Placeholders& places) const;
  [[nodiscard]] Value attendance(const Resident& child);

  std::filesystem::path m_folder;
  Date m_today;
  Dice& m_dice;
};

/// The day itself, or the Friday before a weekend: officers write notes on working days.
[[nodiscard]] Date working_day(Date date);

}  // namespace dsrkit::demo
