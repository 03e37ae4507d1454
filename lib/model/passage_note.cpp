#include "dsrkit/model/passage_note.hpp"

#include "names.hpp"

#include <algorithm>
#include <array>

namespace dsrkit {
namespace {

constexpr NameTable<NoteKind, 2> kKinds{{{NoteKind::data_class, "data-class"}, {NoteKind::gate, "gate"}}};

constexpr std::array kLeastStrictFirst{DataClass::other, DataClass::social_work, DataClass::education,
                                       DataClass::health};

}  // namespace

DataClass stricter_class(DataClass a, DataClass b) {
  const auto rank = [](DataClass data_class) {
    return std::find(kLeastStrictFirst.begin(), kLeastStrictFirst.end(), data_class);
  };
  return rank(a) < rank(b) ? b : a;
}

std::string_view note_kind_name(NoteKind kind) {
  return name_in(kKinds, kind);
}

std::optional<NoteKind> parse_note_kind(std::string_view name) {
  return parse_in(kKinds, name);
}

}  // namespace dsrkit
