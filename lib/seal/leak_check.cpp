#include "dsrkit/seal/leak_check.hpp"

#include "leak_finder.hpp"

#include "dsrkit/pdf/inspect.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace dsrkit::seal {
namespace {

LeakFinder::Kind kind_of(pdf::FoundText::Kind kind) {
  switch (kind) {
    case pdf::FoundText::Kind::text: return LeakFinder::Kind::running_text;
    case pdf::FoundText::Kind::syntax: return LeakFinder::Kind::characters;
    case pdf::FoundText::Kind::bytes: break;
  }
  return LeakFinder::Kind::binary;
}

void add_structure_leaks(const pdf::FileStructure& structure, std::vector<Leak>& leaks) {
  if (structure.revisions != 1) {
    leaks.push_back({{}, std::to_string(structure.revisions) + " revisions"});
  }
  for (const int object : structure.unreachable_objects) {
    leaks.push_back({{}, "object " + std::to_string(object) + ", which nothing refers to"});
  }
  for (const std::string& fault : structure.faults) {
    leaks.push_back({{}, fault});
  }
}

}  // namespace

std::vector<Leak> find_leaks(const std::filesystem::path& document, const std::vector<ProtectedTerm>& terms,
                             const LeakCheckOptions& options) {
  const LeakFinder finder(terms, options.allowed_phrases);
  std::vector<Leak> leaks;
  const auto structure = pdf::for_each_text(document, options.password, [&](const pdf::FoundText& found) {
    std::set<std::size_t> here;
    finder.find(found.text, kind_of(found.kind), here);
    for (const std::size_t term : here) {
      leaks.push_back({terms[term].id, found.place.text()});
    }
  });
  add_structure_leaks(structure, leaks);
  std::sort(leaks.begin(), leaks.end(), [](const Leak& a, const Leak& b) {
    return std::tie(a.term_id, a.place) < std::tie(b.term_id, b.place);
  });
  leaks.erase(std::unique(leaks.begin(), leaks.end()), leaks.end());
  return leaks;
}

}  // namespace dsrkit::seal
