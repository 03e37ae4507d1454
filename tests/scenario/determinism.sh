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

story "people and records that come in another order"
echo '{"content": [{"note": "Zelda Quartz and Bruno Quartz came to see Aisha."}, {"note": "Zelda rang on 07700 900321."}]}' >one.json
echo '{"content": [{"note": "Ms Quartz said that Gwen Parry, who is next door too, had heard Bruno."}]}' >two.json
zelda() { must party set "$case" --name "Zelda Quartz" --role third-party --relation neighbour --phone "07700 900321"; }
bruno() { must party set "$case" --name "Bruno Quartz" --role third-party --relation brother; }
gwen() { must party set "$case" --name "Gwen Parry" --role third-party --relation neighbour; }

# decisions_of FOLDER FILE... -- PERSON...: what becomes of each place, without keys and ids; its labels, from the redline.
decisions_of() {
  local folder=$1 files=()
  shift
  unset DSRKIT_WORKSPACE
  small_workspace "$folder"
  while [ "$1" != -- ]; do
    files+=(--from "$1")
    shift
  done
  shift
  must gather "$case" --data-class social-work "${files[@]}"
  for person in "$@"; do
    "$person"
  done
  must redact "$case"
  must review list "$case" --json
  jq -S -c '.places[] | {before, text, after, kind, rule, action, code, reason, named: (.party != null)}' "$OUT" |
    sort >"$folder.decisions"
  must bundle "$case" --redline
  pdftotext "$folder/out/$case/$case-redline.pdf" - | tr '\n' ' ' | grep -oE '[A-Za-z0-9]+ \[[^]]*code TP\]' | sort >"$folder.labels"
}

decisions_of here one.json two.json -- zelda bruno gwen
decisions_of there two.json one.json -- gwen bruno zelda
expect_true "some places are withheld" grep -q '"action":"redact"' here.decisions
expect_equal "decisions in another order" "$(<here.decisions)" "$(<there.decisions)"
expect_true "two neighbours have letters" grep -q "neighbour [AB]: withheld" here.labels
expect_equal "labels in another order" "$(<here.labels)" "$(<there.labels)"
