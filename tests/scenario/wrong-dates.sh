#!/bin/bash
# Days that cannot be and acts in an order that the law does not know: each is refused with a clear message and the
# right exit code, and nothing of it is recorded.
source "$(dirname "$0")/lib.sh"

# All that is recorded: cases, events, people, and the audit chain.
recorded() {
  sqlite3 "$DSRKIT_WORKSPACE/register.db" .dump | sha256sum
}

# refused CODE PATTERN ARGUMENT...: as expect_refusal, and what is recorded stays as it was.
refused() {
  local before
  before=$(recorded)
  expect_refusal "$@"
  expect_equal "what is recorded after the refused 'dsrkit ${*:3}'" "$before" "$(recorded)"
}

# opened ARGUMENT...: logs a request that arrived on 2 November and sets $case to its reference.
opened() {
  must open --subject "Aisha Khan" --received 2026-11-02 "$@"
  case=$(cat "$OUT")
  # The key of the case is made at the first act on it.
  must case note "$case" --text "logged"
}

must init workspace --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=workspace
opened --born 2013-04-12 --requester "Karen Hughes" --capacity agent
agent=$case
opened --right complaint
complaint=$case
opened --right rectification
rectification=$case
opened --right erasure
opened --born 1990-04-12
own=$case

story "words that are no day"
for day in yesterday 2026-02-30 2026-02-29 2026-13-01 2026-00-10 03/04/2026 2026-4-3 20261103 2026-11-03T10:00 " 2026-11-03" ""; do
  refused 2 "--on is not a date" withdraw "$own" --because "said so" --on "$day"
  refused 2 "--received is not a date" open --subject "Aisha Khan" --received "$day"
done
refused 2 "--born is not a date" open --subject "Aisha Khan" --born 31/12/1990
refused 2 "--arose is not a date" reporter "$own" --arose soon
refused 2 "--told is not a date" reporter "$own" --arose 2026-11-05 --told soon
refused 2 "--today" withdraw "$own" --because "said so" --today 2026-02-30

story "acts before the receipt and in the future"
acts=(
  "identity ask $agent --because reason" "identity confirm $agent --evidence passport"
  "identity fail $agent --because reason" "authority ask $agent --because reason"
  "authority confirm $agent --kind written-authority --evidence form"
  "competence $agent --competent yes --because reason"
  "fee ask $agent --ground excessive --amount 12.50 --because reason" "fee paid $agent --receipt 4"
  "clarify ask $agent --text question --because reason" "clarify answer $agent --text answer"
  "extend $agent --ground complexity --because reason" "refuse $agent --ground excessive --because reason"
  "withdraw $agent --because reason" "complaint acknowledge $complaint"
  "complaint outcome $complaint --outcome upheld --because reason"
)
for act in "${acts[@]}"; do
  refused 11 "2026-11-01 is before the request was received" $act --on 2026-11-01
  refused 11 "2026-11-23 lies in the future" $act --on 2026-11-23
  refused 11 "9999-12-31 lies in the future" $act --on 9999-12-31
  refused 2 "--on is not a date" $act --on 03/11/2026
done

story "requests that cannot be logged"
refused 11 "lies in the future" open --subject "Aisha Khan" --received 2026-11-23
refused 11 "lies in the future" open --subject "Aisha Khan" --received 9999-12-31
refused "(11|65)" "2200|year" open --subject "Aisha Khan" --received 9999-12-01 --today 9999-12-31
refused 11 "born after" open --subject "Aisha Khan" --born 2026-11-03 --received 2026-11-02
refused 11 "DPA 2018 s.3" open --subject "Aisha Khan" --subject-died
refused 2 "needs a name" open --subject "Aisha Khan" --capacity parent
refused 2 "complaint" open --subject "Aisha Khan" --about "$own"
refused 10 "no case" open --subject "Aisha Khan" --right complaint --about AR-2026-0099

story "proof of identity"
refused 11 "12\(6\)" identity fail "$own" --because "somebody else's"
must identity ask "$own" --on 2026-11-10 --because "the signature differs"
refused 11 "before the question" identity confirm "$own" --on 2026-11-09 --evidence passport
refused 11 "before the question" identity fail "$own" --on 2026-11-09 --because "somebody else's"
refused 13 "12\(6\)" gather "$own" --from "$DATA/moj-sar-responses/hmpps-complexity-of-need-response.json"
refused "11|13" "identity" release "$own" --to "the subject" --by post
must identity confirm "$own" --on 2026-11-10 --evidence passport
refused 11 "proved" refuse "$own" --ground identity-not-proved --because "no proof"

