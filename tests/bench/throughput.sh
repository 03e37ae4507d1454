#!/bin/bash
# throughput.sh [ROWS...]: rows a second from a PostgreSQL server of its own into the encrypted vault, beside what
# psql needs to copy the same rows into a plain file, and the memory of both.

source "$(dirname "$0")/common.sh"
need sqlite3 sqlite3
need jq jq
need psql postgresql
source "$tree/tests/scenario/postgres.bash"
trap 'remove_postgres; rm -rf "$scratch"' EXIT
[ $# -gt 0 ] || set -- 1000 10000

export DSRKIT_TODAY=2026-11-22 DSRKIT_ACTOR=a.officer PGPASSWORD=$PG_PASSWORD
start_postgres
cd "$scratch" || exit 1
admin postgres <<'SQL'
CREATE TABLE person (id bigint PRIMARY KEY, forename text, surname text, dob date, upn text);
INSERT INTO person VALUES (1, 'Aisha', 'Khan', '2009-04-12', 'A998400118001');
CREATE TABLE note (id bigint PRIMARY KEY, person bigint NOT NULL, day date, author text, body text);
CREATE INDEX ON note (person, id);
CREATE ROLE reader LOGIN PASSWORD 'loopback-only';
GRANT SELECT ON person, note TO reader;
SQL

machine
echo
echo "| Rows | psql rows/s | dsrkit rows/s | of psql's | dsrkit CPU s | psql peak MiB | dsrkit peak MiB |"
echo "|---|---|---|---|---|---|---|"
for rows in "$@"; do
  admin postgres <<SQL
TRUNCATE note;
INSERT INTO note SELECT n, 1, date '2020-01-01' + n % 2000, 'Worker ' || n % 50,
  'Visit ' || n || ': ' || repeat('the family was at home and said that school is going well. ', 5)
  FROM generate_series(1, $rows) n;
VACUUM ANALYZE note;
SQL
  rm -rf w
  "$DSRKIT" init w --controller "Example Borough Council" >/dev/null || stop "no workspace"
  echo "$PG_PASSWORD" >w/keys/reader
  jq --arg port "$PGPORT" '.matching.confirm_strong = true | .sources = [{id: "crm", kind: "sql", label: "CRM", holder: "CRM team",
    connection: "postgresql://reader@127.0.0.1:\($port)/postgres?sslmode=disable", password: {file: "keys/reader"},
    datasets: [{id: "person", role: "person", table: "person", key: "id",
      fields: [{column: "forename", meaning: "person.given-name"}, {column: "surname", meaning: "person.family-name"},
        {column: "dob", meaning: "person.born"}, {column: "upn", meaning: "identifier.upn"}]},
    {id: "notes", table: "note", key: "id", link_column: "person",
      fields: [{column: "day", meaning: "date"}, {column: "author"}, {column: "body", meaning: "text"}]}]}]' \
    w/dsrkit.json >config.new && mv config.new w/dsrkit.json
  "$DSRKIT" -C w open --subject "Aisha Khan" --born 2009-04-12 --id upn=A998400118001 \
    --received 2026-11-02 >/dev/null &&
    "$DSRKIT" -C w identity confirm AR-2026-0001 --evidence "passport seen" >/dev/null || stop "no case"

  once psql -X -q -U reader -d postgres \
    -c "\\copy (SELECT * FROM note WHERE person = 1 ORDER BY id) TO '$scratch/copy.csv' (FORMAT csv)"
  [ "$code" -eq 0 ] || stop "psql: $(cat err)"
  psql_seconds=$seconds psql_mebibytes=$mebibytes
  [ "$(wc -l <copy.csv)" -eq "$rows" ] || stop "psql copied another number of rows"
  once "$DSRKIT" -C w gather AR-2026-0001 --json
  [ "$(jq '.searches | last | if .outcome == "complete" then .fetched else 0 end' out)" -eq $((rows + 1)) ] ||
    stop "dsrkit fetched another number of rows: $(head -c 400 err)"
  psql_rate=$(ratio "$rows" "$psql_seconds" 0) dsrkit_rate=$(ratio "$rows" "$seconds" 0)
  echo "| $rows | $psql_rate | $dsrkit_rate | $(ratio "$dsrkit_rate" "$psql_rate" 3) | $cpu | $psql_mebibytes | $mebibytes |"
done
