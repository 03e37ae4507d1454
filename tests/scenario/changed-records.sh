#!/bin/bash
# Records that change between two runs: what was there stays in the vault, and no decision passes to other words.
source "$(dirname "$0")/lib.sh"

evidence() {
  (cd "$DSRKIT_WORKSPACE/vault/$case" && sha256sum -- *.sealed)
}

expect_evidence_kept() {
  expect_equal "evidence that is gone or changed" "" "$(comm -23 <(sort "$1") <(evidence | sort))"
}

# register SQL: what the register says.
register() {
  sqlite3 -readonly "$DSRKIT_WORKSPACE/register.db" "$1"
}

# decided_in ITEM: how many of its places an officer has decided.
decided_in() {
  register "SELECT count(*) FROM mentions m JOIN decisions d ON d.mention_key = m.mention_key AND d.officer = 1
    WHERE m.item = '$1'"
}

story "a note that an officer has decided on changes in its system"
council council
gather_council
must redact "$case"
IFS='|' read -r mention item < <(register "SELECT m.mention_key, m.item FROM mentions m JOIN items i ON i.id = m.item
  WHERE i.source = 'early-help-notes' AND m.pointer <> '' AND m.kind = 'person' ORDER BY m.item, m.position LIMIT 1")
key=$(register "SELECT item_key FROM items WHERE id = '$item'")
must review decide "$case" "$mention" --action disclose --because "a name of no importance"
expect_equal "decisions of the officer on the note" 1 "$(decided_in "$item")"
evidence >before.txt
sqlite3 council/systems/early-help-notes.sqlite \
  "UPDATE eh_note SET body = 'Corrected. ' || body, title = title || ' (corrected)' WHERE id = '$key'"
expect_exit 0 gather "$case"
expect_evidence_kept before.txt
expect_equal "pieces of evidence more" 1 "$(($(evidence | wc -l) - $(wc -l <before.txt)))"
must redact "$case"
expect_equal "decisions of the officer on the changed note" 0 "$(decided_in "$item")"
must redact "$case" --json
expect_json '.stale == 1'
must review stale "$case" --json
expect_json ".decisions | length == 1 and .[0].mention == \"$mention\" and .[0].action == \"disclose\" and .[0].decided_by == \"a.officer\""

story "the same files again, and others of the same name"
unset DSRKIT_WORKSPACE
small_workspace handed-over
mkdir a b
echo '{"content": [{"note": "then zelda quartz came to see Aisha."}, {"note": "Nothing new."}]}' >a/answer.json
echo '{"content": [{"note": "Somebody called."}]}' >b/answer.json
must gather "$case" --data-class social-work --from a/answer.json --from b/answer.json --json
expect_json '.searches[0].fetched == 3 and .items == 3'
evidence >before.txt
must gather "$case" --from b/answer.json --from a/answer.json --from b/answer.json --json
expect_json '.searches[0].fetched == 3 and .items == 3'
expect_equal "evidence" "$(<before.txt)" "$(evidence)"
expect_equal "kinds of data" social-work "$(register "SELECT DISTINCT data_class FROM items")"

story "the kind of data opens the gate"
must gather "$case" --data-class health --from a/answer.json
expect_equal "kinds of data" "health social-work" \
  "$(register "SELECT DISTINCT data_class FROM items ORDER BY data_class" | paste -sd ' ')"
expect_refusal 2 "data-class" gather "$case" --data-class health

story "no key, or a piece of one, decides nothing"
must redact "$case"
expect_refusal 2 "key" review decide "$case" "" --action disclose --because "a slip"
expect_refusal 2 "key" review decide "$case" a --action disclose --because "a slip"

story "a name grows over what an officer had decided"
must party set "$case" --name Zelda --role third-party
must redact "$case"
must review list "$case" --json
expect_json '[.places[] | select(.text == "zelda")] | length == 1'
must review decide "$case" "$(jq -r '.places[] | select(.text == "zelda") | .mention' "$OUT")" \
  --action redact --because "she asked for it"
must party set "$case" --name "Zelda Quartz" --role professional --job "social worker"
for _ in once again; do
  must redact "$case"
  must review list "$case" --open --json
  expect_json '[.places[] | select(.text == "zelda quartz") | .reason] | length == 1 and (.[0] | test("officer had decided"))'
done
must audit verify
