#!/bin/bash
# Stock tools and our own verifier agree about the sealed document of the demonstration; nothing of the people who are
# withheld is in it, and no changed copy passes.
source "$(dirname "$0")/lib.sh"

must demo council --json
sealed=$(jq -r .bundle "$OUT") password_file=$(jq -r .password_file "$OUT") certificate=$(jq -r .certificate "$OUT")
password=$(<"$password_file")
cp "$sealed" sealed.pdf

story "other people's tools"
pdfsig -upw "$password" sealed.pdf >pdfsig.txt 2>&1
expect_in pdfsig.txt "Signature is Valid" "Total document signed" "ETSI.CAdES.detached" "SHA-256"
expect_equal "signatures" 1 "$(grep -c '^Signature #' pdfsig.txt)"
expect_true "qpdf reads it without a complaint" qpdf --password="$password" --check sealed.pdf
qpdf --password="$password" --show-encryption sealed.pdf >encryption.txt
expect_in encryption.txt "^R = 6" "stream encryption method: AESv3" "string encryption method: AESv3" \
  "file encryption method: AESv3" "extract for accessibility: allowed" "modify anything: not allowed"
mutool sign -v -p "$password" sealed.pdf >mutool.txt 2>&1
expect_in mutool.txt "unchanged since signing"
pdffonts -upw "$password" sealed.pdf | tail -n +3 >fonts.txt
expect_true "there are fonts" test -s fonts.txt
expect_equal "fonts that are not embedded subsets with a way back to text" "" \
  "$(grep -vE '^[A-Z]{6}\+.* yes +yes +yes +[0-9]+ +0 *$' fonts.txt)"
expect_exit 14 verify sealed.pdf
expect_true "nobody reads it without the password" bash -c '! pdftotext sealed.pdf - 2>/dev/null | grep -q .'
pdfinfo -upw "$password" sealed.pdf >info.txt
expect_in info.txt "^Title: +[A-Z]" "^Tagged: +yes" "A4" "AES-256"

story "what is in it"
pdftotext -upw "$password" sealed.pdf text.txt
pdftotext -raw -upw "$password" sealed.pdf raw.txt
mutool draw -q -p "$password" -F txt -o mutool-text.txt sealed.pdf 2>/dev/null
expect_in text.txt "Mariam Mahmood" "999 ?000 ?0018" "A998400118001" "withheld" "code TP" "Page 1 of [0-9]+" "$case"
expect_equal "pages" "$(awk '/^Pages:/ { print $2 }' info.txt)" "$(grep -oE 'Page [0-9]+ of [0-9]+' text.txt | wc -l)"
pdfdetach -upw "$password" -saveall -o attached sealed.pdf >/dev/null 2>&1 ||
  { mkdir -p attached && pdfdetach -upw "$password" -saveall -o attached sealed.pdf >/dev/null 2>&1; }
expect_equal "attachments" manifest.json "$(ls attached)"
expect_true "the manifest lists every record with a digest" jq -e --arg case "$case" '.format == "dsrkit.manifest/1"
  and .case == $case and (.items | length > 50) and ([.items[].item] | length == (unique | length))
  and all(.items[]; (.sha256 | test("^[0-9a-f]{64}$")) and .page > 0)
  and (.root | test("^[0-9a-f]{64}$"))' attached/manifest.json
expect_equal "the manifest's root" "$(jq -r .root attached/manifest.json)" \
  "$(jq -r '.items[] | "\(.item) \(.sha256)"' attached/manifest.json | sha256sum | cut -d ' ' -f 1)"

