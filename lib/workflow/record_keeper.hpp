#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/vault/vault.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dsrkit::workflow {

/// Why a search is open whose records came while it did not end.
inline constexpr const char* kSearchUnfinished =
    "new records came and the search did not end; run 'dsrkit gather' again";

/// Takes items from sources, for one case or several, puts their content into the vault and their metadata
/// into the register: many at a time, because each time costs a sync of the disk. What is not flushed is not
/// kept.
class RecordKeeper {
public:
  explicit RecordKeeper(Desk& desk) : m_desk(desk) {}

  void take(HeldCase& held, sources::FetchedItem fetched);
  void flush();
  /// The item of this id as the case has it, without its content.
  [[nodiscard]] std::optional<Item> find_known(const HeldCase& held, const std::string& id) const;

  /// Items taken so far, also those that the case had already.
  [[nodiscard]] std::size_t taken() const { return m_taken; }

private:
  struct Waiting {
    HeldCase* held = nullptr;
    Item item;
  };

  void keep(const HeldCase& held, const std::string& name, std::string_view bytes);
  [[nodiscard]] std::string keep_attachment(const HeldCase& held, const std::string& id,
                                            const sources::AttachmentBytes& file);
  void open_searches(HeldCase& held, const std::vector<const Item*>& items);
  void write_down(HeldCase& held, const std::vector<const Item*>& items);

  Desk& m_desk;
  std::unique_ptr<vault::EvidenceBatch> m_batch = std::make_unique<vault::EvidenceBatch>();
  std::vector<Waiting> m_waiting;
  std::unordered_map<std::string, std::size_t> m_index;  ///< of m_waiting, by id
  std::unordered_set<std::string> m_pending;             ///< case and name of what is in m_batch
  std::size_t m_bytes = 0;                               ///< in m_batch
  std::size_t m_taken = 0;
};

}  // namespace dsrkit::workflow
