#!/bin/bash
# leak.sh [PAGES...]: the leak check alone, on documents of about 100, 2000 and 20000 pages.
#
# The documents are invented notes as `dsrkit render` sets them, with and without object streams as the seal writes
# them, searched for 100 and for 10,000 protected texts of which none is there. LEAK_SCAN names the program, which
# 'ninja -C build/release bench_leak' builds.

source "$(dirname "$0")/common.sh"
need awk mawk
need qpdf qpdf
LEAK_SCAN=$(readlink -f "${LEAK_SCAN:-$tree/build/release/tests/bench_leak}")
[ -x "$LEAK_SCAN" ] || stop "there is no $LEAK_SCAN: ninja -C build/release bench_leak"

# measure FILE WHAT TERMS
measure() {
  repeated 3 "$LEAK_SCAN" "$1" "$3"
  [ "$code" -eq 0 ] || stop "the check ended with $code: $(head -1 "$scratch/out" "$scratch/err")"
  echo "| $pages | $2 | $(size_of "$1") | $3 | $seconds | $cpu | $(ratio "$pages" "$cpu" 0) | $mebibytes |"
}

echo "The leak check"
machine
echo
echo "| Pages | Written | MiB | Protected texts | Seconds | CPU s | Pages/CPU s | Peak MiB |"
echo "|---|---|---|---|---|---|---|---|"
[ $# -gt 0 ] || set -- 100 2000 20000
for size in "$@"; do
  mkdir "$scratch/notes"
  # A note fills about seven eighths of a page.
  awk -v notes=$((size * 8 / 7)) -v folder="$scratch/notes" -f "$bench_folder/case_notes.awk"
  "$DSRKIT" render "$scratch"/notes/*.json -o "$scratch/plain.pdf" >/dev/null || stop "cannot render"
  qpdf --object-streams=generate "$scratch/plain.pdf" "$scratch/packed.pdf" || stop "cannot pack"
  pages=$(qpdf --show-npages "$scratch/plain.pdf")
  measure "$scratch/plain.pdf" "as composed" 100
  measure "$scratch/packed.pdf" "object streams" 100
  measure "$scratch/packed.pdf" "object streams" 10000
  rm -rf "$scratch/notes" "$scratch"/*.pdf
done
