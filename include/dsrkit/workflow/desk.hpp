#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/vault/vault.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// An officer's desk: the workspace and who sits there on which day. Every stage starts here.
class Desk {
public:
  Desk(workspace::Workspace workspace, const Context& context);

  [[nodiscard]] workspace::Workspace& workspace() { return m_workspace; }

  [[nodiscard]] store::Register& reg() { return m_workspace.reg(); }

  [[nodiscard]] const Context& context() const { return m_context; }

private:
  workspace::Workspace m_workspace;
  const Context& m_context;
};

/// One case, held by this process while a stage works on it, with its evidence open.
class HeldCase {
public:
  /// Throws Error(not_found), or Error(busy) while another process holds the case. Clears what a killed
  /// process left, and makes the key of a case that has none yet.
  HeldCase(Desk& desk, std::string_view reference);

  /// As it is in the register now.
  [[nodiscard]] RequestCase request() const;

  [[nodiscard]] const std::string& reference() const { return m_reference; }

  [[nodiscard]] const vault::CaseVault& evidence() const { return *m_evidence; }

  /// HMAC-SHA-256 with a key derived from the case key, hexadecimal: for digests that no one can test guesses
  /// against.
  [[nodiscard]] std::string keyed_digest(std::string_view purpose, std::string_view bytes) const;

  /// The item with its content from the vault. Throws Error(integrity) when the content is not the one the
  /// register knows.
  [[nodiscard]] Item load_item(Item metadata) const;

  /// One transaction on this case.
  void write(std::string_view action, Value detail, const std::function<void(store::Writer&)>& changes);

  /// Moves the case inside a transaction if the table of states allows it; nothing when it is there already.
  void move(store::Writer& writer, CaseState to) const;

private:
  /// Made at first use, so that an act that is refused leaves nothing behind.
  [[nodiscard]] const std::string& digest_key() const;

  Desk& m_desk;
  std::string m_reference;
  std::unique_ptr<files::FileLock> m_lock;
  std::unique_ptr<vault::CaseVault> m_evidence;
  mutable std::string m_digest_key;
};

/// What the vault keeps of an item: its content as JSON.
[[nodiscard]] std::string item_bytes(const Item& item);

/// Under which name the vault keeps it: another content of the same record has another name, so that nothing
/// is ever overwritten.
[[nodiscard]] std::string blob_name(const Item& item);

}  // namespace dsrkit::workflow
