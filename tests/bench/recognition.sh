#!/bin/bash
# recognition.sh [SEED...]: who is who in generated cases (case_notes.cpp), CASES (400) for each seed (31 to 33): how
# many mentions of third parties are redacted or covered, who is redacted wrongly, by the way a name is written and by
# rule; and identifiers found on PAGES (2000) of numbers that identify nobody. EXAMPLES=N shows the first N misses.

source "$(dirname "$0")/common.sh"
build=$tree/build/release
cmake --build "$build" --target bench_recognition >/dev/null || stop "the benchmark does not build"
[ $# -gt 0 ] || set -- 31 32 33

machine
for seed in "$@"; do
  printf '\nSeed %s\n\n' "$seed"
  "$build/tests/bench_recognition" "$seed" "${CASES:-400}" "${PAGES:-2000}" || stop "seed $seed ended badly"
done
