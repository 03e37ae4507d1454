#!/bin/bash
# Records of one system hang on records of another: they are complete only when those they hang on are, and they go
# with the entry that led to them.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
secret_words="$secret_words|Marsden|C-7[78]"

must init council --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=$SCRATCH/council
cd council || exit 1
sqlite3 crm.sqlite <<'SQL'
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, born TEXT, upn TEXT, card TEXT);
INSERT INTO person VALUES ('P1', 'Ines Marsden', '2001-02-03', 'A998400118001', 'C-77'),
  ('P2', 'Ines Marsden', '2001-02-03', NULL, 'C-78');
SQL
sqlite3 library.sqlite <<'SQL'
CREATE TABLE reader (id TEXT PRIMARY KEY, name TEXT, born TEXT);
INSERT INTO reader VALUES ('R1', 'Ines Marsden', '2001-02-03');
CREATE TABLE loan (id INTEGER PRIMARY KEY, card TEXT, book TEXT);
INSERT INTO loan VALUES (1, 'C-77', 'First'), (2, 'C-78', 'Second'), (3, 'C-77', 'Third');
SQL
jq '.sources = [
  {id: "crm", kind: "sql", label: "CRM", holder: "CRM team", connection: "crm.sqlite", datasets: [
    {id: "person", role: "person", table: "person", key: "id", fields: [{column: "name", meaning: "person.full-name"},
      {column: "born", meaning: "person.born"}, {column: "upn", meaning: "identifier.upn"}]}]},
  {id: "library", kind: "sql", label: "Library", holder: "Library team", connection: "library.sqlite", datasets: [
    {id: "loan", table: "loan", key: "id", links: [{column: "card", to: "crm/person", to_column: "card"}],
      fields: [{column: "book", meaning: "title"}]}]}]' dsrkit.json >new.json && mv new.json dsrkit.json
must config check
must source check

open_case() {
  must open --subject "Ines Marsden" --born 2001-02-03 --id upn=A998400118001 --received 2026-11-02
  case=$(<"$OUT")
  must identity confirm "$case" --evidence "passport seen"
}

# last_search SOURCE: outcome of its last search, and how many of its records the case has.
last_search() {
  run gather "$case" --history --json
  jq -r --arg source "$1" '[.searches[] | select(.source == $source)] | last | .outcome' "$OUT"
}
loans() {
  sqlite3 register.db "SELECT group_concat(item_key) FROM (SELECT item_key FROM items
    WHERE case_reference = '$case' AND source = 'library' ORDER BY item_key)"
}

story "what hangs on rows of another source comes with them"
open_case
expect_exit 3 gather "$case"
must match confirm "$case" crm:P1 --because "the pupil number"
must match reject "$case" crm:P2 --because "another pupil"
must gather "$case"
expect_equal "loans" "1,3" "$(loans)"
expect_equal "library" complete "$(last_search library)"

story "a source alone, without those that lead to it, is not complete"
expect_exit 3 gather "$case" --source library
expect_equal "library alone" partial "$(last_search library)"
must gather "$case"
expect_equal "library again" complete "$(last_search library)"

story "a source that fails leaves a gap in those that hang on it"
mv crm.sqlite away.sqlite
expect_exit 3 gather "$case"
expect_equal "crm" failed "$(last_search crm)"
expect_equal "library behind it" partial "$(last_search library)"
mv away.sqlite crm.sqlite
must gather "$case"

story "a newly confirmed entry opens a gap behind it too, and a rejected one takes its rows along"
must match confirm "$case" crm:P2 --because "a slip"
expect_equal "library after the slip" partial "$(last_search library)"
run gather "$case"
expect_equal "loans with the slip" "1,2,3" "$(loans)"
must match reject "$case" crm:P2 --because "another pupil"
expect_equal "loans of the rejected entry" "" "$(loans)"
expect_equal "library without them" partial "$(last_search library)"
must gather "$case"
expect_equal "loans" "1,3" "$(loans)"

story "somebody who may be the person there is a gap, whatever other sources lead to"
jq '(.sources[] | select(.id == "library") | .datasets) |= [{id: "reader", role: "person", table: "reader", key: "id",
  fields: [{column: "name", meaning: "person.full-name"}, {column: "born", meaning: "person.born"}]}] + .' \
  dsrkit.json >new.json && mv new.json dsrkit.json
expect_exit 3 gather "$case"
expect_equal "library with an undecided entry" partial "$(last_search library)"
must match confirm "$case" library:R1 --because "the same card"
must gather "$case"
expect_equal "library" complete "$(last_search library)"

story "where everybody was decided not to be the person, nobody waits"
open_case
expect_exit 3 gather "$case" --source crm
must match reject "$case" crm:P1 --because "somebody else"
must match reject "$case" crm:P2 --because "somebody else"
must gather "$case" --source crm
expect_equal "crm without the person" nil "$(last_search crm)"

story "many cases at once: each gets what hangs on its own rows"
for _ in {1..12}; do open_case; done
expect_exit 3 gather --all
expect_equal "loans of a case that waits" "" "$(loans)"
expect_equal "library that waits" partial "$(last_search library)"
