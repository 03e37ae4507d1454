#!/bin/bash
# Databases that go wrong while they are searched: what was found stays, nothing is there twice, and the search record
# says how it ended.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/postgres.bash
. "$HERE/postgres.bash"
trap 'code=$?; stop_servers; remove_postgres; (exit "$code"); finish' EXIT
trap 'exit 1' INT TERM
start_postgres
secret_words="$secret_words|Khan|secret-note|reader-password"

rows=20000
admin postgres -c 'CREATE DATABASE cms'
admin cms <<SQL
CREATE TABLE person (id bigint PRIMARY KEY, forename text, surname text, dob date);
INSERT INTO person VALUES (1, 'Aisha', 'Khan', '2009-04-12');
CREATE TABLE note (id bigint PRIMARY KEY, person bigint, day date, body text);
INSERT INTO note SELECT n, 1, date '2020-01-01' + n % 900, 'secret-note ' || n FROM generate_series(1, $rows) n;
CREATE INDEX ON note (person, id);
CREATE TABLE few (id bigint PRIMARY KEY, person bigint, day date, body text);
INSERT INTO few SELECT * FROM note WHERE id <= 3;
CREATE ROLE reader LOGIN PASSWORD 'reader-password';
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
SQL

postgres_at="postgresql://reader@127.0.0.1:$PGPORT/cms?sslmode"
odbc_at="odbc:Driver=PostgreSQL Unicode;Servername=127.0.0.1;Port=$PGPORT;Database=cms;Username=reader"
odbc_at+=";BoolsAsChar=0;Sslmode"

# database ID CONNECTION TABLE: a source with its person and notes, as JSON.
database() {
  jq -n --arg id "$1" --arg at "$2" --arg table "$3" '{id: $id, kind: "sql", label: $id, holder: "Team",
    connection: $at, datasets: [{id: "person", role: "person", table: "person", key: "id", fields: [
      {column: "forename", meaning: "person.given-name"}, {column: "surname", meaning: "person.family-name"},
      {column: "dob", meaning: "person.born"}]},
    {id: "notes", table: $table, key: "id", link_column: "person", link_to: "person", fields: [
      {column: "day", meaning: "date"}, {column: "body", meaning: "text"}]}]}
    | if $at | test("^(postgresql|odbc):") then . + {password: {file: "keys/reader"}, statement_timeout: 2} else . end'
}

# with_sources SOURCE...: the workspace has these and no others.
with_sources() {
  jq --slurpfile sources <(printf '%s\n' "$@") '.sources = $sources' "$DSRKIT_WORKSPACE/dsrkit.json" >config.json &&
    mv config.json "$DSRKIT_WORKSPACE/dsrkit.json"
}

# new_case: another request of the same person, whose number is then in $case.
new_case() {
  must open --subject "Aisha Khan" --born 2009-04-12 --received 2026-11-02
  case=$(<"$OUT")
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
}

# decide SOURCE: the entry of the person is found and confirmed.
decide() {
  expect_exit 3 gather "$case" --source "$1"
  must match confirm "$case" "$1:1" --because "compared with the passport"
}

# expect_search OUTCOME FETCHED REASON: a gather ends so, and the history of the case says the same.
expect_search() {
  local code=3 started=$SECONDS
  [ "$1" != complete ] || code=0
  expect_exit "$code" gather "$case" --source cms --json
  expect_recorded "$@"
  expect_true "it does not wait for ever" test $((SECONDS - started)) -lt 20
}

expect_recorded() {
  local filter=".outcome == \"$1\" and .fetched == $2 and (.reason // \"\" | test(\"$3\"))"
  expect_json ".searches | last | $filter"
  expect_discreet gather
  must gather "$case" --history --json
  expect_json ".searches | last | $filter"
  expect_not_in "$OUT" secret-note Khan reader-password
}