story "what is not in it"
qpdf --password="$password" --decrypt --qdf --object-streams=disable sealed.pdf open.pdf
# Titles of bookmarks and metadata are UTF-16 in hexadecimal or with zero bytes: both are made readable.
tr -d '\0' <open.pdf >strings.txt
mutool show -p "$password" sealed.pdf outline >bookmarks.txt 2>/dev/null
expect_true "there are bookmarks" test -s bookmarks.txt
must party list "$case" -C council --show-names --json
{
  jq -r '.parties[] | select(.role == "third-party") | .names[]' "$OUT"
  jq -r '.people[] | select(.role == "third-party") | (.names, .written, .safe_addresses, .phones, .emails)[]?' "$cast"
} | sort -u >protected.txt
# What the subject's own data and the words of a letter share with them names nobody.
grep -E '.{5,}' protected.txt | grep -vE '^(grace has been|Marwa)$' >names.txt
expect_true "there are many protected texts" test "$(wc -l <names.txt)" -gt 60
for file in text.txt raw.txt mutool-text.txt info.txt bookmarks.txt attached/manifest.json strings.txt; do
  expect_equal "protected texts in $file" "" "$(tr '\n' ' ' <"$file" | grep -aoiwF -f names.txt | sort | uniq -c | head -5)"
done
expect_equal "Marwa" 0 "$(cat text.txt raw.txt strings.txt | grep -ciaw marwa)"

story "our own verifier, in an empty folder and without a workspace"
mkdir empty && cd empty || exit 1
expect_exit 0 verify ../sealed.pdf --password-file "../$password_file" --trust "../$certificate" --json
expect_json '.format == "dsrkit.verification/1" and .valid and (.checks | length > 5 and all(.ok)) and .mode != null'
"$DSRKIT" verify ../sealed.pdf --password-file - <"../$password_file" >/dev/null || fail "the password from standard input"
must init ../other --controller "Another Council"
expect_refusal 14 "not valid" verify ../sealed.pdf --password-file "../$password_file" \
  --trust ../other/keys/seal-certificate.pem
echo "wrong-word" >../wrong.txt
expect_refusal 14 "password" verify ../sealed.pdf --password-file ../wrong.txt
expect_refusal 66 "cannot open" verify ../absent.pdf --password-file "../$password_file"
expect_refusal 66 "cannot open" verify ../sealed.pdf --password-file ../absent.txt
expect_equal "files made by verifying" "" "$(ls -A)"
cd ..

story "changed copies"
# expect_tampered WHAT: copy.pdf does not pass.
expect_tampered() {
  checks=$((checks + 1))
  run verify copy.pdf --password-file "$password_file" --trust "$certificate"
  [ $? -eq 14 ] || fail "a copy passed: $1 ($(head -c 200 "$ERR"))"
}
size=$(stat -c %s sealed.pdf)
for i in $(seq 0 39); do
  at=$((i * (size - 1) / 39))
  cp sealed.pdf copy.pdf
  byte=$(od -An -tu1 -j "$at" -N 1 sealed.pdf)
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of=copy.pdf bs=1 seek="$at" conv=notrunc status=none
  expect_tampered "byte $at changed"
done
for length in 0 1 "$((size / 2))" "$((size - 1))"; do
  head -c "$length" sealed.pdf >copy.pdf
  expect_tampered "cut to $length bytes"
done
{ cat sealed.pdf && echo; } >copy.pdf
expect_tampered "a line end appended"
{ cat sealed.pdf && printf '1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n'; } >copy.pdf
expect_tampered "a revision appended"
cat >update.js <<JS
var doc = new PDFDocument("sealed.pdf");
doc.authenticatePassword("$password");
doc.getTrailer().get("Root").put("Lang", doc.newString("cy"));
doc.save("copy.pdf", "incremental");
JS
rm -f copy.pdf
mutool run update.js >/dev/null 2>&1
expect_true "mutool made an update" test -s copy.pdf
expect_true "the update left the signed part as it was" cmp -n "$size" sealed.pdf copy.pdf
expect_tampered "an incremental update by mutool"
qpdf --password="$password" sealed.pdf copy.pdf
expect_tampered "written again by qpdf"
qpdf --password="$password" --decrypt sealed.pdf copy.pdf
expect_tampered "decrypted"
cp "council/out/$case/$case-bundle.pdf" copy.pdf
expect_tampered "the document before it was sealed"
echo "no PDF at all" >copy.pdf
expect_tampered "something else"
