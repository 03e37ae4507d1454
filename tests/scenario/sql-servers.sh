#!/bin/bash
# The same records arrive from SQLite, from PostgreSQL and through ODBC, and what goes wrong at a server is told as
# what it is.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/postgres.bash
. "$HERE/postgres.bash"
trap 'code=$?; remove_postgres; (exit "$code"); finish' EXIT
start_postgres
secret_words="$secret_words|O.Brien|secret-note|reader-password"

# configure DIR SOURCE FILTER: changes one source of a workspace's configuration.
configure() {
  jq --arg source "$2" --arg port "$PGPORT" --arg folder "$SCRATCH" \
    "(.sources[] | select(.id == \$source)) |= (. + $3)" "$1/dsrkit.json" >config.new || exit 1
  mv config.new "$1/dsrkit.json"
}

postgres_at() {
  echo "{connection: \"postgresql://$2@127.0.0.1:\(\$port)/$1?sslmode=disable\", password: {file: \"keys/reader\"}}"
}

odbc_at() {
  echo "{connection: (\"odbc:Driver=PostgreSQL Unicode;Servername=127.0.0.1;Port=\(\$port);Database=$1;Username=$2;\" +
    \"BoolsAsChar=0\"), password: {file: \"keys/reader\"}}"
}

# make_reader DATABASE ROLE: may read, and nothing else.
make_reader() {
  admin "$1" <<SQL
CREATE ROLE $2 LOGIN PASSWORD 'reader-password';
GRANT USAGE ON SCHEMA public TO $2;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO $2;
SQL
}

# searched OUTCOME PATTERN: how the last search of the source ended, and that its reason fits.
searched() {
  expect_json ".searches | last | .outcome == \"$1\" and ((.reason // \"\") | test(\"$2\"))"
  expect_discreet "gather"
}

story "the same records from SQLite, PostgreSQL and through ODBC"
council council
admin postgres -c 'CREATE DATABASE cms'
copy_sqlite council/systems/case-management.sqlite cms
make_reader cms sar_reader
echo reader-password >council/keys/reader
# Digests are keyed by the case: the copies of a case that has been gathered share them.
must gather "$case" --source case-management
unset DSRKIT_WORKSPACE
items_of() {
  sqlite3 "$1/register.db" "SELECT id, dataset, item_key, title, item_date, data_class, restricted, digest, attachments
    FROM items WHERE source = 'case-management' ORDER BY id"
}
items_of council >sqlite.items
expect_true "records by SQLite" test -s sqlite.items
for way in postgres odbc-postgres odbc-sqlite; do
  cp -r council "by-$way"
  case $way in
    postgres) configure "by-$way" case-management "$(postgres_at cms sar_reader)" ;;
    odbc-postgres) configure "by-$way" case-management "$(odbc_at cms sar_reader)" ;;
    odbc-sqlite)
      chmod a-w "by-$way/systems/case-management.sqlite"
      configure "by-$way" case-management \
        '{connection: "odbc:Driver=SQLite3;StepAPI=1;Database=\($folder)/by-odbc-sqlite/systems/case-management.sqlite"}'
      ;;
  esac
  must -C "by-$way" source check case-management
  case $way in
    postgres) expect_in "$OUT" "case-management: PostgreSQL 1[5-9]" ;;
    odbc-postgres) expect_in "$OUT" "case-management: PostgreSQL .* through ODBC driver psqlodbc" ;;
    odbc-sqlite) expect_in "$OUT" "case-management: SQLite .* through ODBC driver" ;;
  esac
  must -C "by-$way" gather "$case" --source case-management --json
  expect_json '.searches[] | select(.source == "case-management")
    | .outcome == "complete" and .fetched > 20 and .claimed == .fetched'
  items_of "by-$way" >"$way.items"
  expect_equal "records by $way" "$(cat sqlite.items)" "$(cat "$way.items")"
done
# The audit of the server: nothing but reading.
expect_equal "writes" 0 "$(admin cms -c "SELECT coalesce(sum(n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables")"

story "a source of our own"
admin postgres -c 'CREATE DATABASE small'
admin small <<'SQL'
CREATE TABLE person (id bigint PRIMARY KEY, forename text, surname text, dob date, upn text);
INSERT INTO person VALUES (1, 'Siobhan', 'O''Brien', '2001-02-03', 'A998400118001'),
  (2, 'Tom', 'O''Hara', '1990-05-05', NULL);
CREATE TABLE note (id text PRIMARY KEY, person bigint, day date, body text, amount numeric(10, 2), weight float8,
  seen boolean);
INSERT INTO note VALUES
  ('a''; DROP TABLE note --', 1, '2024-02-03', 'secret-note O''Brien; "quoted" \ ? $1', 12.50, 0.1, true),
  ('b', 1, '2024-02-04', NULL, NULL, NULL, false), ('c', 2, '2024-02-05', 'somebody else', 1, 1, NULL);
SQL
make_reader small small_reader
must init small --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=small
echo reader-password >small/keys/reader
jq '.matching.confirm_strong = true | .sources = [{id: "crm", kind: "sql", label: "CRM", holder: "CRM team", connection: "x", datasets: [
  {id: "person", role: "person", table: "person", key: "id", fields: [
    {column: "forename", meaning: "person.given-name"}, {column: "surname", meaning: "person.family-name"},
    {column: "dob", meaning: "person.born"}, {column: "upn", meaning: "identifier.upn"}]},
  {id: "notes", table: "public.note", key: "id", link_column: "person", link_to: "person", fields: [
    {column: "day", meaning: "date"}, {column: "body", meaning: "text"}, {column: "amount"}, {column: "weight"},
    {column: "seen"}]}]}]' small/dsrkit.json >config.new
