#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <bitset>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::redact {

/// What the case knows of its parties beside names: numbers, telephones, e-mail, addresses, birth dates.
class KnownValues {
public:
  explicit KnownValues(const std::vector<Party>& parties);

  /// The owner of an identifier as written; the subject before all others. Nothing when nobody or several own
  /// it.
  [[nodiscard]] std::optional<std::size_t> owner(std::string_view kind, std::string_view written) const;
  [[nodiscard]] bool is_safe_postcode(std::string_view written) const;
  [[nodiscard]] std::optional<std::size_t> born_on(Date date) const;
  /// Known numbers however grouped, and known addresses from house number to postcode.
  [[nodiscard]] std::vector<Finding> find(const std::vector<text::Token>& tokens) const;

private:
  struct Number {
    std::string compact;  ///< lower case
    std::string type;
    std::string key;  ///< of its owners
  };

  struct Address {
    std::vector<std::string> words;  ///< canonical
    std::size_t core = 0;            ///< words that must be there
    std::size_t party = 0;
    bool safe = false;
  };

  void add_value(const std::string& compact, std::size_t party);
  void add_number(const std::string& type, std::string_view value, std::size_t party);
  void add_phone(std::string_view written, std::size_t party);
  void index_number(Number number);
  void add_address(std::string_view written, std::size_t party, bool safe);
  void find_number(const std::vector<text::Token>& tokens, std::size_t first,
                   std::vector<Finding>& findings) const;
  void find_address(const std::vector<text::Token>& tokens, std::size_t first,
                    std::vector<Finding>& findings) const;
  [[nodiscard]] std::optional<std::size_t> single(const std::vector<std::size_t>& owners) const;

  [[nodiscard]] bool may_start(const std::string& word) const {
    return !word.empty() && m_starts[static_cast<unsigned char>(word.front())];
  }

  std::vector<std::string> m_ids;
  std::bitset<256> m_starts;  ///< first bytes of all numbers and addresses: most words need no look-up
  std::vector<PartyRole> m_roles;
  std::unordered_map<std::string, std::vector<std::size_t>> m_owners;
  std::unordered_map<std::string, std::vector<Number>> m_numbers;     ///< by first two characters
  std::unordered_map<std::string, std::vector<Address>> m_addresses;  ///< by first word
  std::vector<std::string> m_safe_postcodes;                          ///< compact
  std::map<std::chrono::sys_days, std::vector<std::size_t>> m_births;
};

}  // namespace dsrkit::redact
