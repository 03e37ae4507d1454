#include "dsrkit/rules/rule_set.hpp"

#include "read_rules.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/rules/matcher.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace dsrkit::rules {
namespace {

namespace fs = std::filesystem;

void drop_rules(std::vector<RulePack>& packs, const std::set<std::string>& ids) {
  for (auto& pack : packs) {
    std::erase_if(pack.rules, [&](const Rule& rule) { return ids.contains(rule.id); });
  }
}

std::set<std::string> rule_ids(const std::vector<RulePack>& packs) {
  std::set<std::string> ids;
  for (const auto& pack : packs) {
    for (const auto& rule : pack.rules) {
      ids.insert(rule.id);
    }
  }
  return ids;
}

std::vector<RulePack> read_folder(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<RulePack> packs;
  for (const auto& path : json_files(folder)) {
    const auto json = read_json_file(path, diagnostics);
    if (!json) {
      continue;
    }
    const std::string where = path.filename().string();
    auto pack = read_pack(*json, where, diagnostics);
    check_pack(pack, where, diagnostics);
    pack.file = path;
    const auto known = rule_ids(packs);
    for (const auto& rule : pack.rules) {
      if (known.contains(rule.id)) {
        diagnostics.push_back(
            {Severity::error, "duplicate-id", where, "rule '" + rule.id + "' is also in another pack"});
      }
    }
    packs.push_back(std::move(pack));
  }
  return packs;
}

/// Adds the packs of a folder: what is already there under the same id gives way.
void overlay(std::vector<RulePack>& packs, std::vector<RulePack> more) {
  for (const auto& pack : more) {
    std::erase_if(packs, [&](const RulePack& old) { return old.id == pack.id; });
  }
  drop_rules(packs, rule_ids(more));
  std::move(more.begin(), more.end(), std::back_inserter(packs));
}

using Folders = std::vector<fs::path>;

void require_folders(const Folders& overlays) {
  for (const auto& folder : overlays) {
    if (!fs::is_directory(folder)) {
      throw Error(ErrorCode::input_unreadable, "there is no folder of rules '" + folder.string() + "'",
                  "correct --rules, or rule_folders in dsrkit.json");
    }
  }
}

std::vector<RulePack> read_packs(const Folders& folders, Diagnostics& diagnostics) {
  std::vector<RulePack> packs;
  for (const auto& folder : folders) {
    overlay(packs, read_folder(folder, diagnostics));
  }
  std::sort(packs.begin(), packs.end(), [](const RulePack& a, const RulePack& b) { return a.id < b.id; });
  return packs;
}

Folders files_of(const std::vector<RulePack>& packs) {
  Folders files;
  for (const auto& pack : packs) {
    files.push_back(pack.file);
  }
  return files;
}

RuleSet read_all(const Folders& overlays, Diagnostics& diagnostics) {
  require_folders(overlays);
  Folders folders{files::shipped_data("redaction-rules/common"), files::shipped_data("redaction-rules/uk")};
  folders.insert(folders.end(), overlays.begin(), overlays.end());
  RuleSet rules;
  rules.packs = read_packs(folders, diagnostics);
  const auto names = files::shipped_data("names");
  rules.names = std::make_shared<const NameLists>(NameLists::load(names));
  Folders read = files_of(rules.packs);
  for (const auto& file : NameLists::files()) {
    read.push_back(names / file);
  }
  rules.digest = digest_of(read);
  return rules;
}

/// A rule that named no class and no gate would be a rule that never counts.
void check_content(const RuleSet& content, Diagnostics& diagnostics) {
  for (const auto& pack : content.packs) {
    for (const auto& rule : pack.rules) {
      const bool named = rule.kind == "data-class" ? parse_data_class(rule.value).has_value()
                                                   : rule.kind == "gate" && !rule.value.empty();
      if (!named) {
        diagnostics.push_back({Severity::error, "wrong-value", pack.file.filename().string(),
                               "rule '" + rule.id +
                                   "' must be of kind 'data-class' with a class as its value (" +
                                   join(data_class_names(), ", ") + "), or of kind 'gate' with a gate"});
      }
    }
  }
}

/// What a passage is about and which questions of law it raises, in folders of their own.
RuleSet read_content(const Folders& overlays, Diagnostics& diagnostics) {
  require_folders(overlays);
  static constexpr std::array kFolders{"classes", "safeguarding", "privilege"};
  Folders folders;
  for (const char* folder : kFolders) {
    folders.push_back(files::shipped_data("redaction-rules") / folder);
  }
  for (const auto& overlay_folder : overlays) {
    for (const char* folder : kFolders) {
      folders.push_back(overlay_folder / folder);
    }
  }
  RuleSet rules;
  rules.packs = read_packs(folders, diagnostics);
  check_content(rules, diagnostics);
  rules.digest = digest_of(files_of(rules.packs));
  return rules;
}

/// An example without its marks, and what they enclose.
struct Example {
  std::string text;
  std::optional<std::pair<std::size_t, std::size_t>> marked;
};

Example read_example(const std::string& written) {
  const auto open = written.find("[[");
  const auto close = written.find("]]");
  if (open == std::string::npos || close == std::string::npos || close < open) {
    return {written, std::nullopt};
  }
  const auto inside = written.substr(open + 2, close - open - 2);
  return {written.substr(0, open) + inside + written.substr(close + 2),
          std::pair(open, open + inside.size())};
}

bool finds(const Matcher& matcher, const std::string& rule_id, const std::string& written) {
  const auto example = read_example(written);
  const auto matches = matcher.find(example.text, text::tokenise(example.text));
  return std::any_of(matches.begin(), matches.end(), [&](const RuleMatch& match) {
    return match.rule->id == rule_id &&
           (!example.marked || (match.begin == example.marked->first && match.end == example.marked->second));
  });
}

std::string bullet_list(std::string_view heading, const std::vector<std::string>& lines) {
  std::string text;
  if (!lines.empty()) {
    text += std::string(heading) + "\n";
  }
  for (const auto& line : lines) {
    text += "  " + line + "\n";
  }
  return text;
}

}  // namespace

