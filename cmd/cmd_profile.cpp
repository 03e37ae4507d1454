#include "commands.hpp"

#include "dsrkit/profile/article_15.hpp"
#include "dsrkit/profile/check.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <algorithm>

namespace dsrkit::cmd {
namespace {

/// Profiles need no workspace; the folders of one are used when it is there.
std::vector<std::filesystem::path> folders_of(Session& session) {
  if (std::filesystem::exists(session.workspace_path() / workspace::kConfigFile)) {
    return session.desk().workspace().profile_folders();
  }
  return {};
}

class ProfileList : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    const auto profiles = profile::list_profiles(folders_of(session));
    session.show(render::profiles_text(profiles), render::profiles_json(profiles));
    return Outcome::done;
  }
};

class ProfileShow : public Command {
public:
  void declare(Args& args) override { args.argument(m_profile, "PROFILE", "Id of a profile, or its file"); }

  Outcome run(Session& session) override {
    const auto points =
        profile::article_15_information(profile::load_profile(m_profile, folders_of(session)));
    session.show(render::article_15_text(points), render::article_15_json(m_profile, points));
    return Outcome::done;
  }

private:
  std::string m_profile;
};

class ProfileCheck : public Command {
public:
  void declare(Args& args) override { args.argument(m_profile, "PROFILE", "Id of a profile, or its file"); }

  Outcome run(Session& session) override {
    const auto findings = profile::check_profile(profile::load_profile(m_profile, folders_of(session)));
    session.show(render::profile_findings_text(findings), render::profile_findings_json(m_profile, findings));
    const bool clean = std::all_of(findings.begin(), findings.end(), [](const auto& finding) {
      return finding.severity == profile::FindingSeverity::note;
    });
    return clean ? Outcome::done : Outcome::answer_is_no;
  }

private:
  std::string m_profile;
};

}  // namespace

CommandPointer make_profile_list() {
  return std::make_unique<ProfileList>();
}

CommandPointer make_profile_show() {
  return std::make_unique<ProfileShow>();
}

CommandPointer make_profile_check() {
  return std::make_unique<ProfileCheck>();
}

}  // namespace dsrkit::cmd
