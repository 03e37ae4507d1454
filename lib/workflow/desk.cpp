#include "dsrkit/workflow/desk.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kDigestKeyName = "digest-key";

/// Content that was accepted once is read back without the limits for input from outside.
constexpr codec::JsonLimits kStored{std::size_t{1} << 31U, 1000};

}  // namespace

Desk::Desk(workspace::Workspace workspace, const Context& context)
    : m_workspace(std::move(workspace)), m_context(context) {
}

HeldCase::HeldCase(Desk& desk, std::string_view reference) : m_desk(desk), m_reference(reference) {
  (void)desk.reg().case_of(reference);
  m_lock = desk.workspace().lock_case(reference);
  auto wrapped = desk.reg().case_key(reference);
  if (!wrapped) {
    const auto made = desk.workspace().vault().new_case_key(reference, *desk.context().random);
    write("case-key-made", Value::object(), [&](store::Writer& writer) { writer.put_case_key(made); });
    wrapped = made;
  }
  m_evidence = std::make_unique<vault::CaseVault>(desk.workspace().vault().open_case(reference, *wrapped));
  m_evidence->remove_leftovers();
  files::remove_leftovers(desk.workspace().out_folder(reference));
}

RequestCase HeldCase::request() const {
  return m_desk.reg().case_of(m_reference);
}

const std::string& HeldCase::digest_key() const {
  if (m_digest_key.empty()) {
    if (!m_evidence->has(kDigestKeyName)) {
      m_evidence->put(kDigestKeyName, crypto::SecretKey::generate(*m_desk.context().random).bytes());
    }
    m_digest_key = m_evidence->get(kDigestKeyName);
  }
  return m_digest_key;
}

std::string HeldCase::keyed_digest(std::string_view purpose, std::string_view bytes) const {
  const std::string key = crypto::hmac_sha256(digest_key(), purpose);
  return to_hex(crypto::hmac_sha256(key, bytes));
}

Item HeldCase::load_item(Item metadata) const {
  if (!m_evidence->has(blob_name(metadata))) {
    throw Error(ErrorCode::integrity, "item " + metadata.id + " is missing from the vault",
                "restore the vault folder from a backup, or gather again");
  }
  const std::string bytes = m_evidence->get(blob_name(metadata));
  if (keyed_digest("item", bytes) != metadata.digest) {
    throw Error(ErrorCode::integrity, "item " + metadata.id + " is not the one that the register knows",
                "run 'dsrkit gather " + m_reference + "' again");
  }
  metadata.content = codec::parse_json(bytes, metadata.id, kStored);
  return metadata;
}

void HeldCase::write(std::string_view action, Value detail,
                     const std::function<void(store::Writer&)>& changes) {
  m_desk.reg().write(m_desk.context(), {m_reference, std::string(action), std::move(detail)}, changes);
}

void HeldCase::move(store::Writer& writer, CaseState to) const {
  const CaseState from = request().state;
  if (from != to) {
    require_transition(m_reference, from, to);
    writer.set_state(to);
  }
}

std::string item_bytes(const Item& item) {
  return codec::write_json(item.content);
}

std::string blob_name(const Item& item) {
  constexpr std::size_t kDigits = 12;
  return item.id + "-" + item.digest.substr(0, kDigits);
}

}  // namespace dsrkit::workflow
