# Turns the published columns of the Standard Safeguarding Dataset into SQL.
#   awk -v as=tables -v server=postgresql   CREATE TABLE statements (server: postgresql or sqlite)
#   awk -v as=rows -v person=P1 -v mark=own  one row in each table for a person; every free text says whose it is
# Rows hang together as the dataset has it: ids of one name and person are equal. Workers, teams, families and
# meetings are shared by all people, as siblings share them.
BEGIN { FS = "," }
FNR == 1 { next }
$1 != table { finish(); table = $1; columns = values = "" }
{
  columns = columns separator() $3 (as == "tables" ? " " type($4) : "")
  values = values (values == "" ? "" : ", ") value($1, $3, $4)
}
END { finish() }

function separator() { return columns == "" ? "" : ", " }

function type(declared) {
  if (server == "sqlite") return declared ~ /^(int|tinyint|bit)$/ ? "INTEGER" : declared == "float" ? "REAL" : "TEXT"
  if (declared == "datetime") return "timestamp"
  if (declared ~ /^(int|tinyint)$/) return "integer"
  if (declared == "bit") return "boolean"
  if (declared == "float") return "double precision"
  return declared == "date" ? "date" : "text"
}

function value(table, column, declared,   bare) {
  bare = column
  sub(/^[a-z0-9]+_/, "", bare)
  if (table == "ssd_mother" && column == "moth_person_id") return text("P-MOTHER")
  if (column == "moth_childs_person_id" || column ~ /person_id$/) return text(person)
  if (column ~ /(worker_id|professional_id|personal_advisor)$/) return text("W1")
  if (column ~ /(_team|dept_team_id)$/) return text("T1")
  if (column ~ /(family_id|meeting_id|parent_id)$/) return text("SHARED-" bare)
  if (column == "ehcr_send_table_id") bare = "table_id"
  if (column == "ehcn_ehcp_asmt_id") bare = "ehcp_assessment_id"
  if (column == "pers_dob") return text(born)
  if (column == "pers_forename") return text(forename)
  if (column == "pers_surname") return text("Ashdown")
  if (column == "pers_upn") return text(upn)
  if (column == "pers_single_unique_id") return text(nhs)
  if (column ~ /(death_date|expected_dob)$/) return "NULL"
  if (column == "addr_address_json") return text("{\"FLAT\":\"" mark "\",\"STREET\":\"Larch Road\",\"TOWN\":\"Brackendale\",\"UPRN\":\"10001\"}")
  if (column == "link_identifier_type") return text("Former Unique Pupil Number")
  if (column ~ /_id$/) return text(bare "-" person)
  if (declared ~ /^(datetime|date)$/) return text("2021-03-04")
  if (declared == "bit") return server == "sqlite" ? "1" : "true"
  if (declared ~ /^(int|tinyint|float)$/) return 7
  if (declared ~ /^nchar/) return text("Y")
  return text(mark " " column)
}

function text(words) { return "'" words "'" }

function finish() {
  if (table == "") return
  if (as == "tables") print "CREATE TABLE " table " (" columns ");"
  else if (table !~ /^(ssd_dim_date|ssd_department|ssd_professionals)$/) print "INSERT INTO " table " (" columns ") VALUES (" values ");"
}
