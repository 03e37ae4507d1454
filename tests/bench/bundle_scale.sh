#!/bin/bash
# bundle_scale.sh [PAGES...]: how gather, redact, review, bundle and seal grow: about 1000, 5000 and 20000 pages.
#
# Each size is one access case of invented notes, taken through the real stages in a workspace of its own. DSRKIT
# names the program; SEAL_UP_TO the largest size that is also sealed (5000). Timing never fails the script; a stage
# that does is shown with its exit code, and the next size goes on.

source "$(dirname "$0")/common.sh"
need awk mawk
need jq jq
need pdftotext poppler-utils
export DSRKIT_TODAY=2026-11-21 DSRKIT_ACTOR=a.officer
readonly case=AR-2026-0001 seal_up_to=${SEAL_UP_TO:-5000}

# prepare STEP...: a step that is not measured.
prepare() {
  "$DSRKIT" -C "$workspace" --quiet "$@" >"$scratch/out" 2>"$scratch/err" </dev/null ||
    stop "'$1' ended with $?: $(head -1 "$scratch/err")"
}

# stage NAME FILE STEP...: a measured step; what it wrote is FILE in the workspace.
stage() {
  local name=$1 file=$workspace/$2
  shift 2
  once "$DSRKIT" -C "$workspace" --quiet --json "$@"
  if [ "$code" -eq 0 ]; then
    echo "$name $seconds $cpu $mebibytes $(size_of "$file")" >>"$scratch/stages"
  else
    echo "$name failed $code" >>"$scratch/stages"
    return 1
  fi
}

open_case() {
  "$DSRKIT" init "$workspace" --controller "Example Borough Council" >/dev/null || stop "init failed"
  prepare open --subject "Aisha Khan" --born 2009-04-12 --received 2026-11-02 --service demonstration-early-help
  prepare identity confirm $case --on 2026-11-02 --evidence "passport seen"
}

# run_stages PAGES: up to the first that fails; leaves the number of pages in $pages.
run_stages() {
  local from=() file
  for file in "$scratch"/notes/*.json; do
    from+=(--from "$file")
  done
  stage gather vault gather $case "${from[@]}" || return
  prepare party set $case --name "Karen Hughes" --role third-party --relation neighbour
  prepare party set $case --name "Tom Brennan" --role third-party --relation brother
  stage redact register.db redact $case || return
  stage decide register.db review decide $case --open --action disclose --because "nobody is named" || return
  stage sign-off register.db --actor b.second review sign-off $case || return
  stage bundle out/$case/$case-bundle.pdf bundle $case --accept-gaps "measured only" || return
  pages=$(jq '[.files[].pages] | add' "$scratch/out")
  if [ "$1" -le "$seal_up_to" ]; then
    stage seal out/$case/$case-sealed.pdf seal $case
  fi
}

# measure PAGES: a note fills about a page.
measure() {
  local pages=0
  workspace=$scratch/workspace
  mkdir "$scratch/notes"
  awk -v notes="$1" -v folder="$scratch/notes" -f "$bench_folder/case_notes.awk"
  open_case
  run_stages "$1"
  echo
  echo "$1 notes, $(cat "$scratch"/notes/* | wc -c) bytes of JSON, $pages pages"
  echo
  echo "| stage | seconds | CPU s | pages/s | pages/CPU s | peak MiB | KiB/page | written MiB |"
  echo "|---|---|---|---|---|---|---|---|"
  awk -v pages="$pages" '
    $2 == "failed" { printf "| %s | exit code %s | | | | | | |\n", $1, $3; next }
    {
      printf "| %s | %s | %s | %.0f | %.0f | %s | %.1f | %s |\n", $1, $2, $3, pages / $2, ($3 > 0 ? pages / $3 : 0), $4,
        (pages ? $4 * 1024 / pages : 0), $5
    }
  ' "$scratch/stages"
  rm -rf "$workspace" "$scratch/notes" "$scratch/stages"
}

echo "One case from gather to seal"
machine
[ $# -gt 0 ] || set -- 1000 5000 20000
for size in "$@"; do
  measure "$size"
done
