#pragma once

#include "dsrkit/model/value.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace dsrkit::sources {

/// The first 16 hexadecimal digits of the SHA-256 of the bytes.
[[nodiscard]] std::string short_digest(std::string_view bytes);

/// The same of a value, whatever the order of its members.
[[nodiscard]] std::string content_digest(const Value& value);

/// Keys for the elements of an array that stay with their content when others come, go or change places.
class ElementKeys {
public:
  /// `person` is the key of whom the file is about: an identifier of theirs identifies no record.
  ElementKeys(const Value::Array& elements, std::string_view person);

  /// "id=17" when the element has an identifier that no other element has, else a digest of its content; a
  /// running number tells equal elements apart. To be called once for each element, in their order.
  [[nodiscard]] std::string next(const Value& element);

private:
  std::string m_person;
  std::map<std::string, std::size_t> m_identifiers;  ///< how many elements have it
  std::map<std::string, std::size_t> m_given;        ///< digests so far
};

}  // namespace dsrkit::sources
