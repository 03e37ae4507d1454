#!/bin/bash
# What a source marks as restricted stays out of every document until somebody who neither redacted nor decided has
# approved it, record by record; what comes later waits again.
source "$(dirname "$0")/lib.sh"

small_workspace office
sqlite3 office/notes.sqlite <<'SQL'
CREATE TABLE person (id TEXT PRIMARY KEY, given TEXT, family TEXT, born TEXT);
CREATE TABLE note (id TEXT PRIMARY KEY, person TEXT, written TEXT, note TEXT, sealed INTEGER);
INSERT INTO person VALUES ('P1', 'Aisha', 'Khan', '2009-04-12');
INSERT INTO note VALUES ('N1', 'P1', '2020-01-01', 'An open note.', 0), ('N2', 'P1', '2020-01-02', 'A sealed one.', 1),
  ('N3', 'P1', '2020-01-03', 'Another sealed one.', 1);
SQL
chmod a-w office/notes.sqlite
jq '.sources = [{"id": "notes", "kind": "sql", "holder": "Team", "connection": "notes.sqlite", "datasets": [
  {"id": "people", "role": "person", "table": "person", "key": "id", "fields": [
    {"column": "given", "meaning": "person.given-name"}, {"column": "family", "meaning": "person.family-name"},
    {"column": "born", "meaning": "person.born"}]},
  {"id": "notes", "label": "Note", "table": "note", "key": "id", "link_column": "person", "fields": [
    {"column": "written", "meaning": "date"}, {"column": "note", "meaning": "text"},
    {"column": "sealed", "meaning": "restricted"}]}]}]' office/dsrkit.json >new.json
mv new.json office/dsrkit.json

# read_all: everything is redacted, decided and signed off.
read_all() {
  must redact "$case"
  run review decide "$case" --open --action disclose --because "the person's own"
  must review sign-off "$case" --actor b.second
}
# approve ARGUMENT...: by somebody who has nothing else to do with the case.
approve() {
  run review gate "$case" restricted-records --because "read and agreed" --actor "${approver:-c.head}" "$@"
}
waiting() {
  approve --item none
  sed -n 's/.*these do: //p' "$ERR"
}

story "each restricted record waits for its own approval"
run gather "$case"
run match "$case" --json
entry=$(jq -r '.matches[] | select(.decided == "undecided") | "\(.source):\(.person)"' "$OUT")
[ -z "$entry" ] || must match confirm "$case" "$entry" --because "the same birth date"
must gather "$case"
read_all
expect_refusal 13 "restricted-records" bundle "$case"
IFS=', ' read -r first second rest <<<"$(waiting)"
expect_equal "two records wait" "yes yes no" "${first:+yes} ${second:+yes} ${rest:-no}"
expect_refusal 77 "cannot approve" review gate "$case" restricted-records --because "I may"
must review gate "$case" restricted-records --item "$first" --because "read and agreed" --actor c.head --json
expect_json ".items == [\"$first\"]"
expect_equal "the other one waits" "$second" "$(waiting)"
expect_refusal 13 "restricted-records" bundle "$case"
must review gate "$case" restricted-records --because "read and agreed" --actor c.head --json
expect_json ".items == [\"$second\"]"
run bundle "$case" --accept-gaps "a test"
must seal "$case"

story "an approval is withdrawn by taking it back"
must case show "$case" --json
gate=$(jq '[.events[] | select(.kind == "gate-answered")][0].sequence' "$OUT")
must case correct "$case" --event "$gate" --void --because "the wrong record"
expect_refusal 13 "restricted-records" release "$case" --to "the person" --by post
approve --item "$first" || fail "the record cannot be approved again"

story "a record that comes later waits again"
chmod u+w office/notes.sqlite
sqlite3 office/notes.sqlite "INSERT INTO note VALUES ('N4', 'P1', '2020-01-04', 'A late sealed one.', 1)"
chmod a-w office/notes.sqlite
must gather "$case"
read_all
expect_refusal 13 "restricted-records" bundle "$case"
approver=d.deputy approve || fail "the late record cannot be approved"

story "who approves and redacts later has approved nothing"
must redact "$case" --actor d.deputy
must review sign-off "$case" --actor b.second
expect_refusal 13 "restricted-records" bundle "$case"
approve || fail "nobody can approve the late record any more"
run bundle "$case"
expect_state "$case" bundled
