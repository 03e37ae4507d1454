#!/bin/bash
# redaction_speed.sh: how fast recognition is on one core, and beside what others do with the same texts: the names of
# 10,000 people beside grep, ripgrep and RE2, the shipped expressions of identifiers beside RE2 and ripgrep, the tagger,
# the whole scanner over 2,000 and 20,000 pages, and "dsrkit scan" on one file of so many.
# MEGABYTES (100), SEED (4), PAGES ("2000 20000") change what is read. Speed is by CPU time of one core, which other
# work on the machine disturbs least; the time on the clock stands beside it. A peer that is not installed is named and
# left out.

source "$(dirname "$0")/common.sh"
build=$tree/build/release
cmake --build "$build" --target bench_redaction_speed >/dev/null || stop "the benchmark does not build"
bench=$build/tests/bench_redaction_speed
megabytes=${MEGABYTES:-100}
seed=${SEED:-4}
few=4 # megabytes for peers that need minutes for one
core=(taskset -c "$(awk '/Cpus_allowed_list/ { split($2, c, /[,-]/); print c[1] }' /proc/self/status)")

once_user() { # COMMAND...: user CPU seconds in $cpu, on the clock in $clock, peak in $mebibytes
  "$(type -P time)" -q -f '%M %U %e' -o "$scratch/usage" "${core[@]}" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
  code=$?
  [ $code -le 1 ] || stop "$* ended with $code: $(head -c 300 "$scratch/err")"
  read -r mebibytes cpu clock < <(tail -n 1 "$scratch/usage" | awk '{ printf "%.1f %.2f %.2f\n", $1 / 1024, $2, $3 }')
}

# row WHO BYTES SECONDS CLOCK FOUND: the first row of a table is what the others are compared with.
row() {
  local speed
  speed=$(awk -v b="$2" -v s="$3" 'BEGIN { printf "%.1f", (s > 0 ? b / s / 1e6 : 0) }')
  [ -n "$first" ] || first=$speed
  echo "| $1 | $(awk -v b="$2" 'BEGIN { printf "%.1f", b / 1e6 }') | $(awk -v s="$3" 'BEGIN { printf "%.2f", s }') | $(awk -v s="$4" 'BEGIN { printf "%.2f", s }') | $speed | $(ratio "$first" "$speed" 2) | $5 |"
}

# ours WHO STEP...: a step of the benchmark program, which times itself, without reading the file.
ours() {
  local who=$1
  shift
  once_user "$bench" "$@"
  read -r bytes spent found built waited <"$scratch/out"
  row "$who" "$bytes" "$spent" "$waited" "$found"
}

# peer WHO TOOL FILE COMMAND...: the processor time of the whole command.
peer() {
  local who=$1 tool=$2 file=$3
  shift 3
  if ! type -P "$tool" >/dev/null; then
    echo "| $who | - | - | - | - | - | not installed |"
    return
  fi
  once_user "$@"
  row "$who" "$(stat -c %s "$file")" "$cpu" "$clock" "$(wc -l <"$scratch/out")"
}

table() {
  first=
  echo
  echo "| $1 | MB | CPU s | Clock s | MB/s | ours is faster by | Found |"
  echo "|---|---|---|---|---|---|---|"
}

text=$scratch/notes.txt
"$bench" notes $((megabytes * 1000000)) "$seed" >"$text"
head -c $((few * 1000000)) "$text" >"$scratch/few.txt"
head -c 50000 "$text" >"$scratch/tiny.txt"
"$bench" names 10000 "$seed" >"$scratch/names.txt"
"$bench" patterns >"$scratch/all-patterns.txt"
head -n 20 "$scratch/all-patterns.txt" >"$scratch/patterns.txt"

machine
table "10,000 people in case notes"
ours "words cut, folded and sought in all forms of their names" dictionary "$scratch/names.txt" "$text"
peer "grep -F -i -w -o, UTF-8, of 0.05 MB" grep "$scratch/tiny.txt" \
  grep -F -i -w -o -f "$scratch/names.txt" "$scratch/tiny.txt"
peer "grep -F -i -w -o, locale C" grep "$text" env LC_ALL=C grep -F -i -w -o -f "$scratch/names.txt" "$text"
peer "ripgrep -F -i -w -o, of $few MB" rg "$scratch/few.txt" \
  rg -j 1 -F -i -w -o -f "$scratch/names.txt" "$scratch/few.txt"
ours "RE2, one alternation, of $few MB" re2-names "$scratch/names.txt" "$scratch/few.txt"
ours "words cut and folded alone" tokens "$text"

table "20 shipped expressions of identifiers"
ours "PatternSet" set "$scratch/patterns.txt" "$text"
ours "RE2, one alternation" re2-set "$scratch/patterns.txt" "$text"
peer "ripgrep -o" rg "$text" rg -j 1 -o -f "$scratch/patterns.txt" "$text"

table "All $(wc -l <"$scratch/all-patterns.txt") shipped expressions"
ours "PatternSet" set "$scratch/all-patterns.txt" "$text"
ours "RE2, one alternation" re2-set "$scratch/all-patterns.txt" "$text"

table "Tagger of names"
ours "scores of words already cut, of $few MB" tagger "$scratch/few.txt"

echo
echo "| Whole scanner, people of a case | MB | CPU s | MB/s | pages a second | Peak MiB | Found | Rules read, s |"
echo "|---|---|---|---|---|---|---|---|"
for pages in ${PAGES:-2000 20000}; do
  once_user "$bench" scanner "$pages" "$seed"
  read -r bytes spent found built waited <"$scratch/out"
  awk -v p="$pages" -v b="$bytes" -v s="$spent" -v f="$found" -v r="$built" -v m="$mebibytes" 'BEGIN {
    printf "| %d pages of 500 words | %.1f | %.2f | %.2f | %.0f | %.1f | %d | %.2f |\n",
      p, b / 1e6, s, b / s / 1e6, p / s, m, f, r }'
done

echo
echo "| dsrkit scan, one file, people of the case | MB | CPU s | Clock s | MB/s | Peak MiB | Found |"
echo "|---|---|---|---|---|---|---|"
for pages in ${PAGES:-2000 20000}; do
  "$bench" pages "$pages" "$seed" >"$scratch/pages.txt"
  "$bench" people "$seed" >"$scratch/people.json"
  once_user "$DSRKIT" scan --people "$scratch/people.json" "$scratch/pages.txt"
  awk -v p="$pages" -v b="$(stat -c %s "$scratch/pages.txt")" -v s="$cpu" -v c="$clock" -v m="$mebibytes" \
    -v f="$(wc -l <"$scratch/out")" 'BEGIN {
    printf "| %d pages of 500 words | %.1f | %.2f | %.2f | %.2f | %.1f | %d |\n", p, b / 1e6, s, c, b / s / 1e6, m, f }'
done
