#!/bin/bash
# Sealed documents changed in many ways. Our verifier rejects every one; pdfsig, OpenSSL, MuPDF, and PDFBox with
# BouncyCastle agree with it about the good document, and what each of them notices of the others is shown.
source "$(dirname "$0")/lib.sh"

must demo council --families 2 --json
sealed=$(jq -r .bundle "$OUT") password_file=$(jq -r .password_file "$OUT") certificate=$(jq -r .certificate "$OUT")
password=$(<"$password_file")
export DSRKIT_WORKSPACE=$SCRATCH/council
mkdir files
cp "$sealed" files/good.pdf
cp "council/out/$case/$case-bundle.pdf" unsealed.pdf
must seal "$case" # another password, another signature
cp "$sealed" files/other.pdf
other_password=$(<"$password_file")
unset DSRKIT_WORKSPACE
printf '%s\n' "$password" >password.txt
good=files/good.pdf size=$(stat -c %s files/good.pdf)

# The numbers of the byte range and, with them, where the signature stands.
read -r gap_begin gap_end tail_size < <(perl -0777 -ne '/\/ByteRange \[ 0 (\d+) (\d+) (\d+)/ and print "$1 $2 $3\n"' "$good")
expect_equal "the byte range ends with the file" "$size" "$((gap_end + tail_size))"
# The digits of the signature without the zeros that fill its place.
cms_digits=$(perl -0777 -ne '
  my $hex = substr($_, '"$gap_begin"' + 1, 16); my $bytes = pack("H*", $hex);
  print 2 * (4 + unpack("n", substr($bytes, 2, 2))) if substr($bytes, 0, 2) eq "\x30\x82"' "$good")
expect_true "the signature has a length" test "${cms_digits:-0}" -gt 1000

# put FILE OFFSET TEXT: over what stands there.
put() { printf %s "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }
# turn FILE OFFSET: one bit of that byte.
turn() {
  local byte
  byte=$(od -An -tu1 -j "$2" -N 1 "$1")
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
# edit NAME PERL: the good file through a Perl expression on its bytes.
edit() { perl -0777 -pe "$2" "$good" >"files/$1.pdf"; }
# copy NAME: a copy to be changed; prints its path.
copy() { cp "$good" "files/$1.pdf" && echo "files/$1.pdf"; }
# mupdf NAME STATEMENTS: an incremental update by MuPDF.
mupdf() {
  cat >update.js <<JS
var doc = new PDFDocument("$good");
doc.authenticatePassword("$password");
$2
doc.save("files/$1.pdf", "incremental");
JS
  mutool run update.js >/dev/null 2>&1
}

story "files that are changed"
turn "$(copy flipped-byte)" "$((gap_end + tail_size / 3))"
turn "$(copy flipped-before-signature)" "$((gap_begin / 2))"
turn "$(copy flipped-in-signature)" "$((gap_begin + 1 + cms_digits / 2))"
put "$(copy garbage-in-padding)" "$((gap_end - 9))" "deadbeef"
put "$(copy certificate-in-padding)" "$((gap_begin + 1 + cms_digits))" "30820304"
edit capital-digits 'my $p = index($_, "/Contents <"); my $h = substr($_, $p + 11, 2000); substr($_, $p + 11, 2000) = uc $h'
edit header-version 's/^%PDF-1\.\d/%PDF-1.4/'
edit no-seal-left 's{(/Contents <)([0-9a-f]+)}{$1 . "0" x length $2}e'
edit permissions 's{/P 1 }{/P 3 }'
edit another-kind 's{/ETSI\.CAdES\.detached}{/adbe.pkcs7.detached  }; s{/adbe.pkcs7.detached  }{/adbe.pkcs7.detached }'
edit range-cut-short 's{(/ByteRange \[ 0 \d+ \d+ )(\d+)}{my $n = $2 - 1; $1 . $n . " " x (length($2) - length $n)}e'
edit range-widened 's{(/ByteRange \[ 0 )(\d+)( \d+ )(\d+)}{my $n = $2 - 1; "$1$n$3$4"}e'
edit range-from-one 's{/ByteRange \[ 0 }{/ByteRange [ 1 }'
edit bytes-in-front 's/^/%junk\n/'
edit bytes-behind 's/\z/%junk\n/'
edit line-end-behind 's/\z/\n/'
edit twice 's/\A(.*)\z/$1$1/s'
edit cross-reference 's/startxref\n(\d)/"startxref\n" . ($1 % 9 + 1)/e'
edit no-end 's/%%EOF\s*\z//'
head -c $((size - 1)) "$good" >files/one-byte-less.pdf
head -c $((size / 2)) "$good" >files/half.pdf
: >files/empty.pdf
{ cat "$good" && printf '1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n'; } >files/revision.pdf
{ cat "$good" && printf '9999 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 19 9]/Contents<00>>>\nendobj\nstartxref\n%s\n%%%%EOF\n' \
  "$(tail -c 40 "$good" | grep -ao '[0-9]\+' | head -1)"; } >files/second-signature.pdf
mupdf language-update 'doc.getTrailer().get("Root").put("Lang", doc.newString("cy"));'
mupdf page-replaced 'doc.findPage(0).put("Contents", doc.findPage(1).get("Contents"));'
mupdf page-removed 'doc.deletePage(1);'
qpdf --password="$password" "$good" files/written-again.pdf
qpdf --password="$password" --decrypt "$good" files/decrypted.pdf
qpdf --password="$password" --encrypt "$password" owner 256 -- "$good" files/other-key.pdf
qpdf --password="$password" --encrypt "$password" owner 128 --use-aes=y -- "$good" files/other-handler.pdf 2>/dev/null
qpdf --password="$password" --remove-attachment=manifest.json "$good" files/manifest-removed.pdf
echo '{"format": "dsrkit.manifest/1", "items": []}' >manifest.json
qpdf --password="$password" --add-attachment manifest.json --replace -- "$good" files/manifest-replaced.pdf
cp unsealed.pdf files/before-sealing.pdf
# The signature of another document in this one's place.
perl -0777 -e 'my ($mine, $theirs) = map { open(my $f, "<:raw", $_) or die; local $/; scalar <$f> } @ARGV;
  my ($contents) = $theirs =~ m{(/Contents <[0-9a-f]+>)}; $mine =~ s{/Contents <[0-9a-f]+>}{$contents}; print $mine' \
  "$good" files/other.pdf >files/replayed-signature.pdf
# Somebody else signs the same bytes with a key of their own: right in itself, but not the council's.
{ head -c "$gap_begin" "$good" && tail -c "$tail_size" "$good"; } >signed-bytes
openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=Example Borough Council" -keyout mine.key -out mine.pem 2>/dev/null
openssl cms -sign -cades -binary -md sha256 -in signed-bytes -signer mine.pem -inkey mine.key -outform DER -out mine.der
perl -0777 -e 'my ($mine, $der) = map { open(my $f, "<:raw", $_) or die; local $/; scalar <$f> } @ARGV;
  my $hex = unpack("H*", $der); $mine =~ s{(/Contents <)([0-9a-f]+)}{$1 . $hex . "0" x (length($2) - length $hex)}e; print $mine' \
  "$good" mine.der >files/other-certificate.pdf

story "our verifier rejects every one"
must verify "$good" --password-file password.txt --trust "$certificate"
kinds=0
for file in files/*.pdf; do
  name=$(basename "$file" .pdf)
  case $name in good | other) continue ;; esac
  kinds=$((kinds + 1))
  checks=$((checks + 1))
  ! cmp -s "$good" "$file" || fail "$name is not changed at all"
  run verify "$file" --password-file password.txt --trust "$certificate"
  [ $? -eq 14 ] || fail "$name passed or stopped the program ($(head -c 200 "$ERR"))"
  # Who has no certificate to compare with is not deceived either, unless the key is all that is changed.
  run verify "$file" --password-file password.txt
  [ $? -eq 14 ] || fail "$name passed without --trust"
done
expect_true "there are at least 28 kinds of changed files" test "$kinds" -ge 28
expect_exit 14 verify files/other.pdf --password-file password.txt
printf '%s\n' "$other_password" >other-password.txt
must verify files/other.pdf --password-file other-password.txt --trust "$certificate"

story "what others say"
by_pdfsig() { pdfsig -upw "$password" "$1" 2>/dev/null | tr '\n' ' ' | grep -q "Total document signed.*Signature is Valid"; }
by_mutool() { mutool sign -v -p "$password" "$1" 2>/dev/null | grep -q "unchanged since signing"; }
# What the file itself says is signed, by the certificate in it.
by_openssl() {
  perl -0777 -e 'open(my $f, "<:raw", $ARGV[0]) or die; local $/; $_ = <$f>;
    my ($a, $b, $c, $d) = m{/ByteRange \[ (\d+) (\d+) (\d+) (\d+)} or exit 1;
    $a == 0 && $c + $d == length or exit 1;
    my ($hex) = m{/Contents <([0-9a-fA-F]+)>} or exit 1;
    my $der = pack("H*", $hex); $der = substr($der, 0, 4 + unpack("n", substr($der, 2, 2)));
    open(my $s, ">:raw", "content") or die; print $s substr($_, $a, $b), substr($_, $c, $d);
    open(my $o, ">:raw", "cms.der") or die; print $o $der;' "$1" &&
    openssl cms -verify -cades -binary -inform DER -in cms.der -content content -CAfile "$certificate" -partial_chain \
      -purpose any -out /dev/null 2>/dev/null
}
jars=/usr/share/java
touch pdfbox.txt
if type -P javac >/dev/null && [ -e $jars/pdfbox2.jar ] && [ -e $jars/bcpkix.jar ]; then
  java -cp "$jars/pdfbox2.jar:$jars/fontbox2.jar:$jars/commons-logging.jar:$jars/bcpkix.jar:$jars/bcprov.jar:$jars/bcutil.jar" \
    "$HERE/PdfboxVerify.java" "$password" files/*.pdf >pdfbox.txt 2>pdfbox-errors.txt
  expect_in pdfbox.txt "^files/good.pdf good$" "^files/flipped-byte.pdf bad$" "^files/replayed-signature.pdf bad$"
else
  story "PDFBox and BouncyCastle are not here: they need default-jdk-headless, libpdfbox2-java and libbcpkix-java"
fi
by_pdfbox() { grep -q "^$1 good$" pdfbox.txt; }
for tool in pdfsig mutool openssl; do
  expect_true "$tool accepts the good document" "by_$tool" "$good"
  checks=$((checks + 1))
  ! "by_$tool" files/flipped-byte.pdf || fail "$tool does not notice a flipped byte"
done
printf '%-28s %-8s %-8s %-8s %-8s\n' "changed file" pdfsig mutool openssl pdfbox
for file in files/*.pdf; do
  row=$(basename "$file" .pdf)
  [ "$row" != other ] || continue
  line=$(printf '%-28s' "$row")
  for tool in pdfsig mutool openssl pdfbox; do
    if "by_$tool" "$file"; then line+=$(printf ' %-8s' accepts); else line+=$(printf ' %-8s' rejects); fi
  done
  echo "$line"
done
