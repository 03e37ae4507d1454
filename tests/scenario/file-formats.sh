#!/bin/bash
# A folder of every kind of file that can be read: each text in it is on the pages, whatever the encoding.
source "$(dirname "$0")/lib.sh"

# Every text that must arrive is a word of its own: leaf and two digits.
mkdir files
printf '{"id":1,"note":"leaf01"}\n{"id":2,"list":["leaf02",{"deep":"leaf03"}]}\n' >files/a.ndjson
printf '\xef\xbb\xbfid;note;remark\r\n1;"leaf04, with\r\nleaf05";leaf06\r\n2;leaf07;\r\n' >files/b.csv
printf 'id\tnote\n1\tleaf08\n' >files/c.tsv
cat >files/d.xml <<'XML'
<?xml version="1.0"?>
<file ref="leaf09"><entry>leaf10</entry><entry kind="leaf11">leaf12 <b>leaf13</b> leaf14</entry>
<entry><![CDATA[leaf15]]></entry><!-- leaf16 --></file>
XML
cat >files/e.html <<'HTML'
<!doctype html><html><head><title>leaf17</title><script>scriptword</script></head><body><h1>leaf18</h1>
<p>leaf19 <b>leaf20</b></p><ul><li>leaf21<li>leaf22</ul><p hidden>leaf23</p>
<table><tr><th>leaf24<th>leaf25<tr><td>leaf26<td>leaf27</table><img alt="leaf28"></body></html>
HTML
printf 'leaf29 and more\n' >files/f.txt
printf '\xff\xfel\0e\0a\0f\0003\0000\0\n\0' >files/g.txt
printf '<?xml version="1.0" encoding="windows-1252"?><a>leaf31 caf\xe9</a>' >files/h.xml
printf '{"content":[{"note":"leaf32"}],"attachments":[{"filename":"k.txt","contentType":"text/plain"}]}' >files/i.json
mkdir files/i && printf 'leaf33' >files/i/k.txt

# expect_leaves PDF: every word is in the text layer, where labels begin with a capital; nothing of the script is.
expect_leaves() {
  local number
  pdftotext -raw "$1" - | tr '[:upper:]' '[:lower:]' >text
  for number in $(seq -w 33); do
    expect_in text "leaf$number"
  done
  expect_in text café
  expect_not_in text scriptword
}

story "render"
must render files/*.* -o rendered.pdf
expect_leaves rendered.pdf

story "gather, review, bundle and seal"
small_workspace w
supplied=()
for file in files/*.*; do
  supplied+=(--from "$file")
done
must gather "$case" "${supplied[@]}" --json
expect_json '.searches[-1].outcome == "complete"'
must redact "$case"
must review list "$case" --json
jq -r '[.places[].kind] | unique[]' "$OUT" >kinds
while read -r kind; do
  must review decide "$case" --kind "$kind" --action disclose --because "all of it is the person's own"
done <kinds
sign_off
must bundle "$case" --accept-gaps "not what this is about" --json
expect_json '.withheld == 0 and .missing_glyphs == 0'
must seal "$case"
expect_leaves "w/out/$case/$case-bundle.pdf"

story "hostile and broken files are refused or are gaps"
printf '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>' >outside.xml
expect_refusal '[0-9]+' 'declares an entity' gather "$case" --from outside.xml
printf 'caf\xe9' >latin.txt
expect_refusal '[0-9]+' 'not text in UTF-8 at byte' gather "$case" --from latin.txt
printf '{"a":1}\nnonsense\n' >broken.ndjson
expect_exit 3 gather "$case" --from broken.ndjson --json
expect_json '.searches[-1].outcome == "partial" and (.searches[-1].reason | test("line 2 "))'
