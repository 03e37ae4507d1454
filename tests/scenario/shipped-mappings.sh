#!/bin/bash
# The mappings that ship, on databases and folders of their shape: everything of the person arrives, nothing of
# anybody else's, and the account that the templates make can read and do nothing more.
# shellcheck source=tests/scenario/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/scenario/postgres.bash
. "$HERE/postgres.bash"
trap 'code=$?; remove_postgres; (exit "$code"); finish' EXIT
start_postgres
secret_words="$secret_words|Maya|Jude|Ashdown|Larch Road|reader-password"
mappings=$HERE/../../share/mappings

# workspace DIR: with the case of Maya Ashdown, identity proved; becomes the workspace of what follows.
workspace() {
  must init "$1" --controller "Example Borough Council" --team "Rights team" --email rights@example.org
  export DSRKIT_WORKSPACE=$1
  echo reader-password >"$1/keys/reader"
  must open --subject "Maya Ashdown" --born 2009-04-12 --id upn=A998400118001 --id nhs-number=9990000018 \
    --received 2026-11-02 --service "$service"
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
}

# gather_person KEY: searches, confirms this entry where an officer has to, and fetches its records.
gather_person() {
  local source person
  expect_exit "0|3" gather "$case"
  must match "$case" --json
  jq -r '.matches[] | select(.decided == "undecided") | "\(.source) \(.person)"' "$OUT" >undecided
  while read -r source person; do
    if [ "$person" = "$1" ]; then
      must match confirm "$case" "$source:$person" --because "compared"
    else
      must match reject "$case" "$source:$person" --because "somebody else"
    fi
  done <undecided
  must gather "$case" --json
  expect_json '[.searches[] | .outcome == "complete" and (.claimed // .fetched) == .fetched] | all'
}

items_of() {
  sqlite3 "$1/register.db" "SELECT ${2:-dataset} FROM items ORDER BY 1"
}

# A child with a row in every table, a brother with another, and their mother.
ssd_rows() {
  local columns=$DATA/ssd/ssd-tables.csv
  echo "INSERT INTO ssd_department VALUES ('T1', 'Family support team', 'T0', 'Children''s services');"
  echo "INSERT INTO ssd_professionals VALUES ('W1', 'S1', 'Grace Okoye', 'SW1', 'N', 'Social worker', 12, 'Children', 1);"
  echo "INSERT INTO ssd_person (pers_person_id, pers_forename, pers_surname, pers_dob)
    VALUES ('P-MOTHER', 'Rowan', 'Ashdown', '1984-07-01');"
  awk -v as=rows -v server="$1" -v person=P-MAYA -v mark=own -v forename=Maya -v born=2009-04-12 \
    -v upn=A998400118001 -v nhs=9990000018 -f "$HERE/ssd.awk" "$columns"
  awk -v as=rows -v server="$1" -v person=P-JUDE -v mark=brother -v forename=Jude -v born=2011-09-30 \
    -v upn=R998400118002 -v nhs=9990000026 -f "$HERE/ssd.awk" "$columns"
}

ssd_tables() {
  awk -v as=tables -v server="$1" -f "$HERE/ssd.awk" "$DATA/ssd/ssd-tables.csv"
}

