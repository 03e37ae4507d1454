#!/bin/bash
# Records come from web services: nginx with pages that behave as services do, and as they should not; a real OAuth 2
# server where node is there.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/loopback.bash
. "$HERE/loopback.bash"
# shellcheck source=tests/scenario/npm.bash
. "$HERE/npm.bash"
command -v nginx >/dev/null || skip "nginx-light is not installed"
command -v perl >/dev/null || skip "perl is not installed"

trap 'code=$?; stop_servers; (exit "$code"); finish' EXIT
trap 'exit 1' INT TERM

pages=$SCRATCH/web/pages
mkdir -p "$pages/people/p1" "$SCRATCH/web/tls"
port=$(free_port) tls_port=$(free_port) expired_port=$(free_port)

# page PATH[?QUERY] JSON: what nginx answers there.
page() {
  printf '%s' "$2" >"$pages/$1"
}

# notes FROM TO: records with these numbers.
notes() {
  seq "$1" "$2" | jq -sc 'map({id: ., text: "note \(.)", at: "2026-01-0\(.)", flags: {restricted: (. == 5)}})'
}

person='{"id": "p1", "name": {"first": ["Aisha"], "last": "Khan"}, "dob": "2009-04-12", "extra": "kept"}'
page people/p1/person "$person"
page people/search "[$person]"
page plain "$(notes 1 5)"
page odata "{\"@odata.count\": 5, \"value\": $(notes 1 3), \"@odata.nextLink\": \"odata?page=2\"}"
page 'odata?page=2' "{\"@odata.count\": 5, \"value\": $(notes 4 5)}"
page links "$(notes 1 3)"
page 'links?page=2' "$(notes 4 5)"
page cursor "{\"data\": $(notes 1 3), \"meta\": {\"next\": \"a b\", \"total\": 5}}"
page 'cursor?after=a%20b' "{\"data\": $(notes 4 5), \"meta\": {\"next\": null, \"total\": 5}}"
page 'offset?limit=3&skip=0' "{\"data\": $(notes 1 3)}"
page 'offset?limit=3&skip=3' "{\"data\": $(notes 4 5)}"
page 'offset?limit=3&skip=5' '{"data": []}'
page 'numbered?page=1' "{\"data\": $(notes 1 3), \"total\": 5}"
page 'numbered?page=2' "{\"data\": $(notes 4 5), \"total\": 5}"
fhir() {
  jq -c '{resourceType: "Bundle", total: 5, entry: map({resource: ., search: {mode: "match"}})}' <<<"$1"
}
page fhir "$(fhir "$(notes 1 3)" | jq -c '.link = [{relation: "next", url: "fhir?page=2"}]')"
page 'fhir?page=2' "$(fhir "$(notes 4 5)")"
page warned "$(fhir "$(notes 1 5)" | jq -c '.entry += [{resource: {resourceType: "OperationOutcome",
  issue: [{severity: "warning", code: "incomplete", diagnostics: "Mahmood"}]}}]')"
page short "{\"data\": $(notes 1 4), \"total\": 5}"
page elsewhere "{\"value\": $(notes 1 3), \"@odata.nextLink\": \"http://localhost:$port/odata?page=2\"}"
page loop "{\"value\": $(notes 1 3), \"@odata.nextLink\": \"loop?again\"}"
page 'loop?again' "{\"value\": $(notes 4 5), \"@odata.nextLink\": \"loop\"}"
page stuck "{\"data\": $(notes 1 3)}"
page none '[]'
page wrong-type "$(notes 1 3 | jq -c '.[1].at = "Tuesday Mahmood" | .[2].at = {day: 3}')"
page wrong-key "$(notes 1 3 | jq -c '.[1] |= del(.id)')"
page strangers "$(notes 1 5 | jq -c 'map(. + {person: (if .id < 4 then "p1" else "p\(.id)" end)})')"
page wrong-json '{"value": [{"id": 1, "text": "Mahmood"'
page wrong-shape '{"records": []}'
page wrong-letters "$(printf '[{"id": 1, "text": "Mahmood \xff"}]')"
truncate -s 70M "$pages/huge"

perl "$HERE/feed_server.pl" "$pages/plain" >"$SCRATCH/port" 2>/dev/null &
servers+=($!)
for _ in $(seq 100); do [ -s "$SCRATCH/port" ] && break || sleep 0.1; done

cd "$SCRATCH/web/tls" || exit 1
{
  openssl req -x509 -newkey rsa:2048 -nodes -subj '/CN=Example authority' -days 2 -keyout ca.key -out ca.pem
  openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout server.key -out server.csr
  openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -copy_extensions copy -days 2 -out server.pem
  openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -copy_extensions copy -days -1 -out expired.pem
} >tls.log 2>&1 || { cat tls.log; exit 1; }

