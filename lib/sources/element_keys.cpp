#include "element_keys.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <vector>

namespace dsrkit::sources {
namespace {

/// An identifier longer than this is a text.
constexpr std::size_t kLongestIdentifier = 100;

/// A record's own identifier before those that may be of something it refers to.
bool is_own(std::string_view member) {
  return member == "id" || member == "uuid" || member == "reference";
}

bool is_identifier(std::string_view member, const Value& value) {
  const bool short_text =
      value.is_string() && !value.as_string().empty() && value.as_string().size() <= kLongestIdentifier;
  return (short_text || value.is_number()) && (is_own(member) || member.ends_with("Id"));
}

std::string written(const Value::Member& member) {
  const auto& [name, value] = member;
  return name + "=" + (value.is_number() ? value.number_text() : value.as_string());
}

/// "caseId=17", "id=4"; the element's own first.
std::vector<std::string> identifiers_of(const Value& element, std::string_view person) {
  std::vector<std::string> own;
  std::vector<std::string> others;
  for (const auto& member : element.as_object()) {
    if (is_identifier(member.first, member.second)) {
      const std::string text = written(member);
      if (person.empty() || text.substr(member.first.size() + 1) != person) {
        (is_own(member.first) ? own : others).push_back(text);
      }
    }
  }
  own.insert(own.end(), others.begin(), others.end());
  return own;
}

/// With the members of every object in the order of their names: a service may write them in any.
Value in_canonical_order(const Value& value) {
  if (value.is_array()) {
    Value::Array elements;
    for (const Value& element : value.as_array()) {
      elements.push_back(in_canonical_order(element));
    }
    return elements;
  }
  if (!value.is_object()) {
    return value;
  }
  Value::Object members;
  for (const auto& [name, member] : value.as_object()) {
    members.emplace_back(name, in_canonical_order(member));
  }
  std::sort(members.begin(), members.end(),
            [](const Value::Member& a, const Value::Member& b) { return a.first < b.first; });
  return members;
}

}  // namespace

std::string short_digest(std::string_view bytes) {
  constexpr std::size_t kDigits = 16;
  return crypto::sha256_hex(bytes).substr(0, kDigits);
}

std::string content_digest(const Value& value) {
  return short_digest(codec::write_json(in_canonical_order(value)));
}

ElementKeys::ElementKeys(const Value::Array& elements, std::string_view person) : m_person(person) {
  for (const Value& element : elements) {
    for (const std::string& identifier : identifiers_of(element, m_person)) {
      ++m_identifiers[identifier];
    }
  }
}

std::string ElementKeys::next(const Value& element) {
  for (std::string& identifier : identifiers_of(element, m_person)) {
    if (m_identifiers.at(identifier) == 1) {
      return std::move(identifier);
    }
  }
  const std::string digest = content_digest(element);
  const std::size_t number = ++m_given[digest];
  return number == 1 ? digest : digest + "-" + std::to_string(number);
}

}  // namespace dsrkit::sources
