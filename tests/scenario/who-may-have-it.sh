#!/bin/bash
# Nobody gets the records who has not shown that they may, no time that is over comes back, and no ending hides
# that it was late: the ways around it that somebody in a hurry would try.
source "$(dirname "$0")/lib.sh"
service=demonstration-early-help
records=$DATA/moj-sar-responses/G1-response.json

must init council --controller "Example Borough Council" # no address: then it is written to by its name
export DSRKIT_WORKSPACE=$SCRATCH/council

# opened ARGUMENT...: opens a case and puts its reference into $case.
opened() {
  must open --service "$service" "$@"
  case=$(<"$OUT")
}

# to_bundle CASE: everything up to the document, which is refused or not.
reviewed() {
  must gather "$1" --from "$records" --data-class "${2:-other}"
  must redact "$1"
  run review decide "$1" --open --action disclose --because "test records"
  must review sign-off "$1" --actor b.second
}

story "somebody who asks for another says in what capacity"
expect_refusal 2 "capacity" open --subject "Aisha Khan" --requester "A Stranger" --received 2026-11-02
opened --subject "Aisha Khan" --received 2026-11-02
must case correct "$case" --capacity agent --requester "A Stranger" --because "the letter was signed by another" --json
expect_json '[.standing[].id] | index("written-authority") and index("birth-date")'
expect_refusal 2 "capacity" case correct "$case" --capacity self --requester "A Stranger" --because "mistyped"

story "a parent's solicitor stands where the parent would"
opened --subject "Test Child" --born 2016-01-01 --capacity agent --requester "Example Solicitors" --received 2026-11-02
must identity confirm "$case" --on 2026-11-03 --evidence "letter of the firm"
must authority ask "$case" --on 2026-11-03 --because "nothing enclosed"
must authority confirm "$case" --on 2026-11-04 --kind written-authority --evidence "instruction" --partly
must authority confirm "$case" --on 2026-11-05 --kind parental-responsibility --evidence "birth certificate" --partly
reviewed "$case"
expect_refusal 13 "may act" bundle "$case"
must authority confirm "$case" --on 2026-11-06 --kind parental-responsibility --evidence "the original"
expect_refusal 13 "best interests" bundle "$case"
must review gate "$case" childabuse --because "nothing about abuse"
must bundle "$case"
run bundle "$case" --accept-gaps "a test"
must seal "$case"
must case show "$case" --json
gate=$(jq '[.events[] | select(.kind == "gate-answered")][-1].sequence' "$OUT")
must case correct "$case" --event "$gate" --void --because "nobody had looked"
expect_refusal 13 "best interests" release "$case" --to "the firm" --by post
must authority ask "$case" --because "the signature looks copied"
expect_refusal 13 "may act" release "$case" --to "the firm" --by post

story "an unknown birth date is found out before or after the work"
opened --subject "Other Child" --capacity parent --requester "Pat Parent" --received 2026-11-02
must identity confirm "$case" --on 2026-11-03 --evidence "passport"
reviewed "$case"
expect_refusal 13 "birth date" bundle "$case"
must case correct "$case" --born 2016-05-01 --because "birth certificate" --json
expect_json '.state == "received" and [.standing[].id] == ["parental-responsibility"]'

story "what is asked for too late does not bring the time back"
opened --subject "Late Person" --received 2026-08-03
must identity ask "$case" --on 2026-11-20 --because "we forgot"
must clock "$case" --json
expect_json '.due == "2026-09-03" and (.warnings | any(.code == "asked-too-late"))'
expect_exit 1 due
expect_refusal 11 "time was over" clarify ask "$case" --text "Which years?" --because "a large file"
expect_refusal 11 "cannot have ended" refuse "$case" --ground identity-not-proved --because "none came" --on 2026-09-02
must refuse "$case" --ground identity-not-proved --because "none came"
must report --from 2026-08-01 --json
expect_json '.total.on_time == 0 and .total.late == 1'
expect_exit 1 due --json
expect_json '[.tasks[] | select(.kind == "notice" and .overdue)] | length == 1'