cd "$SCRATCH/web" || exit 1
cat >nginx.conf <<END
load_module /usr/lib/nginx/modules/ngx_http_echo_module.so;
daemon off; pid nginx.pid; error_log error.log; worker_processes 1;
$([ "$(id -u)" -ne 0 ] || echo 'user root;')
events {}
http {
  access_log off; default_type application/json; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
  uwsgi_temp_path t4; scgi_temp_path t5; limit_req_zone \$server_name zone=busy:64k rate=1r/s;
  log_format seen '\$request_uri \$http_authorization';
  server {
    listen 127.0.0.1:$port; listen 127.0.0.1:$tls_port ssl; root $pages;
    ssl_certificate tls/server.pem; ssl_certificate_key tls/server.key;
    location = / { return 404; }
    location = /people/p1 { try_files /people/p1/person =404; }
    location = /people { try_files /people/search =404; }
    location = /links {
      set \$next ''; if (\$args = '') { set \$next '</links?page=2>; rel="next"'; }
      add_header Link \$next; try_files \$uri\$is_args\$args =404;
    }
    location = /busy {
      limit_req zone=busy; limit_req_status 429; error_page 429 = @busy; try_files /odata\$is_args\$args =404;
    }
    location @busy { add_header Retry-After 1 always; return 429; }
    location = /patience { add_header Retry-After 86400 always; return 503; }
    location = /down { return 503; }
    location = /away { return 302 http://localhost:$port/plain; }
    location = /slow { echo_sleep 30; echo '[]'; }
    location = /stuck { try_files /stuck =404; }
    location = /cut-off { proxy_pass http://127.0.0.1:$(cat "$SCRATCH/port"); }
    location = /secured {
      access_log seen.log seen; if (\$http_authorization !~ '^Bearer .') { return 401; } try_files /plain =404;
    }
    location /refused { access_log seen.log seen; return 401; }
    location / { try_files \$uri\$is_args\$args \$uri =404; }
  }
  server {
    listen 127.0.0.1:$expired_port ssl; root $pages; ssl_certificate tls/expired.pem; ssl_certificate_key tls/server.key;
  }
}
END
nginx -p "$SCRATCH/web/" -c nginx.conf 2>nginx.log &
servers+=($!)
wait_for "$port"

mkdir "$SCRATCH/desk" && cd "$SCRATCH/desk" || exit 1
small_workspace office
cp ../web/tls/ca.pem office/

# service NOTES [SOURCE]: the workspace's one source, with the keys of its notes and of itself.
service() {
  jq --arg at "http://127.0.0.1:$port" --argjson notes "$1" --argjson source "${2:-{\}}" '.sources = [{
    id: "api", kind: "http-json", label: "Notes service", holder: "Team", connection: $at, timeout_seconds: 2, datasets: [
      {id: "person", role: "person", key: "/id", search: ["/people?born={born}&family={family-name}"],
       path: "/people/{person}", sample: "/people",
       fields: [{column: "/name/first", meaning: "person.given-name"}, {column: "/name/last", meaning: "person.family-name"},
                {column: "/dob", meaning: "person.born"}]},
      {id: "notes", key: "/id", fields: [{column: "/text", meaning: "text"}, {column: "/at", meaning: "date"},
                {column: "/flags/restricted", meaning: "restricted"}]} + $notes]} + $source]' \
    office/dsrkit.json >config.json && mv config.json office/dsrkit.json
}

# expect_search OUTCOME FETCHED REASON
expect_search() {
  local code=3
  [[ $1 =~ complete ]] && code=0
  expect_exit "$code" gather "$case" --source api --json
  expect_json ".searches[-1] | .outcome == \"$1\" and .fetched == $2 and (.reason // \"\" | test(\"$3\"))"
  expect_discreet "gather"
  expect_not_in "$OUT" Mahmood
}

story "the person is found, looked at by an officer, and their records arrive whole"
service '{"path": "/plain"}'
must source check
expect_exit 3 gather "$case"
must match confirm "$case" api:p1 --because "compared"
expect_search complete 6 ""
expect_json '.searches[-1].queries == ["GET /people?born={born}&family={family-name}", "GET /people/{person}", "GET /plain"]'

story "every way of paging comes to the end"
for paged in '"path": "/odata", "paging": {"kind": "odata"}' '"path": "/links", "paging": {"kind": "link-header"}' \
  '"path": "/cursor", "items": "/data", "total": "/meta/total",
    "paging": {"kind": "cursor", "cursor": "/meta/next", "parameter": "after"}' \
  '"path": "/offset", "items": "/data",
    "paging": {"kind": "offset", "parameter": "skip", "size_parameter": "limit", "size": 3}' \
  '"path": "/numbered", "items": "/data", "total": "/total", "paging": {"kind": "page", "parameter": "page"}' \
  '"path": "/fhir", "paging": {"kind": "fhir"}' '"path": "/busy", "paging": {"kind": "odata"}'; do
  service "{$paged}"
  expect_search complete 6 ""
done
service '{"path": "/nothing-here", "not_found_is_none": true}'
expect_search complete 1 ""