items() {
  sqlite3 -readonly "$DSRKIT_WORKSPACE/register.db" \
    "SELECT source, dataset, item_key, item_date FROM items WHERE case_reference = '$case' ORDER BY 1, 2, 3"
}

# by_source: how many records of the case each source gave.
by_source() {
  items | cut -d'|' -f1 | uniq -c | awk '{print $2, $1}' | paste -sd' '
}

# evidence CASE: how many files hold its records.
evidence() {
  find "office/vault/$1" -name '*.sealed' | wc -l
}

mkdir desk && cd desk || exit 1
must init office --controller "Example Borough Council"
export DSRKIT_WORKSPACE=office
echo reader-password >office/keys/reader

story "a certificate that has expired"
mkdir -p ~/.postgresql tls
{
  openssl req -x509 -newkey rsa:2048 -nodes -subj '/CN=Example authority' -days 2 -keyout tls/ca.key \
    -out ~/.postgresql/root.crt
  openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout tls/server.key \
    -out tls/server.csr
  for days in 2 -1; do
    openssl x509 -req -in tls/server.csr -CA ~/.postgresql/root.crt -CAkey tls/ca.key -copy_extensions copy \
      -days "$days" -out "tls/$days.pem"
  done
} >tls.log 2>&1 || { cat tls.log; exit 1; }
# certificate DAYS: what the server shows from now on.
certificate() {
  install -m 600 "tls/$1.pem" "$pg_folder/data/server.crt"
  install -m 600 tls/server.key "$pg_folder/data/server.key"
  [ "$(id -u)" -ne 0 ] || chown postgres: "$pg_folder"/data/server.*
  admin postgres -c "ALTER SYSTEM SET ssl = on"
  admin postgres -c "SELECT pg_reload_conf()" >/dev/null
  sleep 0.3
}
new_case
certificate 2
for at in "$postgres_at=verify-full" "$odbc_at=verify-full"; do
  with_sources "$(database cms "$at" few)"
  must source check
  [ "$at" != "$postgres_at=verify-full" ] || decide cms
  expect_search complete 4 ""
done
certificate -1
for at in "$postgres_at=verify-full" "$odbc_at=verify-full"; do
  with_sources "$(database cms "$at" few)"
  expect_exit 1 source check
  expect_search failed 0 "certificate|SSL|connection"
done
expect_equal "records that stay" 4 "$(items | wc -l)"

story "a server that accepts and says nothing"
for at in "$postgres_at=disable" "$odbc_at=disable"; do
  with_sources "$(database cms "$at" few)"
  kill -s STOP "$pg_pid"
  expect_search failed 0 "time|connection"
  kill -s CONT "$pg_pid"
  expect_search complete 4 ""
done

