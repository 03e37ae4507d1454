#!/bin/bash
# A backlog goes from one file to its review, is killed on the way again and again, and comes out as if nothing had
# happened: every case once, nothing lost. What is wrong with one line or one case stops no other.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"

people=${DSRKIT_BATCH_PEOPLE:-16}
kills=${DSRKIT_BATCH_KILLS:-3}
secret_words="$secret_words|[a-z]elstead"
# The person of number x, in SQL: no two alike.
name="substr('OriEliAmyBenKitJoyRex', x % 7 * 3 + 1, 3) || char(97 + x * 11 % 26) || 'a ' || char(65 + x % 26) || char(97 + x / 26 % 26) || substr('oquelstendmarraby', x % 5 * 3 + 1, 5) || 'elstead'"
born="date('1990-01-05', (x * 53) || ' days')"
number="'A99840' || (1000000 + x * 7)"

# A council whose system knows everybody of the backlog.
make_council() {
  must init "$1" --controller "Example Borough Council" --team "Rights team" --email rights@example.org
  export DSRKIT_WORKSPACE=$SCRATCH/$1
  sqlite3 "$1/crm.sqlite" <<SQL
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, born TEXT, number TEXT);
CREATE TABLE note (id INTEGER PRIMARY KEY, person TEXT, body TEXT);
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < $people)
  INSERT INTO person SELECT 'P' || x, $name, $born, $number FROM n;
INSERT INTO note (person, body) SELECT id, 'Visit on 3 May. Spoke with the neighbour, Karen Hughes.' FROM person;
INSERT INTO note (person, body) SELECT id, 'The plan was read and agreed.' FROM person;
SQL
  jq '.sources = [{id: "crm", kind: "sql", label: "CRM", holder: "CRM team", connection: "crm.sqlite", datasets: [
    {id: "person", role: "person", table: "person", key: "id", fields: [{column: "name", meaning: "person.full-name"},
      {column: "born", meaning: "person.born"}, {column: "number", meaning: "identifier.customer-number"}]},
    {id: "note", table: "note", key: "id", link_column: "person", fields: [{column: "body", meaning: "text"}]}]}]' \
    "$1/dsrkit.json" >new.json && mv new.json "$1/dsrkit.json"
}
sqlite3 :memory: "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < $people)
  SELECT json_object('subject', $name, 'born', $born, 'received', '2026-11-02', 'ids', 'customer-number=' || $number, 'service', '$service', 'confirm_strong', 'compared by customer number') FROM n" >orders.ndjson

# What a batch comes to, without what differs from run to run.
outcome_of() {
  sqlite3 -readonly "$1/register.db" "SELECT state, count(*) FROM cases GROUP BY state" \
    "SELECT count(*), count(DISTINCT case_reference) FROM items" \
    "SELECT kind, count(*) FROM mentions GROUP BY kind ORDER BY kind"
}

story "a batch that nobody disturbs"
make_council quiet
must batch orders.ndjson --until redact --jobs 2
mv "$OUT" quiet.ndjson
expect_equal "cases" "$people" "$(jq -r 'select(.step == "redact" and .outcome == "done") | .case' quiet.ndjson | sort -u | wc -l)"
expect_json_in() {
  checks=$((checks + 1))
  jq -se "$2" "$1" >/dev/null 2>&1 || fail "in $1 it is not so that '$2': $(tail -n 1 "$1")"
}
expect_json_in quiet.ndjson 'last | .format == "dsrkit.batch/1" and .stopped == false'
expect_equal "exit of a finished batch" "$(outcome_of quiet)" "$(run batch orders.ndjson --until redact; outcome_of quiet)"
jq -e 'select(.format == "dsrkit.batch-event/1") | select(.outcome | IN("unchanged", "waits") | not)' "$OUT" >again.ndjson
expect_equal "steps done again" "" "$(cat again.ndjson)"

