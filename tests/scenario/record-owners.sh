#!/bin/bash
# Records that nobody can search: their owners are asked, reminded and believed with evidence only; nothing is sealed
# before the last of them has answered or a named officer has waived it; and the document tells how it was.
source "$(dirname "$0")/lib.sh"

must init council --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=$SCRATCH/council
configure() {
  jq "$1" council/dsrkit.json >new.json && mv new.json council/dsrkit.json
}
configure '.sources = [
  {"id": "archive", "kind": "manual", "label": "Paper archive", "holder": "Records team"},
  {"id": "police", "kind": "manual", "label": "Police information", "holder": "Community safety team",
   "answer_days": 5},
  {"id": "youth", "kind": "manual", "label": "Youth club registers", "holder": "Youth service"}]'

# on DAY ARGUMENT...: as it goes on that day.
on() {
  local day=$1
  shift
  must "$@" --today "$day"
}
# tasks DAY KIND: what record owners have to do, and by when.
tasks() {
  run due --today "$1" --json
  jq -r --arg kind "$2" '[.tasks[] | select(.kind == $kind and .waiting_on == "record-owner")
    | "\(.about) \(.by)"] | sort | join(", ")' "$OUT"
}

must open --subject "Aisha Khan" --also-known-as "Aisha Malik" --born 2009-04-12 --id nhs-number=9990000018 \
  --address "4 Mill Lane, Exampleton" --received 2026-11-02 --service "$service"

story "nobody in the house hears of a request while nobody knows who makes it"
must identity ask "$case" --on 2026-11-02 --because "an unknown address"
expect_refusal 13 "identity" source ask "$case" police
expect_refusal 13 "identity" source ask "$case" police --text
must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"

story "the first search asks the owners, each with a day for the answer"
on 2026-11-02 source ask "$case" police --by e-mail
expect_exit 3 gather "$case" --today 2026-11-03
expect_exit 3 gather "$case" --today 2026-11-04
expect_equal "the days for answers" "archive 2026-11-17, police 2026-11-09, youth 2026-11-17" \
  "$(tasks 2026-11-04 source-answer)"
must case show "$case" --json
expect_json '[.record_owners[] | [.source, .asked, .by, .open]] == [["archive", "2026-11-03", null, true],
  ["police", "2026-11-02", "e-mail", true], ["youth", "2026-11-03", null, true]]'
must case show "$case" --details
expect_in "$OUT" "police +2026-11-02 +2026-11-09 +- +waiting +Community safety team" "source: police; by: e-mail"
expect_refusal 11 "was asked on 2026-11-02" source ask "$case" police
expect_refusal 10 "no source" source ask "$case" polise
expect_refusal 11 "before the question" source chase "$case" archive --on 2026-11-02
expect_refusal 11 "future" source chase "$case" archive --on 2026-12-24

story "the owner learns who is looked for, and no more"
must source ask "$case" archive --text
expect_in "$OUT" "Records team" "Paper archive" "Name: Aisha Khan" "Also known as: Aisha Malik" "Born: 12 April 2009" \
  "Tuesday 17 November 2026" "section 173" "rights@example.org"
expect_not_in "$OUT" 999 "Mill Lane"
must audit show "$case"
expect_in "$OUT" names-shown

story "reminders go on while the clock stands still"
must clarify ask "$case" --on 2026-11-05 --text "Which years?" --because "a large file"
expect_equal "reminders" "archive 2026-11-10, police 2026-11-09, youth 2026-11-10" "$(tasks 2026-11-06 chase-source)"
must due --today 2026-11-06
expect_in "$OUT" "2026-11-09 .*remind Community safety team for the records in 'police'.*while the clock is paused"
on 2026-11-10 source chase "$case" police --by phone
expect_in "$OUT" "police +2026-11-02 +2026-11-09 +1, last on 2026-11-10 +waiting"
expect_equal "the next reminders" "archive 2026-11-17, police 2026-11-17, youth 2026-11-17" \
  "$(tasks 2026-11-12 chase-source)"
