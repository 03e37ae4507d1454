#!/bin/bash
# render.sh [RUNS]: JSON to PDF with 'dsrkit render' against wkhtmltopdf and weasyprint, medians of RUNS runs (5).
#
# DSRKIT names the program, DATA the folder of service responses, PAGES how large the large input is (about 500).
# The peers get an HTML document of the same values; making it is not counted. Timing never fails the script.

source "$(dirname "$0")/common.sh"
need jq jq
need wkhtmltopdf wkhtmltopdf
need weasyprint weasyprint
need pdfinfo poppler-utils
# Debian's wkhtmltopdf wants a display unless it is told that there is none.
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$scratch

runs=${1:-5}
data=${DATA:-$tree/tests/data/moj-sar-responses}
responses=("$data"/*.json)
[ -e "${responses[0]}" ] || stop "there are no service responses in $data"

pages_of() {
  pdfinfo "$1" 2>/dev/null | awk '/^Pages:/ { print $2 }'
}

# line PROGRAM COMMAND...: measures it and prints its line; the others are divided by the first one.
line() {
  local name=$1 file=$scratch/$1.pdf
  shift
  rm -f "$file"
  repeated "$runs" "$@"
  [ -s "$file" ] || { echo "| $name | failed, exit code $code | | | | | | | | |" && return; }
  our_seconds=${our_seconds:-$seconds} our_cpu=${our_cpu:-$cpu} our_mebibytes=${our_mebibytes:-$mebibytes}
  echo "| $name | $(pages_of "$file") | $seconds | $cpu | $mebibytes | $(size_of "$file")" \
    "| $(pdftotext -q "$file" - | wc -w) | $(ratio "$seconds" "$our_seconds")" \
    "| $(ratio "$cpu" "$our_cpu") | $(ratio "$mebibytes" "$our_mebibytes") |"
}

# compare COPIES: all three on that many copies of the responses.
compare() {
  local files=() html=$scratch/records.html our_seconds="" our_cpu="" our_mebibytes=""
  for ((copy = 0; copy < $1; ++copy)); do
    files+=("${responses[@]}")
  done
  jq -n -r -f "$bench_folder/records_html.jq" "${files[@]}" >"$html" || stop "the HTML could not be made"
  # wkhtmltopdf sets text smaller than it is told: enlarged, it has the size on paper that the other two have.
  sed 's/<style>/<style>html { zoom: 1.284 }/' "$html" >"$scratch/enlarged.html"
  echo
  echo "${#responses[@]} files, $1 times: $(cat "${files[@]}" | wc -c) bytes of JSON, $(wc -c <"$html") of HTML"
  echo
  echo "| program | pages | seconds | CPU s | peak MiB | file MiB | words | time / dsrkit | CPU / dsrkit | memory / dsrkit |"
  echo "|---|---|---|---|---|---|---|---|---|---|"
  line dsrkit "$DSRKIT" render --force -o "$scratch/dsrkit.pdf" "${files[@]}"
  line wkhtmltopdf wkhtmltopdf --quiet --page-size A4 -T 28mm -B 28mm -L 25mm -R 25mm --disable-javascript \
    --javascript-delay 0 "$scratch/enlarged.html" "$scratch/wkhtmltopdf.pdf"
  line weasyprint weasyprint --quiet "$html" "$scratch/weasyprint.pdf"
}

echo "JSON to PDF, medians of $runs runs after a warm-up"
machine
echo "$(wkhtmltopdf --version), $(weasyprint --version)"
compare 1
"$DSRKIT" render --force -o "$scratch/dsrkit.pdf" "${responses[@]}" >/dev/null
pages=$(pages_of "$scratch/dsrkit.pdf")
compare $(((${PAGES:-500} + pages - 1) / pages))