# while_it_reads TABLE COMMAND...: gathers, and runs the command as soon as the server is asked for the notes. What the
# program said is the last result.
while_it_reads() {
  local gathering code
  timeout 60 "$DSRKIT" gather "$case" --source cms --json >"$OUT" 2>"$ERR" </dev/null &
  gathering=$!
  for _ in $(seq 200); do
    backend=$(admin cms -c "SELECT pid FROM pg_stat_activity WHERE usename = 'reader' AND state = 'active'
      AND query LIKE '%$1%' LIMIT 1")
    [ -z "$backend" ] || break
    sleep 0.05
  done
  expect_true "the notes are read" test -n "$backend"
  "${@:2}"
  wait "$gathering"
  code=$?
  expect_equal "exit code" 3 "$code"
}

story "a connection that hangs or breaks off in the middle of a query"
admin cms -c "CREATE VIEW slow AS SELECT few.* FROM few, pg_sleep(30); GRANT SELECT ON slow TO reader"
for at in "$postgres_at=disable" "$odbc_at=disable"; do
  with_sources "$(database cms "$at" slow | jq '.statement_timeout = 5')"
  while_it_reads slow eval 'kill -s KILL "$backend"'
  expect_recorded partial 1 "connection|terminated|recovery"
  until "$pg_programs/pg_isready" -q || ! kill -0 "$pg_pid"; do sleep 0.1; done
done
with_sources "$(database cms "$postgres_at=disable" slow)"
while_it_reads slow eval 'kill -s STOP "$backend"'
expect_recorded partial 1 "does not answer"
kill -s CONT "$backend"

story "bytes that are no text"
admin postgres -c "CREATE DATABASE bytes TEMPLATE template0 ENCODING SQL_ASCII LOCALE 'C'"
PGPASSWORD=$PG_PASSWORD pg_dump -U admin -t person -t few cms | PGCLIENTENCODING=SQL_ASCII admin bytes >/dev/null
printf "UPDATE few SET body = 'caf\xe9' WHERE id = 2" | PGCLIENTENCODING=SQL_ASCII admin bytes
with_sources "$(database cms "${postgres_at/cms/bytes}=disable" few)"
expect_search partial 4 "cannot be read; they are marked"
# This driver gives nothing of rows with such bytes.
with_sources "$(database cms "${odbc_at/cms/bytes}=disable" few)"
expect_search partial 1 "cannot be had in UTF-8"

story "one of three systems is dead: what the others have is kept"
new_case
sqlite3 notes.sqlite <<'SQL'
CREATE TABLE person (id INTEGER PRIMARY KEY, forename, surname, dob);
CREATE TABLE few (id INTEGER PRIMARY KEY, person, day, body);
INSERT INTO person VALUES (1, 'Aisha', 'Khan', '2009-04-12');
INSERT INTO few VALUES (1, 1, '2020-01-01', 'secret-note');
SQL
chmod a-w notes.sqlite
live=("$(database cms "$postgres_at=disable" few)" "$(database file "$PWD/notes.sqlite" few)")
with_sources "${live[@]}" "$(database dead "postgresql://reader@127.0.0.1:1/cms" few)"
decide cms
decide file
expect_exit 3 gather "$case" --json
expect_json '["cms complete 4", "dead failed 0", "file complete 2"]
  - [.searches[] | "\(.source) \(.outcome) \(.fetched)"] == []'
expect_equal "records of the living" "cms 4 file 2" "$(by_source)"
must gather "$case" --history
expect_in "$OUT" 'dead.*failed' 'cms.*complete' 'file.*complete'
expect_exit 11 bundle "$case"
with_sources "${live[@]}" "$(database dead "$postgres_at=disable" few)"
decide dead
must gather "$case" --json
expect_equal "records when it is back" "cms 4 dead 4 file 2" "$(by_source)"

story "killed in the middle of $rows rows"
with_sources "$(database cms "$postgres_at=disable" note | jq '.statement_timeout = 60')"
new_case
decide cms
started=$(date +%s%N)
must gather "$case" --source cms --json
span=$((($(date +%s%N) - started) / 1000000))
expect_json ".searches | last | .outcome == \"complete\" and .fetched == $((rows + 1)) and .claimed == .fetched"
items >whole.items
new_case
decide cms
killed=0
for part in 20 50 80 95; do
  "$DSRKIT" gather "$case" --source cms >/dev/null 2>&1 </dev/null &
  gathering=$!
  sleep "$(printf '%d.%03d' $((span * part / 100000)) $((span * part / 100 % 1000)))"
  kill -9 "$gathering" 2>/dev/null
  wait "$gathering" 2>/dev/null
  [ $? -ne 137 ] || killed=$((killed + 1))
  must audit verify
done
expect_true "killed at least twice" test "$killed" -ge 2
must gather "$case" --source cms --json
expect_json ".searches | last | .outcome == \"complete\" and .fetched == $((rows + 1))"
expect_json ".items == $((rows + 1))"
items >again.items
expect_true "the same records, each once" cmp whole.items again.items
expect_equal "files of evidence" "$(evidence AR-2026-0003)" "$(evidence "$case")"
must audit verify
expect_no_leftovers
