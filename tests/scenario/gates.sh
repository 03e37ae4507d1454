#!/bin/bash
# Questions of law that must be answered with evidence before anything is sealed: health opinions that are fresh, stale
# or not needed, legal advice, crime, adoption, wishes and the class of passages; and that nothing later undoes it.
source "$(dirname "$0")/lib.sh"

# records JSON...: the case's records, one text each, read and decided.
records() {
  local text
  for text in "$@"; do
    jq -n --arg text "$text" '{content: [{noteDate: "2024-03-02", text: $text}], attachments: []}' >record.json
    must gather "$case" --from record.json
  done
  must redact "$case"
  decide_all
}
decide_all() {
  run review decide "$case" --open --action disclose --because "read by the officer"
}
signed_off() {
  must review sign-off "$case" --actor b.second
}
# passage_of GATE: the key of its first passage.
passage_of() {
  must review gates "$case" --json
  jq -r --arg gate "$1" '[.gates[] | select(.gate == $gate)][0].passages[0].passage' "$OUT"
}
gate_is() {
  must review gates "$case" --json
  expect_json "[.gates[] | select(.gate == \"$1\")][0].state == \"$2\""
}
opinion() {
  review_gate h-gate --professional "Dr A Example" --role "general practitioner" --because "asked by letter" "$@"
}
review_gate() {
  run review gate "$case" "$@"
}

story "words make a passage health data, whatever its source says"
small_workspace office
records "She was diagnosed with asthma in spring." "The bins were collected."
must review classes "$case" --json
expect_json '[.passages[] | .class] == ["health"] and .passages[0].by == "content" and (.passages[0].confirmed | not)
  and (.passages[0].because | test("diagnosed|asthma"))'
must audit show "$case"
expect_not_in "$OUT" "diagnosed" "asthma"
signed_off
expect_refusal 13 "h-gate" bundle "$case"

story "an opinion is refused when it is incomplete, stale or of the future"
gate_is h-gate open
expect_refusal 13 "missing: role.*opinion" review gate "$case" h-gate --professional "Dr A Example" --because "asked"
expect_refusal 2 "asks for no 'colour'" review gate "$case" h-gate --evidence colour=red --because "asked"
expect_refusal 11 "of 2026-05-23 or later" review gate "$case" h-gate --professional "Dr A Example" --role GP \
  --opinion not-met --on 2026-05-22 --because "asked"
expect_refusal 11 "future" review gate "$case" h-gate --professional "Dr A Example" --role GP --opinion not-met \
  --on 2026-11-23 --because "asked"
expect_refusal 13 "h-gate" bundle "$case"
opinion --opinion not-met --on 2026-05-23 || fail "an opinion of the first usable day is refused"
gate_is h-gate answered
expect_json '.gates[0].usable_until == "2026-11-22" and .gates[0].answered.evidence.role == "general practitioner"'

story "what was fresh may be stale on the day of release"
run bundle "$case" --accept-gaps "a test"
must seal "$case"
expect_refusal 13 "six months" release "$case" --to "the person" --by post --today 2026-11-23
DSRKIT_TODAY=2026-11-23 gate_is h-gate open

story "the person already knows: record by record, with the reason"
health=$(jq -r '.gates[0].passages[0].passage' "$OUT")
expect_refusal 13 "which records" review gate "$case" h-gate --already-known --because "she has the letter"
expect_refusal 10 "no such record" review gate "$case" h-gate --already-known --passage ffffffff --because "she has it"
expect_refusal 2 "in place of an opinion" review gate "$case" h-gate --already-known --passage "$health" \
  --role GP --because "she has the letter"
expect_refusal 2 "only health data" review gate "$case" childabuse --already-known --passage "$health" --because "x"
must review gate "$case" h-gate --already-known --passage "${health:0:12}" --because "she has the letter herself"
DSRKIT_TODAY=2027-11-23 gate_is h-gate answered

story "new records wait again, and an opinion that harm is likely keeps them back"
records "He takes insulin twice a day."
gate_is h-gate open
expect_json '[.gates[0].passages[].state] | sort == ["may-pass", "open"]'
opinion --opinion met --on 2026-11-20 --passage "$(jq -r '.gates[0].passages[] | select(.state == "open").passage' "$OUT")"
gate_is h-gate open
late=$(jq -r '.gates[0].passages[] | select(.state == "must-withhold").passage' "$OUT")
expect_refusal 11 "2026-05-23 or later" review exempt "$case" "$late" --code H-HARM --evidence professional="Dr A Example" \
  --evidence role=GP --evidence opinion=met --evidence opinion-on=2026-05-01 --because "asked"
