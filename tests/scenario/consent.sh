#!/bin/bash
# Other people in the records: asked by letter, agreed, refused, unable to answer or not asked with a reason; what was
# weighed; what follows, and that it is explained to the officer without telling the person who it is.
source "$(dirname "$0")/lib.sh"

# person NAME RELATION: a third party of the case; prints the id.
person() {
  run party set "$case" --role third-party --name "$1" --relation "$2" || fail "party set"
  cat "$OUT"
}
# decisions PARTY: what happens to the places of a party.
decisions() {
  must review list "$case" --party "$1" --json
  jq -r '[.places[].action] | unique | join(" ")' "$OUT"
}
# explains PARTY PATTERN...: the story of the first place of a party says so.
explains() {
  local party=$1
  shift
  must review list "$case" --party "$party" --json
  must redact "$case" --explain "$(jq -r '.places[0].mention' "$OUT")"
  expect_in "$OUT" "$@"
}
redacted() {
  must redact "$case"
}

small_workspace office
karen=$(person "Karen Hughes" "neighbour")
tom=$(person "Tomasz Grelak" "former neighbour")
mary=$(person "Mary Bellweather" "family friend")
old=$(person "Winifred Ashdown" "godmother")
far=$(person "Desmond Okoro" "landlord")
plain=$(person "Nadia Petrov" "lodger")
must party set "$case" "$karen" --address "14 Mill Lane, Brackendale, BK4 2DL"
for name in "Karen Hughes" "Tomasz Grelak" "Mary Bellweather" "Winifred Ashdown" "Desmond Okoro" "Nadia Petrov"; do
  jq -n --arg text "$name brought the bags on Tuesday." '{content: [{text: $text}], attachments: []}' >record.json
  must gather "$case" --from record.json
done
redacted
expect_equal "by default" "redact" "$(decisions "$karen")"
explains "$karen" "who has not agreed\. \(DPA 2018 Sch 2 para 16\(1\)\)"

story "nothing recorded is advice, and holds nothing up"
must review gates "$case" --json
expect_json '.open == 0 and ([.gates[] | [.gate, .state]] == [["third-party-balance", "advised"]])
  and (.gates[0].passages | length == 6)'
must review gates "$case"
expect_in "$OUT" "party $karen  advised  because: neighbour: 1 place withheld; nothing is recorded of consent"

story "the letter asks, tells no more than is needed, and stops no clock"
must letter "$case" consent --party "$karen" --information "a note says that you brought some bags"
tr -s '\n ' ' ' <"$(tail -n 1 "$OUT")" >letter.txt
expect_in "$ERR" "--answer asked" "stops no clock"
expect_in letter.txt "Karen Hughes" "14 Mill Lane" "BK4 2DL" "Somebody has asked" "no, please do not share it" "2 December 2026" \
  "do not have to agree" "still has to" "brought some bags"
expect_not_in letter.txt "Aisha" "Khan" "Early Help" "Grelak" "neighbour"
expect_refusal 14 "something of party $tom, whom it does not go to" letter "$case" consent --party "$karen" \
  --information "you and Tomasz Grelak brought bags"
expect_refusal 14 "something of party S, whom" letter "$case" consent --party "$karen" --information "bags for Aisha"
must letter "$case" consent --party "$karen" --name-subject
expect_in "$(tail -n 1 "$OUT")" "Aisha Khan has asked"
expect_in "$ERR" "make sure that they agree"
must party consent "$case" "$karen" --answer asked --on 2026-11-22 --because "letter of 22 November"
redacted
explains "$karen" "was asked on 22 November 2026 and has not answered"

story "a refusal is weighed, and the place stays withheld"
must party consent "$case" "$karen" --answer refused --because "rang on 22 November"
redacted
explains "$karen" "refused to be named" "no veto"
must party consent "$case" "$karen" --answer refused --because "private and of little use to the person" --balance withhold \
  --information "a name and an errand" --refusal "rang to say no"
redacted
expect_equal "weighed against" "redact" "$(decisions "$karen")"
explains "$karen" "not reasonable to disclose without consent: so weighed on 22 November 2026 by a.officer" \
  "2026-11-22  asked, recorded by a.officer: letter" "weighed: withhold; type of information: a name and an errand; express refusal: rang"
expect_refusal 11 "has answered" letter "$case" consent --party "$karen"

