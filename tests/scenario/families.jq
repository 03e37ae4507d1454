# Invented families and the records that all their members share: jq -n --argjson families N -f families.jq.
# Each member has facts, texts that tell who it is; whoever shares a fact has the same text among theirs.
def pick($list; $n): $list[$n % ($list | length)];

# A number of the range for tests, with its check digit; from a number that cannot have one, the next that can.
def nhs_number($n):
  "999\($n | tostring | ("00000" + .)[-6:])" as $digits
  | (11 - ([range(9) | ($digits[.:. + 1] | tonumber) * (10 - .)] | add) % 11) as $check
  | if $check == 10 then nhs_number($n + 1) else $digits + (if $check == 11 then "0" else "\($check)" end) end;

def two: tostring | ("0" + .)[-2:];

["Ashworth", "Delaney", "O'Rourke", "Bashir", "Nowak", "Llewellyn", "Okoro", "Fairclough"] as $surnames
| ["Threlfall", "Castellan", "Quigley", "Ramsbottom", "Iqbal", "Sandhu", "Bracegirdle"] as $others
| ["Imogen", "Yvette", "Saffron", "Noreen", "Beata"] as $mothers
| ["Gerald", "Tariq", "Lloyd", "Marek"] as $fathers
| ["Duncan", "Piotr", "Clive", "Rashid", "Emlyn"] as $partners
| ["Orla", "Zainab", "Bronwen", "Kasia"] as $first_twins
| ["Nuala", "Maryam", "Carys", "Ewa"] as $second_twins
| ["Fergus", "Idris", "Callum", "Stefan", "Rhodri"] as $siblings
| ["Millgate High School", "Thornlea Academy", "St Winifred's RC Primary School", "the Larkhill Centre School",
   "Hollin Bank Sixth Form College"] as $schools
