#!/bin/bash
# One access request as an officer handles it, command by command, trying every shortcut on the way.
source "$(dirname "$0")/lib.sh"

story "a workspace"
must demo council --council-only --families 2 --json
expect_json '.format == "dsrkit.demo/1" and .case == null'
expect_refusal 73 "already" demo council --council-only
expect_refusal 73 "already" init council --controller "Another Council"
expect_refusal 66 "no workspace" case list -C elsewhere
must config check -C council
export DSRKIT_WORKSPACE=$SCRATCH/council
must source list --json
must source check

story "a letter arrives"
expect_refusal 2 "2025-04-03|ISO|YYYY" open --subject "Mariam Mahmood" --received 03/04/2025
expect_refusal 11 "future" open --subject "Mariam Mahmood" --received 2026-12-24
expect_refusal 2 "requester" open --subject "Mariam Mahmood" --capacity parent
expect_refusal 10 "profile" open --subject "Mariam Mahmood" --service no-such-service
must open --subject "Mariam Mahmood" --also-known-as "Mariam Brennan" --born 2007-07-05 --id nhs-number=9990000018 \
  --id upn=A998400118001 --address "Flat 9, Tannery Court, 31 Mill Brow, Brackendale BK4 2DL" --received 2026-11-02 \
  --service "$service"
expect_equal "the reference" "$case" "$(cat "$OUT")"
expect_state "$case" received
expect_refusal 10 "$case" case show AR-2026-0002
for command in "gather" "match" "redact" "bundle" "seal" "party list" "review list" "review sign-off" "clock"; do
  expect_refusal 10 "AR-2026-0009" $command AR-2026-0009
done
expect_refusal 10 "AR-2026-0009" release AR-2026-0009 --to her --by post
must case assign "$case" --to a.officer
must case note "$case" --text "the letter is in the post book"

story "is it her?"
must identity ask "$case" --on 2026-11-04 --because "the letter had no copy of a document"
expect_state "$case" identity-requested
must clock "$case" --json
expect_json '.paused == true or .due == null or .starts == null'
expect_refusal 13 "identity" gather "$case"
expect_refusal 11 "before" identity confirm "$case" --on 2026-11-03 --evidence "passport seen"
expect_refusal 11 "future" identity confirm "$case" --on 2026-12-03 --evidence "passport seen"
must identity fail "$case" --on 2026-11-05 --because "the copy was of somebody else's"
must identity confirm "$case" --on 2026-11-06 --evidence "passport seen"
must clock "$case" --json
expect_json '.due == "2026-12-07" and (.steps | length > 2)'
must due --within 30
must due --within 5
expect_exit 1 due --today 2027-01-05

story "searching"
for command in "redact" "bundle" "seal" "review sign-off" "review list"; do
  [ "$command" = "review list" ] || expect_refusal 11 "received" $command "$case"
done
expect_refusal 11 "received" release "$case" --to her --by post
must gather "$case" --dry-run --json
expect_json '.items == 0 and (.planned | length) == 4'
expect_refusal 10 "did you mean 'police'" gather "$case" --source polise
expect_refusal 2 "reason" gather "$case" --source police --nil
expect_exit 3 gather "$case" --json
expect_json '[.searches[] | select(.outcome == "complete")] | length == 3'
expect_json '[.searches[] | select(.source == "police")] | last.outcome == "not-searched"'
expect_json '.items > 50'
expect_state "$case" gathered
expect_refusal 10 "no source person" match confirm "$case" nobody --because "a guess"
must match "$case" --json
expect_json '[.matches[] | select(.tier == "strong")] | length == 3'
expect_json '[.matches[] | select(.person == "P104418" or .person == "P118862")] | length == 2 and all(.tier != "strong")'
decide_matches
must match confirm "$case" case-management:P104418 --because "a mistake"
must match reject "$case" case-management:P104418 --because "the twin sister"
expect_exit 3 gather "$case"
must match "$case" --json
expect_json '[.matches[] | select(.person == "P104418")] | .[0].decided == "rejected"'

story "who is who"
must party list "$case"
expect_not_in "$OUT" Farzana Marwa
must party list "$case" --json --show-names
expect_json '[.parties[].names[]] | index("Marwa Mahmood") != null'
expect_refusal 2 "name" party set "$case" --role third-party
expect_refusal 10 "no party" party set "$case" P99 --relation aunt
must party set "$case" --name "Maureen Ogden" --name "Mo Ogden" --role third-party --relation neighbour --informant
neighbour=$(cat "$OUT")
add_people_met_in_reading
must party consent "$case" "$neighbour" --answer refused --because "asked by letter"

story "redaction and review"
must redact "$case" --json
expect_json '.undecided > 0 and .mentions == .decided + .undecided'
expect_refusal 12 "sign" bundle "$case"
expect_refusal 11 "redacted" seal "$case"
expect_refusal 12 "open" review sign-off "$case" --actor b.second
expect_refusal 2 "places" review decide "$case" --action redact --because "all of it"
expect_refusal 2 "because" review decide "$case" --open --action redact
expect_refusal 10 "no such place" review decide "$case" feedfacefeed --action redact --because "because"
expect_refusal "(10|2|11)" "NONSENSE" review decide "$case" --open --action redact --code NONSENSE --because "because"
must review list "$case" --open --json
first=$(jq -r '.places[0].mention' "$OUT")
must review decide "$case" "$first" --action redact --code TP --because "somebody else's"
must review export "$case" -o review.json
expect_refusal 73 "already" review export "$case" -o review.json
expect_equal "who may read the exported review" 600 "$(stat -c %a review.json)"
jq --slurpfile cast "$cast" --slurpfile parties <("$DSRKIT" party list "$case" --json) -f "$HERE/officer.jq" review.json \
  >decided.json