const Rule* RuleSet::find(std::string_view rule_id) const {
  for (const auto& pack : packs) {
    for (const auto& rule : pack.rules) {
      if (rule.id == rule_id) {
        return &rule;
      }
    }
  }
  return nullptr;
}

RuleSet load_rules(const std::vector<fs::path>& overlays) {
  Diagnostics diagnostics;
  auto rules = read_all(overlays, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  return rules;
}

RuleSet load_content_rules(const std::vector<fs::path>& overlays) {
  Diagnostics diagnostics;
  auto rules = read_content(overlays, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  return rules;
}

RuleSet load_all_rules(const std::vector<fs::path>& overlays) {
  RuleSet all = load_rules(overlays);
  RuleSet content = load_content_rules(overlays);
  std::move(content.packs.begin(), content.packs.end(), std::back_inserter(all.packs));
  std::sort(all.packs.begin(), all.packs.end(),
            [](const RulePack& a, const RulePack& b) { return a.id < b.id; });
  all.digest = crypto::sha256_hex(all.digest + content.digest);
  return all;
}

Diagnostics check_rules(const std::vector<fs::path>& overlays) {
  Diagnostics diagnostics;
  auto rules = read_all(overlays, diagnostics);
  auto content = read_content(overlays, diagnostics);
  std::move(content.packs.begin(), content.packs.end(), std::back_inserter(rules.packs));
  if (has_errors(diagnostics)) {
    return diagnostics;
  }
  for (const auto& result : test_rules(rules)) {
    if (!result.passed) {
      diagnostics.push_back({Severity::error, "example-failed", result.rule,
                             "example " + std::to_string(result.index + 1) + " of those that must " +
                                 (result.must_match ? "match does not" : "not match does")});
    }
  }
  return diagnostics;
}

std::vector<ExampleResult> test_rules(const RuleSet& rules) {
  const Matcher matcher(rules);
  std::vector<ExampleResult> results;
  for (const auto& pack : rules.packs) {
    for (const auto& rule : pack.rules) {
      if (!rule.enabled) {
        continue;
      }
      for (std::size_t i = 0; i < rule.examples.match.size(); ++i) {
        results.push_back({rule.id, i, true, finds(matcher, rule.id, rule.examples.match[i])});
      }
      for (std::size_t i = 0; i < rule.examples.no_match.size(); ++i) {
        results.push_back({rule.id, i, false, !finds(matcher, rule.id, rule.examples.no_match[i])});
      }
    }
  }
  return results;
}

std::string explain(const RuleSet& rules, std::string_view rule_id) {
  for (const auto& pack : rules.packs) {
    for (const auto& rule : pack.rules) {
      if (rule.id != rule_id) {
        continue;
      }
      std::string text = rule.id + ": " + rule.title + "\n";
      text += "Pack " + pack.id + " " + pack.version + " (" + pack.jurisdiction + "), after " + pack.source +
              "\n";
      text += "Finds: " + rule.kind + (rule.enabled ? "\n" : " (switched off)\n");
      if (!rule.validator.empty()) {
        text += "Checked by: " + rule.validator + "\n";
      }
      if (!rule.context.words.empty()) {
        text += (rule.context.required ? "Only near: " : "Likelier near: ") + join(rule.context.words, ", ") +
                "\n";
      }
      if (rule.unless_labelled) {
        text += "Not found after words such as order or invoice, unless the words above are near\n";
      }
      text += "By itself: " + std::string(action_name(rule.action)) +
              (rule.exemption.empty() ? "\n" : ", code " + rule.exemption + "\n");
      text += bullet_list("Matches:", rule.examples.match);
      text += bullet_list("Does not match:", rule.examples.no_match);
      return text;
    }
  }
  const auto ids = rule_ids(rules.packs);
  const std::string near = closest_match(rule_id, std::vector<std::string>(ids.begin(), ids.end()));
  throw Error(ErrorCode::not_found, "no rule '" + std::string(rule_id) + "'",
              near.empty() ? "dsrkit rules list shows all of them" : "did you mean '" + near + "'?");
}

}  // namespace dsrkit::rules
