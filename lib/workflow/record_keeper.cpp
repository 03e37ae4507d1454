#include "record_keeper.hpp"

#include "linked_sources.hpp"

#include "dsrkit/workflow/gathering.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::size_t kItemsTogether = 2000;
constexpr std::size_t kBytesTogether = std::size_t{16} << 20U;

/// On which day and by which way a record was fetched again is no news of it.
bool is_same(const Item& known, const Item& item) {
  return known.digest == item.digest && known.attachments == item.attachments &&
         known.data_class == item.data_class && (known.restricted || !item.restricted);
}

}  // namespace

void RecordKeeper::take(HeldCase& held, sources::FetchedItem fetched) {
  m_desk.context().check_interrupt();
  Item& item = fetched.item;
  for (const auto& file : fetched.files) {
    item.attachments.at(file.index).blob = keep_attachment(held, item.id, file);
  }
  const std::string bytes = item_bytes(item);
  item.digest = held.keyed_digest("item", bytes);
  m_desk.context().progress->report("gathering records from " + item.source, ++m_taken, 0);
  item.content = Value();
  if (const auto known = find_known(held, item.id); known && is_same(*known, item)) {
    return;
  }
  keep(held, blob_name(item), bytes);
  m_index[item.id] = m_waiting.size();
  m_waiting.push_back({&held, std::move(item)});
  if (m_waiting.size() >= kItemsTogether || m_bytes >= kBytesTogether) {
    flush();
  }
}

void RecordKeeper::flush() {
  // The vault first: a record the register knows is always there.
  m_batch->commit();
  m_pending.clear();
  m_bytes = 0;
  if (m_waiting.empty()) {
    return;
  }
  std::vector<HeldCase*> cases;
  std::map<const HeldCase*, std::vector<const Item*>> items;
  for (const Waiting& waiting : m_waiting) {
    if (items[waiting.held].empty()) {
      cases.push_back(waiting.held);
    }
    items[waiting.held].push_back(&waiting.item);
  }
  m_desk.reg().together([&] {
    for (HeldCase* held : cases) {
      write_down(*held, items[held]);
    }
  });
  m_waiting.clear();
  m_index.clear();
}

void RecordKeeper::write_down(HeldCase& held, const std::vector<const Item*>& items) {
  held.write("items-gathered", Value::object({{"source", items.front()->source}, {"items", items.size()}}),
             [&](store::Writer& writer) {
               for (const Item* item : items) {
                 writer.put_item(*item);
               }
               if (held.request().state != CaseState::received) {
                 // New records make what came after stale.
                 held.move(writer, CaseState::gathered);
               }
             });
  open_searches(held, items);
}

/// Whom new records name is known when their search has ended: one that ended before is open until then, also
/// when this run is stopped.
void RecordKeeper::open_searches(HeldCase& held, const std::vector<const Item*>& items) {
  std::set<std::string> sources;
  for (const Item* item : items) {
    sources.insert(item->source);
  }
  for (const SearchRecord& search : m_desk.reg().searches(held.reference())) {
    if (!is_settled(search)) {
      sources.erase(search.source);
    }
  }
  note_missing_records(m_desk, held, sources, kSearchUnfinished);
}

std::optional<Item> RecordKeeper::find_known(const HeldCase& held, const std::string& id) const {
  const auto waiting = m_index.find(id);
  return waiting == m_index.end() ? m_desk.reg().find_item(held.reference(), id)
                                  : m_waiting[waiting->second].item;
}

/// Names hold a digest of the bytes: what is there under this name is the same.
void RecordKeeper::keep(const HeldCase& held, const std::string& name, std::string_view bytes) {
  if (!held.evidence().has(name) && m_pending.insert(held.reference() + "/" + name).second) {
    m_batch->put(held.evidence(), name, bytes);
    m_bytes += bytes.size();
  }
}

std::string RecordKeeper::keep_attachment(const HeldCase& held, const std::string& id,
                                          const sources::AttachmentBytes& file) {
  constexpr std::size_t kDigits = 12;
  const std::string name = id + "-" + std::to_string(file.index) + "-" +
                           held.keyed_digest("attachment", file.bytes).substr(0, kDigits);
  keep(held, name, file.bytes);
  return name;
}

}  // namespace dsrkit::workflow
