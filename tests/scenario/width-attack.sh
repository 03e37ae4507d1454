#!/bin/bash
# What is withheld leaves no trace in the document: not in advances, line breaks, widths of labels, fonts, order, digests
# or size. The same records with other people withheld give the same bytes, so no guess among candidates by width does
# better than chance; where a name is shown, the same measuring tells every candidate apart.
source "$(dirname "$0")/lib.sh"

# Names of many widths, and pairs of the same number of letters.
candidates=("Li Wu" "Ivo Till" "Mima Womm" "Jill Illtyd" "Bartholomew Featherstonehaugh" "Łucja Szczęsna"
  "Zoë O'Dare-Smith" "محمد قریشی" "王小明")

# records NAME FILE: notes that name somebody wherever a note can, at the beginning, end and middle of lines.
records() {
  jq -n --arg name "$1" '
    def note($i): ["\($name) rang.", "Seen at home with \($name), \($name) and a friend; \($name) will come again on Friday.",
      "At the end of this rather long line of the note there is \($name).",
      "Then \($name) said that the plan was fine, and \($name)\u0027s dog was there too, and nobody else than \($name)."][$i % 4];
    {content: [range(60) as $i | {createdDate: "2024-0\(1 + $i / 20 | floor)-\($i % 20 + 1 | tostring | if length < 2 then "0" + . else . end)T09:00:00Z",
      type: "Contact", title: (if $i % 5 == 0 then "Visit of \($name)" else "Visit" end),
      seen: {with: $name, list: ["nobody", $name]}, table: [{who: $name, minutes: $i}, {who: "the school", minutes: 5}],
      text: (note($i) + " Note \($i). " + note($i + 1))}], attachments: []}' >"$2"
}

# disclose FOLDER NAME redact|disclose: one case from the records to the sealed document.
disclose() {
  small_workspace "$1"
  records "$2" "$1.json"
  cp "$1.json" notes.json
  must gather "$case" --from notes.json
  must party set "$case" --name "$2" --role third-party --relation neighbour --phone "07700 900321"
  must redact "$case"
  run review decide "$case" --party P1 --action "$3" --because "agreed"
  # Words that somebody else could be, which differ from name to name, are nobody here.
  run review decide "$case" --open --action disclose --because "nobody else is named"
  must review sign-off "$case" --actor b.second
  must bundle "$case" --accept-gaps "not what this is about"
  must seal "$case"
}

# distinct FILE...: how many different files there are.
distinct() {
  sha256sum "$@" | cut -d ' ' -f 1 | sort -u | wc -l
}

story "who is withheld: the same bytes"
for i in "${!candidates[@]}"; do
  disclose "withheld$i" "${candidates[$i]}" redact
done
expect_equal "different documents" 1 "$(distinct withheld*/out/"$case/$case-bundle.pdf")"
pdftotext -layout "withheld0/out/$case/$case-bundle.pdf" text.txt
expect_true "many places are withheld" test "$(grep -o 'withheld, code TP' text.txt | wc -l)" -gt 200
expect_equal "sizes of the sealed documents" 1 "$(stat -c %s withheld*/out/"$case/$case-sealed.pdf" | sort -u | wc -l)"

story "who is shown: each tells itself apart, so the measuring would have worked"
for i in 1 2 3; do
  disclose "shown$i" "${candidates[$i]}" disclose
done
expect_equal "different documents" 3 "$(distinct shown*/out/"$case/$case-bundle.pdf")"
widths() { # of the lines of a document, in points
  pdftotext -bbox-layout "$1/out/$case/$case-bundle.pdf" - | grep -oE '<line xMin="[0-9.]+" yMin="[0-9.]+" xMax="[0-9.]+' |
    sha256sum
}
expect_equal "different widths of lines" 3 "$(for i in 1 2 3; do widths "shown$i"; done | sort -u | wc -l)"
