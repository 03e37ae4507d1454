#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/intake/intake.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace dsrkit;

namespace {

std::string sample(const char* name) {
  std::ifstream file(std::string(DSRKIT_TEST_DATA) + "/requests/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

intake::Trust trust() {
  const Instant moment = *try_parse_instant("2026-11-20T10:05:00Z");
  return {{intake::read_agent(sample("agent.json"), "agent.json")}, "EXAMPLE_COUNCIL", moment, moment};
}

/// The bytes with a few of them replaced, removed or doubled.
std::string spoiled(std::string bytes, RandomSource& random) {
  for (std::uint64_t left = 1 + crypto::random_below(random, 4); left > 0 && !bytes.empty(); --left) {
    const auto place = static_cast<std::size_t>(crypto::random_below(random, bytes.size()));
    static constexpr std::string_view kMarks = "\",;\n\r\\{}[]:=\xEF\x80";
    switch (crypto::random_below(random, 4)) {
      case 0:
        bytes[place] = kMarks[static_cast<std::size_t>(crypto::random_below(random, kMarks.size()))];
        break;
      case 1: bytes[place] = crypto::random_bytes(random, 1).front(); break;
      case 2: bytes.erase(place, 1 + static_cast<std::size_t>(crypto::random_below(random, 40))); break;
      default: bytes.insert(place, bytes.substr(place, 30)); break;
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("the samples are read as they are", "[intake][hostile]") {
  const auto count = [](const char* name, intake::Format format) {
    return intake::read_requests(sample(name), name, format, trust()).drafts.size();
  };
  CHECK(count("requests.csv", intake::Format::csv) == 3);
  CHECK(count("opendsr.json", intake::Format::opendsr) == 1);
  CHECK(count("opendsr-many.json", intake::Format::opendsr) == 2);
  CHECK(count("drp.txt", intake::Format::drp) == 1);
}

TEST_CASE("spoiled files end in findings or in an error of ours", "[intake][hostile]") {
  crypto::SeededRandom random("spoiled requests");
  const intake::Trust trusted = trust();
  for (const char* name : {"requests.csv", "opendsr.json", "opendsr-many.json", "drp.txt"}) {
    const std::string sound = sample(name);
    for (int i = 0; i < 1000; ++i) {
      const std::string bytes = spoiled(sound, random);
      try {
        const auto reading = intake::read_requests(bytes, name, intake::likely_format(bytes), trusted);
        CHECK(reading.drafts.size() <= 4);
        CHECK((reading.wrong == 0 || has_errors(reading.findings)));
      } catch (const Error& error) {
        CHECK((error.code() == ErrorCode::data_invalid || error.code() == ErrorCode::integrity));
      }
    }
  }
}
