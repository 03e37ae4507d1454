#!/bin/bash
# Records come from a FHIR R4 server and from an OData v4 service, both real and both from npm.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/loopback.bash
. "$HERE/loopback.bash"
# shellcheck source=tests/scenario/npm.bash
. "$HERE/npm.bash"
trap 'code=$?; stop_servers; (exit "$code"); finish' EXIT
trap 'exit 1' INT TERM
install_npm_servers || skip "node, npm or their packages are missing ('script/setup servers')"
secret_words="$secret_words|Khan|Hughes|O.Brien|secret-note|99900000"

story "a surgery's FHIR server and a council's OData service"
jq -n '
  def patient($id; $given; $born; $nhs; $code): {resourceType: "Patient", id: $id,
    meta: {security: [{system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: $code}]},
    identifier: [{system: "https://fhir.nhs.uk/Id/nhs-number", value: $nhs}],
    name: [{use: "official", family: "Khan", given: $given}], birthDate: $born,
    telecom: [{system: "email", value: "\($id)@example.org"}]};
  def about($type; $id; $patient): {resourceType: $type, id: $id, subject: {reference: "Patient/\($patient)"}};
  def observation($id; $patient; $code): about("Observation"; $id; $patient) + {status: "final",
    valueString: "secret-note", code: {text: "Observation \($id)"}, effectiveDateTime: "2024-03-04T10:00:00Z",
    meta: {security: [{code: $code}]}};
  def encounter($id; $patient): about("Encounter"; $id; $patient) + {status: "finished", class: {code: "AMB"},
    period: {start: "2024-03-04T10:00:00Z"}};
  {resourceType: "Bundle", type: "collection", entry: [
    patient("aisha"; ["Aisha", "Noor"]; "2009-04-12"; "9990000018"; "U"),
    patient("bilal"; ["Bilal"]; "2009-04-12"; "9990000026"; "U"),
    patient("carys"; ["Carys"]; "1980-01-02"; "9990000034"; "V"),
    (range(1; 8) | observation("o\(.)"; "aisha"; if . == 4 then "R" else "N" end)
      + {encounter: {reference: "Encounter/e\(. % 2 + 1)"}}),
    observation("b1"; "bilal"; "N"), observation("c1"; "carys"; "N"), observation("c2"; "carys"; "N"),
    encounter("e1"; "aisha"), encounter("e2"; "aisha") + {meta: {security: [{code: "V"}]}},
    {resourceType: "OperationOutcome", id: "half", issue: [{severity: "warning", code: "incomplete"}]}
  ] | map({resource: .})}' >surgery.json
jq -n --arg quoted "O'Brien" '
  def note($id; $person): {_id: $id, person: $person, day: "2024-01-01", words: "secret-note",
    sealed: "\($id == "n3")"};
  {people: [{_id: "7", given: "Niamh", family: $quoted, born: "2001-02-03", nhs: "9990000042"},
      {_id: "8", given: "Tom", family: "Hughes", born: "2001-02-03", nhs: "9990000050"},
      {_id: "9", given: "Una", family: "Hughes", born: "1970-05-05", nhs: "9990000069"}],
    notes: [(range(1; 8) | note("n\(.)"; "7")), note("m1"; "8")]}' >council.json
start_npm_server fhir.mjs surgery.json
servers+=("$npm_pid") fhir_port=$npm_port
start_npm_server odata.mjs council.json
servers+=("$npm_pid") odata_port=$npm_port

mkdir desk && cd desk || exit 1
must init office --controller "Example Borough Council"
export DSRKIT_WORKSPACE=office

