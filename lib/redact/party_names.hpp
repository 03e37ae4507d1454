#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/word_hash.hpp"
#include "dsrkit/text/word_shapes.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dsrkit::redact {

/// Which part of a party's name a word is, the most telling first.
enum class PartRole { given, nickname, middle, family };

struct NamePart {
  std::size_t party = 0;
  PartRole role = PartRole::given;

  bool operator==(const NamePart&) const = default;
};

/// Both are for parts in order of parties: among thousands of people a name has hundreds of owners.
[[nodiscard]] bool has_party(const std::vector<NamePart>& parts, std::size_t party);
/// Whether anybody is in both.
[[nodiscard]] bool share_party(const std::vector<NamePart>& a, const std::vector<NamePart>& b);

/// "senior" and "junior" part a father from a son of the same name.
enum class Generation { none, senior, junior };

/// The words of a name, folded, by what they are.
struct NameWords {
  std::vector<std::string> given;   ///< first and middle names
  std::vector<std::string> family;  ///< words of the surname, particles left out
  std::string particles;            ///< those of the surname, joined
  Generation generation = Generation::none;
};

[[nodiscard]] NameWords name_words(std::string_view name);
[[nodiscard]] bool is_particle(std::string_view folded);
[[nodiscard]] Generation generation_of(std::string_view folded);

/// All words by which the parties of a case are named, with short forms and slips of the pen. Parts come by
/// party and role, each once: very many people may share a word.
class PartyNames {
public:
  PartyNames(const std::vector<Party>& parties, const rules::NameLists& lists);
  PartyNames(const PartyNames&) = delete;
  PartyNames& operator=(const PartyNames&) = delete;

  /// Whose names have this word; empty when nobody's.
  [[nodiscard]] const std::vector<NamePart>& exact(const std::string& folded) const;
  /// Whose names have a word that this one is a slip of: one slip from five letters, two from eight.
  /// `shortest`: from how many letters on one slip is allowed, 3 at least.
  [[nodiscard]] std::vector<NamePart> near(const std::string& folded, std::size_t shortest = 5) const;
  /// Whose names have a word that a reading machine could take for this one.
  [[nodiscard]] std::vector<NamePart> misread(const std::string& folded) const;
  /// Adds the names of the part's owner, of another role, that the word is a slip of, from three letters on.
  void near_of(const NamePart& part, const std::string& folded, std::vector<NamePart>& parts) const;
  /// Whether a name of two words or of two halves begins with it, or it is a prefix such as "Mc".
  [[nodiscard]] bool begins_name(const std::string& folded) const;
  /// Parties whose e-mail name this could be, e.g. "khughes" or "karenhughes"; letters only, folded.
  [[nodiscard]] std::vector<std::size_t> by_handle(const std::string& letters) const;
  /// Parties with these initials of first name and surname.
  [[nodiscard]] std::vector<std::size_t> by_initials(const std::string& folded) const;
  /// Parties of whom one given name and one surname begin so, in order.
  [[nodiscard]] const std::vector<std::size_t>& with_initials(char given, char family) const;
  [[nodiscard]] bool has_initial(std::size_t party, char letter, bool of_family) const;

  /// Whether the form is shorter than a first name of the party: "Liz" for Elizabeth.
  [[nodiscard]] bool has_shorter_form(std::size_t party, const std::string& form) const;

  [[nodiscard]] Generation generation(std::size_t party) const { return m_generations[party]; }

private:
  void add(const std::string& word, NamePart part);
  void add_name(std::size_t party, const NameWords& words, const rules::NameLists& lists);
  void add_prefixes(std::size_t party, const std::string& given, const rules::NameLists& lists);
  void add_initials(std::size_t party, const NameWords& words);
  void add_handles(std::size_t party, const NameWords& words);
  void add_joined(std::size_t party, const std::vector<std::string>& words, PartRole role);
  void index_initials();
  void index_words();
  void add_slips(const std::string& word);

  std::unordered_map<std::string, std::vector<NamePart>, text::WordHash> m_words;
  using Entry = std::pair<const std::string, std::vector<NamePart>>;

  /// Where the search of a word begins; null ends it.
  [[nodiscard]] std::size_t first_slot(const std::string& word) const;

  text::WordShapes m_shapes;          ///< of m_words
  std::vector<const Entry*> m_slots;  ///< of m_words, by hash; half of them are free
  std::vector<std::pair<std::uint64_t, std::uint32_t>>
      m_slips;  ///< hash of a word with letters left out, word
  std::vector<std::string> m_slip_words;
  std::unordered_map<std::string, std::vector<std::string>> m_misread;  ///< misread_form() -> words
  std::unordered_map<std::string, std::vector<std::size_t>> m_handles;
  std::unordered_map<std::string, std::vector<std::size_t>> m_initials;
  std::unordered_set<std::string> m_beginnings;                      ///< see begins_name()
  std::vector<std::vector<std::pair<std::string, PartRole>>> m_own;  ///< words by party, no other forms
  std::vector<std::vector<std::string>> m_first_names;               ///< by party
  std::map<std::pair<char, char>, std::vector<std::size_t>> m_with_initials;
  std::vector<std::string> m_given_initials;   ///< by party
  std::vector<std::string> m_family_initials;  ///< by party
  std::vector<Generation> m_generations;
};

}  // namespace dsrkit::redact