story "another refusal is weighed, and disclosing is reasonable"
must party consent "$case" "$tom" --answer refused --because "e-mail of 20 November" --on 2026-11-20
must party consent "$case" "$tom" --answer refused --because "the person was there and knows it" --balance disclose \
  --information "known to the person already" --confidentiality "none owed" --refusal "would rather not"
redacted
expect_equal "weighed for" "disclose" "$(decisions "$tom")"
explains "$tom" "reasonable to disclose without consent: so weighed on 22 November 2026 by a.officer" "16\(2\)\(b\)"

story "consent discloses"
must party consent "$case" "$mary" --answer given --because "signed form of 21 November" --on 2026-11-21
redacted
expect_equal "agreed" "disclose" "$(decisions "$mary")"
explains "$mary" "agreed to be named, recorded of 21 November 2026" "16\(2\)\(a\)"

story "somebody who cannot consent, and somebody who was not asked for a reason"
jq -n --arg old "$old" --arg far "$far" '{format: "dsrkit.consents/1", consents: [
  {party: $old, answer: "incapable", because: "advanced dementia, her daughter says"},
  {party: $far, answer: "not-sought", because: "asking would tell him where the person lives", on: "2026-11-19"}]}' >answers.json
must party consent "$case" --from answers.json --json
expect_json '[.parties[].consent] == ["incapable", "not-sought"]'
redacted
explains "$old" "cannot give consent, as recorded of 22 November 2026" "16\(1\) and \(3\)\(d\)" "dementia"
explains "$far" "was not asked: why is recorded of 19 November 2026" "where the person lives"
must review gates "$case" --json
expect_json "[.gates[0].passages[].party] == [\"$plain\"]"

story "a batch is all or nothing"
jq '.consents += [{party: "P99", answer: "given", because: "x"}]' answers.json >more.json
expect_refusal 10 "no party 'P99'" party consent "$case" --from more.json
jq '.consents[0].balance = "withhold"' answers.json >unweighed.json
expect_refusal 2 "needs its factors" party consent "$case" --from unweighed.json
jq '.consents[0].anser = "given"' answers.json >wrong.json
expect_refusal 65 "unknown key; did you mean 'answer'" party consent "$case" --from wrong.json

story "who cannot consent is disclosed only when it was weighed"
run review decide "$case" --open --action disclose --because "read by the officer" --json
place=$(run review list "$case" --party "$old" --json; jq -r '.places[0].mention' "$OUT")
must review decide "$case" "$place" --action disclose --because "she is in every photograph"
expect_refusal 13 "no balancing record.*para" review sign-off "$case" --actor b.second
run due --json
expect_refusal 13 "missing: confidentiality" review gate "$case" third-party-balance --evidence information="a name" --because "read"
must review gate "$case" third-party-balance --because "para 16(3): a name in a photograph the person has, no confidence owed"
must review gates "$case" --json
expect_json '[.gates[0].passages[].state] == ["may-pass", "may-pass"] and .gates[0].state == "answered"'
must review sign-off "$case" --actor b.second

story "what the person is told does not say who it is"
run bundle "$case" --accept-gaps "a test"
pdftotext "office/out/$case/$case-bundle.pdf" bundle.txt
expect_in bundle.txt "Tomasz Grelak" "Mary Bellweather" "code TP" "Information about another person"
expect_not_in bundle.txt "Karen" "Hughes" "Okoro" "Desmond" "Petrov" "dementia" "rang to say" "errand" "asking would tell"

story "another answer ends what was weighed before it"
must party consent "$case" "$tom" --answer asked --because "asked again"
must party show "$case" "$tom" --json
expect_json '.balance == null and .consent == "asked" and (.consents | length == 3)'
must review gates "$case" --json
expect_json '.open == 0'
redacted
expect_equal "no longer weighed for" "redact" "$(decisions "$tom")"

story "a council may ask for a balance of everybody"
jq '.review.require_balance = true' office/dsrkit.json >own.json && cp own.json office/dsrkit.json
must config check
must review gates "$case" --json
expect_json '.open == 1 and ([.gates[0].passages[] | select(.state == "open").party] | length >= 2)'
expect_refusal 13 "balancing record" review sign-off "$case" --actor b.second

story "the audit keeps what was done, without words"
must audit show "$case"
expect_in "$OUT" "consent-recorded" "letter-made"
expect_not_in "$OUT" "Grelak" "dementia" "photograph" "errand"
