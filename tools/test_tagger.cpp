// What the tagger alone finds, by score: test_tagger NAMES-FOLDER WEIGHTS FILE...
#include "corpus.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/name_lists.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

namespace {

using namespace dsrkit;

struct Scored {
  int score;
  bool person;
};

void print(const std::vector<Scored>& words) {
  for (const int least : {-100, -60, -40, -20, 0, 20, 40, 80}) {
    double hit = 0;
    double missed = 0;
    double wrong = 0;
    for (const auto& word : words) {
      const bool found = word.score > least;
      hit += found && word.person ? 1 : 0;
      missed += !found && word.person ? 1 : 0;
      wrong += found && !word.person ? 1 : 0;
    }
    std::printf("  score above %4d: recall %.3f, precision %.3f\n", least, hit / (hit + missed),
                hit / (hit + wrong));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    return 2;
  }
  try {
    const auto lists = std::make_shared<const rules::NameLists>(rules::NameLists::load(argv[1]));
    const auto bytes = files::read_file(argv[2]);
    const tagger::Tagger tagger(tagger::Weights(bytes.begin(), bytes.end()), lists);
    for (int i = 3; i < argc; ++i) {
      const std::string path = argv[i];
      std::vector<tagger::Example> examples;
      path.ends_with(".txt") ? training::read_marked(path, examples)
                             : training::read_tagged(path, false, examples);
      std::vector<Scored> words;
      std::size_t size = 0;
      const auto start = std::chrono::steady_clock::now();
      for (const auto& example : examples) {
        const auto scores = tagger.scores(example.text, text::tokenise(example.text));
        for (std::size_t token = 0; token < scores.size(); ++token) {
          words.push_back({scores[token], example.person[token]});
        }
        size += example.text.size();
      }
      const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
      std::printf("%s: %zu words, %.1f MB/s\n", path.c_str(), words.size(),
                  static_cast<double>(size) / 1e6 / time.count());
      print(words);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "test_tagger: %s\n", error.what());
    return 1;
  }
  return 0;
}
