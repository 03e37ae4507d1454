#include "reachability.hpp"

#include <algorithm>

namespace dsrkit::pdf {

void Reachability::add_targets(const RawValue& value) {
  if (value.is(RawValue::Kind::reference)) {
    m_targets.push_back(value.object());
  }
  for (const RawValue& item : value.items) {
    add_targets(item);
  }
}

void Reachability::add(std::uint32_t number, const RawValue& value) {
  m_sources.push_back({number, static_cast<std::uint32_t>(m_targets.size())});
  add_targets(value);
}

std::vector<int> Reachability::unreachable() {
  std::vector<std::uint32_t> ends(m_sources.size());
  for (std::size_t i = 0; i < m_sources.size(); ++i) {
    ends[i] =
        i + 1 < m_sources.size() ? m_sources[i + 1].begin : static_cast<std::uint32_t>(m_targets.size());
  }
  std::vector<std::uint32_t> order(m_sources.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return m_sources[a].number < m_sources[b].number;
  });
  std::uint32_t largest = 0;
  for (const std::uint32_t target : m_targets) {
    largest = std::max(largest, target);
  }
  std::vector<bool> reached(std::size_t{largest} + 1);
  std::vector<std::uint32_t> open{0};
  while (!open.empty()) {
    const std::uint32_t number = open.back();
    open.pop_back();
    auto at = std::lower_bound(
        order.begin(), order.end(), number,
        [&](std::uint32_t index, std::uint32_t wanted) { return m_sources[index].number < wanted; });
    for (; at != order.end() && m_sources[*at].number == number; ++at) {
      for (std::uint32_t i = m_sources[*at].begin; i < ends[*at]; ++i) {
        const std::uint32_t target = m_targets[i];
        if (target != 0 && !reached[target]) {
          reached[target] = true;
          open.push_back(target);
        }
      }
    }
  }
  std::vector<int> missing;
  for (const std::uint32_t number : m_expected) {
    if (number >= reached.size() || !reached[number]) {
      missing.push_back(static_cast<int>(number));
    }
  }
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

}  // namespace dsrkit::pdf
