#!/bin/bash
# How much of the names in text the tagger was not trained on a scan finds without a people file: the tagger alone,
# the rules, both, and by confidence; with intervals and speed.
#   tests/bench/strangers.sh [preset]
set -euo pipefail
cd "$(dirname "$0")/../.."
preset=${1:-release}
cmake --build --preset "$preset" --target bench_strangers > /dev/null
"build/$preset/tests/bench_strangers" tests/data/ner/ewt-dev.iob2 tests/data/ner-own/{judgments,notes}.txt
