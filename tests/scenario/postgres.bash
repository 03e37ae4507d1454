# shellcheck shell=bash
# A PostgreSQL server of a test's own, on loopback. Source it after lib.sh or on its own.
# shellcheck source=tests/scenario/loopback.bash
. "$(dirname "${BASH_SOURCE[0]}")/loopback.bash"

PG_PASSWORD=loopback-only
pg_folder='' pg_pid=''

# PostgreSQL refuses to run as root. It ends with this script, also when the script is killed.
as_postgres=(setpriv --pdeathsig QUIT)
[ "$(id -u)" -ne 0 ] || as_postgres+=(--reuid=postgres --regid=postgres --clear-groups)

# start_postgres: makes a cluster with the superuser "admin" and runs it; sets PGHOST and PGPORT for psql.
start_postgres() {
  pg_programs=$(find /usr/lib/postgresql -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -1)
  [ -n "$pg_programs" ] || { echo "PostgreSQL is missing: script/setup test" >&2; exit 1; }
  pg_folder=$(mktemp -d /tmp/dsrkit-postgres.XXXXXX) || exit 1
  [ "$(id -u)" -ne 0 ] || chown postgres: "$pg_folder"
  (
    cd "$pg_folder" || exit 1
    "${as_postgres[@]}" sh -c "umask 077; echo $PG_PASSWORD >password"
    "${as_postgres[@]}" "$pg_programs/initdb" -D "$pg_folder/data" -U admin --pwfile="$pg_folder/password" \
      --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync
  ) >"${TMPDIR:-/tmp}/initdb.log" 2>&1 || { cat "${TMPDIR:-/tmp}/initdb.log" >&2; exit 1; }
  rm -f "${TMPDIR:-/tmp}/initdb.log"
  PGHOST=127.0.0.1
  PGPORT=$(free_port)
  export PGHOST PGPORT
  run_postgres
}

run_postgres() {
  local try
  "${as_postgres[@]}" "$pg_programs/postgres" -D "$pg_folder/data" -p "$PGPORT" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c fsync=off -c max_connections=20 >>"$pg_folder/log" 2>&1 </dev/null &
  pg_pid=$!
  for try in $(seq 100); do
    "$pg_programs/pg_isready" -q && return
    kill -0 "$pg_pid" 2>/dev/null || break
    sleep 0.1
  done
  cat "$pg_folder/log" >&2
  exit 1
}

# stop_postgres [SIGNAL]: INT ends sessions properly, QUIT as a power cut does.
stop_postgres() {
  [ -n "$pg_pid" ] || return 0
  kill -s "${1:-INT}" "$pg_pid" 2>/dev/null
  wait "$pg_pid" 2>/dev/null
  pg_pid=''
}

remove_postgres() {
  stop_postgres QUIT
  [ -z "$pg_folder" ] || rm -rf "$pg_folder"
}

# admin DATABASE [ARGUMENT...]: psql as the superuser; statements come from standard input.
admin() {
  PGPASSWORD=$PG_PASSWORD psql -X -q -v ON_ERROR_STOP=1 -U admin -d "$1" -tA "${@:2}"
}

# copy_sqlite FILE DATABASE: its tables with their rows, as PostgreSQL has them.
copy_sqlite() {
  local table columns
  while read -r table; do
    columns=$(sqlite3 "$1" "SELECT group_concat('\"' || name || '\" ' || CASE type WHEN 'INTEGER' THEN 'bigint'
      WHEN 'REAL' THEN 'double precision' WHEN 'BLOB' THEN 'bytea' ELSE 'text' END
      || CASE WHEN pk > 0 THEN ' PRIMARY KEY' ELSE '' END, ', ') FROM pragma_table_info('$table')")
    admin "$2" -c "CREATE TABLE \"$table\" ($columns)" || return
    sqlite3 -cmd '.mode csv' -cmd '.separator "," "\n"' -cmd '.nullvalue \\N' "$1" "SELECT * FROM \"$table\"" |
      admin "$2" -c "\\copy \"$table\" FROM STDIN (FORMAT csv, NULL '\\N')" || return
  done < <(sqlite3 "$1" "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
}
