#include "composer.hpp"
#include "portions.hpp"

#include "dsrkit/pdf/document.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr double kIndent = 13;
constexpr std::size_t kDeepest = 6;  // what lies deeper is not indented further
constexpr double kLabelShare = 0.34;
constexpr double kLabelGap = 10;
constexpr double kBranch = 3;  // of the tree's line, right of where its level begins
constexpr std::size_t kWholeField = 6;

double indent_of(std::size_t level) {
  return look::kLeft + kIndent * static_cast<double>(level);
}

/// Which lines of the tree pass a field, one per level from 1, and whether each goes on below it.
std::vector<std::vector<bool>> branches_of(const std::vector<Field>& fields) {
  std::vector<std::vector<bool>> branches(fields.size());
  std::vector<bool> goes_on;
  for (std::size_t i = fields.size(); i-- > 0;) {
    const std::size_t level = std::min(fields[i].level, kDeepest);
    goes_on.resize(level, false);
    branches[i] = goes_on;
    if (level > 0) {
      goes_on[level - 1] = true;
    }
  }
  return branches;
}

void draw_branches(Page& page, const Slice& slice, const std::vector<bool>& branches) {
  const double middle = slice.area.top - look::kLabel.leading / 2 - 2;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const double x = indent_of(i) + kBranch;
    const bool own = i + 1 == branches.size();
    if (own && slice.first) {
      page.line(x, middle, indent_of(i + 1) - kBranch, middle, look::kRule);
    }
    if (branches[i] || (own && slice.first)) {
      page.line(x, slice.area.top, x, branches[i] ? slice.area.bottom : middle, look::kRule);
    }
  }
}

/// The lists of a record as readers hear them: one in another, as deep as they are drawn.
class FieldLists {
public:
  FieldLists(StructureTree& structure, Element list) : m_structure(structure) {
    m_lists.push_back(std::move(list));
  }

  /// The list for a field of this level.
  [[nodiscard]] Element& at(std::size_t level) {
    while (m_lists.size() > level + 1) {
      close_one();
    }
    return m_lists.back();
  }

  /// What follows lies in this item.
  void descend(Element item) {
    m_items.push_back(std::move(item));
    m_bodies.push_back(m_structure.open(m_items.back(), "LBody"));
    m_lists.push_back(m_structure.open(m_bodies.back(), "L", kList));
  }

  void finish() {
    static_cast<void>(at(0));
    m_structure.close(m_lists.back());
  }

  static constexpr const char* kList = "/A<</O/List/ListNumbering/None>>";

private:
  void close_one() {
    m_structure.close(m_lists.back());
    m_structure.close(m_bodies.back());
    m_structure.close(m_items.back());
    m_lists.pop_back();
    m_bodies.pop_back();
    m_items.pop_back();
  }

  StructureTree& m_structure;
  std::vector<Element> m_lists;
  std::vector<Element> m_bodies;
  std::vector<Element> m_items;
};

}  // namespace

void Document::fields(const std::vector<Field>& fields) {
  m_composer->make_room();
  StructureTree& structure = m_composer->structure();
  const auto branches = branches_of(fields);
  const double value_left = look::kLeft + look::kWidth * kLabelShare;
  FieldLists lists(structure, m_composer->element("L", FieldLists::kList));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    const bool last = i + 1 == fields.size();
    const bool group = field.value.empty();
    const std::size_t level = branches[i].size();
    const double left = indent_of(level);
    Element item = structure.open(lists.at(level), "LI");
    bool first = true;
    for (Portions portions(field.value); !portions.done(); first = false) {
      m_composer->make_room();
      Block block;
      if (first) {
        block.cells.push_back(m_composer->narrow_cell(
            {{field.label}}, group ? look::kGroupLabel : look::kLabel, left,
            group ? look::kRight : value_left - kLabelGap, structure.open(item, "Lbl")));
      }
      Spans portion = portions.next();
      if (!group) {
        block.cells.push_back(m_composer->narrow_cell(std::move(portion), look::kCell, value_left,
                                                      look::kRight, structure.open(item, "LBody")));
      }
      block.pad_top = block.pad_bottom = 2.5;
      block.whole_up_to = kWholeField;
      block.keep_with_next = group && !last;
      block.after = last ? 12 : 0;
      const bool separated = i > 0 && field.level == 0 && first;
      block.decorate = [branch = branches[i], separated](Page& page, const Slice& slice) {
        if (separated && slice.first) {
          page.line(slice.area.left, slice.area.top, slice.area.right, slice.area.top, look::kHairline);
        }
        draw_branches(page, slice, branch);
      };
      m_composer->add(std::move(block));
    }
    if (group && !last && level < kDeepest && branches[i + 1].size() > level) {
      lists.descend(std::move(item));
    } else {
      structure.close(item);
    }
  }
  lists.finish();
}

}  // namespace dsrkit::pdf