story "a refusal by mistake is taken back, and a new one needs a new letter"
must letter "$case" refusal
must case close "$case" --because "done"
must case reopen "$case" --because "the proof was there"
must identity confirm "$case" --evidence "passport"
must refuse "$case" --ground excessive --because "the same again"
expect_refusal 13 "in writing" case close "$case" --because "done"
must case reopen "$case" --because "the wrong case"
expect_state "$case" received
expect_refusal 11 "open" case reopen "$case" --because "again"

story "a proof that turns out to be forged"
opened --subject "Forged Proof" --received 2026-11-02
must identity confirm "$case" --on 2026-11-03 --evidence "copy of a passport"
reviewed "$case"
must identity fail "$case" --because "the passport is another person's"
expect_refusal 13 "identity" bundle "$case"
must identity ask "$case" --because "the first proof was false"
expect_state "$case" identity-requested
must refuse "$case" --ground identity-not-proved --because "the proof was false"

story "a complaint is looked into, not gathered"
must open --right complaint --subject "Aisha Khan" --received 2026-11-02
complaint=$(<"$OUT")
expect_refusal 11 "nothing is gathered" gather "$complaint"
expect_refusal 11 "Articles 15 to 22D" identity ask "$complaint" --because "who is it"
must complaint outcome "$complaint" --outcome not-upheld --because "the reply was in time"
expect_exit 1 due --json
expect_json "[.tasks[] | select(.case == \"$complaint\" and .kind == \"notice\")] | length == 1"

story "nothing held, when nobody looked"
jq '.sources = [{"id": "archive", "kind": "manual", "label": "Paper archive", "holder": "Records team"}]' \
  council/dsrkit.json >new.json && mv new.json council/dsrkit.json
opened --subject "Unknown Person" --received 2026-11-02
must identity confirm "$case" --on 2026-11-03 --evidence "passport"
must gather "$case" --source archive --accept-gap --because "no time"
expect_refusal 11 "searched to its end" release "$case" --nothing-held --to "the person" --by letter
must gather "$case" --source archive --nil --because "nil return of today" --evidence "e-mail kept with the case"
expect_refusal 11 "before" release "$case" --nothing-held --to "the person" --by letter --on 2026-11-20
must release "$case" --nothing-held --to "the person" --by letter

story "who is not known learns nothing, not even in a letter"
opened --subject "Doubtful Person" --received 2026-11-02
must gather "$case" --from "$records"
must redact "$case"
must review sign-off "$case" --actor b.second
expect_refusal 13 "identity" refuse "$case" --ground exempt --code LPP --because "all of it is legal advice"
expect_refusal "11|13" "identity|nothing is withheld" letter "$case" partial-refusal
must refuse "$case" --ground excessive --because "the same again"
must letter "$case" refusal --json
text=$(jq -r '.files[] | select(.file | endswith(".txt")) | .file' "$OUT")
expect_in "$text" "before we know that you may ask"
expect_not_in "$text" "handed over"

story "nobody complains about the request of somebody else"
expect_refusal 11 "another name" open --right complaint --subject "Somebody Else" --about "$case"
must open --right complaint --subject "doubtful person" --about "$case"

story "codes reach as far as the law says"
must open --right erasure --subject "Aisha Khan" --received 2026-11-02
erasure=$(<"$OUT")
expect_refusal 11 "access only" refuse "$erasure" --ground exempt --code TP --because "others"
opened --subject "Aisha Khan" --received 2026-11-02
expect_refusal 11 "another person" refuse "$case" --ground exempt --code CHILDABUSE --because "others"
expect_refusal 13 "identity" refuse "$erasure" --ground still-needed --because "kept by law"
must identity confirm "$erasure" --evidence "passport"
must refuse "$erasure" --ground still-needed --because "records of the service are kept for 25 years by law"
must audit verify