story "authority and a child's understanding"
refused 11 "nobody's authority" authority ask "$own" --because "no form"
refused 11 "nobody's authority" authority confirm "$own" --kind written-authority --evidence form
refused 2 "--kind" authority confirm "$agent" --kind letter --evidence form
refused 2 "--kind" authority confirm "$agent" --evidence form
must authority ask "$agent" --on 2026-11-10 --because "no form"
refused 11 "before the question" authority confirm "$agent" --on 2026-11-09 --kind written-authority --evidence form
refused 11 "child" competence "$own" --competent yes --because "is grown up"
refused 2 "--competent" competence "$agent" --competent perhaps --because "reason"
opened --requester "Karen Hughes" --capacity parent
refused 11 "child" competence "$case" --competent yes --because "no birth date"

story "a fee"
refused 2 "--ground" fee ask "$own" --ground complexity --amount 12.50 --because reason
for amount in 12,50 -5.00 0.00 twelve 12.5 1e3 £12.50 ""; do
  refused 2 "amount|sum" fee ask "$own" --ground excessive --because reason --amount="$amount"
done
refused 11 "no fee is asked for" fee paid "$own" --receipt 4
refused 11 "12\(5\)|164A" fee ask "$complaint" --ground excessive --amount 12.50 --because reason
must fee ask "$own" --on 2026-11-10 --ground excessive --amount 12.50 --because "the third copy this year"
refused 11 "already" fee ask "$own" --ground excessive --amount 12.50 --because reason
refused 11 "before the question" fee paid "$own" --on 2026-11-09 --receipt 4
must fee paid "$own" --on 2026-11-10 --receipt 4
refused 11 "no fee is asked for" fee paid "$own" --on 2026-11-11 --receipt 5

story "questions what the request is about"
refused 11 "question" clarify answer "$own" --text "2014 to 2018"
for reference in "$rectification" ER-2026-0001 "$complaint"; do
  refused 11 "12A\(5\)" clarify ask "$reference" --text "Which years?" --because "much is held"
done
must clarify ask "$own" --on 2026-11-12 --text "Which years?" --because "much is held"
refused 11 "before the question" clarify answer "$own" --on 2026-11-11 --text "2014 to 2018"
refused 11 "question" clarify answer "$own" --on 2026-11-12 --text "2014 to 2018" --question 99
must clarify ask "$own" --on 2026-11-13 --text "Which services?" --because "much is held"
refused 2 "more than one question" clarify answer "$own" --on 2026-11-14 --text "2014 to 2018"
must case show "$own" --json
first=$(jq '[.events[] | select(.kind == "clarification-asked")][0].sequence' "$OUT")
second=$(jq '[.events[] | select(.kind == "clarification-asked")][1].sequence' "$OUT")
must clarify answer "$own" --on 2026-11-14 --text "2014 to 2018" --question "$first"
must clarify answer "$own" --on 2026-11-16 --text "all" --question "$second"
refused 11 "question" clarify answer "$own" --on 2026-11-16 --text "a second answer"
refused 11 "question" clarify answer "$own" --on 2026-11-16 --text "a second answer" --question "$first"

story "more time"
refused 2 "--ground" extend "$own" --because "much work"
refused 2 "--ground" extend "$own" --ground holidays --because "much work"
refused 2 "--because" extend "$own" --ground complexity
refused 11 "164A" extend "$complaint" --ground complexity --because "much work"
must extend "$own" --on 2026-11-20 --ground complexity --because "records of four services"
refused 11 "only once" extend "$own" --on 2026-11-21 --ground number --because "three requests"
must open --subject "Aisha Khan" --received 2026-10-05
late=$(cat "$OUT")
must case note "$late" --text "logged"
refused 11 "2026-11-05.*12A\(4\)" extend "$late" --on 2026-11-06 --ground complexity --because "records of four services"
must clarify ask "$late" --on 2026-10-12 --text "Which years?" --because "much is held"
must clarify answer "$late" --on 2026-10-13 --text "all"
refused 11 "2026-11-09.*12A\(4\)" extend "$late" --on 2026-11-10 --ground complexity --because "records of four services"

story "refusals"
refused 2 "--ground" refuse "$own" --ground "too much work" --because reason
refused 2 "exempt" refuse "$own" --ground exempt --because reason
refused 11 "H-GATE" refuse "$own" --ground exempt --code H-GATE --because reason
refused 11 "IMM" refuse "$own" --ground exempt --code LPP --code IMM --because reason
refused 10 "no exemption" refuse "$own" --ground exempt --code LPQ --because reason
refused 2 "code" refuse "$own" --ground excessive --code LPP --because reason
refused 11 "24\(5\)" refuse "$rectification" --ground not-described --because reason
refused 11 "no question" refuse "$own" --ground no-answer --because reason
refused 11 "nothing is missing" refuse "$own" --ground authority-not-shown --because reason
refused 11 "164A" refuse "$complaint" --ground excessive --because reason