mv config.new small/dsrkit.json
configure small crm "$(postgres_at small small_reader)"
must open --subject "Siobhan O'Brien" --born 2001-02-03 --id upn=A998400118001 --received 2026-11-02 \
  --service "$service"
must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
must source check
must gather "$case" --json
expect_json '.searches | last | .outcome == "complete" and .fetched == 3'
expect_not_in "$OUT" "O'Brien"
items_small() {
  sqlite3 small/register.db "SELECT dataset, item_key, item_date, digest FROM items ORDER BY id"
}
items_small >first.items
expect_in first.items "notes.a'; DROP TABLE note --.2024-02-03"
expect_equal "rows in the source" 3 "$(admin small -c 'SELECT count(*) FROM note')"
configure small crm "$(odbc_at small small_reader)"
must source check
expect_in "$OUT" "PostgreSQL.*through ODBC driver"
must gather "$case" --json
items_small >odbc.items
expect_equal "the same through ODBC" "$(cat first.items)" "$(cat odbc.items)"

# both COMMAND...: for each way into the server.
both() {
  local way
  for way in postgres_at odbc_at; do
    configure small crm "$("$way" small small_reader)"
    "$@"
  done
}

story "a wrong password, and one in the wrong place"
echo wrong >small/keys/reader
refused() {
  expect_exit 1 source check
  expect_exit 3 gather "$case" --json
  searched failed "refuse|password"
}
both refused
echo reader-password >small/keys/reader
for connection in 'postgresql://small_reader:reader-password@127.0.0.1/small' \
  'postgresql://127.0.0.1/small?password=reader-password' 'odbc:DSN=x;PWD=reader-password' \
  'odbc:DSN=x; password = reader-password'; do
  configure small crm "{connection: \"$connection\"}"
  expect_exit 78 source check
  expect_in "$ERR" "must not hold a password"
  expect_discreet "source check"
done

story "accounts that can write"
writable() {
  expect_exit 1 source check --json
  expect_json '[.diagnostics[] | select(.code == "writable")] | length > 0'
  expect_exit 3 gather "$case" --json
  searched failed "can change table"
}
for grant in 'GRANT INSERT ON note TO small_reader' 'GRANT UPDATE (body) ON note TO small_reader' \
  'GRANT TRUNCATE ON person TO small_reader' 'ALTER TABLE note OWNER TO small_reader' 'GRANT admin TO small_reader' \
  'ALTER ROLE small_reader NOINHERIT; GRANT pg_write_all_data TO small_reader' 'ALTER ROLE small_reader SUPERUSER'; do
  admin small -c "$grant"
  both writable
  admin small -c 'REVOKE ALL ON note, person FROM small_reader; ALTER TABLE note OWNER TO admin;
    REVOKE admin, pg_write_all_data FROM small_reader; ALTER ROLE small_reader NOSUPERUSER INHERIT;
    GRANT SELECT ON note, person TO small_reader' 2>/dev/null
done
admin small -c 'GRANT DELETE ON note TO small_reader'
configure small crm "$(postgres_at small small_reader)"
configure small crm '{allow_writable_role: "the supplier has no other account until May"}'
must source check
must gather "$case" --json
searched complete "can change this source.*until May"
admin small -c 'REVOKE DELETE ON note FROM small_reader'
configure small crm '{allow_writable_role: ""}'
both must source check

story "tables that have changed"
# drift STATEMENT UNDO PATTERN
drift() {
  admin small -c "$1"
  both drifted "$3"
  admin small -c "$2"
}
drifted() {
  expect_exit 1 source check
  expect_in "$OUT" "$1"
  expect_exit 3 gather "$case" --json
  searched 'failed' "shape|privileges|took longer|SQLSTATE|type"
}
drift 'ALTER TABLE note RENAME TO vanished' 'ALTER TABLE vanished RENAME TO note' "no table or view 'public.note'"
drift 'ALTER TABLE note RENAME body TO words' 'ALTER TABLE note RENAME words TO body' "no column 'body'"
drift 'ALTER TABLE note ALTER day TYPE bigint USING 20240203' \
  "ALTER TABLE note ALTER day TYPE date USING '2024-02-03'" "'day' cannot hold a date"
