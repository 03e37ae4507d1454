#!/bin/bash
# Recipients of restricted data: who they are, each told or waived with a reason before the case is closed, and the
# person told who they are.
source "$(dirname "$0")/lib.sh"

small_workspace office
must open --right restriction --subject "Ines Palfrey" --born 2001-02-03 --received 2026-11-02 \
  --service demonstration-early-help
rs=$(cat "$OUT")

story "recipients come from the notice and from officers; nobody is told before there is something to tell"
must notify list "$rs" --json
expect_json '.recipients | length > 0 and all(.origin == "notice" and .told == null and .waived == null)'
jq -r '.recipients[].recipient' "$OUT" >known.txt
first=$(head -1 known.txt)
expect_refusal 11 "nothing was rectified or restricted" notify tell "$rs" --recipient "$first" --by letter
must notify add "$rs" --name "Example Housing Trust" --on 2026-11-04
must restrict place "$rs" --ground legal-claims --may "keep it safe" --because "a claim is pending" --on 2026-11-04
expect_refusal 11 "nothing was" notify tell "$rs" --recipient "$first" --by letter --on 2026-11-03
expect_refusal 10 "no recipient" notify tell "$rs" --recipient nobody --by letter
must restrict decide "$rs" --outcome granted --because "a claim is pending" --on 2026-11-05
must letter "$rs" outcome

story "the case is not closed while one of them is open"
expect_refusal 13 "neither told nor waived.*Article 19" case close "$rs" --because done
while read -r recipient; do
  must notify tell "$rs" --recipient "$recipient" --by letter --on 2026-11-06
done <known.txt
expect_refusal 13 "1 of the recipients" case close "$rs" --because done
must notify waive "$rs" --recipient example-housing-trust --ground impossible --because "wound up in 2019"
expect_refusal 11 "told or waived already" notify tell "$rs" --recipient example-housing-trust --by letter
must notify person "$rs" --by letter
must case close "$rs" --because done
must audit verify
