#!/bin/bash
# bundle_scale.sh [PAGES...]: how gather, redact, review, bundle and seal grow: 1000, 5000 and 20000 pages.
#
# Each size is one access case of invented notes, taken through the real stages in a workspace of its own. DSRKIT
# names the program; SEAL_UP_TO the largest size that is also sealed (5000). Timing never fails the script.

source "$(dirname "$0")/common.sh"
need awk mawk
need jq jq
need pdftotext poppler-utils
export DSRKIT_TODAY=2026-11-21 DSRKIT_ACTOR=a.officer

[ $# -gt 0 ] || set -- 1000 5000 20000
seal_up_to=${SEAL_UP_TO:-5000}
# Notes on a page, as they come out; only the size of the case is chosen by it.
notes_of() {
  awk -v pages="$1" 'BEGIN { printf "%d", pages }'
}

# in_case COMMAND...: a step that is not measured.
in_case() {
  "$DSRKIT" -C "$workspace" --quiet "$@" >"$scratch/out" 2>"$scratch/err" </dev/null ||
    stop "'$1' ended with $?: $(head -1 "$scratch/err")"
}

# stage NAME FILE COMMAND...: a measured step; the size is that of FILE in the workspace.
stage() {
  local name=$1 file=$2
  shift 2
  once "$DSRKIT" -C "$workspace" --quiet --json "$@"
  if [ "$code" -ne 0 ]; then
    rows+=("$name $code - - - $(jq -r '.message // empty' "$scratch/err" 2>/dev/null | head -1)")
    return 1
  fi
  rows+=("$name 0 $seconds $cpu $mebibytes $(size_of "$workspace/$file")")
}

# measure PAGES: one case from beginning to end.
measure() {
  local notes pages=0 row
  notes=$(notes_of "$1")
  workspace=$scratch/$1
  rows=()
  mkdir "$scratch/notes"
  awk -v notes="$notes" -v folder="$scratch/notes" -f "$bench_folder/case_notes.awk"
  "$DSRKIT" init "$workspace" --controller "Example Borough Council" >/dev/null || stop "init failed"
  in_case open --subject "Aisha Khan" --born 2009-04-12 --received 2026-11-02 --service demonstration-early-help
  in_case identity confirm AR-2026-0001 --on 2026-11-02 --evidence "passport seen"
  local from=()
  for file in "$scratch"/notes/*.json; do
    from+=(--from "$file")
  done
  stage gather vault gather AR-2026-0001 "${from[@]}" &&
    in_case party set AR-2026-0001 --name "Karen Hughes" --role third-party --relation neighbour &&
    in_case party set AR-2026-0001 --name "Tom Brennan" --role third-party --relation brother &&
    stage redact register.db redact AR-2026-0001 &&
    stage decide register.db review decide AR-2026-0001 --open --action disclose --because "nobody is named" &&
    stage sign-off register.db --actor b.second review sign-off AR-2026-0001 &&
    stage bundle out/AR-2026-0001/AR-2026-0001-bundle.pdf bundle AR-2026-0001 --accept-gaps "measured only" &&
    pages=$(jq '[.files[].pages] | add' "$scratch/out") &&
    [ "$1" -le "$seal_up_to" ] &&
    stage seal out/AR-2026-0001/AR-2026-0001-sealed.pdf seal AR-2026-0001
  echo
  echo "$notes notes, $pages pages, $(cat "$scratch"/notes/* | wc -c) bytes of JSON"
  echo
  echo "| stage | seconds | CPU s | pages/s | peak MiB | KiB a page | written MiB |"
  echo "|---|---|---|---|---|---|---|"
  for row in "${rows[@]}"; do
    set -- $row
    if [ "$2" -eq 0 ]; then
      echo "| $1 | $3 | $4 | $(ratio "$pages" "$3" 0) | $5" \
        "| $(awk -v m="$5" -v p="$pages" 'BEGIN { printf "%.1f", p ? m * 1024 / p : 0 }') | $6 |"
    else
      echo "| $1 | ended with $2: ${*:6} | | | | | |"
    fi
  done
  rm -rf "$workspace" "$scratch/notes"
}

echo "One case from gather to seal"
machine
for size in "$@"; do
  measure "$size"
done