story "the same batch, killed again and again"
make_council disturbed
for ((i = 1; i <= kills; ++i)); do
  "$DSRKIT" batch orders.ndjson --until redact --jobs 2 >killed.ndjson 2>"$ERR" </dev/null &
  batch=$!
  for _ in {1..400}; do
    [ "$(wc -l <killed.ndjson)" -lt $((people / 2 * i)) ] || break
    sleep 0.02
  done
  kill -KILL "$batch" 2>/dev/null
  wait "$batch" 2>/dev/null
  sleep 0.2
done
expect_exit "0|3" batch orders.ndjson --until redact --jobs 2
expect_equal "what came of it" "$(outcome_of quiet)" "$(outcome_of disturbed)"
must audit verify
expect_no_leftovers

story "what a person has to do is told, and from whom"
run batch orders.ndjson --until seal
expect_json_in "$OUT" '[.[] | select(.step == "review")] | length == '"$people"' and all(.waits_for | IN("officer", "second-person"))'
must batch status
expect_in "$OUT" '^review +waits +(officer|second-person) +'

story "half of a batch is wrong in many ways: each is told with its line, the other half is done once"
{
  head -n 5 orders.ndjson
  printf '%s\n' '{' '[]' '{}' 'null' '"text"' '{"case":"AR-2026-9999"}' '{"case":"no such case"}' '{"case":["a","b;c"]}' \
    '{"subject":"Ida Kelstead"}' '{"subject":"Ida Kelstead","received":"tomorrow"}' '{"subject":"Ida Kelstead","received":"2027-05-05"}' \
    '{"subject":"Ida Kelstead","received":"2026-11-02","born":"2026-11-30"}' '{"subject":"","received":"2026-11-02"}' \
    '{"subject":"Ida Kelstead","received":"2026-11-02","right":"revenge"}' '{"subject":"Ida Kelstead","received":"2026-11-02","service":"nowhere"}' \
    '{"subject":"Ida Kelstead","received":"2026-11-02","until":"release"}' '{"subject":"Ida Kelstead","received":"2026-11-02","capacity":"parent"}' \
    '{"case":"AR-2026-0001","subject":"Ida Kelstead"}' '{"case":"AR-2026-0001","unknown":"x"}' '{"case":{"a":1}}' \
    '{"case":"AR-2026-0001","case":"AR-2026-0002"}' '{"subject":"Ida Kelstead","received":"2026-11-02","emails":"nobody"}'
  printf '{"case":"AR-2026-0001\xff"}\n'
  sed -n 5,7p orders.ndjson
} >half.ndjson
before=$(outcome_of disturbed)
expect_exit 3 batch half.ndjson
expect_json_in "$OUT" '[.[] | select(.outcome == "invalid" or .outcome == "failed").line] | unique | length == 24'
expect_json_in "$OUT" '[.[] | select(.outcome == "invalid") | .message] | all(length > 10)'
expect_json_in "$OUT" '[.[] | select(.step == "open" and .outcome == "unchanged")] | length == 7'
expect_equal "cases after a batch that was half wrong" "$before" "$(outcome_of disturbed)"
expect_discreet "batch half.ndjson"
expect_true "events tell no name" bash -c '! grep -qE "elstead|Karen" "$1"' _ "$OUT"

story "a case that kills its process stops no other"
export DSRKIT_WORKSPACE=$SCRATCH/quiet
poisoned=$(jq -r 'select(.step == "redact") | .case' quiet.ndjson | head -1)
rm -rf "quiet/vault/$poisoned"
for reference in $(jq -r 'select(.step == "redact") | .case' quiet.ndjson | head -3); do
  printf '{"case":"%s","until":"seal"}\n' "$reference"
  must party set "$reference" --name "Noor Example" --role third-party --relation friend
done >three.ndjson
expect_exit 3 batch three.ndjson
expect_json_in "$OUT" '[.[] | select(.outcome == "failed")] | length == 1'
expect_json_in "$OUT" '[.[] | select(.step == "redact" and .outcome == "done")] | length == 2'

story "journals hold no name"
expect_true "no name in the journals" bash -c '! grep -rqE "elstead|Karen" "$1/batches" "$2/batches"' _ quiet disturbed
