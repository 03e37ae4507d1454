#!/bin/bash
# compose.sh [PAGES...]: composing tagged pages beside stock libharu's plain text output, the floor of the format,
# and beside wkhtmltopdf and weasyprint on the same words; 100, 2000 and 20000 pages.
#
# PEERS_UP_TO is the largest size the HTML engines are given (100). Timing never fails the script.

source "$(dirname "$0")/common.sh"
need pdfinfo poppler-utils
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$scratch
compose=$tree/build/release/tests/bench_compose
cmake --build "$tree/build/release" --target bench_compose >/dev/null || stop "bench_compose does not build"
readonly peers_up_to=${PEERS_UP_TO:-100}

# line NAME RUNS COMMAND...
line() {
  local name=$1 runs=$2 pages
  shift 2
  repeated "$runs" "$@"
  [ "$code" -eq 0 ] || { echo "| $name | failed, exit code $code | | | | | |" && return; }
  pages=$(pdfinfo "$scratch/$name.pdf" | awk '/^Pages:/ { print $2 }')
  local cost
  cost=$(awk -v cpu="$cpu" -v pages="$pages" 'BEGIN { printf "%.4f", 1000 * cpu / pages }')
  ours=${ours:-$cost}
  echo "| $name | $pages | $cpu | $(awk -v p="$pages" -v c="$cpu" 'BEGIN { printf "%.0f", (c > 0 ? p / c : 0) }')" \
    "| $mebibytes | $(awk -v s="$(stat -c %s "$scratch/$name.pdf")" -v p="$pages" 'BEGIN { printf "%.1f", s / 1024 / p }')" \
    "| $(ratio "$cost" "$ours" 2) |"
}

echo "Composing pages, medians of 3 runs after a warm-up (1 of the HTML engines)"
machine
[ $# -gt 0 ] || set -- 100 2000 20000
for size in "$@"; do
  ours=""
  echo
  echo "| program | pages | CPU s | pages/CPU s | peak MiB | KiB/page | CPU a page / dsrkit |"
  echo "|---|---|---|---|---|---|---|"
  line dsrkit 3 "$compose" dsrkit "$size" "$scratch/dsrkit.pdf"
  line libharu 3 "$compose" libharu "$size" "$scratch/libharu.pdf"
  if [ "$size" -le "$peers_up_to" ]; then
    "$compose" html "$size" "$scratch/notes.html"
    sed 's/<style>/<style>html { zoom: 1.284 }/' "$scratch/notes.html" >"$scratch/enlarged.html"
    ! type -P wkhtmltopdf >/dev/null || line wkhtmltopdf 1 wkhtmltopdf --quiet --page-size A4 --disable-javascript \
      --javascript-delay 0 "$scratch/enlarged.html" "$scratch/wkhtmltopdf.pdf"
    ! type -P weasyprint >/dev/null || line weasyprint 1 weasyprint --quiet "$scratch/notes.html" "$scratch/weasyprint.pdf"
  fi
done
