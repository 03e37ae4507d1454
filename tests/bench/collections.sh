#!/bin/bash
# collections.sh [COLLECTIONS] [ROWS]: one person's rows from many small collections, from an SQLite file and from a
# PostgreSQL server of its own.

source "$(dirname "$0")/common.sh"
need sqlite3 sqlite3
need jq jq
need psql postgresql
source "$tree/tests/scenario/postgres.bash"
trap 'remove_postgres; rm -rf "$scratch"' EXIT
collections=${1:-100} rows=${2:-100}

export DSRKIT_TODAY=2026-11-22 DSRKIT_ACTOR=a.officer PGPASSWORD=$PG_PASSWORD
start_postgres
cd "$scratch" || exit 1
{
  echo "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, dob TEXT, upn TEXT);"
  echo "INSERT INTO person VALUES (1, 'Aisha Khan', '2009-04-12', 'A998400118001');"
  for c in $(seq "$collections"); do
    echo "CREATE TABLE c$c (id INTEGER PRIMARY KEY, person INTEGER NOT NULL, body TEXT);"
    echo "INSERT INTO c$c SELECT n, 1, 'entry ' || n FROM (WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s
      WHERE n < $rows) SELECT n FROM s) AS numbers;"
    echo "CREATE INDEX c${c}_person ON c$c (person, id);"
  done
} >tables.sql
sqlite3 tables.db <tables.sql || stop "no tables"
{
  cat tables.sql
  echo "CREATE ROLE reader LOGIN PASSWORD 'loopback-only';"
  echo "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"
} | admin postgres || stop "no tables in PostgreSQL"

machine
echo
echo "| From | Collections | Rows | Seconds | Processor s | Peak MiB |"
echo "|---|---|---|---|---|---|"
for from in SQLite PostgreSQL; do
  # Not removed before the end: ext4 searches long for inodes that were not just freed.
  mkdir "$from" && cd "$from" || exit 1
  "$DSRKIT" init w --controller "Example Borough Council" >/dev/null || stop "no workspace"
  echo "$PG_PASSWORD" >w/keys/reader
  cp ../tables.db w/
  jq --arg from "$from" --arg port "$PGPORT" --argjson count "$collections" '.matching.confirm_strong = true |
    .sources = [{id: "crm", kind: "sql", label: "CRM", holder: "CRM team", connection: "tables.db",
      datasets: ([{id: "person", role: "person", table: "person", key: "id", fields: [
        {column: "name", meaning: "person.full-name"}, {column: "dob", meaning: "person.born"},
        {column: "upn", meaning: "identifier.upn"}]}]
      + [range(1; $count + 1) | {id: "c\(.)", table: "c\(.)", key: "id", link_column: "person",
        fields: [{column: "body", meaning: "text"}]}])}]
    | if $from == "PostgreSQL" then .sources[0] += {password: {file: "keys/reader"},
        connection: "postgresql://reader@127.0.0.1:\($port)/postgres?sslmode=disable"} else . end' \
    w/dsrkit.json >config.new && mv config.new w/dsrkit.json
  "$DSRKIT" -C w open --subject "Aisha Khan" --born 2009-04-12 --id upn=A998400118001 --received 2026-11-02 >/dev/null &&
    "$DSRKIT" -C w identity confirm AR-2026-0001 --evidence "passport seen" >/dev/null || stop "no case"
  once "$DSRKIT" -C w gather AR-2026-0001 --json
  [ "$(jq '.searches | last | if .outcome == "complete" then .fetched else 0 end' "$scratch/out")" -eq $((collections * rows + 1)) ] ||
    stop "dsrkit fetched another number of rows: $(head -c 400 "$scratch/err")"
  echo "| $from | $collections | $((collections * rows)) | $seconds | $cpu | $mebibytes |"
  cd ..
done
