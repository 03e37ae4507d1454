#include "key_index.hpp"

#include "dsrkit/base/strings.hpp"

#include <utility>

namespace dsrkit::sources {

std::string bare_key(std::string_view key) {
  return std::string(trim(key));
}

std::string loose_key(std::string_view key) {
  return to_lower_ascii(trim(key));
}

void KeyIndex::add(const std::string& key) {
  if (m_written[key].empty()) {
    m_written[key].push_back(key);
    m_bare[bare_key(key)].push_back(key);
    m_loose[loose_key(key)].push_back(key);
  }
}

const std::vector<std::string>& KeyIndex::like(const std::string& key) const {
  static const std::vector<std::string> none;
  for (const auto& [spellings, spelling] :
       {std::pair(&m_written, key), std::pair(&m_bare, bare_key(key)), std::pair(&m_loose, loose_key(key))}) {
    if (const auto found = spellings->find(spelling); found != spellings->end()) {
      return found->second;
    }
  }
  return none;
}

}  // namespace dsrkit::sources
