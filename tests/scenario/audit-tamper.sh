#!/bin/bash
# Whoever changes, removes, adds or reorders entries of the audit with a database tool is found out; whoever rewrites
# the whole chain is found out by a checkpoint kept elsewhere.
source "$(dirname "$0")/lib.sh"

small_workspace workspace
must case note "$case" --text "one"
must audit checkpoint -o early.json
must case note "$case" --text "two"
must gather "$case" --from "$DATA/moj-sar-responses/G1-response.json"
must redact "$case"
must audit checkpoint -o late.json
must audit verify --json
expect_json '.format == "dsrkit.audit-verify/1"'
for checkpoint in early late; do
  must audit verify --checkpoint "$checkpoint.json"
done
entries=$(sqlite3 workspace/register.db "SELECT max(sequence) FROM audit")
expect_true "there are entries" test "$entries" -gt 8

# tampered WHAT SQL: a copy changed so does not pass, with or without a checkpoint.
tampered() {
  rm -rf copy && cp -a workspace copy
  sqlite3 copy/register.db "PRAGMA foreign_keys = OFF; $2" || fail "cannot do: $1"
  expect_refusal 14 "audit|chain|damaged" audit verify -C copy
  expect_exit 14 audit verify -C copy --checkpoint late.json
}

story "entries changed"
tampered "another actor" "UPDATE audit SET actor = 'nobody' WHERE sequence = 4"
tampered "another time" "UPDATE audit SET happened_at = '2020-01-01T00:00:00Z' WHERE sequence = 4"
tampered "another action" "UPDATE audit SET action = 'note' WHERE sequence = 2"
tampered "another case" "UPDATE audit SET case_reference = 'AR-2026-0002' WHERE sequence = 4"
tampered "another detail" "UPDATE audit SET detail = '{}' WHERE sequence = 2"
tampered "the same detail in other words" "UPDATE audit SET detail = detail || ' ' WHERE sequence = 2"
tampered "another hash" "UPDATE audit SET hash = previous WHERE sequence = 4"
tampered "another predecessor" "UPDATE audit SET previous = hash WHERE sequence = 4"
tampered "the first entry" "UPDATE audit SET actor = 'nobody' WHERE sequence = 1"
tampered "the last entry" "UPDATE audit SET actor = 'nobody' WHERE sequence = $entries"
tampered "not even text" "UPDATE audit SET detail = '{' WHERE sequence = 3"

story "entries removed"
tampered "one in the middle" "DELETE FROM audit WHERE sequence = 4"
tampered "one, and the rest moved up" \
  "DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 4"
tampered "the first" "DELETE FROM audit WHERE sequence = 1"
tampered "the last" "DELETE FROM audit WHERE sequence = $entries"
tampered "the last three" "DELETE FROM audit WHERE sequence > $((entries - 3))"
tampered "all" "DELETE FROM audit"
tampered "the head" "DELETE FROM audit_head"
tampered "the head set back" "UPDATE audit_head SET size = size - 1,
  hash = (SELECT previous FROM audit WHERE sequence = $entries)"

story "entries added and reordered"
columns="happened_at, actor, case_reference, action, detail, previous, hash"
tampered "a copy at the end" "INSERT INTO audit SELECT $((entries + 1)), $columns FROM audit WHERE sequence = $entries"
tampered "an invented one" "INSERT INTO audit SELECT $((entries + 1)), happened_at, actor, case_reference, 'note', detail,
  hash, lower(hex(randomblob(32))) FROM audit WHERE sequence = $entries"
tampered "two exchanged" "UPDATE audit SET sequence = -1 WHERE sequence = 4;
  UPDATE audit SET sequence = 4 WHERE sequence = 5; UPDATE audit SET sequence = 5 WHERE sequence = -1"

story "a tail cut off with its head: only a checkpoint tells"
rm -rf copy && cp -a workspace copy
sqlite3 copy/register.db "DELETE FROM audit WHERE sequence > $((entries - 2));
  UPDATE audit_head SET size = $((entries - 2)), hash = (SELECT hash FROM audit WHERE sequence = $((entries - 2)))"
must audit verify -C copy
must audit verify -C copy --checkpoint early.json
expect_exit 14 audit verify -C copy --checkpoint late.json

story "a chain written anew is whole in itself: only a checkpoint tells"
rm -rf copy
(
  export DSRKIT_WORKSPACE=
  "$DSRKIT" init copy --controller "Example Borough Council" >/dev/null
  for _ in $(seq "$entries"); do
    "$DSRKIT" -C copy open --subject "Aisha Khan" --received 2026-11-02 >/dev/null
  done
)
must audit verify -C copy
expect_exit 14 audit verify -C copy --checkpoint late.json
expect_exit 14 audit verify -C copy --checkpoint early.json

story "checkpoints that are none"
echo '{}' >none.json
expect_refusal 65 "checkpoint" audit verify --checkpoint none.json
expect_refusal 66 "cannot open" audit verify --checkpoint absent.json
jq '.hash = ("0" * 64)' late.json >other.json
expect_exit 14 audit verify --checkpoint other.json
must audit verify --checkpoint late.json
