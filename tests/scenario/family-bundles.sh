#!/bin/bash
# Every member of a family asks for the records that all of them share: the document of one holds nothing that only
# identifies another. The officer decides what is shown to them and sees nothing else.
source "$(dirname "$0")/lib.sh"

families=3
jq -n --argjson families "$families" -f "$HERE/families.jq" >families.json

must init w --controller "Example Borough Council" --team "Rights team" --email rights@example.org
export DSRKIT_WORKSPACE=$SCRATCH/w

# open_case FAMILY MEMBER: the request of one, with the records and who is who among the others.
open_case() {
  local arguments
  mapfile -t arguments < <(jq -r --arg member "$2" '.members[$member]
    | "--subject", .names[0], "--born", .born, (.names[1:][] | "--also-known-as", .),
      (.nhs // empty | "--id", "nhs-number=\(.)"), (.address // .safe_address | "--address", .)' "$1")
  must open "${arguments[@]}" --received 2026-11-02 --service "$service"
  case=$(<"$OUT")
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
  jq -c '.records[]' "$1" >records.ndjson
  must gather "$case" --from records.ndjson
  jq --arg member "$2" '.members as $members | .relations[$member] | {format: "dsrkit.party-changes/1", parties: [
    to_entries[] | .key as $who | $members[$who] | {names, born, relation: $relation[$who], role: "third-party",
      phones: [.phone // empty], emails: [.email // empty], addresses: [.address // empty],
      safe_addresses: [.safe_address // empty], job: ((.job // "") | sub("^an? "; "")), employer: (.employer // .school // ""),
      identifiers: [.nhs // empty | {type: "nhs-number", value: .}]}]}' \
    --argjson relation "$(jq -c --arg member "$2" '.relations[$member]' "$1")" "$1" >parties.json
  must party set "$case" --from parties.json
}

# What of the others is in the last document, one fact a line.
left_over() {
  tr -s '[:space:]' ' ' <"$1" | jq -Rr --slurpfile facts facts.json 'ascii_downcase as $text
    | $facts[0][] | select(. as $fact | $text | test("(^|[^\\p{L}\\p{N}])\($fact | gsub("(?<c>[.+*?()])"; "\\\(.c)"))([^\\p{L}\\p{N}]|$)"))'
}

for ((family = 0; family < families; family++)); do
  jq ".families[$family]" families.json >family.json
  for member in $(jq -r '.members | keys[]' family.json); do
    story "the $member of family $family asks"
    open_case family.json "$member"
    jq --arg subject "$member" -f "$HERE/family_facts.jq" family.json >facts.json
    must redact "$case"
    must review export "$case" -o exported.json
    jq --slurpfile facts facts.json '(.places[] | select(.action == "refer")) |=
      ((.text | ascii_downcase) as $text | (.kind | IN("address", "postcode", "residue")) as $kind
       | (if any($facts[0][]; . as $fact | ($text | contains($fact)) or ($kind and ($fact | contains($text)))) then "redact" else "disclose" end) as $action
       | .action = $action | .code = (if $action == "redact" then "TP" else null end) | .reason = "seen by the officer")' \
      exported.json >decided.json
    must review import "$case" decided.json
    rm exported.json
    sign_off
    must bundle "$case" --accept-gaps "the profile is being completed"
    name=document-$family-$member.txt
    pdftotext -raw "w/out/$case/$case-bundle.pdf" "$name"
    expect_equal "what tells who others are, for the $member of family $family" "" "$(left_over "$name" | sort | tr '\n' ';')"
    own=$(jq -r --arg member "$member" '.members[$member].names[0] | split(" ")[0]' family.json)
    expect_in "$name" "$own"
  done
done
