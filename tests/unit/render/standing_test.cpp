#include "dsrkit/render/standing.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

const std::vector<law::StandingGap> kGaps{{"written-authority", "nothing shows it", "Article 1",
                                           "record it with 'dsrkit authority confirm CASE --kind x'", true}};

}  // namespace

TEST_CASE("what is missing is told with its law and the command for this case", "[render][standing]") {
  CHECK(render::standing_lines(kGaps, "AR-2026-0001") ==
        std::vector<std::string>{"still needed: nothing shows it (Article 1)",
                                 "  record it with 'dsrkit authority confirm AR-2026-0001 --kind x'"});
  CHECK(render::standing_lines({}, "AR-2026-0001").empty());
}
