#!/bin/bash
# A request for restriction from letter to close: what is restricted stops other cases of the person, lawful uses are
# recorded, and it ends only after the person was told.
source "$(dirname "$0")/lib.sh"

must demo "$SCRATCH/council" --council-only
cd "$SCRATCH/council" || exit 1
must open --right restriction --subject "Mariam Mahmood" --born 2007-07-04 --received 2026-11-02
rs=$(cat "$OUT")
must open --subject "Mariam Mahmood" --id nhs-number=9990000018 --born 2007-07-04 --received 2026-11-02 \
  --service demonstration-early-help
ar=$(cat "$OUT")
must open --subject "Tom Harrow" --born 1999-01-01 --received 2026-11-02
other=$(cat "$OUT")
for case in "$rs" "$ar" "$other"; do
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
done

story "only a case that can restrict does, and an outcome needs a restriction"
expect_refusal 11 "not for a case of access" restrict place "$ar" --ground legal-claims --may store --because x
expect_refusal 11 "nothing is restricted" restrict decide "$rs" --outcome granted --because x
expect_refusal 11 "no request for rectification" rectify decide "$rs" --because x
must restrict place "$rs" --ground legal-claims --source case-management --may "keep it safe" \
  --because "a claim is pending" --on 2026-11-04 --json
number=$(jq '.restrictions[0].restriction' "$OUT")

story "other cases of the person do not read it; other sources and other people are free"
expect_refusal 11 "restricted by $rs, restriction $number.*18\(2\)" gather "$ar" --source case-management
expect_refusal 11 "restricted by $rs" gather "$ar"
expect_exit 0 gather "$ar" --source early-help-notes
expect_exit 0 gather "$other" --source case-management
expect_exit 0 gather "$ar" --source case-management --dry-run
run gather "$ar" "$other" --source case-management --json
expect_json '[.refused[].case] == ["'"$ar"'"] and [.cases[].case] == ["'"$other"'"]'

story "a lawful use is recorded, for this restriction and this case"
expect_refusal 10 "no restriction 99" restrict use "$ar" --of "$rs" --restriction 99 --ground consent --because x
expect_refusal 10 "no restriction" restrict use "$other" --of "$rs" --restriction "$number" --ground consent --because x
must restrict use "$ar" --of "$rs" --restriction "$number" --ground consent --because "asks for a copy, e-mail of 9 November"
expect_exit 0 gather "$ar" --source case-management

story "told, decided, written to, closed: and the restriction still stands"
must restrict tell "$rs" --restriction "$number" --of restriction --by letter --on 2026-11-05
must restrict decide "$rs" --outcome granted --because "a claim is pending" --on 2026-11-05
expect_refusal 13 "not been told in writing" case close "$rs" --because done
must letter "$rs" outcome
tr "\n" " " <"$(tail -n 1 "$OUT")" >letter.txt
expect_in letter.txt "limit how we use" "keep it safe" "Information Commission|complain"
must case close "$rs" --because done
must restrict list --json
expect_json '[.restrictions[].case] == ["'"$rs"'"]'

story "it ends only after the person was told"
expect_refusal 11 "told before the restriction is lifted.*18\(3\)" restrict lift "$rs" --restriction "$number" --because settled
must restrict tell "$rs" --restriction "$number" --of lifting --by letter --on 2026-11-20
expect_refusal 11 "18\(3\)" restrict lift "$rs" --restriction "$number" --because settled --on 2026-11-20
must restrict lift "$rs" --restriction "$number" --because "the claim is settled" --on 2026-11-21
expect_refusal 11 "was lifted" restrict lift "$rs" --restriction "$number" --because again
must open --subject "Mariam Mahmood" --born 2007-07-04 --received 2026-11-20
later=$(cat "$OUT")
must identity confirm "$later" --on 2026-11-20 --evidence "passport seen"
expect_exit "0|3" gather "$later" --source case-management
must audit verify
