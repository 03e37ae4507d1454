#!/bin/bash
# A run that is stopped after some new records came leaves a gap until another run has ended: people whom the records
# name are known only then.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
secret_words="$secret_words|Marsden|Bloggs"

must init council --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=$SCRATCH/council
cd council || exit 1
sqlite3 crm.sqlite <<'SQL'
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, born TEXT, upn TEXT);
INSERT INTO person VALUES ('P1', 'Ines Marsden', '2001-02-03', 'A998400118001');
CREATE TABLE note (id INTEGER PRIMARY KEY, person TEXT, body TEXT, referrer TEXT);
INSERT INTO note VALUES (1, 'P1', 'first', NULL);
CREATE TABLE pace (steps INTEGER);
INSERT INTO pace VALUES (1);
CREATE VIEW slow AS SELECT id, person, (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x <
  (SELECT steps FROM pace)) SELECT count(*) FROM c) AS body FROM note WHERE id = 1;
SQL
jq '.matching.confirm_strong = true | .sources = [
  {id: "crm", kind: "sql", label: "CRM", holder: "CRM team", connection: "crm.sqlite", datasets: [
    {id: "person", role: "person", table: "person", key: "id", fields: [{column: "name", meaning: "person.full-name"},
      {column: "born", meaning: "person.born"}, {column: "upn", meaning: "identifier.upn"}]},
    {id: "note", table: "note", key: "id", link_column: "person", fields: [{column: "body", meaning: "text"},
      {column: "referrer", meaning: "relation.name"}]},
    {id: "slow", table: "slow", key: "id", link_column: "person", fields: [{column: "body", meaning: "text"}]}]}]' \
  dsrkit.json >new.json && mv new.json dsrkit.json
must open --subject "Ines Marsden" --born 2001-02-03 --id upn=A998400118001 --received 2026-11-02
must identity confirm "$case" --evidence "passport seen"
must gather "$case" --json
expect_json '.searches == [.searches[] | select(.outcome == "complete")]'

story "killed while new records come: the earlier search does not stand for them"
sqlite3 crm.sqlite "UPDATE pace SET steps = 1000000000; WITH RECURSIVE c(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM c
  WHERE x < 4000) INSERT INTO note SELECT x, 'P1', 'note ' || x, 'Jo Bloggs' FROM c;"
items() {
  sqlite3 -readonly register.db "SELECT count(*) FROM items"
}
last_search() {
  sqlite3 -readonly register.db \
    "SELECT outcome FROM searches WHERE case_reference = '$case' ORDER BY sequence DESC LIMIT 1"
}
# stop_gather COMMAND: kills a run as soon as the command succeeds.
stop_gather() {
  "$DSRKIT" gather "$case" >"$OUT" 2>"$ERR" </dev/null &
  local gathering=$!
  for _ in {1..300}; do
    "$1" && break
    sleep 0.1
  done
  kill -KILL "$gathering"
  wait "$gathering" 2>/dev/null
}
before=$(items)
has_more_items() {
  [ "$(items)" -gt "$before" ]
}
stop_gather has_more_items
expect_true "new records came" test "$(items)" -gt "$before"
parties() {
  "$DSRKIT" party list "$case" --json | jq '[.parties[] | select(.party != "S")] | length'
}
expect_equal "parties of the new records" 0 "$(parties)"
expect_equal "the search" partial "$(last_search)"

story "the next run brings the rest and whom it names"
sqlite3 crm.sqlite "UPDATE pace SET steps = 1"
must gather "$case" --json
expect_json '.searches | last | .outcome == "complete" and .fetched == 4002'
expect_equal "parties" 1 "$(parties)"

story "a first run that was stopped is taken up with all cases, whatever was searched before"
jq '.sources |= [(.[0] | .id = "archive" | .datasets |= [.[0]])] + .' dsrkit.json >new.json && mv new.json dsrkit.json
sqlite3 crm.sqlite "UPDATE pace SET steps = 1000000000"
must open --subject "Ines Marsden" --born 2001-02-03 --id upn=A998400118001 --received 2026-11-02
case=$(<"$OUT")
must identity confirm "$case" --evidence "passport seen"
has_search() {
  [ -n "$(last_search)" ]
}
stop_gather has_search
expect_equal "the search that ended" complete "$(last_search)"
sqlite3 crm.sqlite "UPDATE pace SET steps = 1"
run gather --all --json
expect_equal "searches" 2 "$(sqlite3 -readonly register.db "SELECT count(DISTINCT source) FROM searches
  WHERE case_reference = '$case' AND outcome = 'complete'")"
