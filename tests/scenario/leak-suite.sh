#!/bin/bash
# Ten thousand secrets in records that name people wherever a record can: nothing of them is in what is handed over, by
# the eyes of pdftotext, mutool and qpdf, nor by the leak check itself, which reads every byte and refuses to seal.
source "$(dirname "$0")/lib.sh"
type -P mutool qpdf pdftotext pdfdetach >/dev/null || skip "mutool, qpdf or poppler-utils is missing"

people=2000

# Invented people with names that are no words, a telephone, an e-mail address and a number; and notes about them.
awk -v people=$people '
  function word(n, i, text) {
    text = ""
    for (i = 0; i < 4; ++i) {
      text = text substr("bdfgklmnprstvz", n % 14 + 1, 1)
      n = int(n / 14)
      text = text substr("aeiou", (n + i) % 5 + 1, 1)
      n = int(n / 5)
    }
    return toupper(substr(text, 1, 1)) substr(text, 2)
  }
  BEGIN {
    for (i = 0; i < people; ++i) {
      given = word(i * 7919 + 13)
      family = word(i * 104729 + 17) "qvist"
      printf "%s\t%s\t07700 9%05d\t%s.%s@mail.example.org\tZQ%08d\n", given, family, 10000 + i * 37, tolower(given),
        tolower(family), 31000000 + i * 7001
    }
  }' >people.tsv
jq -Rn '{format: "dsrkit.party-changes/1", parties: [inputs / "\t" | {names: ["\(.[0]) \(.[1])"], role: "third-party",
  relation: "neighbour", phones: [.[2]], emails: [.[3]], identifiers: [{type: "case-number", value: .[4]}]}]}' \
  people.tsv >people.json
jq -Rn '[inputs / "\t" | {full: "\(.[0]) \(.[1])", given: .[0], family: .[1], phone: .[2], email: .[3], number: .[4]}] as $p
  | {content: [range(0; $p | length; 2) as $i | $p[$i] as $a | $p[$i + 1] as $b | {
      id: $a.email, createdDate: "20\(10 + $i % 15)-0\(1 + $i % 9)-1\($i % 9)T09:00:00Z", title: "Visit of \($a.full)",
      author: "Worker One", seen: {with: $a.full, telephone: $a.phone, mail: $a.email, number: $a.number},
      ($b.full): "present", list: [$b.full, $b.phone, "nobody"], link: "mailto:\($b.email)",
      table: [{who: $b.family, number: $b.number}, {who: "the school", number: "5"}],
      text: "Seen at home with \($a.full). \($a.given) asked about \($b.given) \($b.family | ascii_upcase), who rang from \($b.phone). Write to \($a.email) or \($b.email), number \($b.number). Nobody else than \($a.family) was there.\nNext week again."}],
     attachments: []}' people.tsv >notes.json
tr '\t' '\n' <people.tsv | sort -u >secrets.txt
awk -F '\t' '{ print $1 " " $2 }' people.tsv >>secrets.txt
expect_true "there are ten thousand secrets" test "$(wc -l <secrets.txt)" -ge 10000

# found FILE: the secrets in it, each once. Letters of ASCII only: that is a hundred times faster.
found() {
  LC_ALL=C grep -aoiF -f secrets.txt "$1" | sort -u
}
expect_true "they are in the records, where the search finds them" test "$(found notes.json | wc -l)" -ge 10000

small_workspace w
must gather "$case" --from notes.json
must party set "$case" --from people.json
must redact "$case"
run review decide "$case" --open --action redact --code TP --because "of other people"
must review sign-off "$case" --actor b.second
must bundle "$case" --accept-gaps "not what this is about"

story "the leak check finds nothing"
must seal "$case"

story "nor do others"
password=$(<"w/out/$case/$case-password.txt")
sealed=w/out/$case/$case-sealed.pdf
pdftotext -upw "$password" "$sealed" pdftotext.txt
pdftotext -raw -upw "$password" "$sealed" raw.txt
pdfinfo -upw "$password" "$sealed" >info.txt
mutool draw -q -p "$password" -F txt -o mutool.txt "$sealed" 2>/dev/null
mutool show -p "$password" "$sealed" outline >outline.txt 2>/dev/null
qpdf --password="$password" --decrypt --qdf --object-streams=disable "$sealed" qdf.pdf
pdfdetach -upw "$password" -saveall -o attached "$sealed" >/dev/null 2>&1 ||
  { mkdir -p attached && pdfdetach -upw "$password" -saveall -o attached "$sealed" >/dev/null 2>&1; }
expect_true "the document says that much is withheld" test "$(grep -c withheld pdftotext.txt)" -gt 1000
# Strings in UTF-16 become readable without their zero bytes.
tr -d '\0' <qdf.pdf >strings.txt
for file in pdftotext.txt raw.txt mutool.txt outline.txt info.txt strings.txt attached/*; do
  # Also as one line, for what is broken over lines or at hyphens.
  tr -d '\n' <"$file" | sed 's/- *//g' >joined.txt
  expect_equal "secrets in ${file##*/}" "" "$(found "$file" | head -3)"
  expect_equal "secrets in ${file##*/} without ends of lines" "" "$(found joined.txt | head -3)"
done
find w/out -type f >names.txt
expect_equal "secrets in file names" "" "$(found names.txt | head -3)"
expect_equal "secrets in messages" "" "$(found "$ALL_ERR" | head -3)"
