// How many words of people's names a scan without a people file finds: bench_strangers FILE.iob2
#include "dsrkit/files/files.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dsrkit;

struct Word {
  std::size_t begin;
  std::size_t end;
  bool person;
  bool first;
};

struct Document {
  std::string text;
  std::vector<Word> words;
};

/// Words joined with spaces, one text a document, one line a sentence.
std::vector<Document> read(const std::string& path) {
  const auto bytes = files::read_file(path);
  std::vector<Document> documents;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = std::string_view(bytes).substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("# newdoc") || documents.empty()) {
      documents.emplace_back();
    }
    auto& document = documents.back();
    const auto word = line.find('\t');
    if (line.empty()) {
      document.text += '\n';
    }
    if (line.starts_with('#') || word == std::string_view::npos) {
      continue;
    }
    const auto tag = line.find('\t', word + 1);
    const auto form = line.substr(word + 1, tag - word - 1);
    const auto label = line.substr(tag + 1);
    const auto place = document.text.size();
    document.words.push_back(
        {place, place + form.size(), label.substr(1).starts_with("-PER"), label.starts_with("B-PER")});
    document.text += std::string(form) + ' ';
  }
  return documents;
}

struct Counts {
  double hit = 0;
  double missed = 0;
  double wrong = 0;
  double mentions = 0;
  double covered = 0;
};

template <typename Keep>
void count(const Document& document, const std::vector<Finding>& findings, const Keep& keep, Counts& counts) {
  bool whole = false;
  for (std::size_t i = 0; i < document.words.size(); ++i) {
    const auto& word = document.words[i];
    const bool found = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return finding.kind == "person" && finding.begin < word.end && word.begin < finding.end &&
             keep(finding);
    });
    (found ? (word.person ? counts.hit : counts.wrong) : counts.missed) += found || word.person ? 1 : 0;
    if (!word.person) {
      continue;
    }
    whole = (word.first || whole) && found;
    const bool last =
        i + 1 == document.words.size() || !document.words[i + 1].person || document.words[i + 1].first;
    counts.mentions += last ? 1 : 0;
    counts.covered += last && whole ? 1 : 0;
  }
}

void print(const char* what, const Counts& c) {
  const double recall = c.hit / (c.hit + c.missed);
  const double precision = c.hit / (c.hit + c.wrong);
  const double z2 = 1.96 * 1.96;
  const double n = c.mentions;
  const double p = c.covered / n;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double width = 1.96 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  std::printf("%-18s recall %.3f  precision %.3f  F %.3f  mentions whole %.3f (%.3f to %.3f, n %.0f)\n", what,
              recall, precision, 2 * recall * precision / (recall + precision), p, middle - width,
              middle + width, n);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    return 2;
  }
  const redact::Scanner scanner(rules::load_rules(), {});
  const auto documents = read(argv[1]);
  std::vector<std::vector<Finding>> findings;
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const auto& document : documents) {
    findings.push_back(scanner.scan(document.text));
    bytes += document.text.size();
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  const auto table = [&](const char* what, const auto& keep) {
    Counts counts;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      count(documents[i], findings[i], keep, counts);
    }
    print(what, counts);
  };
  table("rules", [](const Finding& finding) { return finding.rule != "names.tagger"; });
  table("only the tagger", [](const Finding& finding) { return finding.rule == "names.tagger"; });
  table("both", [](const Finding&) { return true; });
  for (const double least : {0.35, 0.4, 0.45, 0.5, 0.6, 0.7}) {
    const auto what = "both, from " + std::to_string(least).substr(0, 4);
    table(what.c_str(), [least](const Finding& finding) { return finding.confidence >= least; });
  }
  std::printf("%.1f MB/s, everything\n", static_cast<double>(bytes) / 1e6 / time.count());
  return 0;
}
