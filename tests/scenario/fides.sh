#!/bin/bash
# The example database of Fides in a PostgreSQL server, its dataset imported: a request by e-mail address brings the
# rows that its links lead to, each once, and those of nobody else.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/postgres.bash
. "$HERE/postgres.bash"
trap 'code=$?; remove_postgres; (exit "$code"); finish' EXIT
start_postgres
secret_words="$secret_words|Customer|Employee|example\\.com|reader-password"

story "the example database and its dataset"
admin postgres -c 'CREATE DATABASE postgres_example'
admin postgres_example -f "$DATA/fides/postgres_sample.sql" >/dev/null
admin postgres_example <<'SQL'
CREATE ROLE sar_reader LOGIN PASSWORD 'reader-password';
GRANT SELECT ON ALL TABLES IN SCHEMA public TO sar_reader;
SQL
must init council --controller "Example Borough Council"
cd council || exit 1
echo reader-password >keys/reader
server="postgresql://sar_reader@127.0.0.1:$PGPORT/postgres_example?sslmode=disable"
expect_refusal 65 "mistakes" source import-fides "$DATA/fides/example_test_dataset.invalid.yml" --connection "$server"
run source import-fides "$DATA/fides/example_test_dataset.invalid.yml" --connection "$server"
expect_equal "mistakes listed" "$(grep -c '^ *\*' "$DATA/fides/example_test_dataset.invalid.yml")" "$(grep -c 'yml:[0-9]' "$ERR")"
must source import-fides "$DATA/fides/postgres_example_test_dataset.yml" --connection "$server" --id shop \
  --holder "Shop team"
jq '.sources[0].password = {file: "keys/reader"}' dsrkit.json >new.json && mv new.json dsrkit.json
must config check
must source check

# counts EMAIL NAME: the datasets of a request by this e-mail address with their rows, after the officer confirmed it.
counts() {
  local entry
  must open --subject "$2" --email "$1" --received 2026-11-02
  case=$(<"$OUT")
  must identity confirm "$case" --evidence "answered from the address"
  expect_exit 3 gather "$case"
  must match "$case" --json
  expect_json 'all(.matches[]; .decided == "undecided" and .tier != "strong")'
  jq -r '.matches[].person' "$OUT" >people
  while read -r entry; do
    if [ "${entry,,}" = "email=${1,,}" ]; then
      must match confirm "$case" "shop:$entry" --because "the address of the request"
    else
      must match reject "$case" "shop:$entry" --because "another address and another name"
    fi
  done <people
  expect_exit "${3:-0}" gather "$case" --json
  rows=$(sqlite3 register.db "SELECT dataset || ' ' || count(*) FROM items WHERE case_reference = '$case' GROUP BY dataset" | sort)
}

story "the rows of the first customer"
counts customer-1@example.com "John Customer"
expect_json '.searches[0] | .outcome == "complete" and .claimed == .fetched and .fetched == 21'
expect_equal "rows by dataset" "address 2
customer 1
login 6
order_item 4
orders 3
payment_card 1
product 2
service_request 1
visit 1" "$rows"
expect_equal "rows without a key are there once" "4" \
  "$(sqlite3 register.db "SELECT count(DISTINCT item_key) FROM items WHERE dataset = 'order_item'")"
must gather "$case" --json
expect_equal "the same again" "21" "$(jq .items "$OUT")"

story "other people, other rows"
counts jane@example.com "Jane Customer"
expect_equal "rows of another customer" "address 1
customer 1
login 1
orders 1
payment_card 1" "$rows"
counts employee-1@example.com "Jack Employee"
expect_equal "rows of an employee" "address 1
employee 1
service_request 3" "$rows"
counts Customer-2@Example.com "Jill Customer"
expect_in "$OUT" '"complete"'
expect_equal "rows by an address in other letters" "0" "$(grep -c nothing <<<"$rows")"

story "nothing to search by is a gap, and nobody found is nil"
must open --subject "Nobody Known" --email nobody@example.com --received 2026-11-02
case=$(<"$OUT")
must identity confirm "$case" --evidence "passport seen"
must gather "$case" --json
expect_json '.searches[0].outcome == "nil" and .searches[0].terms == ["the name", "the e-mail address"]'

story "a case has its rows, whoever is searched for together"
first=$(sqlite3 register.db "SELECT count(*) FROM items")
expect_exit "0|3" gather AR-2026-0001 AR-2026-0002 AR-2026-0003 --json
expect_json '.format == "dsrkit.gather-batch/1" and (.cases | map(.items)) == [21, 5, 5] and .refused == []'
expect_equal "no row more" "$first" "$(sqlite3 register.db "SELECT count(*) FROM items")"
must audit verify
