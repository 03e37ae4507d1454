#include "temp_folder.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using namespace dsrkit;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
class Folder {
public:
  void copy(const std::string& shipped, const std::string& more) const {
    const auto from = files::shipped_data(shipped);
    files::write_file(path() / from.filename(), files::read_file(from) + more);
  }

  [[nodiscard]] const fs::path& path() const { return m_folder.path(); }

private:
  test::TempFolder m_folder;
};

}  // namespace

TEST_CASE("The digest of a rule set tells its content", "[rules][digest]") {
  const auto shipped = rules::load_rules().digest;
  CHECK(shipped.size() == 64);
  CHECK(rules::load_rules().digest == shipped);
  const Folder folder;
  folder.copy("redaction-rules/uk/health.json", "");
  CHECK(rules::load_rules({folder.path()}).digest == shipped);
  folder.copy("redaction-rules/uk/health.json", "\n");
  CHECK(rules::load_rules({folder.path()}).digest != shipped);
}

TEST_CASE("The digest of a policy tells its content", "[rules][digest]") {
  const auto shipped = rules::load_policy().digest;
  CHECK(shipped.size() == 64);
  const Folder folder;
  folder.copy("redaction-rules/policy/default.json", "\n");
  // Policies of a council lie in policy/ below its folder.
  fs::create_directory(folder.path() / "policy");
  fs::rename(folder.path() / "default.json", folder.path() / "policy" / "default.json");
  CHECK(rules::load_policy("default", {folder.path()}).digest != shipped);
}
