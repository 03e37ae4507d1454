#!/bin/bash
# A morning's requests come in by file: kill -9 in the middle, two officers at once, and the file read again and again
# leave each request opened exactly once. SEED chooses when.
source "$(dirname "$0")/lib.sh"
RANDOM=${SEED:-20261122}
rows=400

must init council --controller "Example Borough Council"
export DSRKIT_WORKSPACE=$SCRATCH/council

{
  printf 'request_id,subject,born,received\r\n'
  for ((i = 1; i <= rows; ++i)); do printf 'FORM-%d,"Person No %d",1990-01-01,2026-11-20\r\n' "$i" "$i"; done
} >requests.csv

story "killed at random moments, then read to the end"
for _ in 1 2 3 4 5; do
  "$DSRKIT" open --from requests.csv >/dev/null 2>&1 </dev/null &
  pid=$!
  sleep "0.$((RANDOM % 3))$((RANDOM % 10))"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  must audit verify
done
must open --from requests.csv
expect_equal "references told" "$rows" "$(sort -u "$OUT" | wc -l)"
must case list --json
expect_json ".cases | length == $rows"

story "the same file by two officers at once"
sed 's/FORM-/MAIL-/' requests.csv >mail.csv
for officer in a.officer b.officer; do
  "$DSRKIT" --actor "$officer" open --from mail.csv >"$officer.txt" 2>"$officer.err" </dev/null &
done
wait
expect_equal "what both are told" "$(cat a.officer.txt)" "$(cat b.officer.txt)"
expect_equal "references told" "$rows" "$(sort -u a.officer.txt | wc -l)"
must case list --json
expect_json ".cases | length == 2 * $rows"
must audit verify

story "a name in a message would be a breach"
sed '3s/1990-01-01/1 January 1990/' requests.csv >wrong.csv
expect_refusal 65 'line 3, born' open --from wrong.csv
expect_not_in "$ALL_ERR" 'Person No'

story "hostile files are refused"
printf '\0\0\0\0' >zeros.csv
head -c 70000000 /dev/zero | tr '\0' a >huge.csv
printf '[%.0s' $(seq 5000) >deep.json
for file in zeros.csv huge.csv deep.json; do expect_refusal 65 "$file" open --from "$file"; done
mkdir folder.csv
expect_refusal '65|66' 'folder.csv' open --from folder.csv
