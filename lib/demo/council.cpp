#include "dsrkit/demo/council.hpp"

#include "cast.hpp"
#include "systems.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

namespace dsrkit::demo {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFamilies = 200000;

void check_options(const CouncilOptions& options) {
  if (options.families < 0 || options.families > kMostFamilies) {
    throw Error(ErrorCode::usage,
                "a demonstration council has 0 to " + std::to_string(kMostFamilies) + " families");
  }
  if (!options.today.ok()) {
    throw Error(ErrorCode::usage, "a demonstration council needs a day to end on");
  }
}

void insert_rows(SystemStore& store, const Value& tables) {
  for (const auto& [table, rows] : tables.as_object()) {
    for (const Value& row : rows.as_array()) {
      store.insert(table, row);
    }
  }
}

void write_systems(const fs::path& folder, const CouncilOptions& options, const Cast& cast) {
  Dice dice(options.seed);
  const Value names = load_shipped("names.json");
  CaseManagement cases(folder / "case-management.sqlite", names, options.today, dice);
  EarlyHelpNotes notes(folder / "early-help-notes.sqlite", names, options.today, dice);
  EducationWelfare pupils(folder / "education-welfare", options.today, dice);

  insert_rows(cases.store(), cast.rows("case-management"));
  insert_rows(notes.store(), cast.rows("early-help-notes"));
  const Value written = load_shipped("cast-notes.json");
  for (const Value& note : written.find("notes")->as_array()) {
    notes.add_note(note, cast.places());
  }
  const Value responses = load_shipped("cast-education.json");
  for (const Value& pupil : responses.as_array()) {
    pupils.add_pupil(pupil, cast.places());
  }

  Population population(names, options.today, dice);
  for (int i = 0; i < options.families; ++i) {
    const Family family = population.next();
    cases.add(family);
    notes.add(family);
    pupils.add(family);
  }
  cases.finish();
  notes.store().finish();
}

}  // namespace

Council make_council(const fs::path& folder, const CouncilOptions& options) {
  check_options(options);
  const fs::path systems = folder / "systems";
  if (fs::exists(systems)) {
    throw Error(ErrorCode::output_exists, "a demonstration council is already there",
                "choose an empty folder");
  }
  const Cast cast(options.today);
  // Under another name until complete: a council is there whole or not at all.
  const fs::path unfinished = folder / "systems.unfinished";
  fs::remove_all(unfinished);
  files::make_folder(unfinished);
  write_systems(unfinished, options, cast);
  fs::rename(unfinished, systems);

  Council council;
  council.sources = load_shipped("sources.json");
  council.received = options.today;
  cast.describe(council);
  return council;
}

}  // namespace dsrkit::demo
