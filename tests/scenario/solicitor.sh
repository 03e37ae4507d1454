#!/bin/bash
# A parent's solicitor asks for a child's records: authority comes late and in two parts, the request has to be
# clarified twice, more time is needed, somebody complains, and in the end the records are handed over. Every
# letter is written on its day; the report tells the same story.
source "$(dirname "$0")/lib.sh"
service=demonstration-early-help

# on DAY COMMAND...: the program on that day.
on() {
  local day=$1
  shift
  must "$@" --today "$day"
}

# letter DAY CASE KIND: writes it, and it says what the patterns ask for.
letter() {
  local day=$1 case=$2 kind=$3 text
  shift 3
  must letter "$case" "$kind" --today "$day" --json
  text=$(jq -r '.files[] | select(.file | endswith(".txt")) | .file' "$OUT")
  expect_true "the letter $kind is there" test -s "$text"
  expect_true "the letter $kind is a sound PDF" qpdf --check "${text%.txt}.pdf"
  tr -s '\n ' ' ' <"$text" >letter.txt
  expect_in letter.txt "$@"
  expect_not_in letter.txt '[{}]'
}

must init council --controller "Example Borough Council" --team "Rights team" --email rights@example.org \
  --address "1 Market Street" --address "Exampleton"
export DSRKIT_WORKSPACE=$SCRATCH/council

story "3 August: the request arrives"
on 2026-08-03 open --subject "Test Child" --born 2016-05-01 --capacity agent --requester "Example Solicitors" \
  --reply-to "2 Court Lane" --reply-to "Exampleton" --service "$service"
case=$(<"$OUT")
expect_equal "the reference" AR-2026-0001 "$case"
must case show "$case" --json --today 2026-08-03
expect_json '[.standing[].id] == ["written-authority", "parental-responsibility"]'
letter 2026-08-04 "$case" acknowledgement "3 August 2026" "Example Solicitors" "2 Court Lane"
on 2026-08-05 identity confirm "$case" --evidence "letter of a firm on the roll"

story "5 August: whose authority?"
on 2026-08-05 authority ask "$case" --because "nothing shows for whom the firm acts, and that the client may ask"
letter 2026-08-05 "$case" authority "authority"
must clock "$case" --json --today 2026-08-10
expect_json '.starts == null and .due == null'
must due --today 2026-08-20 --json
expect_json '[.tasks[] | select(.kind == "chase-authority" and .waiting_on == "requester")] | length == 1'
on 2026-08-20 authority confirm "$case" --kind written-authority --partly --evidence "signed instruction of 18 August"
must clock "$case" --json --today 2026-08-21
expect_json '.starts == null'
on 2026-08-24 authority confirm "$case" --kind parental-responsibility --evidence "birth certificate"
must clock "$case" --json --today 2026-08-24
expect_json '.starts == "2026-08-24" and .due == "2026-09-24" and .internal_target == "2026-09-21"'
must case show "$case" --json --today 2026-08-24
expect_json '.standing == []'

story "September: what is it about? twice"
on 2026-09-01 clarify ask "$case" --text "Which years of early help are meant?" --because "the file has eleven volumes"
letter 2026-09-01 "$case" clarification "Which years of early help"
must clock "$case" --json --today 2026-09-02
expect_json '.paused and .due == null and .days_left == 24'
on 2026-09-07 clarify answer "$case" --text "2019 to 2022"
on 2026-09-14 clarify ask "$case" --text "Are e-mails of the school wanted too?" --because "they are held apart"
letter 2026-09-14 "$case" clarification "e-mails of the school"
on 2026-09-16 clarify answer "$case" --text "yes"
must clock "$case" --json --today 2026-09-16
expect_json '.excluded_days == 10 and .due == "2026-10-05" and .extension_notice_by == "2026-10-05"'
expect_json '.cautious_due == "2026-10-02"'

story "2 October: more time"
expect_refusal 11 "12A\(4\)" extend "$case" --ground complexity --because "eleven volumes" --on 2026-10-06 --today 2026-10-06
on 2026-10-02 extend "$case" --ground complexity --because "eleven volumes, and two other people to be asked"
letter 2026-10-02 "$case" extension "leven volumes" "4 December 2026" "Information Commission" "court" "Example Borough Council"
must clock "$case" --json --today 2026-10-02
expect_json '.extended and .due == "2026-12-04" and .internal_target == null'
expect_refusal 11 "once" extend "$case" --ground number --because "more" --today 2026-10-03

