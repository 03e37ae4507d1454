#include "dsrkit/model/item.hpp"

#include "names.hpp"

#include "dsrkit/base/strings.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<DataClass, 4> kClasses{{{DataClass::other, "other"},
                                            {DataClass::social_work, "social-work"},
                                            {DataClass::health, "health"},
                                            {DataClass::education, "education"}}};

void visit_value(const Value& value, const PassageRef& at, DataClass data_class,
                 const std::function<void(const Passage&)>& visit) {
  if (value.is_string()) {
    visit({at, value.as_string(), data_class});
  } else if (value.is_number()) {
    visit({at, value.number_text(), data_class});
  } else if (value.is_array()) {
    std::size_t index = 0;
    for (const Value& element : value.as_array()) {
      visit_value(element, {at.item, at.pointer + "/" + std::to_string(index++), false}, data_class, visit);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.as_object()) {
      const std::string pointer = at.pointer + "/" + replace_all(replace_all(key, "~", "~0"), "/", "~1");
      visit({{at.item, pointer, true}, key, data_class});
      visit_value(member, {at.item, pointer, false}, data_class, visit);
    }
  }
}

}  // namespace

void for_each_passage(const Item& item, const std::function<void(const Passage&)>& visit) {
  visit_value(item.content, {item.id, "", false}, item.data_class, visit);
}

std::vector<Passage> passages_of(const Item& item) {
  std::vector<Passage> passages;
  for_each_passage(item, [&](const Passage& passage) { passages.push_back(passage); });
  return passages;
}

std::string_view data_class_name(DataClass data_class) {
  return name_in(kClasses, data_class);
}

std::optional<DataClass> parse_data_class(std::string_view name) {
  return parse_in(kClasses, name);
}

std::vector<std::string> data_class_names() {
  return names_in(kClasses);
}

}  // namespace dsrkit
