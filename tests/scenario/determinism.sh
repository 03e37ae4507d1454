#!/bin/bash
# The same council on the same day gives the same document, byte for byte; another seed, day or family another.
source "$(dirname "$0")/lib.sh"

# tell FOLDER OPTION...: a demonstration; its manifest becomes FOLDER.json
tell() {
  local folder=$1
  shift
  must demo "$folder" --families 2 "$@"
  pdfdetach -upw "$(<"$folder/out/$case/$case-password.txt")" -save 1 -o "$folder.json" \
    "$folder/out/$case/$case-sealed.pdf" || fail "no manifest in $folder"
}

digest() {
  sha256_of "$1/out/$case/$case-$2.pdf"
}

tell first
sleep 1.1
mkdir elsewhere
(cd elsewhere && TZ=Asia/Kathmandu DSRKIT_ACTOR=someone.else "$DSRKIT" demo ../second --families 2 --quiet >/dev/null) ||
  fail "the second demonstration"
pdfdetach -upw "$(<"second/out/$case/$case-password.txt")" -save 1 -o second.json "second/out/$case/$case-sealed.pdf"
expect_equal "the document" "$(digest first bundle)" "$(digest second bundle)"
expect_equal "the redline" "$(digest first redline)" "$(digest second redline)"
expect_true "the manifests are the same" cmp first.json second.json

story "what must differ"
expect_true "the sealed files" test "$(digest first sealed)" != "$(digest second sealed)"
expect_true "the passwords" test "$(<"first/out/$case/$case-password.txt")" != "$(<"second/out/$case/$case-password.txt")"
expect_true "the keys" bash -c '! cmp -s first/keys/vault.key second/keys/vault.key'
sum() {
  (cd "$1/systems" && find . -type f | sort | xargs cat | sha256sum)
}
expect_equal "the systems" "$(sum first)" "$(sum second)"

must demo third --families 2 --seed another --council-only
expect_true "another seed invents other families" test "$(sum first)" != "$(sum third)"
must demo fourth --families 3 --council-only
expect_true "one family more" test "$(sum first)" != "$(sum fourth)"
must demo fifth --families 2 --today 2026-11-23
expect_true "another day, another document" test "$(digest first bundle)" != "$(digest fifth bundle)"

story "building again changes nothing"
cp "first/out/$case/$case-bundle.pdf" before.pdf
must bundle "$case" -C first
expect_true "the document built again" cmp before.pdf "first/out/$case/$case-bundle.pdf"
must render "$DATA/moj-sar-responses/court-case-service-response.json" -o one.pdf
must render "$DATA/moj-sar-responses/court-case-service-response.json" -o two.pdf
expect_true "a rendered document" cmp one.pdf two.pdf