story "what is not all there is says so"
service '{"path": "/short", "items": "/data", "total": "/total"}'
expect_search partial 5 "says it has 5 records and gave 4"
service '{"path": "/elsewhere", "paging": {"kind": "odata"}}'
expect_search partial 4 "another host"
service '{"path": "/loop", "paging": {"kind": "odata"}}'
expect_search partial 6 "circle"
service '{"path": "/stuck", "items": "/data", "paging": {"kind": "offset", "parameter": "skip"}}'
expect_search partial 4 "same records again"
service '{"path": "/warned", "paging": {"kind": "fhir"}}'
expect_search partial 6 "warning, incomplete"

service '{"path": "/wrong-key"}'
expect_search partial 4 "a record without its key"
service '{"path": "/strangers", "link_column": "/person"}'
expect_search partial 4 "do not name the person; they were left out .2."

story "a service that fails is named by host and status; what came before stays"
while read -r path reason; do
  service "{\"path\": \"$path\"}"
  expect_search partial 1 "$reason"
done <<'END'
/down 127.0.0.1: answered with status 503
/patience later than we can wait .status 503
/missing answered with status 404
/away redirects to an address that may not be asked
/slow did not answer in time
/cut-off broke off its answer
/huge sends more than is allowed
/wrong-json not valid JSON
/wrong-letters not valid UTF-8
/wrong-shape no records where they were declared
/refused answered with status 401
END
service '{"path": "/plain"}' '{"connection": "http://127.0.0.1:1"}'
expect_search failed 0 "does not answer"
expect_exit 1 source check

story "a certificate is believed when the named authority vouches for it, and only then"
service '{"path": "/plain"}' "{\"connection\": \"https://127.0.0.1:$tls_port\"}"
expect_search failed 0 "certificate is not trusted"
service '{"path": "/plain"}' "{\"connection\": \"https://127.0.0.1:$tls_port\", \"ca_file\": \"ca.pem\"}"
expect_search complete 6 ""
service '{"path": "/plain"}' "{\"connection\": \"https://127.0.0.1:$expired_port\", \"ca_file\": \"ca.pem\"}"
expect_search failed 0 "certificate is not trusted"

story "a fixed token is sent and told to nobody"
printf 'SECRET-TOKEN\n' >office/token
service '{"path": "/secured"}' '{"auth": {"kind": "bearer", "secret": {"file": "token"}}}'
expect_search complete 6 ""
expect_in ../web/seen.log "^/secured Bearer SECRET-TOKEN$"
service '{"path": "/plain"}' '{"connection": "http://127.0.0.1:'"$port"'/refused", "auth": {"kind": "bearer", "secret": {"file": "token"}}}'
expect_search failed 0 "answered with status 401"
expect_exit 1 source check
expect_in "$OUT" "does not accept us .status 401"

story "drift from the declared shape is found before anything is fetched"
service '{"path": "/wrong-type", "sample": "/wrong-type"}'
must source check
expect_in "$OUT" "warning: api/notes: '/at' is declared a date, and 2 of 3 sampled values are none"
expect_not_in "$OUT" Tuesday
# What is no date is no date of the record; its text is there whole.
expect_search complete 4 ""
service '{"path": "/plain", "sample": "/plain", "link_column": "/person"}'
expect_exit 1 source check
expect_in "$OUT" "no record of the sample has '/person'"
service '{"path": "/plain", "sample": "/plain", "fields": [{"column": "/body", "meaning": "text"}]}'
expect_exit 1 source check
expect_in "$OUT" "no record of the sample has '/body'"
service '{"path": "/people/{persn}/notes"}'
expect_exit 1 source check
expect_in "$OUT" "placeholder that is not known"

if install_npm_servers; then
  story "a client gets a token for its secret, once, and another when it is refused"
  oauth_port=$(free_port)
  "$npm_folder/node_modules/.bin/oauth2-mock-server" -a 127.0.0.1 -p "$oauth_port" >"$SCRATCH/oauth.log" 2>&1 &
  servers+=($!)
  wait_for "$oauth_port"
  auth='{"auth": {"kind": "client-credentials", "token_url": "http://127.0.0.1:'$oauth_port'/token",
    "client_id": "dsrkit", "scope": "records.read", "secret": {"file": "token"}}}'
  service '{"path": "/secured"}' "$auth"
  expect_search complete 6 ""
  expect_in ../web/seen.log '^/secured Bearer ey[^.]+[.][^.]+[.]'
  : >../web/seen.log
  service '{"path": "/refused"}' "$auth"
  expect_search partial 1 "answered with status 401"
  expect_equal "requests that were refused" 2 "$(grep -c '^/refused Bearer ey' ../web/seen.log)"
  service '{"path": "/secured"}' "${auth/\/token/\/nowhere}"
  expect_search failed 0 "gave no token .status 404"
else
  echo "skipped: the OAuth 2 server needs node and npm ('script/setup servers')"
fi

story "no secret and no value is in a message, the audit or the search record"
must audit show --json
expect_not_in "$OUT" SECRET-TOKEN 'born=2009'
expect_not_in "$ALL_ERR" SECRET-TOKEN 'born=2009' Mahmood
must audit verify
expect_no_leftovers
