#pragma once

#include "dsrkit/audit/chain.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/audit_entry.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/profile/article_15.hpp"
#include "dsrkit/profile/check.hpp"
#include "dsrkit/profile/profile.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::render {

[[nodiscard]] Value diagnostics_json(std::string_view format, const Diagnostics& diagnostics);
[[nodiscard]] std::string diagnostics_text(const Diagnostics& diagnostics, std::string_view when_none);

[[nodiscard]] Value sources_json(const std::vector<SourceConfig>& sources);
[[nodiscard]] std::string sources_text(const std::vector<SourceConfig>& sources);

/// dsrkit.audit-entry/1, one a line.
[[nodiscard]] std::string audit_entry_line(const AuditEntry& entry, bool json);
/// dsrkit.audit-verify/1.
[[nodiscard]] Value audit_json(const audit::ChainResult& result);
[[nodiscard]] std::string audit_text(const audit::ChainResult& result);

[[nodiscard]] Value rules_json(const rules::RuleSet& rules);
[[nodiscard]] std::string rules_text(const rules::RuleSet& rules);
/// dsrkit.rules-test/1.
[[nodiscard]] Value rule_tests_json(const std::vector<rules::ExampleResult>& results);
[[nodiscard]] std::string rule_tests_text(const std::vector<rules::ExampleResult>& results);

[[nodiscard]] Value profiles_json(const std::vector<profile::ProfileSummary>& profiles);
[[nodiscard]] std::string profiles_text(const std::vector<profile::ProfileSummary>& profiles);
/// What the profile tells a person, by point of Article 15.
[[nodiscard]] Value article_15_json(const std::string& id, const std::vector<profile::ArticlePoint>& points);
[[nodiscard]] std::string article_15_text(const std::vector<profile::ArticlePoint>& points);
/// dsrkit.profile-check/1.
[[nodiscard]] Value profile_findings_json(const std::string& id,
                                          const std::vector<profile::ProfileFinding>& findings);
[[nodiscard]] std::string profile_findings_text(const std::vector<profile::ProfileFinding>& findings);

/// dsrkit.finding/1 on one line.
[[nodiscard]] std::string finding_line(const std::string& file, const Finding& finding);

}  // namespace dsrkit::render
