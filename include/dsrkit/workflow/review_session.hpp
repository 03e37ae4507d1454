#pragma once

#include "dsrkit/workflow/review_groups.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::workflow {

/// One line of a list to choose from: a code, or somebody of the case.
struct Choice {
  std::string key;                      ///< what is typed to take it: "LPP", "P1"
  std::string text;                     ///< what it is
  std::vector<std::string> names = {};  ///< of somebody: they may be typed too
};

/// Where a place stands: its record, without the content, and more of the text around it than a list shows.
struct PlaceContext {
  Item record;
  std::string before;
  std::string after;
};

/// What a review at the terminal acts on. Every act is recorded at once.
class ReviewActs {
public:
  virtual ~ReviewActs() = default;
  /// All places of the case in groups, decided or not.
  virtual std::vector<ReviewGroup> groups() = 0;
  /// Codes under which words can be withheld in the case.
  virtual std::vector<Choice> codes() = 0;
  /// Everybody of the case; that names are shown is recorded.
  virtual std::vector<Choice> people() = 0;
  virtual PlaceContext context(const ReviewPlace& place) = 0;
  virtual void decide(const std::vector<std::string>& keys, const OfficerDecision& decision) = 0;
  /// Gives words to a party as another name of theirs, or to a new party when `party` is empty, and looks
  /// through the case again.
  virtual void learn_name(const std::string& party, const std::string& relation,
                          const std::string& words) = 0;
};

/// The acts on a case in the register.
class CaseReviewActs : public ReviewActs {
public:
  CaseReviewActs(Desk& desk, std::string reference) : m_desk(desk), m_reference(std::move(reference)) {}

  std::vector<ReviewGroup> groups() override;
  std::vector<Choice> codes() override;
  std::vector<Choice> people() override;
  PlaceContext context(const ReviewPlace& place) override;
  void decide(const std::vector<std::string>& keys, const OfficerDecision& decision) override;
  void learn_name(const std::string& party, const std::string& relation, const std::string& words) override;

private:
  Desk& m_desk;
  std::string m_reference;
};

/// A review as keys drive it: from a key to an act and to what is to be seen. Knows of no terminal.
class ReviewSession {
public:
  enum class Mode { place, reason, code, who, confirm, help, ended };

  explicit ReviewSession(ReviewActs& acts);

  /// A key: a character, or "enter", "escape", "backspace", "up", "down".
  /// An Error of an act becomes the message; nothing is changed then.
  void press(std::string_view key);

  [[nodiscard]] Mode mode() const { return m_mode; }

  /// Whether typed characters are text and not commands.
  [[nodiscard]] bool takes_text() const;

  /// The place in hand; null when the case has none to look at.
  [[nodiscard]] const ReviewPlace* place() const;
  [[nodiscard]] const ReviewGroup* group() const;

  /// Of the place in hand.
  [[nodiscard]] const PlaceContext& context() const { return m_context; }

  /// What can be chosen now, narrowed by what is typed; empty where nothing is to be chosen.
  [[nodiscard]] std::vector<Choice> choices() const;

  [[nodiscard]] std::size_t number() const { return m_at + 1; }

  [[nodiscard]] std::size_t count() const { return m_queue.size(); }

  [[nodiscard]] std::size_t open_places() const;

  [[nodiscard]] const std::string& message() const { return m_message; }

  [[nodiscard]] const std::string& prompt() const { return m_prompt; }

  [[nodiscard]] const std::string& typed() const { return m_typed; }

  /// What Enter alone would take.
  [[nodiscard]] const std::string& offered() const { return m_offered; }

  [[nodiscard]] bool explains() const { return m_explains; }

private:
  struct Position {
    std::size_t group = 0;
    std::size_t place = 0;
  };

  /// How a place stood before it was decided here.
  struct Former {
    Position at;
    std::optional<Decision> decision;
  };

  void load();
  void look_up_context();
  void command(std::string_view key);
  void type(std::string_view key);
  void finish_line();
  void ask(Mode mode, std::string prompt, std::string offered);
  void ask_reason(Action action, std::string code);
  void decide_one(const std::string& because);
  void ask_all();
  void decide_all();
  void undo();
  void ask_who();
  void choose_code(const std::string& answer);
  void choose_who(const std::string& answer);
  void learn(const std::string& party, const std::string& relation);
  void next_open();
  void move(bool forward);
  void record(const std::vector<Position>& places, const OfficerDecision& decision);
  [[nodiscard]] std::vector<Position> same_places() const;
  [[nodiscard]] ReviewPlace& at(const Position& position);

  ReviewActs& m_acts;
  std::vector<ReviewGroup> m_groups;
  std::vector<Position> m_queue;  ///< what was open when the review began
  std::size_t m_at = 0;
  Mode m_mode = Mode::place;
  std::string m_message;
  std::string m_prompt;
  std::string m_typed;
  std::string m_offered;
  std::string m_note;
  std::vector<Choice> m_choices;
  PlaceContext m_context;
  std::string m_context_of;  ///< key of the mention
  bool m_explains = false;
  OfficerDecision m_decision;
  std::string m_decided_group;  ///< that m_decision was made in
  std::vector<std::vector<Former>> m_undo;
};

}  // namespace dsrkit::workflow
