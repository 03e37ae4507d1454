#!/bin/bash
# What an officer has decided stays decided, whatever is run again; what is new makes the document stale.
source "$(dirname "$0")/lib.sh"

council council
gather_council
must redact "$case"

# officer_decisions: place, action and reason of every place that an officer has decided.
officer_decisions() {
  "$DSRKIT" review list "$case" --json |
    jq -r '.places[] | select(.decided_by == "a.officer") | "\(.mention) \(.action) \(.code) \(.reason)"' | sort
}

story "two decisions against the proposals, and one of each for open places"
must review list "$case" --json
cp "$OUT" places.json
withheld=$(jq -r '[.places[] | select(.action == "redact")][0].mention' places.json)
shown=$(jq -r '[.places[] | select(.action == "disclose" and .kind == "person")][0].mention' places.json)
mapfile -t open < <(jq -r '[.places[] | select(.action == "refer")][:2][].mention' places.json)
must review decide "$case" "$withheld" --action disclose --because "she was at the meeting herself"
must review decide "$case" "$shown" --action redact --code TP --because "it is the neighbour of the same name"
must review decide "$case" "${open[0]}" --action disclose --because "the name of a school"
must review decide "$case" "${open[1]}" --action redact --code TP --because "another person"
officer_decisions >decided.txt
expect_equal "decisions of the officer" 4 "$(wc -l <decided.txt)"

unchanged() {
  expect_equal "decisions of the officer after $1" "$(<decided.txt)" "$(officer_decisions)"
}

story "the same again"
places=$(jq '.places | length' places.json)
must redact "$case" --json
expect_json ".mentions == $places"
unchanged "redacting again"
must redact "$case"
unchanged "redacting twice"
must gather "$case"
unchanged "gathering again"
expect_state "$case" redacted

story "somebody new in the case"
must party set "$case" --name "Bernadette Quill" --role third-party --relation "friend of the family"
expect_refusal 11 "changed since" review sign-off "$case" --actor b.second
must redact "$case"
unchanged "adding a person"
must review list "$case" --json
expect_json '[.places[] | select(.text == "Bernadette Quill")] | length > 0 and all(.party != null)'

story "the council changes what is done, and what is found"
proposals() {
  "$DSRKIT" review list "$case" --json | jq -r '.places[] | select(.decided_by == "policy") | "\(.mention) \(.action)"' | sort
}
proposals >proposed.txt
cp council/dsrkit.json plain.json
mkdir -p council/own-rules/policy
jq '(.rules[] | select(.id == "third-party")) |= (.action = "refer" | .code = "")' \
  "$DATA/../../redaction-rules/policy/default.json" >council/own-rules/policy/default.json
jq '.rule_folders = ["own-rules"]' plain.json >council/dsrkit.json
expect_refusal 11 "changed since" review sign-off "$case" --actor b.second
must redact "$case"
unchanged "a change of the policy"
expect_true "the policy's own proposals follow it" test "$(<proposed.txt)" != "$(proposals)"
cp plain.json council/dsrkit.json
must redact "$case"
unchanged "taking the change back"
expect_equal "proposals after taking the change back" "$(<proposed.txt)" "$(proposals)"

story "from the review to the document"
add_people_met_in_reading
must redact "$case"
unchanged "adding more people"
decide_open_places
"$DSRKIT" review list "$case" --json | jq -r '.places[] | select(.decided_by == "a.officer") |
  "\(.mention) \(.action) \(.code) \(.reason)"' | sort >all.txt
expect_equal "earlier decisions among them" "" "$(comm -23 decided.txt all.txt)"
cp all.txt decided.txt
sign_off
must bundle "$case"
must redact "$case"
unchanged "redacting what was bundled"
expect_state "$case" redacted
expect_refusal 12 "sign" bundle "$case"
must review sign-off "$case" --actor b.second
must bundle "$case"

story "a new record makes the document stale"
echo '{"content": [{"date": "2026-11-01", "note": "A new note about Mariam, seen with Bernadette Quill at the library."}]}' \
  >new.json
must gather "$case" --from new.json
expect_state "$case" gathered
expect_refusal 11 "redact|gathered" bundle "$case"
expect_refusal 11 "gathered" seal "$case"
expect_refusal 11 "gathered" review sign-off "$case" --actor b.second
must redact "$case"
expect_equal "earlier decisions of the officer" "" "$(comm -23 decided.txt <(officer_decisions))"
expect_refusal 12 "sign" bundle "$case"
run review decide "$case" --open --action redact --code TP --because "another person"
must review sign-off "$case" --actor b.second
must bundle "$case"
pdftotext "council/out/$case/$case-bundle.pdf" - | tr '\n' ' ' >text.txt
expect_in text.txt "A new note about Mariam"
expect_not_in text.txt "Bernadette Quill"

story "a person changed after the document was built"
must party set "$case" --name "Agnieszka Wrona" --role third-party --relation colleague
expect_refusal 11 "changed since" bundle "$case"
expect_refusal 11 "changed since" seal "$case"
must redact "$case"
expect_equal "earlier decisions of the officer, at the end" "" "$(comm -23 decided.txt <(officer_decisions))"
must audit verify
