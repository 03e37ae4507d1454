#!/bin/bash
# A text of any length goes through `scan` in bounded memory, names near the borders of its pieces are found once, and
# an expression that would eat all memory is refused or does no harm.
source "$(dirname "$0")/lib.sh"

sanitized() {
  ldd "$DSRKIT" | grep -q libasan
}

line_megabytes=200
sanitized && line_megabytes=20
memory_mebibytes=700 # of address space; the text alone would not fit twice, nor would its tokens once

cp "$DATA/cli/people.json" people.json
name="Karen Hughes"

story "a single line of $line_megabytes megabytes from a pipe"
# A name stands at every hundred thousandth byte.
filler=$(head -c $((100000 - ${#name} - 2)) /dev/zero | tr '\0' x)
one_line() {
  local i
  for ((i = 0; i < line_megabytes * 10; ++i)); do printf '%s %s ' "$name" "$filler"; done
}
(
  sanitized || ulimit -v $((memory_mebibytes * 1024))
  one_line | "$DSRKIT" scan --people people.json - >"$OUT" 2>"$ERR"
)
expect_equal "the scan ends well" 0 $?
expect_equal "each name once" $((line_megabytes * 10)) "$(jq -c 'select(.party == "P1") | .begin' "$OUT" | sort -u | wc -l)"
expect_equal "nothing twice" "$(wc -l <"$OUT")" "$(jq -c .begin "$OUT" | sort -u | wc -l)"
expect_equal "names at their places" 0 "$(jq 'select(.party == "P1") | .begin % 100000' "$OUT" | sort -u)"

story "names near the borders of pieces"
# Pieces have 1 MiB: names stand close together all around the first border.
{
  head -c $(((1 << 20) - 20000)) /dev/zero | tr '\0' 'x' | fold -w 79
  for ((i = 0; i < 3000; ++i)); do echo "saw $name at home."; done
} >border.txt
run scan --people people.json border.txt
expect_equal "each name once" 3000 "$(jq -c 'select(.party == "P1") | .begin' "$OUT" | sort -u | wc -l)"
expect_equal "nothing else" 3000 "$(wc -l <"$OUT")"

story "expressions that want too much"
own_pack() { # PATTERN
  mkdir -p own
  jq -n --arg pattern "$1" '{format: "dsrkit.rules/1", id: "own", version: "1.0.0", title: "Own", jurisdiction: "uk",
    source: "own", rules: [{
    id: "own.rule", title: "Own", kind: "case-number", patterns: [{text: $pattern, confidence: 0.9}],
    action: "refer", exemption: "TP", examples: {match: ["aab"], no_match: ["ccc"]}, since: "1.0.0"}]}' >own/own.json
}
own_pack '((a{1000}){1000}){1000}'
run rules check --rules own
expect_equal "a huge expression is refused" 1 $?
expect_in "$OUT" "own.rule"
own_pack '(a*)*(a|aa)*b'
head -c 3000000 /dev/zero | tr '\0' 'a' >aaa.txt
SECONDS=0
expect_exit 0 scan --rules own aaa.txt
expect_true "an expression that is slow elsewhere is harmless" [ $SECONDS -lt 120 ]
