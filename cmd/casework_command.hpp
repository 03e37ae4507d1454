#pragma once

#include "commands.hpp"

#include "dsrkit/workflow/casework.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace dsrkit::cmd {

/// The day an option names, when it was given.
[[nodiscard]] std::optional<Date> given_day(const std::optional<std::string>& text, std::string_view option);
/// The day an option names; today when it was not given.
[[nodiscard]] Date day_or_today(const Session& session, const std::optional<std::string>& text,
                                std::string_view option);

/// Prints the case and what happened in it, without names.
void show_case(Session& session, const std::string& reference);
/// Prints when the reply to the case is due, and why.
void show_clock(Session& session, const std::string& reference);
/// Says what must still be shown before the requester may have the data.
void note_standing(Session& session, const std::string& reference);

/// What a command prints when its act is recorded.
struct After {
  bool shows_case = false;             ///< the case; else the clock as it now is
  bool tells_standing = false;         ///< what must still be shown
  std::string letter = {};             ///< the kind of the letter that should follow, or empty
  std::vector<std::string> next = {};  ///< what can be done now; "CASE" stands for the reference
};

/// An act on a case: it takes CASE and --on DATE and records what happened on that day.
class Act : public Command {
public:
  explicit Act(After after) : m_after(std::move(after)) {}

  void declare(Args& args) final;
  Outcome run(Session& session) final;

protected:
  /// What the law wants recorded of it.
  virtual void declare_facts(Args& args) = 0;
  virtual void record(workflow::Desk& desk, const std::string& reference, Date on) = 0;

  /// What the officer should know now that it is recorded.
  virtual void warn(Session& /*session*/, const std::string& /*reference*/) {}

private:
  After m_after;
  std::string m_case;
  std::optional<std::string> m_on;
};

/// A required option: one of its words, or a sentence when it has none.
struct Field {
  std::string option;
  std::string help;
  std::vector<std::string> words = {};
  std::string metavar = "TEXT";
};

/// An act of which sentences are recorded, one for each field.
template <typename... Texts>
class TextAct : public Act {
public:
  using Recorder = void (*)(workflow::Desk&, std::string_view, Date, const Texts&...);
  using Fields = std::array<Field, sizeof...(Texts)>;

  TextAct(Recorder recorder, Fields fields, After after)
      : Act(std::move(after)), m_recorder(recorder), m_fields(std::move(fields)) {}

protected:
  void declare_facts(Args& args) override {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
      const Field& field = m_fields[i];
      if (field.words.empty()) {
        args.required(m_given[i], field.option, field.metavar, field.help);
      } else {
        args.required_choice(m_given[i], field.option, field.words, field.help);
      }
    }
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    std::apply([&](const auto&... texts) { m_recorder(desk, reference, on, texts...); }, m_given);
  }

private:
  Recorder m_recorder;
  Fields m_fields;
  std::array<std::string, sizeof...(Texts)> m_given;
};

/// The command of an act of the workflow: it has as many fields as the act takes sentences.
template <typename... Texts>
CommandPointer text_act(void (*recorder)(workflow::Desk&, std::string_view, Date, const Texts&...),
                        std::array<Field, sizeof...(Texts)> fields, After after = {}) {
  return std::make_unique<TextAct<Texts...>>(recorder, std::move(fields), std::move(after));
}

}  // namespace dsrkit::cmd
