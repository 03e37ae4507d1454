#!/bin/bash
# json_contract.sh PROGRAM STAGES SCRATCH: what scripts rely on. Keys may be added; those named here stay.
set -u
source "$(dirname "$0")/../cli/environment.sh" "$1"
stages=$2 scratch=$3
rm -rf "$scratch"
bad=0

# expect STAGE FORMAT KEYS NESTED COMMAND...: the command's output has the format and keys. NESTED are pairs
# "list:key,key" for the objects in a list.
expect() {
  local stage=$1 format=$2 keys=$3 nested=$4 pair
  shift 4
  rm -rf "$scratch"
  cp -a "$stages/$stage" "$scratch" && cd "$scratch" || exit 2
  dsrkit --json "$@" >"$scratch.out" 2>"$scratch.err"
  has() { # has WHERE KEYS: an object there has every key
    jq -es --arg keys "$2" --arg format "$format" \
      "[.[0] | $1] | length > 0 and all(.[]; . as \$object | (\$keys / \" \") | all(.[]; . as \$key | \$object | has(\$key)))" \
      "$scratch.out" >/dev/null
  }
  jq -es --arg format "$format" '.[0].format == $format' "$scratch.out" >/dev/null ||
    { echo "dsrkit $*: the format is not $format" >&2; head -c 300 "$scratch.out" "$scratch.err" >&2; bad=1; }
  has . "$keys" || { echo "dsrkit $*: one of these keys is missing: $keys" >&2; bad=1; }
  for pair in $nested; do
    has ".${pair%%:*}[]" "$(tr , ' ' <<<"${pair#*:}")" ||
      { echo "dsrkit $*: a key is missing in $pair" >&2; bad=1; }
  done
  cd "$stages" || exit 2
}

case_keys="format case right state received due record_owners"
clock_keys="format right jurisdiction regime starts due cautious_due extension_notice_by"
clock_keys+=" cautious_extension_notice_by internal_target excluded_days days_left extended paused"
clock_keys+=" beyond_published_holidays deadlines steps warnings"
clock_lists="steps:date,text,citation deadlines:kind,by,text,citation"
expect opened dsrkit.clock/1 "$clock_keys" "$clock_lists" clock --received 2026-09-03
expect opened dsrkit.clock/1 "$clock_keys" "$clock_lists" clock AR-2026-0001
expect opened dsrkit.init/1 "format workspace" "" init office --controller "Example Council"
expect opened dsrkit.config-check/1 "format ok diagnostics" "" config check
expect council dsrkit.source-check/1 "format ok diagnostics" "" source check
expect empty dsrkit.mappings/1 "format mappings" \
  mappings:mapping,title,about,kind,datasets,systems,profiles,tested,not_tested,check_first,left_out source mappings
expect empty dsrkit.source-added/1 "format source mapping dry_run check_first definition" "" \
  source add police --kind manual --holder "Community safety team"
expect council dsrkit.sources/1 "format sources" sources:source,kind,label,holder,datasets source list
expect empty dsrkit.import/1 "format ok dry_run sources diagnostics" \
  "sources:id,kind,label,connection,datasets diagnostics:severity,code,where,text" \
  source import-fides "$DATA/fides-nested.yml" --connection care.db
expect empty dsrkit.profiles/1 "format profiles" profiles:profile,controller,service profile list
expect empty dsrkit.rules-check/1 "format ok diagnostics" "" rules check
expect empty dsrkit.rules-list/1 "format rules" rules:rule,pack,version,kind,title,enabled rules list
expect opened dsrkit.case/1 "$case_keys" "" case show AR-2026-0001
expect opened dsrkit.case/1 "$case_keys" "" open --subject "Omar Siddiqui"
expect opened dsrkit.opened/1 "format read_as dry_run cases skipped wrong findings" \
  "cases:case,request_id,sender,where,right,received,channel,service,capacity,claimed_verified
  findings:severity,code,where,text" open --from "$DATA/../requests/opendsr.json"
expect council dsrkit.gather/1 "format case searches items" searches:source,outcome,settled,claimed,fetched,reason,terms,queries,pages,retries,on,searched_by,approved_by,evidence \
  gather AR-2026-0001
expect opened dsrkit.batch-event/1 "format line case step outcome waits_for code message hint ms" "" \
  batch "$DATA/orders.ndjson"
expect council dsrkit.gather-batch/1 "format cases refused" cases:format,case,searches,items gather --all
expect searched dsrkit.searches/1 "format case searches" searches:source,outcome,settled,fetched,searched_by,evidence \
  gather AR-2026-0001 --history
owner_keys="source,holder,asked,by,answer_by,chased,open,outcome,evidence"
expect council dsrkit.record-owners/1 "format case record_owners" "record_owners:$owner_keys" source ask AR-2026-0001 police
expect searched dsrkit.record-owners/1 "format case record_owners" "record_owners:$owner_keys" source chase AR-2026-0001 police
expect council dsrkit.records-request/1 "format case source holder subject text" "" source ask AR-2026-0001 police --text
expect searched dsrkit.matches/1 "format case matches" \
  "matches:source,person,tier,score,decided,evidence matches[].evidence:field,agreement,text" match AR-2026-0001
expect gathered dsrkit.redaction/1 "format case passages mentions decided undecided" "" redact AR-2026-0001
expect redacted dsrkit.gate/1 "format case gate items" "" review gate AR-2026-0001 h-gate --because asked
expect redacted dsrkit.gates/1 "format case open gates" "" review gates AR-2026-0001
expect redacted dsrkit.classes/1 "format case passages" \
  passages:passage,item,pointer,class,record_class,by,confirmed,because,gates,text \
  review classes AR-2026-0001 --all
expect reviewed dsrkit.bundle/1 "format case files items withheld" files:file,pages,sha256 bundle AR-2026-0001
expect bundled dsrkit.seal/1 "format case file mode password_file certificate" "" seal AR-2026-0001
expect sealed dsrkit.verification/1 "format valid signer signed_at mode checks" checks:name,ok,detail \
  verify out/AR-2026-0001/AR-2026-0001-sealed.pdf --password-file out/AR-2026-0001/AR-2026-0001-password.txt
expect opened dsrkit.letter-made/1 "format case kind on files" files:file,pages,sha256 \
  letter AR-2026-0001 acknowledgement
expect empty dsrkit.letters/1 "format letters" letters:kind,purpose,own letter list
expect empty dsrkit.letter-check/1 "format date jurisdiction ok letters stray_files" \
  "letters:kind,own,ok,reading_ease,reading_age,mistakes,findings letters[].findings:id,citation,text,ok,detail" letter check
expect empty dsrkit.demo/1 "format workspace case bundle password_file redline certificate" "" \
  demo town --council-only
expect opened dsrkit.due/1 "format overdue cases tasks" \
  "cases:case,right,state,due,cautious_due,days_left,overdue,paused,waiting_on
  tasks:case,kind,about,by,days_left,overdue,waiting_on,text,citation" due
figures="name,from,to,opening,received,extended,clarified,answered,on_time,on_time_percent,late,refused,withdrawn"
figures+=",open,overdue,oldest"
expect opened dsrkit.report/1 "format from to total median_days ninetieth_days complaints" \
  "by_right:$figures by_service:$figures by_month:$figures by_week:$figures" report
expect opened dsrkit.restrictions/1 "format case restrictions" "" restrict list
expect empty dsrkit.holidays/1 "format published_from published_to beyond_published holidays" \
  holidays:date,title,notes,jurisdiction,origin holidays list --year 2026
expect opened dsrkit.holidays-import/1 \
  "format dry_run imported_from imported_to published_from published_to added removed moved warnings" "" \
  holidays import "$DATA/../../../share/holidays/uk-bank-holidays.json"
expect opened dsrkit.audit-verify/1 "format ok entries head" "" audit verify
expect empty dsrkit.rules-test/1 "format examples failed" "" rules test
expect empty dsrkit.article-15/1 "format profile points" points:point,title,stated,paragraphs,by_law,gap \
  profile show bolton-families-first
expect empty dsrkit.profile-check/1 "format profile findings" findings:article,code,text \
  profile check bolton-families-first
expect empty dsrkit.finding/1 "format file begin end kind rule confidence party" "" \
  scan "$DATA/note.txt" --people "$DATA/people.json"

# Every format that the program prints is explained in dsrkit-json(7).
tree=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../..
while read -r format; do
  grep -q "^\.It.*$format" "$tree/man/dsrkit-json.7" || [ "$format" = dsrkit.error/1 ] ||
    { echo "dsrkit-json(7) does not explain $format" >&2; bad=1; }
done < <(grep -rhoE '"dsrkit\.[a-z0-9-]+/1"' "$tree/cmd" "$tree/lib/render" | tr -d '"' | sort -u)

# A failure is one object on standard error, and nothing on standard output.
cd "$stages/opened" || exit 2
dsrkit --json case show AR-2026-0009 >"$scratch.out" 2>"$scratch.err"
jq -e '.format == "dsrkit.error/1" and .code == "not-found" and .exit == 10 and has("message") and has("hint")' \
  "$scratch.err" >/dev/null && [ ! -s "$scratch.out" ] || { echo "an error has not the agreed form" >&2; bad=1; }
rm -rf "$scratch" "$scratch.out" "$scratch.err"
exit $bad
