#!/bin/bash
# The feed of bank holidays is fetched from a server of this machine, and from servers that do what they should not.
source "$(dirname "$0")/lib.sh"
command -v perl >/dev/null || skip "perl is not installed"

shipped=$DATA/../../share/holidays/uk-bank-holidays.json

# feed FILTER: the shipped days as the feed of gov.uk has them, changed by a filter of jq.
feed() {
  jq "del(.published_from, .published_to) | $1" "$shipped"
}

extra='{"title": "Extra day", "date": "2026-12-02", "notes": "Extra bank holiday", "bunting": true}'
feed ".[\"england-and-wales\"].events += [$extra]" >"$SCRATCH/served.json"
perl "$HERE/feed_server.pl" "$SCRATCH/served.json" >"$SCRATCH/port" 2>"$SCRATCH/server.txt" &
servers=($!)
stop() {
  local code=$?
  kill "${servers[@]}"
  (exit "$code")
  finish
}
trap stop EXIT

# wait_for FILE PATTERN: until a server has said so, ten seconds at most.
wait_for() {
  for _ in $(seq 100); do
    grep -qE "$2" "$1" && return
    sleep 0.1
  done
  exit 1
}
wait_for "$SCRATCH/port" '^[0-9]+$'
at=http://127.0.0.1:$(cat "$SCRATCH/port")
mkdir desk && cd desk || exit 1

small_workspace office

story "what must not be asked is not asked"
for url in http://example.org/feed http://127.0.0.2/feed "${at/127.0.0.1/127.0.0.1.example.org}/feed" \
  https://name:word@example.org/feed http://; do
  expect_refusal 2 "not one that may be asked" holidays import "$url"
done
expect_refusal 66 "cannot open" holidays import ftp://127.0.0.1/feed
expect_refusal 2 "--timeout" holidays import "$at/feed" --timeout 0

story "servers that fail are named by their host and status, never by what they sent"
expect_refusal 69 "127.0.0.1: answered with status 404" holidays import "$at/not-found"
expect_refusal 69 "127.0.0.1: answered with status 500" holidays import "$at/broken?token=SECRET"
expect_refusal 69 "127.0.0.1: does not answer" holidays import http://127.0.0.1:1/feed
expect_refusal 69 "127.0.0.1: did not answer in time" holidays import "$at/slow" --timeout 1
expect_refusal 69 "127.0.0.1: sends more than is allowed" holidays import "$at/too-large"
expect_refusal 69 "127.0.0.1: sends more than is allowed" holidays import "$at/too-large-announced"
expect_refusal 69 "127.0.0.1: broke off its answer" holidays import "$at/cut-off"
expect_refusal 69 "127.0.0.1: the transfer failed" holidays import "$at/nonsense"
expect_refusal 69 "127.0.0.1: broke off without an answer" holidays import "$at/nothing"
expect_refusal 65 "127.0.0.1" holidays import "$at/page"
expect_not_in "$ALL_ERR" SECRET word@

story "a person who has waited long enough can stop it"
timeout --preserve-status -s INT 1 "$DSRKIT" holidays import "$at/slow" 2>"$ERR"
expect_equal "exit code after an interruption" 130 $?

story "redirects stay with the scheme and with this machine, and end"
for path in to-secure to-elsewhere to-file to-password; do
  expect_refusal 69 "127.0.0.1: redirects to an address that may not be asked" holidays import "$at/$path"
done
expect_refusal 69 "127.0.0.1: redirects more than 5 times" holidays import "$at/round-and-round"

story "a certificate nobody vouches for is not believed"
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2 -keyout ../key.pem -out ../certificate.pem \
  2>/dev/null
openssl s_server -www -accept 127.0.0.1:0 -key ../key.pem -cert ../certificate.pem >../secure.txt 2>&1 </dev/null &
servers+=($!)
wait_for ../secure.txt '^ACCEPT'
secure_port=$(sed -nE 's/^ACCEPT .*:([0-9]+).*/\1/p' ../secure.txt)
expect_refusal 69 "127.0.0.1: its certificate is not trusted" holidays import "https://127.0.0.1:$secure_port/feed"

story "nothing was imported, and the audit has no trace of it"
expect_true "no file of imported holidays" test ! -e office/holidays.json
must audit show
expect_not_in "$OUT" holidays-imported

story "the feed is taken over, after a redirect and through no proxy"
http_proxy=http://127.0.0.1:1 must holidays import "$at/moved" --json
expect_json '.published_to == "2027-12-31" and (.added | map(.date) == ["2026-12-02"]) and .removed == []'
expect_json '.moved == [{"case": "AR-2026-0001", "before": "2026-12-02", "after": "2026-12-03",
  "cautious_before": "2026-12-02", "cautious_after": "2026-12-03"}]'
must clock "$case" --json
expect_json '.due == "2026-12-03"'
must audit show --json
expect_in "$OUT" '"action":"holidays-imported".*"from":"127.0.0.1"'
expect_in "$OUT" "\"sha256\":\"$(sha256_of "$SCRATCH/served.json")\""
must audit verify
expect_no_leftovers