| ["Kingsway Primary School", "Oakenrod High School", "Our Lady of Lourdes Primary School"] as $twin_schools
| ["Northgate Bakery", "Hexham Tyres", "Rossendale Interiors", "Pennine Dental Laboratory"] as $employers
| ["Cobden Mill Laundry", "Redvales Garden Centre", "Fernhill Abattoir"] as $workplaces
| ["glazier", "upholsterer", "bus driver", "butcher", "croupier"] as $jobs
| ["a welder", "a florist", "a locksmith"] as $trades
| ["Tannery Road", "Harefield Drive", "Coal Pit Lane", "Weavers Court"] as $streets
| ["Bevis Green", "Sunny Bower Street", "Walmersley Brow"] as $far_streets
| {families: [range($families) as $f
  | pick($surnames; $f) as $surname
  | (if $f % 3 == 1 then $surname else pick($others; $f) end) as $partner_surname
  | "\(11 + $f * 3) \(pick($streets; $f)), Bury BL9 \($f % 9)QT" as $home
  | "\(40 + $f * 7) \(pick($far_streets; $f)), Bolton BL3 \($f % 9)XD" as $far
  | pick($twin_schools; $f) as $twin_school
  | pick($schools; $f) as $school
  | "0161 496 0\(100 + $f * 4)" as $phone
  | "07700 900\(200 + $f * 4)" as $mobile
  | {
      members: {
        mother: {names: (["\(pick($mothers; $f)) \($surname)"] + (if $f % 2 == 0 then ["\(pick($mothers; $f)) Pickersgill"] else [] end)),
          born: "19\(78 + $f)-0\(1 + $f % 9)-14", address: $home, phone: $phone,
          email: "\(pick($mothers; $f) | ascii_downcase).\(70 + $f)@example.org",
          job: pick($trades; $f), employer: pick($employers; $f)},
        father: {names: ["\(pick($fathers; $f)) \($surname)"], born: "19\(75 + $f)-11-2\($f % 9)", phone: $mobile,
          safe_address: $far, job: pick($jobs; $f), employer: pick($workplaces; $f)},
        stepfather: {names: ["\(pick($partners; $f)) \($partner_surname)"], born: "19\(80 + $f)-06-0\(1 + $f % 9)",
          address: $home, phone: "07700 900\(201 + $f * 4)", job: pick($jobs; $f + 2)},
        twin: {names: ["\(pick($first_twins; $f)) \($surname)"], born: "200\(6 + $f % 3)-03-1\($f % 9)", address: $home,
          school: $twin_school, nhs: nhs_number(100000 + $f * 111)},
        cotwin: {names: ["\(pick($second_twins; $f)) \($surname)"], born: "200\(6 + $f % 3)-03-1\($f % 9)", address: $home,
          school: $twin_school, nhs: nhs_number(200000 + $f * 113)},
        sibling: {names: ["\(pick($siblings; $f)) \($partner_surname)"], born: "200\(3 + $f % 3)-09-2\($f % 9)",
          address: $home, school: $school, nhs: nhs_number(300000 + $f * 117)}
      },
      relations: {
        mother: {father: "former husband", stepfather: "partner", twin: "daughter", cotwin: "daughter", sibling: "son"},
        father: {mother: "former wife", stepfather: "former wife's partner", twin: "daughter", cotwin: "daughter",
          sibling: "stepson"},
        stepfather: {mother: "partner", father: "partner's former husband", twin: "stepdaughter",
          cotwin: "stepdaughter", sibling: "son"},
        twin: {mother: "mother", father: "father", stepfather: "stepfather", cotwin: "twin sister",
          sibling: "half-brother"},
        cotwin: {mother: "mother", father: "father", stepfather: "stepfather", twin: "twin sister",
          sibling: "half-brother"},
        sibling: {mother: "mother", father: "mother's former husband", stepfather: "father", twin: "half-sister",
          cotwin: "half-sister"}
      }
    }
  | .members as $m
  | ($m | map_values(.names[0] | split(" ") | {given: .[0], family: .[-1], full: join(" ")})) as $n
  | .records = [
      {date: "2019-01-14", title: "Home visit", note: "\($n.mother.given) opened the door. \($n.twin.given) and \($n.cotwin.given) were in. \($n.sibling.given) was out: he goes to \($m.sibling.school) now and likes it better than the last one. \($n.stepfather.given) works as \($m.stepfather.job | if test("^[aeiou]") then "an " else "a " end)\($m.stepfather.job) and came home at five."},
      {date: "2019-02-02", title: "Telephone call", note: "\($n.father.full) rang from \($m.father.phone). He has moved to \($m.father.safe_address) and nobody is to know. He has a job at \($m.father.employer)."},
      {date: "2019-02-20", title: "School contact", note: "\($n.twin.full) (born \($m.twin.born)) is settled at \($m.twin.school). NHS \($m.twin.nhs). \($m.sibling.school) says \($n.sibling.given) missed eight sessions. His NHS number is \($m.sibling.nhs)."},
      {date: "2019-03-11", title: "Core group", note: "Present: \($n.mother.full), \($n.stepfather.full). Discussed \($n.sibling.full), a pupil of \($m.sibling.school). \($n.cotwin.full) asked to see her dad. Mrs \($n.mother.family) said she starts at \($m.mother.employer) on Monday; she can be reached on \($m.mother.phone) or \($m.mother.email)."},
      {date: "2019-04-01", title: "Note", note: "\($n.sibling.family | ascii_upcase), \($n.sibling.given) dob \($m.sibling.born | split("-") | reverse | join("/")) - transferred from \($m.twin.school) to \($m.sibling.school) in September. \($n.father.given)'s employer is \($m.father.employer)."},
      {date: "2019-04-09", title: "Referral",
        household: [
          {name: $n.mother.full, date_of_birth: $m.mother.born, occupation: $m.mother.job, employer: $m.mother.employer, telephone: $m.mother.phone},
          {name: $n.stepfather.full, date_of_birth: $m.stepfather.born, occupation: $m.stepfather.job, telephone: $m.stepfather.phone},
          {name: $n.twin.full, date_of_birth: $m.twin.born, school: $m.twin.school, nhs_number: $m.twin.nhs},
          {name: $n.cotwin.full, date_of_birth: $m.cotwin.born, school: $m.cotwin.school, nhs_number: $m.cotwin.nhs},
          {name: $n.sibling.full, date_of_birth: $m.sibling.born, school: $m.sibling.school, nhs_number: $m.sibling.nhs}]},
      {date: "2019-05-17", title: "Enrolment", sibling_name: $n.sibling.full, sibling_school: $m.sibling.school,
        father_name: $n.father.full, father_employer: $m.father.employer, father_occupation: $m.father.job,
        household_address: $m.mother.address},
      {date: "2019-06-03", title: "E-mail", text: "From: \($m.mother.email)\nHi, it's \($n.mother.given). \($n.sibling.given)'s school is \($m.sibling.school) and they finish early on Friday. My new number is \($m.mother.phone). \($n.stepfather.given) is on \($m.stepfather.phone). Thanks, \($n.mother.given)"},
      {date: "2019-07-22", title: "Note", note: "\($n.twin.given) told us that her father works for \($m.father.employer). \($n.cotwin.given), who attends \($m.cotwin.school), did not know. The head of \($m.sibling.school) will ring \($n.mother.given)."},
      {date: "2019-09-30", title: "Panel", note: "\($n.stepfather.full) was employed as \($m.stepfather.job | if test("^[aeiou]") then "an " else "a " end)\($m.stepfather.job) until May. \($n.mother.full), \($m.mother.job | sub("^a "; "")) at \($m.mother.employer), supports \($n.sibling.given), who is on roll at \($m.sibling.school)."}
    ]
    + (if ($m.mother.names | length) > 1 then [{date: "2019-10-04", title: "Old file", note: "\($m.mother.names[1]) as she then was came in with \($n.sibling.given)."}] else [] end)
]}