cat >sources.jq <<'END'
.sources = [
  {id: "surgery", kind: "http-json", label: "Surgery", holder: "Practice manager", connection: $fhir, datasets: [
    {id: "patient", role: "person", key: "/id", data_class: "health", sample: "/Patient", paging: {kind: "fhir"},
     search: ["/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C{identifier.nhs-number}",
              "/Patient?family={family-name}&birthdate={born}"],
     path: "/Patient/{person}",
     fields: [{column: "/name/0/given", meaning: "person.given-name"},
              {column: "/name/0/family", meaning: "person.family-name"}, {column: "/birthDate", meaning: "person.born"},
              {column: "/identifier/0/value", meaning: "identifier.nhs-number"},
              {column: "/telecom/0/value", meaning: "person.email"},
              {column: "/meta/security", meaning: "restricted"}]},
    {id: "observation", key: "/id", data_class: "health", path: "/Observation?patient=Patient/{person}&_sort=_id",
     link_column: "/subject/reference", sample: "/Observation?_count=3",
     paging: {kind: "fhir", parameter: "_offset", size_parameter: "_count", size: 3},
     fields: [{column: "/effectiveDateTime", meaning: "date"}, {column: "/code/text", meaning: "title"},
              {column: "/valueString", meaning: "text"}, {column: "/meta/security", meaning: "restricted"}]},
    {id: "encounter", key: "/id", data_class: "health", path: "/Encounter?patient=Patient/{person}",
     link_column: "/subject/reference", paging: {kind: "fhir"},
     fields: [{column: "/period/start", meaning: "date"}]}]},
  {id: "crm", kind: "http-json", label: "Customer records", holder: "CRM team", connection: $odata, datasets: [
    {id: "people", role: "person", key: "/_id", paging: {kind: "odata"}, sample: "/people",
     search: ["/people?$filter=nhs%20eq%20'{identifier.nhs-number}'",
              "/people?$filter=family%20eq%20'{family-name}'%20and%20born%20eq%20'{born}'&$count=true"],
     path: "/people('{person}')",
     fields: [{column: "/given", meaning: "person.given-name"}, {column: "/family", meaning: "person.family-name"},
              {column: "/born", meaning: "person.born"}, {column: "/nhs", meaning: "identifier.nhs-number"}]},
    {id: "notes", key: "/_id", path: "/notes?$filter=person%20eq%20'{person}'&$count=true&$orderby=_id",
     link_column: "/person",
     items: "/value", total: "/@odata.count", sample: "/notes?$top=2&$count=true",
     paging: {kind: "offset", parameter: "$skip", size_parameter: "$top", size: 3},
     fields: [{column: "/day", meaning: "date"}, {column: "/words", meaning: "text"},
              {column: "/sealed", meaning: "restricted"}]}]}]
END
# sources [CHANGE]: both services as declared, changed by a filter.
sources() {
  jq --arg fhir "http://127.0.0.1:$fhir_port" --arg odata "http://127.0.0.1:$odata_port" \
    "$(<sources.jq) | ${1:-.}" office/dsrkit.json >config.json && mv config.json office/dsrkit.json
}

# observations CHANGE, notes CHANGE: one dataset otherwise.
observations() { sources ".sources[0].datasets[1] |= (. + $1)"; }
notes() { sources ".sources[1].datasets[1] |= (. + $1)"; }

# request NAME BORN NHS-NUMBER: opens a case, whose number is then in $case.
request() {
  must open --subject "$1" --born "$2" --id "nhs-number=$3" --received 2026-11-02
  case=$(<"$OUT")
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
}

# expect_search SOURCE OUTCOME CLAIMED FETCHED REASON
expect_search() {
  local code=3
  [ "$2" != complete ] || code=0
  expect_exit "$code" gather "$case" --source "$1" --json
  expect_json ".searches[-1] | .outcome == \"$2\" and .claimed == $3 and .fetched == $4
    and (.reason // \"\" | test(\"$5\"))"
  expect_discreet gather
  expect_not_in "$OUT" secret-note Khan Brien
}

# expect_entry SOURCE:KEY: the only entry that is found, and it is confirmed.
expect_entry() {
  expect_exit "0|3" gather "$case" --source "${1%%:*}"
  must match "$case" --json
  expect_equal "entries" "$1" "$(jq -r --arg source "${1%%:*}" \
    '.matches[] | select(.source == $source) | "\(.source):\(.person)"' "$OUT")"
  must match confirm "$case" "$1" --because "compared with the passport"
}

restricted_items() {
  sqlite3 office/register.db "SELECT group_concat(item_key, ' ') FROM
    (SELECT item_key FROM items WHERE case_reference = '$case' AND restricted ORDER BY item_key)"
}

story "FHIR: a patient is found and brings what hangs on them, page by page"
sources
must source check
request "Aisha Khan" 2009-04-12 "999 000 0018"
expect_entry surgery:aisha
expect_search surgery complete 10 10 ""
expect_json '.searches[-1].pages >= 5'
expect_equal "restricted by its label" o4 "$(restricted_items)"
must gather "$case" --source surgery --json
expect_json '.items == 10'

story "FHIR: everything that hangs on a restricted patient is restricted"
request "Carys Khan" 1980-01-02 9990000034
expect_entry surgery:carys
expect_search surgery complete 3 3 ""
expect_equal "restricted with the patient" "c1 c2 carys" "$(restricted_items)"

story "FHIR: what hangs on an encounter is asked for by it, and restricted with it"
case=AR-2026-0001
sources '.sources[0].datasets[1] |= (. + {path: "/Observation?encounter=Encounter/{parent}", link_to: "encounter",
    link_column: "/encounter/reference"})
  | .sources[0].datasets[2].fields += [{column: "/meta/security", meaning: "restricted"}]'
