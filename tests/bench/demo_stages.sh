#!/bin/bash
# demo_stages.sh [RUNS]: 'dsrkit demo' from nothing to the sealed bundle, the median time of each stage over RUNS
# runs (5) after a warm-up. DSRKIT names the program, FAMILIES how many families are invented (12).

source "$(dirname "$0")/common.sh"
need jq jq
need pdftotext poppler-utils
runs=${1:-5}

# run: one demonstration; its stages go to $scratch/stages, a line each.
run() {
  rm -rf "$scratch/council"
  once "$DSRKIT" demo "$scratch/council" --families "${FAMILIES:-12}" --timings --json
  [ "$code" -eq 0 ] || stop "the demonstration ended with $code: $(head -1 "$scratch/err")"
  jq -r '.timings[] | "\(.stage) \(.milliseconds)"' "$scratch/out" >>"$scratch/stages"
  echo "$seconds $cpu $mebibytes" >>"$scratch/runs"
}

echo "The demonstration with ${FAMILIES:-12} families, medians of $runs runs after a warm-up"
machine
run
stages=$(cut -d' ' -f1 "$scratch/stages")
rm "$scratch/stages" "$scratch/runs"
for ((i = 0; i < runs; ++i)); do
  run
done

echo
echo "| stage | ms |"
echo "|---|---|"
for stage in $stages; do
  echo "| $stage | $(awk -v s="$stage" '$1 == s { print $2 }' "$scratch/stages" | median) |"
done
echo
echo "whole program: $(awk '{ print $1 }' "$scratch/runs" | median) s," \
  "$(awk '{ print $2 }' "$scratch/runs" | median) s of processor time," \
  "$(awk '{ print $3 }' "$scratch/runs" | median) MiB;" \
  "$(pdfinfo "$(jq -r .redline "$scratch/out")" | awk '/^Pages:/ { print $2 }') pages of redline"