# Every dataset of the mapping whose rows are disclosed, except those about the person as a mother.
ssd_datasets=$(jq -r '.source.datasets[] | select(.role != "household" and .role != "professional")
  | .id | select(. != "motherhood" and . != "child")' "$mappings/ssd.json" | LC_ALL=C sort)

story "the mappings that ship"
must source mappings
expect_in "$OUT" "^ssd .*Standard Safeguarding Dataset" "not tested +.*SQL Server"
must source mappings --json
expect_json '[.mappings[] | .mapping] == ["moj", "mosaic", "sar-views", "ssd"]'

story "the safeguarding dataset in PostgreSQL"
admin postgres -c 'CREATE DATABASE ssd'
{ ssd_tables postgresql && ssd_rows postgresql; } | admin ssd
admin ssd <<'SQL'
CREATE ROLE ssd_reader LOGIN PASSWORD 'reader-password';
GRANT SELECT ON ALL TABLES IN SCHEMA public TO ssd_reader;
SQL
workspace safeguarding
at="postgresql://ssd_reader@127.0.0.1:$PGPORT/ssd?sslmode=disable"
must source add cms --mapping ssd --connection "$at" --password-file keys/reader --holder "Social care" --dry-run
expect_equal "sources after a dry run" 0 "$(jq '.sources | length' safeguarding/dsrkit.json)"
must source add cms --mapping ssd --connection "$at" --password-file keys/reader --holder "Social care" --json
expect_json '.source == "cms" and (.check_first | length) > 0'
expect_refusal 73 "already a source" source add cms --mapping ssd --connection "$at"
must source check
expect_in "$OUT" "PostgreSQL 1[5-9]"
gather_person P-MAYA
expect_equal "datasets of the child" "$ssd_datasets" "$(items_of safeguarding | uniq)"
expect_equal "rows of the child, one in each table" "" "$(items_of safeguarding | uniq -d)"
expect_equal "rows of anybody else" "" "$(items_of safeguarding item_key | grep -E 'JUDE')"
expect_equal "health records" "cla-health cla-immunisations cla-substance-misuse disability sdq-scores" \
  "$(sqlite3 safeguarding/register.db "SELECT dataset FROM items WHERE data_class = 'health' ORDER BY 1" | xargs)"

story "who is around the child"
must party list "$case" --show-names --json
expect_json '[.parties[] | select(.names[0] == "Grace Okoye") | .role == "professional" and .job == "Social worker"] == [true]'
expect_json '[.parties[] | select(.names[0] == "Jude Ashdown")] | length == 1'
expect_json '[.parties[] | select(.names[0] == "Rowan Ashdown") | .relation == "mother"] == [true]'

story "every value of the child is in the document, none of the brother's"
must redact "$case"
must review list "$case" --json
jq -r '[.places[].kind] | unique[]' "$OUT" >kinds
while read -r kind; do
  must review decide "$case" --kind "$kind" --action disclose --because "the child's own"
done <kinds
sign_off
must bundle "$case" --accept-gaps "not what this is about"
pdftotext -raw "safeguarding/out/$case/$case-bundle.pdf" - | tr -d '[:space:]' >pages
jq -r '.source.datasets[] | select(.role == null) | .fields[] | select(.meaning != "professional.ref") | .column' \
  "$mappings/ssd.json" | sort -u >fields
awk -v as=rows -v server=sqlite -v person=P-MAYA -v mark=own -f "$HERE/ssd.awk" "$DATA/ssd/ssd-tables.csv" |
  grep -oE "'own [a-z0-9_]+'" | tr -d "' " | sed 's/^own//' | sort -u >marked
comm -12 fields marked >wanted
expect_true "many values are looked for" test "$(wc -l <wanted)" -gt 70
while read -r column; do
  grep -qF "own$column" pages || echo "$column"
done <wanted >missing
expect_equal "values that do not arrive" "" "$(head -5 missing)"
expect_not_in pages "brother"

# Where a row has no key its values make one, and a time is written otherwise here and there.
records_of() {
  items_of "$1" "dataset || ' ' || iif(dataset = 'pre-cla-care-plans', '', item_key) || ' ' || coalesce(item_date, '') ||
    ' ' || title || ' ' || data_class"
}

story "the same from SQLite"
workspace lite
{ ssd_tables sqlite && ssd_rows sqlite; } | sqlite3 lite/ssd.db
must source add cms --mapping ssd --connection ssd.db --holder "Social care"
must source check
gather_person P-MAYA
expect_equal "the same records" "$(records_of safeguarding)" "$(records_of lite)"

story "the mother is another person with records of her own"
workspace mother
cp lite/ssd.db mother/ssd.db
must source add cms --mapping ssd --connection ssd.db --holder "Social care"
must open --subject "Rowan Ashdown" --born 1984-07-01 --received 2026-11-02 --service "$service"
case=AR-2026-0002
must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
gather_person P-MOTHER
expect_equal "records of the mother" "child child motherhood motherhood person" \
  "$(sqlite3 mother/register.db "SELECT dataset FROM items WHERE case_reference = '$case' ORDER BY 1" | xargs)"
case=AR-2026-0001

story "the views that a database administrator makes"
admin postgres -c 'CREATE DATABASE views'
admin views <"$HERE/view-example.sql"
admin views <"$mappings/sar-views/postgresql.sql"
for view in $(jq -r '.source.datasets[].table' "$mappings/sar-views.json"); do
  expect_equal "rows of $view over empty tables" 0 "$(admin views -c "SELECT count(*) FROM sar.$view")"
done
admin views -c "ALTER ROLE dsrkit_reader PASSWORD 'reader-password'"
as_reader() {
  PGPASSWORD=reader-password psql -X -q -U dsrkit_reader -d views -tAc "$1" 2>&1
}
expect_equal "the account sees views" 0 "$(as_reader 'SELECT count(*) FROM sar_person')"
expect_equal "and no table" 1 "$(as_reader 'SELECT 1 FROM public.your_person' | grep -c 'permission denied')"
expect_equal "and changes nothing" 1 \
  "$(as_reader 'SET default_transaction_read_only = off; DELETE FROM sar_person' | grep -c 'permission denied')"
workspace views
must source add records --mapping sar-views --password-file keys/reader --holder "Records team" \
  --connection "postgresql://dsrkit_reader@127.0.0.1:$PGPORT/views?sslmode=disable"
must source check --json
expect_json '[.diagnostics[] | select(.severity != "note")] == []'
admin views <<'SQL'
INSERT INTO your_person VALUES (1, 'Maya', 'Ashdown', '2009-04-12', NULL, 'F', '07700 900123', NULL, NULL),
  (2, 'Jude', 'Ashdown', '2011-09-30', NULL, 'M', NULL, NULL, false);
INSERT INTO your_person_name VALUES (1, 1, 'Maya', 'Quill', 'former', NULL, NULL);
INSERT INTO your_person_identifier VALUES (1, 1, 'nhs-number', '9990000018'), (2, 2, 'nhs-number', '9990000026');
INSERT INTO your_person_address VALUES (1, 1, 'home', '4 Larch Road, Brackendale', 'BK4 2DL', '2020-01-01', NULL, NULL, NULL),
  (2, 1, 'refuge', '9 Hidden Mews', 'BK9 9ZZ', '2021-01-01', NULL, true, true);
INSERT INTO your_household_member VALUES (1, 1, 50, 'daughter'), (2, 2, 50, 'brother');
INSERT INTO your_person_contact VALUES (1, 1, 'referrer', 'Dilys', 'Penhaligon', NULL, NULL, '07700 900456', NULL, NULL, NULL);
INSERT INTO your_worker VALUES (7, 'Grace Okoye', 'Social worker', 'Example Borough Council');
INSERT INTO your_case_note VALUES (1, 1, 'Visit', '2024-02-03', 'a visit', NULL, NULL, 7, NULL, NULL, NULL),
  (2, 1, 'Adoption', '2024-02-04', 'a hidden note', 'Grace Okoye', 'Social worker', NULL, false, false, true),
  (3, 1, 'Clinic', '2024-02-05', 'a clinic letter', NULL, NULL, NULL, true, NULL, NULL),
  (4, 1, 'School', '2024-02-06', 'a school report', NULL, NULL, NULL, NULL, true, false),
  (5, 2, 'Visit', '2024-02-03', 'of the brother', NULL, NULL, 7, false, false, false);
INSERT INTO your_document VALUES (1, 1, 'Letter', '2024-03-01', 'letter.pdf', '\x255044462d', true),
  (2, 2, 'Letter', '2024-03-01', 'letter.pdf', '\x255044462d', false);
SQL
gather_person 1
expect_equal "records, classes and the restricted ones" "addresses 1 social-work 0
addresses 2 social-work 1
aliases 1 social-work 0
documents 1 social-work 1
education-records 4 education 0
health-records 3 health 0
household 1 social-work 0
identifiers 1 social-work 0
person 1 social-work 0
records 1 social-work 0
records 2 social-work 1
relations 1 social-work 0" \
  "$(items_of views "dataset || ' ' || item_key || ' ' || data_class || ' ' || restricted")"
must party list "$case" --show-names --json
expect_json '[.parties[] | select(.names[0] == "Dilys Penhaligon") | .informant] == [true]'
expect_json '[.parties[] | select(.names[0] == "Jude Ashdown") | .relation] == ["brother"]'
expect_json '[.parties[] | select(.names[0] == "Grace Okoye") | .role] == ["professional"]'

story "tables of Mosaic"
workspace mosaic
jq -r '.source.datasets[] | . as $d | ([.key, .link_column // empty, .links[]?.column, .fields[].column] | unique | .[])
  | "\($d.table)\t\(.) \(if endswith("ID") then "INTEGER" else "TEXT" end)"' "$mappings/mosaic.json" | sort -u |
  awk -F '\t' '$1 != table { if (table != "") print "CREATE TABLE " table " (" columns ");"; table = $1; columns = $2; next }
    { columns = columns ", " $2 } END { print "CREATE TABLE " table " (" columns ");" }' >mosaic.sql
cat >>mosaic.sql <<'SQL'
INSERT INTO MO_PERSONS (PERSON_ID, DATE_OF_BIRTH) VALUES (1, '2009-04-12'), (2, '2011-09-30'), (3, '1984-07-01');
INSERT INTO MO_PERSON_NAMES (PERSON_NAME_ID, PERSON_ID, NAME_TYPE_ID, FIRST_NAMES, LAST_NAME) VALUES
  (10, 1, 'DISPLAY', 'Maya', 'Ashdown'), (11, 1, 'ALIAS', 'Maya', 'Quill'), (20, 2, 'DISPLAY', 'Jude', 'Ashdown'),
  (30, 3, 'DISPLAY', 'Rowan', 'Ashdown');
INSERT INTO ADDRESSES (ID, STREET_NUMBER, STREET, TOWN, POST_CODE) VALUES (100, '4', 'Larch Road', 'Brackendale', 'BK4 2DL');
INSERT INTO ADDRESSES_PEOPLE (ID, PERSON_ID, ADDRESS_ID, START_DATE) VALUES (200, 1, 100, '2020-01-01'), (201, 2, 100, '2020-01-01');
INSERT INTO MO_RELATIONSHIP_TYPES (RELATIONSHIP_TYPE_ID, RELATIONSHIP_CODE) VALUES (5, 'MOTHER');
INSERT INTO MO_PERSON_RELATIONSHIPS (PERSON_RELATIONSHIP_ID, PERSON_ID, PERSON_RELATED_TO_ID, RELATIONSHIP_TYPE_ID)
  VALUES (300, 1, 3, 5), (301, 2, 3, 5);
SQL
sqlite3 mosaic/mosaic.db <mosaic.sql
must source add mosaic --mapping mosaic --connection mosaic.db --holder "Social care"
must source check
gather_person 1
expect_equal "records of Mosaic" "address-links 200
addresses 100
names 10
names 11
person 1
related-people 30
relationship-types 5
relationships 300" "$(items_of mosaic "dataset || ' ' || item_key")"

story "a folder of service responses"
workspace responses
mkdir -p responses/exports/A998400118001
cat >responses/exports/A998400118001.json <<'JSON'
{"content": [{"id": 1, "date": "2024-05-01", "text": "a visit to school"}],
 "attachments": [{"attachmentNumber": 1, "name": "note", "contentType": "text/plain", "filename": "note.txt"}]}
JSON
echo "an attached note" >responses/exports/A998400118001/note.txt
echo '{"content": [{"id": 2, "text": "of the brother"}]}' >responses/exports/R998400118002.json
must source add schools --mapping moj --connection exports --holder "Education welfare" --label "School exports"
expect_exit 2 source add other --mapping ssd --connection x --identifier upn
must source check
gather_person A998400118001
expect_equal "records of the folder" 2 "$(items_of responses | wc -l)"
must source add police --kind manual --holder "Community safety team" --label "Police information"
must source list --json
expect_json '[.sources[] | .kind] == ["files", "manual"]'
expect_exit 3 gather "$case" --json
expect_json '[.searches[] | select(.source == "police") | .outcome] == ["not-searched"]'
