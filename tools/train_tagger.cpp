// Trains the name tagger: train_tagger NAMES-FOLDER NOTES-FOLDER OUTPUT TRAINING-FILE...
#include "corpus.hpp"
#include "notes.hpp"
#include "other_writing.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/name_lists.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace dsrkit;

constexpr int kRounds = 6;
constexpr int kCopies = 12;  ///< of each note

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("train_tagger NAMES-FOLDER NOTES-FOLDER OUTPUT TRAINING-FILE...\n", stderr);
    return 2;
  }
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::vector<tagger::Example> examples;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
      training::read_tagged(arguments[i], false, examples);
      training::read_tagged(arguments[i], true, examples);
    }
    training::NameSource source(arguments[0], arguments[1]);
    training::add_other_writings(examples, source);
    training::Notes(source, arguments[1]).add(examples, kCopies);
    const auto weights = tagger::train(examples, rules::NameLists::load(arguments[0]), kRounds);
    files::write_file(arguments[2], std::string(weights.begin(), weights.end()));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_tagger: %s\n", error.what());
    return 1;
  }
  return 0;
}