expect_search surgery complete 10 10 ""
expect_equal "restricted with the encounter" "e2 o1 o3 o4 o5 o7" "$(restricted_items)"

story "FHIR: what is not all there says so"
observations '{paging: {kind: "fhir", size_parameter: "_count", size: 3}}'
expect_search surgery partial 10 6 "says it has 7 records and gave 3"
observations '{path: "/OperationOutcome/half"}'
expect_search surgery partial 3 3 "reports a problem .warning, incomplete."
observations '{path: "/Nothing?patient={person}"}'
expect_search surgery complete 3 3 ""
observations '{path: "/Observation/none-{person}"}'
expect_search surgery partial 1 1 "status 404"
observations '{path: "/Observation/none-{person}", not_found_is_none: true}'
expect_search surgery complete 3 3 ""
observations '{path: "/Observation?date=soon&patient=Patient/{person}"}'
expect_search surgery partial 1 1 "status 400"
sources '.sources[0].datasets[0].fields[1].column = "/name/1/family"'
expect_exit 1 source check surgery
expect_in "$OUT" "no record of the sample has '/name/1/family'"

story "OData: a name with a quote is searched for, and only that"
sources
request "Niamh O'Brien" 2001-02-03 9990000042
expect_entry "crm:7"
expect_search crm complete 8 8 ""
expect_json '.searches[-1].queries | any(test("skip") | not)'
expect_equal "restricted by its flag" n3 "$(restricted_items)"
request "x' or born ne 'x" 2001-02-03 9990000077
must gather "$case" --source crm --json
expect_json '.searches[-1] | .outcome == "nil" and .fetched == 0'

story "OData: pages and totals"
case=AR-2026-0003
notes '{paging: {kind: "odata"}, items: "", total: ""}'
expect_search crm complete 8 8 ""
notes '{paging: {kind: "odata", size_parameter: "$top", size: 3}, items: "", total: ""}'
expect_search crm partial 8 4 "says it has 7 records and gave 3"
notes '{path: "/nothing?person={person}"}'
expect_search crm partial 1 1 "dataset .notes.: .*status 404"
# Services ignore what they do not understand, and answer with what everybody has.
notes '{path: "/notes?filter={person}&$count=true"}'
expect_search crm partial 9 8 "do not name the person; they were left out .1."
expect_equal "records of somebody else" 0 \
  "$(sqlite3 office/register.db "SELECT count(*) FROM items WHERE item_key = 'm1'")"
notes '{key: "/id"}'
expect_exit 1 source check crm
expect_in "$OUT" "no '/id'"

story "a service that ends while it is asked, and one that is back"
sources
kill "${servers[1]}"
wait "${servers[1]}" 2>/dev/null
expect_exit 1 source check
expect_search crm failed null 0 "does not answer"
expect_equal "records that stay" 8 \
  "$(sqlite3 office/register.db "SELECT count(*) FROM items WHERE case_reference = '$case' AND source = 'crm'")"
start_npm_server odata.mjs ../council.json
servers[1]=$npm_pid odata_port=$npm_port
sources
expect_search crm complete 8 8 ""

story "nothing of the records is in a message"
must gather AR-2026-0001 --history
expect_in "$OUT" "surgery"
expect_not_in "$OUT" secret-note Khan 9990000018
expect_not_in "$ALL_ERR" secret-note Khan 9990000018
must audit verify
expect_no_leftovers