must review exempt "$case" "$late" --code H-HARM --evidence professional="Dr A Example" --evidence role=GP \
  --evidence opinion=met --evidence opinion-on=2026-11-20 --because "harm is likely" --json
expect_json '.places == 1 and .passages == 1'
gate_is h-gate answered
must redact "$case"
gate_is h-gate answered
must review list "$case" --kind passage --json
expect_json '[.places[] | [.action, .code, .decided_by]] == [["redact", "H-HARM", "a.officer"]]'
DSRKIT_TODAY=2027-06-01 gate_is h-gate open

story "an officer's class stands over every later redaction"
must review class "$case" "$health" --class other --because "the cat was meant"
must redact "$case"
must redact "$case"
must review classes "$case" --json
expect_json "[.passages[] | select(.passage == \"$health\") | [.class, .by, .because]] == [[\"other\", \"a.officer\", \"the cat was meant\"]]"
must review gates "$case" --json
expect_json "[.gates[].passages[].passage] | index(\"$health\") == null"
must review class "$case" "$health" --class health --because "it was the person after all"
must review gates "$case" --json
expect_json "[.gates[].passages[].passage] | index(\"$health\") != null"
expect_refusal 10 "no such passage" review class "$case" 0123456789 --class other --because "none"
expect_refusal 2 "too short" review class "$case" 01 --class other --because "none"

story "legal advice blocks until a lawyer was asked"
small_workspace lawyers
records "We took legal advice about the fence."
signed_off
expect_refusal 13 "privileged" bundle "$case"
must review gate "$case" legal-privilege --professional "A Lawyer" --role solicitor --opinion not-met --because "waived"
run bundle "$case" --accept-gaps "a test"
must seal "$case"

story "or it is withheld as a whole passage, with all that stands inside"
small_workspace solicitors
advice="We took legal advice: Karen Hughes on 07700 900123 may be told that the claim of Aisha Khan should be settled."
records "The meeting with Aisha Khan was held at ten."
jq -n --arg text "$advice" '{content: [{text: $text}], attachments: []}' >record.json
must gather "$case" --from record.json
must redact "$case"
must review list "$case" --open --json
inside=$(jq '.places | length' "$OUT")
expect_true "places are open in the advice" test "$inside" -gt 1
privileged=$(passage_of legal-privilege)
expect_refusal 13 "missing: .*opinion" review gate "$case" legal-privilege --professional "A Lawyer" --role solicitor --because "x"
expect_refusal 13 "missing: .*not-waived" review exempt "$case" "$privileged" --code LPP --evidence privilege=advice \
  --because "advice"
must review exempt "$case" "$privileged" --code LPP --evidence privilege=advice --evidence parties="solicitor, council" \
  --evidence purpose="advice on a claim" --evidence not-waived="kept in the legal file" --because "legal advice"
gate_is legal-privilege answered
must review list "$case" --open --json
expect_json '.places == []'
must redact "$case"
must review list "$case" --open --json
expect_json '.places == []'
signed_off
run bundle "$case" --accept-gaps "a test"
must seal "$case"
expect_state "$case" sealed
must review decide "$case" "$privileged" --action disclose --because "privilege was waived"
gate_is legal-privilege open
must review gate "$case" legal-privilege --professional "A Lawyer" --role solicitor --opinion not-met --because "waived"
gate_is legal-privilege answered
must review list "$case" --open --json
expect_json ".places | length == $inside"

story "a ground without its evidence withholds nothing"
place=$(jq -r '.places[0].mention' "$OUT")
expect_refusal 13 "limb.*prejudice.*agency-view.*review-on" review decide "$case" "$place" --action redact --code CRIME \
  --because "police"
printf '{"limb": "a", "prejudice": "a suspect would be warned", "agency-view": "asked on 20 November"}' >fields.json
expect_refusal 13 "missing: review-on" review exempt "$case" "$place" --code CRIME --evidence-file fields.json --because "police"
expect_refusal 2 "must be a day" review exempt "$case" "$place" --code CRIME --evidence-file fields.json \
  --evidence review-on=soon --because "police"
must review exempt "$case" "$place" --code CRIME --evidence-file fields.json --evidence review-on=2027-01-10 --because "police"
must review decide "$case" "$place" --action redact --code CRIME --because "still needed"
must review gates "$case" --json
expect_json '[.exemptions[] | select(.code == "CRIME") | [.by, .evidence.limb, .evidence["review-on"]]] == [["a.officer", "a", "2027-01-10"]]'
expect_refusal 11 "Secretary of State" review exempt "$case" "$place" --code IMM --because "x"
expect_refusal 11 "does not apply" review exempt "$case" "$place" --code HEARING --because "x"
expect_refusal 11 "the person asks" review exempt "$case" "$place" --code CHILDABUSE --because "x"
must review exempt "$case" "$privileged" --code TP --because "about the neighbour" --json
expect_json '.warnings | length == 1 and (.[0] | test("to the extent"))'

