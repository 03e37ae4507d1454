#!/bin/bash
# A slip about who is who is mended without a trace; nobody gets records for somebody else without proof.
source "$(dirname "$0")/lib.sh"

council council
gather_council
must gather "$case" --json
items=$(jq .items "$OUT")
twin=$("$DSRKIT" match "$case" --json | jq -r '[.matches[] | select(.source == "case-management" and .tier == "conflict")][0].person')
own=$("$DSRKIT" match "$case" --json | jq -r '[.matches[] | select(.decided == "confirmed") | "\(.source):\(.person)"] | sort | join(" ")')

names_of_subject() {
  "$DSRKIT" party list "$case" --show-names --json | jq -r '[.parties[] | select(.party == "S")][0].names | sort | join(", ")'
}
subject=$(names_of_subject)

story "an officer takes the twin for the subject, gathers, and sees the mistake"
must match confirm "$case" "case-management:$twin" --because "a slip"
run gather "$case"
must match reject "$case" "case-management:$twin" --because "this is the twin"
expect_equal "names of the subject" "$subject" "$(names_of_subject)"
expect_equal "records of the twin" 0 \
  "$(sqlite3 "$DSRKIT_WORKSPACE/register.db" "SELECT COUNT(*) FROM items WHERE source = 'case-management' AND person = '$twin'")"
run gather "$case"
must gather "$case" --json
expect_json ".items == $items"
expect_equal "confirmed entries" "$own" \
  "$("$DSRKIT" match "$case" --json | jq -r '[.matches[] | select(.decided == "confirmed") | "\(.source):\(.person)"] | sort | join(" ")')"
expect_equal "names of the subject" "$subject" "$(names_of_subject)"

story "confirming somebody opens a gap until the records are there"
must match confirm "$case" "case-management:$twin" --because "another slip"
must redact "$case"
must match reject "$case" "case-management:$twin" --because "the twin again"
expect_equal "names of the subject" "$subject" "$(names_of_subject)"

story "a proof that failed later is no proof; a proof nobody gave is none"
must gather "$case"
add_people_met_in_reading
must redact "$case"
decide_open_places
for gate in h-gate restricted-records; do must review gate "$case" "$gate" --because "asked and answered" --actor c.head; done
sign_off
must identity fail "$case" --because "the passport was forged"
expect_refusal 13 "identity" bundle "$case"
must identity confirm "$case" --evidence "a new passport seen"
must bundle "$case"

story "what changes after the document was built keeps it from being sealed"
must gather "$case" --source police --accept-gap --because "no answer in a month"
expect_refusal 11 "changed since the document" seal "$case"
must bundle "$case"
must seal "$case"
expect_refusal 11 "cannot have ended" release "$case" --to "the person" --by post --on 2026-11-21
must identity fail "$case" --because "forged too"
expect_refusal 13 "identity" release "$case" --to "the person" --by post

story "an agent needs proof of authority"
must open --subject "Test Person" --born 1990-01-01 --capacity agent --requester "Example Solicitors" --service demonstration-early-help
agent=$(<"$OUT")
must identity confirm "$agent" --evidence "letter of the firm"
must gather "$agent" --from "$DATA/moj-sar-responses/G1-response.json"
for source in case-management early-help-notes education-welfare police; do
  must gather "$agent" --source "$source" --accept-gap --because "test"
done
must redact "$agent"
run review decide "$agent" --open --action disclose --because "test"
must review sign-off "$agent" --actor b.second
expect_refusal 13 "authorised to ask" bundle "$agent"
must authority confirm "$agent" --kind written-authority --evidence "signed authority of 1 November"
must bundle "$agent"
expect_refusal 2 "handed over" gather "$agent" --from "$DATA/moj-sar-responses/G1-response.json" --source case-management