must due --today 2026-11-12
expect_in "$OUT" "no answer yet from Community safety team"
must case show "$case" --json
sequence=$(jq '[.events[] | select(.kind == "source-chased")][0].sequence' "$OUT")
must case correct "$case" --event "$sequence" --on 2026-11-11 --because "a day later"
must case show "$case" --json
expect_json '[.record_owners[] | select(.source == "police").chased] == [["2026-11-11"]]'
must clarify answer "$case" --on 2026-11-12 --text "all"

story "a nil return needs who said it"
expect_refusal 2 "reason" gather "$case" --source police --nil --evidence "e-mail of 12 November"
expect_refusal 2 "none is given" gather "$case" --evidence "e-mail of 12 November"
expect_exit 3 gather "$case" --source police --nil --because "the team holds nothing" \
  --evidence "e-mail of 12 November" --today 2026-11-12
expect_refusal 11 "is answered" source chase "$case" police
expect_equal "who is still to be reminded" "archive 2026-11-17, youth 2026-11-17" "$(tasks 2026-11-13 chase-source)"

story "an answer that cannot be right is asked for again"
on 2026-11-12 source ask "$case" police --by e-mail --json
expect_json '.record_owners[] | select(.source == "police") | .open and .asked == "2026-11-12" and .chased == []'
expect_equal "the new day" "archive 2026-11-17, police 2026-11-19, youth 2026-11-17" "$(tasks 2026-11-13 source-answer)"
expect_exit 3 gather "$case" --source police --nil --because "the team looked again" \
  --evidence "e-mail of 12 November" --today 2026-11-12

story "records that are handed over are an answer too"
expect_exit 3 gather "$case" --source archive --from "$DATA/moj-sar-responses/G1-response.json" \
  --evidence "transfer note 17" --today 2026-11-13
must redact "$case"
run review decide "$case" --open --action disclose --because "test records"
must review sign-off "$case" --actor b.second

story "one owner is silent: nothing is built before a named officer waives the search"
expect_refusal 13 "source 'youth'" bundle "$case"
expect_refusal 2 "reason" gather "$case" --source youth --accept-gap
on 2026-11-20 gather "$case" --source youth --accept-gap --actor m.head --json \
  --because "the club closed in 2015 and its registers were burnt"
expect_json '.searches[] | select(.source == "youth")
  | .settled and .approved_by == "m.head" and .outcome == "not-searched"'
expect_equal "nobody is waited for" "" "$(tasks 2026-11-21 chase-source)"
must bundle "$case" --accept-gaps "the profile is being completed"
must seal "$case"

story "the document says where was looked, by team and not by name"
sealed=council/out/$case/$case
pdftotext -layout -upw "$(<"$sealed-password.txt")" "$sealed-sealed.pdf" all.txt
expect_in all.txt "Paper archive" "Kept by: Records team" "Asked on 3 November 2026" "They looked and say" \
  "Not searched" "need not search" "burnt" "by 2"
expect_not_in all.txt m.head a.officer "e-mail of 12 November" "transfer note"
pdfdetach -upw "$(<"$sealed-password.txt")" -save 1 -o manifest.json "$sealed-sealed.pdf"
cp manifest.json "$OUT"
expect_json '[.searches[] | [.source, .outcome, .on, .approved_by]] == [["archive", "complete", "2026-11-13", null],
  ["police", "nil", "2026-11-12", null], ["youth", "not-searched", "2026-11-20", "Rights team"]]'
expect_json '.searches[0] | .claimed == null and .fetched > 0 and .terms == ["2 names", "the date of birth"]'

story "the officer sees every search there was, with its evidence"
must gather "$case" --history --json
expect_json '.searches | length == 11 and ([.[] | select(.source == "police")][-1].evidence == "e-mail of 12 November")'
must gather "$case" --history
expect_in "$OUT" "approved by: m.head" "evidence: transfer note 17" "searched by: 2 names, the date of birth"

story "where the council says so, officers are named"
configure '.name_officers = true'
expect_refusal 11 "have changed" seal "$case"
must bundle "$case"
pdftotext "$sealed-bundle.pdf" named.txt
expect_in named.txt m.head
expect_no_leftovers