story "20 October: a complaint"
on 2026-10-20 open --right complaint --subject "Test Child" --capacity agent --requester "Example Solicitors" \
  --born 2016-05-01 --about "$case"
complaint=$(<"$OUT")
expect_equal "the reference" CM-2026-0001 "$complaint"
must clock "$complaint" --json --today 2026-10-20
expect_json '.due == "2026-11-19"'
on 2026-10-26 complaint acknowledge "$complaint"
letter 2026-10-26 "$complaint" complaint-acknowledgement "20 October 2026"
on 2026-11-09 complaint outcome "$complaint" --outcome partly-upheld --because "We should have asked for both papers at once."
expect_refusal 13 "in writing" case close "$complaint" --because "answered" --today 2026-11-09
letter 2026-11-09 "$complaint" complaint-outcome "asked for both papers at once" "Information Commission"
on 2026-11-10 case close "$complaint" --because "answered"

story "November: the records"
on 2026-11-16 gather "$case" --from "$DATA/moj-sar-responses/G1-response.json"
on 2026-11-16 redact "$case"
run review decide "$case" --open --action disclose --because "test records" --today 2026-11-17
must review sign-off "$case" --actor b.second --today 2026-11-18
expect_refusal 13 "best interests" bundle "$case" --today 2026-11-19
on 2026-11-19 review gate "$case" childabuse --because "nothing in the records is about abuse; the parent lives with the child"
on 2026-11-19 bundle "$case"
run bundle "$case" --accept-gaps "a demonstration" --today 2026-11-19
on 2026-11-19 seal "$case"
letter 2026-11-20 "$case" disclosure "Example Solicitors"
on 2026-11-20 release "$case" --to "the solicitors" --by "secure e-mail"
on 2026-11-20 case close "$case" --because "answered"

story "the report"
must report --from 2026-08-01 --to 2026-11-22 --json
expect_json '.total | .received == 1 and .answered == 1 and .on_time == 1 and .late == 0'
expect_json '.total | .extended == 1 and .clarified == 1'
expect_json '.complaints | .received == 1 and .acknowledged_on_time == 1 and .decided == 1'
must report --from 2026-08-01 --to 2026-11-22 --csv
must report --from 2026-08-01 --to 2026-11-22 --pdf report.pdf
expect_true "the report is one sound page" qpdf --check report.pdf
expect_equal "pages of the report" 1 "$(pdfinfo report.pdf | awk '/^Pages:/ { print $2 }')"

story "the other letters"
on 2026-11-02 open --subject "Second Person" --service "$service"
second=$(<"$OUT")
on 2026-11-03 identity ask "$second" --because "the signature differs"
letter 2026-11-03 "$second" identity "month"
on 2026-11-04 identity confirm "$second" --evidence "passport seen"
on 2026-11-05 fee ask "$second" --ground excessive --amount 20.00 --because "the same request was answered last week"
letter 2026-11-05 "$second" fee "20.00" "Information Commission"
on 2026-11-10 refuse "$second" --ground excessive --because "the same request was answered last week"
expect_refusal 13 "in writing" case close "$second" --because "refused"
letter 2026-11-10 "$second" refusal "answered last week" "Information Commission" "court" "complain"
on 2026-11-11 case close "$second" --because "refused"
on 2026-11-02 open --subject "Third Person" --service "$service"
third=$(<"$OUT")
on 2026-11-03 identity confirm "$third" --evidence "passport seen"
jq '.sources = [{"id": "archive", "kind": "manual", "label": "Paper archive", "holder": "Records team"}]' \
  council/dsrkit.json >new.json && mv new.json council/dsrkit.json
on 2026-11-03 open --subject "Nobody Known" --service "$service" # a case that stays open
expect_exit 3 gather "$third" --today 2026-11-04
expect_refusal 13 "archive" letter "$third" no-data --today 2026-11-05
on 2026-11-05 gather "$third" --source archive --nil --because "nil return of 5 November" --evidence "e-mail kept with the case"
letter 2026-11-05 "$third" no-data "Information Commission"
on 2026-11-05 release "$third" --nothing-held --to "the person" --by letter
must audit verify
must due --json
expect_json '.overdue == 0 and (.cases | length) == 1'
