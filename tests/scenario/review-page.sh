#!/bin/bash
# The review as a page: decided in a browser that is not on any network, saved, taken back.
source "$(dirname "$0")/lib.sh"

browser=$(type -P chromium || type -P chromium-browser || type -P google-chrome) || skip "no Chromium"
type -P node >/dev/null || skip "no node"

council council
gather_council
must redact "$case"
must review export "$case" -o page.html
must review list "$case" --json
open_before=$(jq '[.places[] | select(.action == "refer")] | length' "$OUT")

story "an officer reviews with the keyboard and saves"
mkdir saved
timeout 120 node "$HERE/servers/drive_review_page.mjs" "$browser" "$SCRATCH/page.html" "$SCRATCH/saved" >"$OUT" 2>"$ERR" ||
  fail "the browser: $(head -c 400 "$ERR")"
cp "$OUT" seen.json
expect_json '.requests == []'
expect_json '.problems == []'
expect_json '.before != .after_one and .before == .after_undo'
expect_json '.all_preview | test("^All [0-9]+ places")'
expect_json '.filtered | startswith("0 of")'
expect_json '.order'
expect_json '.preview == 0 and .beside and .warned and .saved'
expect_json '.labels | all(test("^\\[[^{}]*withheld, code [A-Z0-9-]+\\]$"))'
decisions=saved/$case-decisions.json
[ -s "$decisions" ] || { fail "nothing was saved"; exit 1; }

story "the decisions come back"
count=$(jq '.decisions | length' "$decisions")
expect_equal "a name in the file" c.offline "$(jq -r .decided_by "$decisions")"
expect_true "more than one place decided" [ "$count" -gt 2 ]
must review import "$case" "$decisions" --dry-run --json
expect_json ".taken == $count and .conflicts == []"
must review import "$case" "$decisions" --json
expect_json ".taken == $count"
must review list "$case" --json
expect_json "[.places[] | select(.decided_by == \"a.officer\")] | length == $count"
expect_json "[.places[] | select(.action == \"refer\")] | length < $open_before"

story "what somebody else decides meanwhile is not overwritten"
first=$(jq -r '.decisions[0].mention' "$decisions")
must review decide "$case" "$first" --action redact --because "I see it otherwise" --actor b.second
expect_exit 3 review import "$case" "$decisions" --json
expect_json '.taken == 0 and .conflicts[0].conflict == "decided-meanwhile"'
must review list "$case" --json
expect_json "[.places[] | select(.mention == \"$first\")][0].decided_by == \"b.second\""
