#include "evidence_writer.hpp"

#include "evidence_file.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::vault {

EvidenceWriter::State::State(const std::filesystem::path& path, const crypto::SecretKey& key,
                             std::string context)
    : file(path, 0600), stream(key, std::move(context)) {
  file.write(kMagic);
  file.write(stream.header());
}

EvidenceWriter::State::~State() {
  crypto::wipe(waiting);
}

EvidenceWriter::EvidenceWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {
}

EvidenceWriter::EvidenceWriter(EvidenceWriter&&) noexcept = default;
EvidenceWriter& EvidenceWriter::operator=(EvidenceWriter&&) noexcept = default;
EvidenceWriter::~EvidenceWriter() = default;

void EvidenceWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    // A full chunk is sealed only when more follows: the last one must be marked as such.
    if (m_state->waiting.size() == kChunkBytes) {
      m_state->file.write(m_state->stream.seal(m_state->waiting, false));
      m_state->waiting.clear();
    }
    const std::size_t taken = std::min(bytes.size(), kChunkBytes - m_state->waiting.size());
    m_state->waiting.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
  }
}

void EvidenceWriter::commit() {
  m_state->file.write(m_state->stream.seal(m_state->waiting, true));
  m_state->file.commit();
}

EvidenceBatch::EvidenceBatch() : m_files(std::make_unique<files::PendingFiles>()) {
}

EvidenceBatch::~EvidenceBatch() = default;

void EvidenceBatch::put(const CaseVault& vault, std::string_view name, std::string_view bytes) {
  EvidenceWriter writer = vault.writer(name);
  writer.write(bytes);
  EvidenceWriter::State& state = *writer.m_state;
  state.file.write(state.stream.seal(state.waiting, true));
  m_files->add(state.file);
}

void EvidenceBatch::commit() {
  m_files->commit();
}

}  // namespace dsrkit::vault
