# What tells who the others of a family are, beside what the subject shares with them: jq --arg subject M, of one family.
def words: [scan("[\\p{L}’']+")];
def facts:
  ([.names[] | words[]]) + .names + [.born, (.born | split("-") | reverse | join("/")), .nhs, .phone, .email, .job, .employer,
    .school, .address, .safe_address]
  # A street and a postcode tell it too.
  + [(.address, .safe_address) // empty | split(", ") | (.[0] | sub("^[0-9]+ "; "")), (.[-1] | sub("^[A-Z][a-z]+ "; ""))]
  | map(select(. != null) | sub("^an? "; "") | ascii_downcase);
.members as $members
| ($members[$subject] | facts) as $own
| [$members | to_entries[] | select(.key != $subject) | .value | facts[]] | unique - $own
