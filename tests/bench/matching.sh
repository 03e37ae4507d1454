#!/bin/bash
# matching.sh [SEED...]: who is who, in populations of 50,000 invented people in families (population.cpp), one a
# seed (4 to 10): whether anybody wrong is ever in the strong tier, how many of a person's entries are found, how
# many an officer has to look at, and how fast one subject is compared with a million entries. PEOPLE and SUBJECTS
# (500, evenly spread) change the size.

source "$(dirname "$0")/common.sh"
build=$tree/build/release
cmake --build "$build" --target bench_matching >/dev/null || stop "the benchmark does not build"
[ $# -gt 0 ] || set -- 4 5 6 7 8 9 10

machine
echo
echo "| Seed | People, entries | Wrong strong, subjects against all | Wrong strong, everybody | Strong | Strong and review | before feedback | Conflict, shown | Shown a subject | Rounds, most | By exact keys | 1 million, CPU s | without birth date |"
echo "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
for seed in "$@"; do
  "$build/tests/bench_matching" "$tree/share/names" "$seed" "${PEOPLE:-50000}" "${SUBJECTS:-500}" >"$scratch/row" ||
    stop "seed $seed ended badly"
  awk -v seed="$seed" '{
    printf "| %s | %s, %s | %s of %s | %s | %.3f | %.3f | %.3f | %.3f | %.2f | %.1f, %s | %.3f | %.2f | %.2f |\n",
      seed, $1, $2, $4, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 }' "$scratch/row"
done
