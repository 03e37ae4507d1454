// How many words of people's names a scan without a people file finds: bench_strangers [--list] FILE...
// Files are IOB2 (words joined with blanks) or, as .txt, text with names marked [[so]]. --list prints what is
// missed and what is wrong.
#include "corpus.hpp"

#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dsrkit;

struct Document {
  std::string text;
  std::vector<text::Token> tokens;
  std::vector<bool> person;
  std::vector<Finding> findings;
  std::vector<int> scores;
};

std::vector<Document> read(const std::string& path) {
  std::vector<tagger::Example> examples;
  path.ends_with(".txt") ? training::read_marked(path, examples)
                         : training::read_tagged(path, false, examples);
  std::vector<Document> documents;
  for (auto& example : examples) {
    auto tokens = text::tokenise(example.text);
    documents.push_back({std::move(example.text), std::move(tokens), std::move(example.person), {}, {}});
  }
  return documents;
}

struct Counts {
  double hit = 0;
  double missed = 0;
  double wrong = 0;
};

struct Share {
  double low;
  double high;
};

/// 95 % of Wilson.
Share wilson(double some, double all) {
  if (all == 0) {
    return {0, 1};
  }
  const double z2 = 1.96 * 1.96;
  const double p = some / all;
  const double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
  const double width = 1.96 * std::sqrt(p * (1 - p) / all + z2 / (4 * all * all)) / (1 + z2 / all);
  return {middle - width, middle + width};
}

void print(const std::string& what, const Counts& c) {
  const auto names = c.hit + c.missed;
  const auto found = c.hit + c.wrong;
  const auto r = wilson(c.hit, names);
  const auto p = wilson(c.hit, found);
  std::printf("  %-24s recall %.3f (%.3f to %.3f, n %.0f)  precision %.3f (%.3f to %.3f, n %.0f)\n",
              what.c_str(), names > 0 ? c.hit / names : 0, r.low, r.high, names,
              found > 0 ? c.hit / found : 0, p.low, p.high, found);
}

/// Counts the words for which `found(document, token)`.
template <typename Found>
void table(const std::string& what, const std::vector<Document>& documents, const Found& found) {
  Counts counts;
  for (const auto& document : documents) {
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
      const bool hit = found(document, i);
      counts.hit += hit && document.person[i] ? 1 : 0;
      counts.missed += !hit && document.person[i] ? 1 : 0;
      counts.wrong += hit && !document.person[i] ? 1 : 0;
    }
  }
  print(what, counts);
}

template <typename Keep>
bool in_finding(const Document& document, std::size_t i, const Keep& keep) {
  const auto& token = document.tokens[i];
  return std::any_of(document.findings.begin(), document.findings.end(), [&](const Finding& finding) {
    return finding.kind == "person" && finding.begin < token.end && token.begin < finding.end &&
           keep(finding);
  });
}

bool in_any(const Document& document, std::size_t i) {
  return in_finding(document, i, [](const Finding&) { return true; });
}

/// The rule of the finding that covers a token, or nothing.
std::string rule_at(const Document& document, std::size_t i) {
  for (const auto& finding : document.findings) {
    if (finding.begin < document.tokens[i].end && document.tokens[i].begin < finding.end) {
      return finding.rule;
    }
  }
  return {};
}

void list(const std::vector<Document>& documents) {
  for (const auto& document : documents) {
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
      if (in_any(document, i) == document.person[i]) {
        continue;
      }
      const auto from = document.tokens[i > 3 ? i - 3 : 0].begin;
      const auto to = document.tokens[std::min(i + 3, document.tokens.size() - 1)].end;
      auto line = document.text.substr(from, to - from);
      std::replace(line.begin(), line.end(), '\n', '|');
      std::printf("  %s %d %s: %s  %s\n", document.person[i] ? "missed" : "wrong", document.scores[i],
                  document.tokens[i].folded.c_str(), line.c_str(), rule_at(document, i).c_str());
    }
  }
}

double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(const std::string& path, const redact::Scanner& scanner, const tagger::Tagger& tagger,
             bool wants_list) {
  auto documents = read(path);
  double bytes = 0;
  const auto start = seconds();
  for (auto& document : documents) {
    document.scores = tagger.scores(document.text, text::tokenise(document.text));
    bytes += static_cast<double>(document.text.size());
  }
  const auto middle = seconds();
  for (auto& document : documents) {
    document.findings = scanner.scan(document.text);
  }
  std::printf("%s\n", path.c_str());
  if (wants_list) {
    list(documents);
  }
  table("tagger alone, above 0", documents, [](const Document& d, std::size_t i) { return d.scores[i] > 0; });
  table("tagger alone, above -80", documents,
        [](const Document& d, std::size_t i) { return d.scores[i] > -80; });
  table("findings of rules", documents, [](const Document& d, std::size_t i) {
    return in_finding(d, i, [](const Finding& finding) { return finding.rule != "names.tagger"; });
  });
  table("all findings", documents, in_any);
  for (const double least : {0.2, 0.3, 0.4, 0.5, 0.7}) {
    table("confidence from " + std::to_string(least).substr(0, 3), documents,
          [least](const Document& d, std::size_t i) {
            return in_finding(d, i, [least](const Finding& finding) { return finding.confidence >= least; });
          });
  }
  std::printf("  tagger %.1f MB/s, whole scan %.1f MB/s of processor time\n", bytes / 1e6 / (middle - start),
              bytes / 1e6 / (seconds() - middle));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool wants_list = std::erase(paths, "--list") > 0;
  const auto rules = rules::load_rules();
  const redact::Scanner scanner(rules, {});
  const auto tagger = tagger::Tagger::load(rules.names);
  for (const auto& path : paths) {
    measure(path, scanner, tagger, wants_list);
  }
  return 0;
}
