#!/bin/bash
# A request for rectification from letter to close: each statement is settled by itself, opinions stay and are marked,
# and the words stand in no place but the vault and the files that the officer gave.
source "$(dirname "$0")/lib.sh"

must demo "$SCRATCH/council" --council-only
cd "$SCRATCH/council" || exit 1
mkdir "$SCRATCH/desk"
must open --right rectification --subject "Mariam Mahmood" --born 2007-07-04 --received 2026-11-02
rc=$(cat "$OUT")
must open --subject "Mariam Mahmood" --born 2007-07-04 --received 2026-11-02
ar=$(cat "$OUT")
must identity confirm "$ar" --on 2026-11-02 --evidence "passport seen"
contested() {
  jq -n --arg quoted "$1" --arg wrong "$2" '{format: "dsrkit.contested-statement/1", quoted: $quoted, wrong: $wrong}' \
    >"$SCRATCH/desk/contested.json"
}

story "each contested statement is logged"
contested "canary-quoted lived at 3 Elm Row" "canary-wrong never did"
expect_refusal 11 "no request for rectification" rectify item "$ar" --source case-management --record 17 --nature fact \
  --from "$SCRATCH/desk/contested.json"
must rectify item "$rc" --source case-management --record 17 --nature fact --from "$SCRATCH/desk/contested.json" \
  --on 2026-11-03 --json
fact=$(jq '.statements[0].statement' "$OUT")
contested "canary-opinion seemed careless" "I was not"
must rectify item "$rc" --source case-management --record 18 --nature opinion --from "$SCRATCH/desk/contested.json" \
  --on 2026-11-03 --json
opinion=$(jq '.statements[1].statement' "$OUT")
expect_refusal 65 "not valid JSON" rectify item "$rc" --source case-management --record 18 --nature fact --from /dev/null

story "a contested fact starts a restriction while it is verified"
must restrict place "$rc" --ground accuracy-contested --source case-management --record 17 --may "check it" \
  --because "the address is contested" --on 2026-11-03 --json
restriction=$(jq '.restrictions[0].restriction' "$OUT")
expect_refusal 11 "restricted by $rc" gather "$ar" --source case-management

story "an opinion is not corrected; nothing is decided before all is settled"
jq -n '{format: "dsrkit.settled-statement/1", before: "canary-before", after: "canary-after"}' >"$SCRATCH/desk/settled.json"
settle() {
  local number=$1 outcome=$2
  shift 2
  echo rectify settle "$rc" --statement "$number" --outcome "$outcome" --by officer --system Mosaic --done 2026-11-09 \
    --on 2026-11-10 "$@"
}
# shellcheck disable=SC2046
expect_refusal 11 "205\(1\)" $(settle "$opinion" corrected --because checked --from "$SCRATCH/desk/settled.json")
expect_refusal 11 "not every contested statement" rectify decide "$rc" --because x
# shellcheck disable=SC2046
must $(settle "$fact" corrected --because checked --from "$SCRATCH/desk/settled.json")
# shellcheck disable=SC2046
must $(settle "$opinion" kept --because checked)
must rectify list "$rc" --show-text --json
expect_json '[.statements[].disputed] == [false, true] and .statements[0].after == "canary-after"'

story "decided, written to, closed"
must rectify decide "$rc" --because "the tenancy shows the right address" --on 2026-11-10 --json
expect_json '.state == "decided" and .letters_wanted == ["outcome"]'
expect_refusal 13 "not been told in writing" case close "$rc" --because done
must letter "$rc" outcome
letter=$(tail -n 1 "$OUT")
tr "\n" " " <"$letter" >letter.txt
expect_in letter.txt "part of what you asked" "put this right" "marked it as disputed" "tenancy"
must case close "$rc" --because done
must restrict tell "$rc" --restriction "$restriction" --of lifting --by letter --on 2026-11-11
must restrict lift "$rc" --restriction "$restriction" --because "verified" --on 2026-11-12

story "the words are in the vault only"
checks=$((checks + 1))
! grep -rlE "canary-" . || fail "the words of a statement stand in the open"
must audit verify
