#!/bin/bash
# What we typeset keeps to PDF/A-3u and PDF/UA-1: our own judge reads structure, fonts and metadata; Preflight, a
# judge of other people's, finds the same pages valid as PDF/A-1b once what that knows nothing of is taken off.
source "$(dirname "$0")/lib.sh"
: "${PDF_STANDARDS:?the program pdf_standards}"

story "a council's bundle, its redline, every service response and a letter"
must demo council --families 2
must render --force -o responses.pdf "$DATA"/moj-sar-responses/*.json
mapfile -t files < <(find council responses.pdf -name '*.pdf' ! -name '*sealed*' | sort)
expect_true "there are pages to judge" test "${#files[@]}" -ge 3

story "PDF/A-3u and PDF/UA-1, as far as a program sees"
for file in "${files[@]}"; do
  expect_true "$file keeps to the standards" "$PDF_STANDARDS" check "$file"
  expect_true "$file is sound" qpdf --check "$file"
done

story "the judge is no yes-man"
qpdf --qdf --object-streams=disable responses.pdf plain.pdf
broken() {
  local what=$1
  shift
  "$@" <plain.pdf >broken.pdf
  checks=$((checks + 1))
  ! cmp -s plain.pdf broken.pdf || fail "$what: nothing was broken"
  checks=$((checks + 1))
  ! "$PDF_STANDARDS" check broken.pdf >/dev/null 2>&1 || fail "$what was not noticed"
}
broken "a heading that skips a level" sed 's@/S /H3@/S /H6@; s@/H3 <<@/H6 <<@; s@^/H3<<@/H6<<@'
broken "text outside the structure" sed '0,/BDC/s@^/H1<<.*BDC@/H1 BMC@'
broken "a title that is not shown" sed 's@/DisplayDocTitle true@/DisplayDocTitle null@'
broken "a document without a language" sed 's@/Lang @/Gang @'
broken "a list without its items" sed 's@/S /LI@/S /TD@'

preflight=/usr/share/java/preflight.jar
if ! type -P java >/dev/null || [ ! -e "$preflight" ]; then
  story "Preflight is not here: it needs default-jre-headless, libpdfbox2-java, libactivation-java and libjaxb-api-java"
  exit 0
fi
story "PDF/A-1b by Preflight"
jars=/usr/share/java
class_path=$preflight
for jar in pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api; do
  class_path+=:$jars/$jar.jar
done
for file in "${files[@]}"; do
  expect_true "the variant of $file" "$PDF_STANDARDS" as-pdfa-1b "$file" variant.pdf
  java -cp "$class_path" org.apache.pdfbox.preflight.Validator_A1b variant.pdf >preflight.txt 2>&1
  checks=$((checks + 1))
  grep -q "is a valid PDF/A-1b file" preflight.txt || fail "$file: $(grep -v INFO preflight.txt | head -5)"
done
