#!/bin/bash
# Names stay where they belong: after a whole demonstration and a walk through the commands nobody of the records is in
# a file name, the audit, a message, the vault's files or a temporary folder.
source "$(dirname "$0")/lib.sh"

must demo "$SCRATCH/council"
export DSRKIT_WORKSPACE=$SCRATCH/council

# People's names of two words, in their own writing, and the subject's.
jq -r '.people[] | select(.role != "professional") | .names[] | select(test("[ ]") or test("[^ -~]"))' "$cast" |
  sort -u >names.txt
expect_true "there are names" test "$(wc -l <names.txt)" -gt 25

# expect_no_names WHAT FILE...
expect_no_names() {
  local what=$1
  shift
  expect_equal "names in $what" "" "$(grep -aoiF -f names.txt "$@" 2>/dev/null | sort | uniq -c | head -5)"
}

story "the demonstration"
expect_no_names "its standard error" "$ERR"
expect_no_names "its result" "$OUT"

story "commands that list"
for command in "case list" "case show $case" "clock $case" "due" "source list" "source check" "party list $case" \
  "match $case" "audit show" "audit show $case" "audit verify" "rules list" "config check"; do
  expect_exit 0 $command
  expect_no_names "dsrkit $command" "$OUT" "$ERR"
  expect_exit 0 $command --json
  expect_no_names "dsrkit $command --json" "$OUT" "$ERR"
done
expect_exit 0 gather "$case" --dry-run
expect_no_names "a dry run" "$OUT" "$ERR"
expect_exit 0 gather "$case" --source police
expect_no_names "gather" "$OUT" "$ERR"
expect_exit 0 redact "$case"
expect_no_names "redact" "$OUT" "$ERR"
expect_exit 0 bundle "$case" --redline
expect_no_names "bundle" "$OUT" "$ERR"

story "names are shown on request, and the audit says so"
must party list "$case" --show-names
expect_in "$OUT" "Marwa Mahmood"
must audit show "$case"
expect_equal "entries about names shown" 1 "$(grep -c names-shown "$OUT")"

story "what lies on the disk"
find council -path council/systems -prune -o -print >paths.txt
expect_no_names "file names" paths.txt
tr '_.-' '   ' <paths.txt >words.txt
expect_no_names "file names written otherwise" words.txt
mapfile -t evidence < <(find council/vault -type f)
expect_true "there is evidence" test "${#evidence[@]}" -gt 50
expect_no_names "the vault" "${evidence[@]}"
expect_equal "the vault's files with readable words" "" \
  "$(grep -laiE 'mahmood|brennan|safeguard|neighbour' "${evidence[@]}")"
expect_no_names "keys and checkpoint" council/keys/* council/out/"$case"/*.json council/out/"$case"/*.txt
expect_equal "who may enter the vault, the keys and the output" "700 700 700 700 700" \
  "$(stat -c %a council/vault council/keys council/out "council/vault/$case" "council/out/$case" | xargs)"
expect_equal "evidence that others may read" "" "$(find council/vault council/keys -type f -perm /077 ! -name '*.pem')"
expect_equal "readable keys" "" "$(find council/keys -name '*key*' -perm /077)"
# Content of records is in the vault only: the register has people and places, not passages.
sqlite3 -readonly council/register.db .dump >register.txt
expect_not_in register.txt "allotment" "held hands" "multi-agency discussion"
sqlite3 -readonly council/register.db "SELECT * FROM audit" >audit.txt
expect_no_names "the audit table" audit.txt
expect_no_names "all messages" "$ALL_ERR"
expect_no_leftovers