admin small -c "UPDATE note SET day = '2024-02-04' WHERE id = 'b'"
admin small -c 'ALTER TABLE note ALTER day TYPE text'
admin small -c "UPDATE note SET day = 'Tuesday'"
expect_exit 1 source check
expect_in "$OUT" "none|not.*date"
expect_not_in "$OUT" "Tuesday"
admin small -c "UPDATE note SET day =
  CASE id WHEN 'b' THEN '2024-02-04' WHEN 'c' THEN '2024-02-05' ELSE '2024-02-03' END"
admin small -c 'ALTER TABLE note ALTER day TYPE date USING day::date'

story "rows that a policy hides"
admin small -c 'CREATE POLICY own ON note USING (person = 2); ALTER TABLE note ENABLE ROW LEVEL SECURITY'
hidden() {
  expect_exit 1 source check
  expect_in "$OUT" "row-level security"
  expect_exit 3 gather "$case" --json
  searched partial "row-level security"
}
both hidden
admin small -c 'DROP POLICY own ON note; ALTER TABLE note DISABLE ROW LEVEL SECURITY'

story "a view that takes too long"
admin small -c 'ALTER TABLE note RENAME TO note_table; CREATE VIEW note AS SELECT n.* FROM note_table n, pg_sleep(4);
  GRANT SELECT ON note TO small_reader'
slow() {
  configure small crm '{statement_timeout: 1}'
  expect_exit 3 gather "$case" --json
  searched partial "took longer than 1000 ms"
}
both slow
configure small crm '{statement_timeout: 60}'

story "a view that writes"
admin small -c "CREATE TABLE seen (at timestamptz);
  CREATE FUNCTION spy() RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS
    'BEGIN INSERT INTO seen VALUES (now()); RETURN 1; END';
  DROP VIEW note; CREATE VIEW note AS SELECT * FROM note_table WHERE spy() = 1;
  GRANT SELECT ON note TO small_reader"
spied() {
  expect_exit 3 gather "$case" --json
  searched partial "would have changed|SQLSTATE"
}
both spied
expect_equal "rows written while reading" 0 "$(admin small -c 'SELECT count(*) FROM seen')"

story "a server that dies halfway"
admin small -c 'DROP VIEW note; CREATE VIEW note AS SELECT n.* FROM note_table n, pg_sleep(30);
  GRANT SELECT ON note TO small_reader'
configure small crm "$(postgres_at small small_reader)"
"$DSRKIT" gather "$case" --json >dying.json 2>dying.err </dev/null &
gathering=$!
for _ in $(seq 100); do
  active=$(admin small -c "SELECT count(*) FROM pg_stat_activity WHERE usename = 'small_reader' AND state = 'active'")
  [ "$active" = 1 ] && break
  sleep 0.1
done
sleep 0.3
stop_postgres QUIT
wait "$gathering"
expect_equal "exit code when the server dies" 3 $?
cp dying.json "$OUT"
searched partial "connection"
expect_json '.searches | last.fetched == 1'
expect_exit 1 source check
expect_exit 3 gather "$case" --json
searched failed "127.0.0.1|connection"
configure small crm "$(odbc_at small small_reader)"
expect_exit 3 gather "$case" --json
searched failed "connection"
run_postgres
admin small -c 'DROP VIEW note; ALTER TABLE note_table RENAME TO note'
configure small crm "$(postgres_at small small_reader)"
must gather "$case" --json
searched complete ""
items_small >again.items
expect_equal "the same after all that" "$(cat first.items)" "$(cat again.items)"

story "a value of 100 MB"
admin small -c "INSERT INTO note SELECT 'large', 1, '2024-03-01', repeat('x', 100 * 1024 * 1024)"
large() {
  expect_exit 3 gather "$case" --json
  searched partial "larger than 64 MiB"
  expect_json '.searches | last.fetched == 4'
}
both large
admin small -c "DELETE FROM note WHERE id = 'large'"

story "bytes that are no text"
admin postgres -c "CREATE DATABASE bytes TEMPLATE template0 ENCODING SQL_ASCII LOCALE 'C'"
PGPASSWORD=$PG_PASSWORD pg_dump -U admin small >small.sql
PGCLIENTENCODING=SQL_ASCII admin bytes <small.sql >/dev/null
printf "UPDATE note SET body = 'caf\xe9 cr\xc3\xa8me' WHERE id = 'b';" | PGCLIENTENCODING=SQL_ASCII admin bytes
configure small crm "$(postgres_at bytes small_reader)"
expect_exit 3 gather "$case" --json
searched partial "cannot be read; they are marked"
expect_json '.searches | last.fetched == 3'

story "drivers that are not there, and a server that is none"
configure small crm '{connection: "odbc:Driver=No Such Driver;Servername=127.0.0.1"}'
expect_exit 3 gather "$case" --json
searched failed "no such data source or driver|connection"
configure small crm '{connection: "odbc:Driver=FreeTDS;Server=127.0.0.1;Port=\($port);TDS_Version=7.4;UID=sa"}'
expect_exit 3 gather "$case" --json
searched failed "connection|driver"
must audit verify
