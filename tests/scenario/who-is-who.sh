#!/bin/bash
# Each confirmed entry leads to the next until nothing new turns up; twins and the dead are nobody's entries.
source "$(dirname "$0")/lib.sh"

# people DATABASE ROW...: a system with a person each and a note about everybody.
people() {
  local database=$1 row
  shift
  sqlite3 "$database" "CREATE TABLE person (id TEXT PRIMARY KEY, given TEXT, family TEXT, born TEXT, address TEXT,
      nhs TEXT, died TEXT); CREATE TABLE note (id TEXT PRIMARY KEY, person TEXT, text TEXT)"
  for row; do
    sqlite3 "$database" "INSERT INTO person VALUES ($row); INSERT INTO note SELECT 'n' || id, id, 'a note' FROM person
      WHERE id NOT IN (SELECT person FROM note)"
  done
}

# decided KEY: tier and decision of an entry.
decided() {
  jq -r --arg person "$1" '.matches[] | select(.person == $person) | "\(.tier) \(.decided)"' "$OUT"
}

must init council --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=council
people council/first.db "'A1', 'Aisha', 'Khan', '2009-04-12', '12 Alder Street, M1 1AE', '9990000018', ''" \
  "'A2', 'Amir', 'Khan', '2009-04-12', '12 Alder Street, M1 1AE', '9990000026', ''" \
  "'A3', 'Aisha', 'Khan', '', '12 Alder Street, M1 1AE', '', '2019-05-01'"
people council/second.db "'B1', 'Aisha', 'Okafor', '2009-04-12', '3 Birch Road, M2 5PD', '999 000 0018', ''"
people council/third.db "'C1', 'AISHA', 'OKAFOR', '2009-04-12', 'Flat 1, 3 Birch Road, M2 5PD', '', ''" \
  "'C2', 'Aisha', 'Okafor', '2009-04-12', '', '9990000034', ''"
people council/fourth.db "'D1', 'Ayesha', 'Ocafor', '2009-04-12', '', '', ''"
jq '.matching.confirm_strong = true | .sources = [["fourth", "third", "second", "first"][] | {id: ., kind: "sql", label: ., holder: "the team",
  connection: "\(.).db", datasets: [
    {id: "person", role: "person", label: "Person", table: "person", key: "id", data_class: "social-work", fields: [
      {column: "given", meaning: "person.given-name"}, {column: "family", meaning: "person.family-name"},
      {column: "born", meaning: "person.born"}, {column: "address", meaning: "person.address"},
      {column: "nhs", meaning: "identifier.nhs-number"}, {column: "died", meaning: "person.deceased"}]},
    {id: "note", role: "record", label: "Note", table: "note", key: "id", link_column: "person", link_to: "person",
      data_class: "social-work", fields: [{column: "text", meaning: "text"}]}]}]' \
  council/dsrkit.json >changed.json && cp changed.json council/dsrkit.json

story "one entry proves the next, in whatever order the systems are searched"
must open --subject "Aisha Khan" --born 2009-04-12 --address "12 Alder Street, M1 1AE" --received 2026-11-02 \
  --service "$service"
must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
expect_exit 3 gather "$case"
must match "$case" --json
expect_equal "by name, birth date and address" "strong confirmed" "$(decided A1)"
expect_equal "by the number of the first" "strong confirmed" "$(decided B1)"
expect_equal "by the name and address of the second" "strong confirmed" "$(decided C1)"

story "twins, the dead and other numbers are left alone; a spelling is for an officer"
expect_equal "the twin" "conflict undecided" "$(decided A2)"
expect_equal "the grandmother" "conflict undecided" "$(decided A3)"
expect_equal "another number" "conflict undecided" "$(decided C2)"
expect_equal "another spelling" "review undecided" "$(decided D1)"
expect_json '[.matches[] | select(.person == "A3").evidence[] | select(.agreement == "veto").field] == ["deceased"]'

story "again finds the same"
jq '[.matches[] | {person, tier, decided}]' "$OUT" >before.json
expect_exit 3 gather "$case"
must match "$case" --json
expect_equal "matches" "$(<before.json)" "$(jq '[.matches[] | {person, tier, decided}]' "$OUT")"

story "nothing is confirmed by rule unless the configuration lets it"
jq '.matching.confirm_strong = false' council/dsrkit.json >changed.json && cp changed.json council/dsrkit.json
must open --subject "Aisha Khan" --born 2009-04-12 --address "12 Alder Street, M1 1AE" --received 2026-11-02 \
  --service "$service"
other=$(<"$OUT")
must identity confirm "$other" --on 2026-11-02 --evidence "passport seen"
expect_exit 3 gather "$other" --json
expect_json '.items == 0 and all(.searches[]; .outcome != "complete")'
must match "$other" --json
expect_json 'any(.matches[]; .tier == "strong") and all(.matches[]; .decided == "undecided")'
must match confirm "$other" --strong --because "name, birth date and address compared with the passport"
expect_exit 3 gather "$other"
must match "$other" --json
expect_json 'any(.matches[]; .tier == "strong" and .decided_by == "a.officer")'
expect_exit 3 gather "$other" --json
expect_json '.items > 0'