jq '.case = "AR-2026-0002"' decided.json >other.json
jq '.places[0] += {mention: "feed", action: "redact", code: "TP", reason: "another person"}' decided.json >strange.json
expect_refusal 65 "not a review" review import "$case" other.json
expect_exit 3 review import "$case" strange.json --json
expect_json '.taken == 0 and [.conflicts[] | select(.mention == "feed")] != []'
expect_refusal 66 "cannot open" review import "$case" absent.json
must review import "$case" decided.json
must review list "$case" --open --json
expect_json '.places == []'
must review list "$case" --json
expect_json "[.places[] | select(.mention == \"$first\")][0].reason == \"somebody else's\""
expect_refusal 77 "cannot sign off" review sign-off "$case"
must review sign-off "$case" --actor b.second
expect_state "$case" reviewed

story "the document"
expect_refusal 13 "police" bundle "$case"
must gather "$case" --source police --nil --because "the owner holds nothing" --evidence "e-mail of 19 November"
expect_refusal 13 "h-gate" bundle "$case"
expect_refusal 10 "gate" review gate "$case" no-gate --because "no reason"
must review gate "$case" h-gate --on 2026-11-20 --because "a health professional was asked"
expect_refusal 13 "social work manager" bundle "$case"
expect_refusal 13 "professional.*role.*opinion" review gate "$case" sw-harm --because "nothing is likely"
must review gate "$case" sw-harm --on 2026-11-20 --professional "the team manager" --role "social work manager" \
  --opinion not-met --because "read: no serious harm is likely"
expect_refusal 13 "restricted-records" bundle "$case"
expect_refusal 77 "cannot approve" review gate "$case" restricted-records --because "I may"
expect_refusal 10 "waits for no approval" review gate "$case" restricted-records --because "who" --item other \
  --actor c.head
expect_refusal 2 "whole case" review gate "$case" h-gate --because "who" --item other --actor c.head
restricted=$(sed -n 's/.*these do: \([^,]*\).*/\1/p' <("$DSRKIT" review gate "$case" restricted-records --because "who" \
  --item other --actor c.head 2>&1))
must review gate "$case" restricted-records --item "$restricted" --on 2026-11-20 --actor c.head \
  --because "the head of service agreed"
run review gate "$case" restricted-records --item "$restricted" --because "again" --actor c.head
expect_in "$ERR" "waits for no approval"
expect_refusal 11 "reviewed" seal "$case"
must bundle "$case" --json
expect_json '.files[0].pages > 20 and .items > 50 and .withheld > 100 and .article_15_gaps == []'
expect_state "$case" bundled
expect_refusal 11 "bundled" release "$case" --to her --by post
must bundle "$case" --redline --json
expect_json '.files[0].file | endswith("redline.pdf")'
out=council/out/$case
cp "$out/$case-bundle.pdf" kept.pdf
printf 'x' >>"$out/$case-bundle.pdf"
expect_refusal 14 "not the one that was built" seal "$case"
cp kept.pdf "$out/$case-bundle.pdf"
must seal "$case" --json
expect_json '.format == "dsrkit.seal/1" and (.mode | length > 0)'
expect_state "$case" sealed
expect_equal "who may read the password" 600 "$(stat -c %a "$out/$case-password.txt")"
must verify "$out/$case-sealed.pdf" --password-file "$out/$case-password.txt" --trust council/keys/seal-certificate.pem

story "the disclosure"
expect_refusal 11 "before the request was received" release "$case" --to her --by post --on 2026-10-01
cp "$out/$case-sealed.pdf" kept.pdf
printf 'x' >>"$out/$case-sealed.pdf"
expect_refusal 14 "not the one that was sealed" release "$case" --to her --by post
cp kept.pdf "$out/$case-sealed.pdf"
must release "$case" --to "the subject" --by "recorded delivery"
expect_state "$case" released
must due --today 2027-01-05
for command in "gather" "redact" "bundle" "seal" "review sign-off"; do
  expect_refusal 11 "released" $command "$case"
done
expect_refusal 11 "released" review decide "$case" --open --action disclose --because "too late"
must audit checkpoint -o checkpoint.json
must case close "$case" --because "answered"
must audit verify --checkpoint checkpoint.json --json
expect_json '.format == "dsrkit.audit-verify/1"'
must audit show "$case"
expect_in "$OUT" case-opened identity-confirmed search-recorded match-rejected redacted signed-off bundled sealed released
must case list --json
expect_json '.cases[0].state == "closed"'
expect_not_in "$OUT" Mahmood
must case list --show-names
expect_in "$OUT" Mahmood
must case show "$case"
expect_not_in "$OUT" Mahmood
expect_refusal 2 "did you mean" relase "$case"
must case reopen "$case" --because "she wrote again"
expect_state "$case" received

story "a service whose notice leaves Article 15 information unstated"
unset DSRKIT_WORKSPACE
service=$(cd "$HERE/../../share/profiles" && grep -lv demonstration ./*.json | grep -v demonstration | sort | head -1)
service=$(basename "$service" .json)
expect_exit 1 profile check "$service"
small_workspace small
must gather "$case" --from "$DATA/moj-sar-responses/G1-response.json"
must redact "$case"
sign_off
expect_exit 3 bundle "$case" --json
expect_json '.article_15_gaps | length > 0'
expect_refusal 13 "Article 15" seal "$case"
must bundle "$case" --accept-gaps "the notice is being rewritten"
must seal "$case"