story "complaints"
refused 11 "164A" complaint acknowledge "$own"
refused 11 "164A" complaint outcome "$own" --outcome upheld --because reason
must complaint acknowledge "$complaint" --on 2026-11-10
refused 11 "already" complaint acknowledge "$complaint" --on 2026-11-11
refused 11 "cannot have ended" complaint outcome "$complaint" --on 2026-11-09 --outcome upheld --because reason
refused 2 "--outcome" complaint outcome "$complaint" --outcome half --because reason
must complaint outcome "$complaint" --on 2026-11-12 --outcome upheld --because "the reply was late"
refused 11 "decided" complaint outcome "$complaint" --on 2026-11-13 --outcome not-upheld --because reason
refused 13 "164A" case close "$complaint" --because "answered"

story "the Principal Reporter"
refused 11 "Scotland" reporter "$own" --arose 2026-11-05
must init scotland --controller "Example Council" --jurisdiction scotland
(
  export DSRKIT_WORKSPACE=scotland
  opened
  refused 11 "before the request" reporter "$case" --arose 2026-11-01
  refused 11 "future" reporter "$case" --arose 2026-11-23
  refused 11 "Reporter" reporter "$case" --arose 2026-11-05 --told 2026-11-04
  refused 11 "Reporter" reporter "$case" --arose 2026-11-05 --told 2026-11-23
  echo "$failures" >"$SCRATCH/failures-there"
)
failures=$(cat "$SCRATCH/failures-there") && rm "$SCRATCH/failures-there"

story "corrections"
refused 10 "no event 99" case correct "$own" --event 99 --on 2026-11-12 --because "mistyped"
refused 2 "--event" case correct "$own" --on 2026-11-12 --because "mistyped"
refused 2 "--on DATE or --void" case correct "$own" --event "$first" --because "mistyped"
refused 2 "--on DATE or --void" case correct "$own" --event "$first" --on 2026-11-12 --void --because "mistyped"
refused 11 "before the question" case correct "$own" --event "$first" --on 2026-11-15 --because "mistyped"
refused 11 "question" case correct "$own" --event "$first" --void --because "was not asked"
refused 11 "future" case correct "$own" --event "$first" --on 2026-11-23 --because "mistyped"
refused 11 "before the request" case correct "$own" --event "$first" --on 2026-11-01 --because "mistyped"
refused 11 "before the request" case correct "$own" --event 1 --on 2026-11-11 --because "mistyped"
refused 11 "taken back" case correct "$own" --event 1 --void --because "mistyped"
opened
must extend "$case" --on 2026-11-20 --ground number --because "three requests"
refused 11 "2026-11-05.*12A\(4\)" case correct "$case" --event 1 --on 2026-10-05 --because "mistyped"

story "what has ended"
must withdraw "$rectification" --on 2026-11-10 --because "said so on the telephone"
refused 11 "withdrawn" withdraw "$rectification" --on 2026-11-11 --because "said so again"
for act in "identity ask $rectification --because reason" "identity confirm $rectification --evidence passport" \
  "extend $rectification --ground complexity --because reason" \
  "fee ask $rectification --ground excessive --amount 12.50 --because reason" \
  "refuse $rectification --ground excessive --because reason"; do
  refused 11 "withdrawn" $act --on 2026-11-12
done
refused 11 "correct" case correct "$rectification" --event 3 --void --because "mistyped"
refused 11 "received" case close "$late" --because "no time"
must refuse "$late" --on 2026-11-20 --ground excessive --because "the same was answered in October"
refused 13 "12\(4\)" case close "$late" --because "refused"
refused 11 "refused" clarify ask "$late" --text "Which years?" --because "much is held"

story "disclosure while something is open"
opened --born 1990-04-12 --requester "Karen Hughes" --capacity agent --service "$service"
must identity confirm "$case" --on 2026-11-02 --evidence passport
must gather "$case" --from "$DATA/moj-sar-responses/hmpps-complexity-of-need-response.json"
must redact "$case"
run review decide "$case" --open --action disclose --because "nobody else's"
must review sign-off "$case" --actor b.second
refused 13 "act for the person|authori" bundle "$case"
must authority confirm "$case" --on 2026-11-20 --kind written-authority --evidence form
must fee ask "$case" --on 2026-11-20 --ground excessive --amount 12.50 --because "the third copy this year"
refused 13 "fee" bundle "$case"
must fee paid "$case" --on 2026-11-21 --receipt 4
must bundle "$case" --accept-gaps "the profile is being completed"
must seal "$case"
must fee ask "$case" --on 2026-11-22 --ground excessive --amount 12.50 --because "the fourth copy this year"
refused 13 "fee" release "$case" --to "the agent" --by post
refused 11 "future|before the request was received" release "$case" --to "the agent" --by post --on 2026-11-23
refused 11 "future|before the request was received" release "$case" --to "the agent" --by post --on 2026-11-01

must audit verify
expect_not_in "$ALL_ERR" "$secret_words"
expect_no_leftovers