story "TP is for the living"
must party set "$case" --name "Old Neighbour" --role third-party --deceased
records "Old Neighbour lived there once."
must review list "$case" --party P1 --json
dead=$(jq -r '.places[0].mention' "$OUT")
expect_refusal 11 "has died" review decide "$case" "$dead" --action redact --code TP --because "private"

story "adoption records need their provision"
small_workspace adoption
records "The court made an adoption order in 2012." "The EHC plan names a school."
signed_off
expect_refusal 13 "adoption" bundle "$case"
expect_refusal 13 "missing: provision" review gate "$case" adoption --opinion not-met --because "x"
must review gate "$case" adoption --opinion not-met --evidence provision="AAR 2005 reg 41" --because "not from the adoption file"
expect_refusal 13 "educational needs" bundle "$case"
must review exempt "$case" "$(passage_of sen)" --code SEN --evidence provision="SEND Regulations 2014 reg 17" --because "the plan"
signed_off
must bundle "$case"

story "wishes count when a parent asks, not when the person does"
small_workspace self
records "Please don't tell my dad about this."
must review gates "$case" --json
expect_json '.gates == []'
must open --subject "Test Child" --born 2016-01-01 --capacity parent --requester "Pat Parent" --received 2026-11-02 \
  --service "$service"
case=$(head -n 1 "$OUT" | grep -oE 'AR-[0-9]{4}-[0-9]{4}')
records "Please don't tell my dad about this."
must review gates "$case" --json
expect_json '[.gates[].gate] == ["childabuse", "wishes"] and .open == 2'
expect_refusal 13 "missing: wishes" review gate "$case" wishes --opinion not-met --because "x"
wish=$(passage_of wishes)
expect_refusal 11 "is for social-work data" review exempt "$case" "$wish" --code SW-WISH --evidence capacity=parent \
  --evidence wishes="said so in the note" --evidence still-expected=yes --because "the child asked for it"
must review class "$case" "$wish" --class social-work --because "a social worker wrote it"
must review exempt "$case" "$wish" --code SW-WISH --evidence capacity=parent --evidence wishes="said so in the note" \
  --evidence still-expected=yes --because "the child asked for it"
must review gate "$case" childabuse --professional "A Manager" --role "social work manager" --opinion not-met --because "read"
must review gates "$case" --json
expect_json '.open == 0'

# expect_gates WHAT GATES TEXT: a record of these words meets these gates, in a new workspace of a jurisdiction.
expect_gates() {
  rm -rf words
  must init words --controller "Example Council" --team "Rights team" --email rights@example.org --jurisdiction "${law:-england-and-wales}"
  export DSRKIT_WORKSPACE=words
  case=AR-2026-0001
  must open --subject "Aisha Khan" --born 2009-04-12 --received 2026-11-02 --service "$service" "${who[@]}"
  jq -n --arg text "$3" '{content: [{text: $text}], attachments: []}' >record.json
  must gather "$case" --from record.json --data-class "${source_class:-other}"
  must redact "$case"
  must review gates "$case" --json
  expect_equal "$1" "$2" "$(jq -r '[.gates[].gate] | join(" ")' "$OUT")"
}
who=()

story "words open the gates they are about, and no others"
expect_gates "court" court-report "The section 37 report was filed with the court."
expect_gates "harm" sw-harm "The case was heard at MARAC; he will kill her if he knows."
expect_gates "crime" crime-tax "There is a live police investigation into the matter."
expect_gates "counsel" legal-privilege "Counsel gave an opinion on the claim."
expect_gates "nothing" "" "The bins were collected on Friday, and the counsellor was told in the council."
expect_gates "harm in health data is for a health professional" h-gate \
  "Diagnosed with depression; a strategy meeting was called."

story "each law has its own gates"
law=scotland source_class=social-work
expect_gates "the Reporter" sw-reporter "A home visit."
expect_json '.gates[0].tell_by == "2026-12-07"'
expect_refusal 11 "does not apply" review exempt "$case" abcdef0123 --code CHILDABUSE --because "x"
source_class=education
expect_gates "the Reporter on schools" ed-reporter "A school trip."
who=(--capacity parent --requester "Pat Parent") law=scotland source_class=other
expect_gates "a parent in Scotland asks for somebody of 17" "" "She spoke in confidence."
law=england-and-wales
expect_gates "a parent in England does" "childabuse wishes" "She spoke in confidence."
