#!/bin/bash
# How much of the names in foreign text a scan finds without a people file: per layer and by confidence.
#   tests/bench/strangers.sh [preset]
set -euo pipefail
cd "$(dirname "$0")/../.."
preset=${1:-release}
cmake --build --preset "$preset" --target bench_strangers > /dev/null
"build/$preset/tests/bench_strangers" tests/data/ner/ewt-dev.iob2
