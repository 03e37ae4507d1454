#!/bin/bash
# batch.sh [CASES] [PEOPLE]: the records of many subjects from a PostgreSQL server of its own, gathered as one batch and
# one case at a time: queries that the server ran, and time.

source "$(dirname "$0")/common.sh"
need jq jq
need psql postgresql
source "$tree/tests/scenario/postgres.bash"
trap 'remove_postgres; rm -rf "$scratch"' EXIT
cases=${1:-1000} people=${2:-20000}

export DSRKIT_TODAY=2026-11-22 DSRKIT_ACTOR=a.officer PGPASSWORD=$PG_PASSWORD
start_postgres
cd "$scratch" || exit 1
admin postgres <<SQL
CREATE TABLE person (id bigint PRIMARY KEY, forename text, surname text, dob date, upn text);
INSERT INTO person SELECT n, initcap(translate(left(md5('g' || n % 4001), 7), '0123456789', 'ghijklmnop')),
  initcap(translate(left(md5('f' || n % 3989), 8), '0123456789', 'ghijklmnop')), date '1950-01-01' + (n * 7919) % 25000,
  'X' || lpad(n::text, 12, '0') FROM generate_series(1, $people) n;
CREATE TABLE address (id bigint PRIMARY KEY, person bigint NOT NULL, line text);
INSERT INTO address SELECT n, n, n || ' Alder Street, Brackendale' FROM generate_series(1, $people) n;
CREATE INDEX ON address (person);
CREATE TABLE note (id bigint PRIMARY KEY, person bigint NOT NULL, day date, body text);
INSERT INTO note SELECT n, 1 + n % $people, date '2020-01-01' + n % 2000, 'Visit ' || n
  FROM generate_series(1, $people * 5) n;
CREATE INDEX ON note (person, id);
CREATE ROLE reader LOGIN PASSWORD 'loopback-only';
GRANT SELECT ON person, address, note TO reader;
ALTER SYSTEM SET log_statement = 'all';
SELECT pg_reload_conf();
VACUUM ANALYZE;
SQL
"$DSRKIT" init w --controller "Example Borough Council" >/dev/null || stop "no workspace"
echo "$PG_PASSWORD" >w/keys/reader
jq --arg port "$PGPORT" '.matching.confirm_strong = true | .sources = [{id: "crm", kind: "sql", label: "CRM",
  holder: "CRM team", connection: "postgresql://reader@127.0.0.1:\($port)/postgres?sslmode=disable",
  password: {file: "keys/reader"}, datasets: [
  {id: "person", role: "person", table: "person", key: "id",
    fields: [{column: "forename", meaning: "person.given-name"}, {column: "surname", meaning: "person.family-name"},
      {column: "dob", meaning: "person.born"}, {column: "upn", meaning: "identifier.upn"}]},
  {id: "addresses", role: "address", table: "address", key: "id", link_column: "person",
    fields: [{column: "line", meaning: "person.address"}]},
  {id: "notes", table: "note", key: "id", link_column: "person",
    fields: [{column: "day", meaning: "date"}, {column: "body", meaning: "text"}]}]}]' \
  w/dsrkit.json >config.new && mv config.new w/dsrkit.json
{
  echo "subject,born,addresses,received,ids"
  admin postgres -c "SELECT forename || ' ' || surname || ',' || dob || ',\"' || line || '\",2026-11-02,crm-id=' || p.id
    FROM person p JOIN address a ON a.person = p.id ORDER BY p.id LIMIT $cases"
} >requests.csv
"$DSRKIT" -C w open --from requests.csv >opened 2>err || stop "no cases: $(head -c 400 err)"
cp -r w together

# queries: how many statements the server has run since the log was last cut.
queries() { grep -c 'execute\|statement:.*SELECT' "$pg_folder/log"; }

gathered() {
  sqlite3 "$1/register.db" "SELECT count(*) || ' records of ' || count(DISTINCT case_reference) || ' cases' FROM items"
}

machine
echo
echo "| Way | Seconds | Processor s | Queries | Gathered |"
echo "|---|---|---|---|---|"
: >"$pg_folder/log"
once "$DSRKIT" -C together gather --all --json
batch_seconds=$seconds batch_queries=$(queries)
echo "| $cases cases together | $seconds | $cpu | $batch_queries | $(gathered together) |"
: >"$pg_folder/log"
one_by_one() {
  for n in $(seq "$cases"); do
    "$DSRKIT" -C w gather "$(printf 'AR-2026-%04d' "$n")" --json >/dev/null || [ $? -eq 3 ] || return 1
  done
}
export -f one_by_one
export cases DSRKIT
once bash -c one_by_one
[ "$code" -eq 0 ] || stop "a case failed: $(head -c 400 err)"
echo "| one at a time | $seconds | $cpu | $(queries) | $(gathered w) |"
echo
echo "Together: $(ratio "$(queries)" "$batch_queries" 1) times fewer queries, $(ratio "$seconds" "$batch_seconds" 1) times faster."
