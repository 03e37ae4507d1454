#!/bin/bash
# Everything in the Ministry of Justice's service responses arrives: each label and each value, in order.
source "$(dirname "$0")/lib.sh"
responses=("$DATA"/moj-sar-responses/*.json)

# text_of PDF: what is on the pages in the order of writing, without running titles and white space.
text_of() {
  pdftotext -raw "$1" - | tr -d '\f' | grep -vE "$2" | tr -d '[:space:]' | tr '[:upper:]' '[:lower:]'
}

count_leaves() {
  jq -n '[inputs | .. | select((type != "object" and type != "array") or length == 0)] | length' "${responses[@]}"
}

# expect_records PDF RUNNING-TITLES: every record of every response is in the text, as often as in the responses.
expect_records() {
  local text record wanted found number=0
  text_of "$1" "$2" >"$SCRATCH/text"
  text=$(<"$SCRATCH/text")
  for response in "${responses[@]}"; do
    jq -r -f "$HERE/leaves.jq" "$response" |
      awk -v name="${response##*/}" '{ print name "\t" $0 }'
  done >"$SCRATCH/records"
  expect_true "the responses have records" test -s "$SCRATCH/records"
  awk -F '\t' -v pages="$SCRATCH/text" '
    BEGIN { getline text < pages }
    { wanted[$2]++; name[$2] = $1 }
    END {
      for (record in wanted) {
        found = 0
        for (at = 1; (next_at = index(substr(text, at), record)) > 0; at += next_at) { ++found }
        if (found < wanted[record]) {
          length_found = 0
          for (step = length(record); step >= 1; step = int(step / 2)) {
            while (length_found + step <= length(record) && index(text, substr(record, 1, length_found + step)) > 0) {
              length_found += step
            }
          }
          print name[record] ": a record is there " found " times, not " wanted[record] "; it breaks off before \x27" \
            substr(record, length_found + 1, 80) "\x27"
        }
      }
    }' "$SCRATCH/records" >"$SCRATCH/missing"
  expect_equal "records missing from ${1##*/}" "" "$(head -5 "$SCRATCH/missing")"
}

leaves=$(count_leaves)
expect_true "the responses have thousands of leaves ($leaves)" test "$leaves" -gt 5000

story "render"
must render "${responses[@]}" -o rendered.pdf
expect_records rendered.pdf '^(22 November 2026 Page [0-9]+ of [0-9]+|Records)$'

story "gather, review, bundle and seal"
small_workspace w
supplied=()
for response in "${responses[@]}"; do
  supplied+=(--from "$response")
done
# One response refers to an attachment that is not there: a gap, which the officer accepts before anything is built.
expect_exit 3 gather "$case" "${supplied[@]}" --json
expect_json '.searches[-1].outcome == "partial" and (.searches[-1].reason | test("attachment"))'
must gather "$case" --source supplied --accept-gap --because "the service has no such file" --json
expect_json '.searches[-1] | .outcome == "partial" and .settled and .fetched > 0 and .approved_by == "a.officer"'
must redact "$case"
must review list "$case" --json
jq -r '[.places[].kind] | unique[]' "$OUT" >kinds
while read -r kind; do
  must review decide "$case" --kind "$kind" --action disclose --because "all of it is the person's own"
done <kinds
sign_off
must bundle "$case" --accept-gaps "not what this is about" --json
expect_json '.withheld == 0 and .missing_glyphs == 0'
must seal "$case"
expect_records "w/out/$case/$case-bundle.pdf" \
  "^(Your personal data Example Borough Council|Reference $case Page [0-9]+ of [0-9]+)$"
