#!/bin/bash
# What the scenarios share. Each runs with DSRKIT (the program), DATA (tests/data) and SCRATCH (a folder of its own)
# in the environment, works in $SCRATCH, counts what went wrong and says so at the end.
set -u -o pipefail

: "${DSRKIT:?the program}" "${DATA:?the folder tests/data}" "${SCRATCH:?a folder to work in}"
DSRKIT=$(readlink -f "$DSRKIT") DATA=$(readlink -f "$DATA") HERE=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")")
export DSRKIT DATA TZ=UTC LC_ALL=C.UTF-8 DSRKIT_TODAY=2026-11-22 DSRKIT_ACTOR=a.officer
unset DSRKIT_WORKSPACE CREDENTIALS_DIRECTORY
rm -rf "$SCRATCH" && mkdir -p "$SCRATCH/tmp" && cd "$SCRATCH" || exit 1
SCRATCH=$PWD
export HOME=$SCRATCH TMPDIR=$SCRATCH/tmp

OUT=$SCRATCH/out.txt         # standard output of the last command
ERR=$SCRATCH/err.txt         # its standard error
ALL_ERR=$SCRATCH/all-err.txt # standard error of all commands
failures=0 checks=0
touch "$ALL_ERR" "$OUT" "$ERR"

# Words of people in the records that no message, file name or log may hold.
secret_words='Mahmood|Brennan|Marwa|Siobh|Oisin|Farzana|Ogden|Zieli|Grazyna|Meiling|Hamdan|Wetherby|Crofters|900166'

finish() {
  local code=$?
  [ "$code" -eq 0 ] || [ "$failures" -gt 0 ] || fail "the scenario stopped with $code"
  if [ "$failures" -gt 0 ]; then
    echo "$failures of $checks expectations failed; see $SCRATCH"
    exit 1
  fi
  echo "$checks expectations held"
  cd / && rm -rf "$SCRATCH"
}
trap finish EXIT

# skip WHY: what the scenario needs is not on this machine.
skip() {
  trap - EXIT
  echo "skipped: $*"
  cd / && rm -rf "$SCRATCH"
  exit 77
}

fail() {
  failures=$((failures + 1))
  echo "FAILED ${BASH_SOURCE[-1]##*/}:${BASH_LINENO[-2]}: $*"
}

story() {
  printf -- '- %s\n' "$*"
}

# run ARGUMENT...: the program; its exit code is the result. The tests never talk to a terminal.
run() {
  local code
  "$DSRKIT" "$@" >"$OUT" 2>"$ERR" </dev/null
  code=$?
  cat "$ERR" >>"$ALL_ERR"
  return "$code"
}

# expect_exit CODE ARGUMENT...: the program ends so.
expect_exit() {
  local expected=$1 code
  shift
  checks=$((checks + 1))
  run "$@"
  code=$?
  [[ $code =~ ^($expected)$ ]] && return
  fail "exit $code instead of $expected: dsrkit $* ($(head -c 300 "$ERR"))"
  return 1
}

# must ARGUMENT...: ends with 0, or nothing after it makes sense.
must() {
  expect_exit 0 "$@" || exit 1
}

# A path is no personal data, and the scratch folder is the same for all.
files_below() {
  find . -type f ! -name '*.lock' ! -name '.lock' ! -name '*-wal' ! -name '*-shm' | sort
}

# expect_refusal CODE PATTERN ARGUMENT...: refuses with this code and a message that fits; leaves no new file
# below the current folder and says nothing of the records; with --json the error is one object.
expect_refusal() {
  local code=$1 pattern=$2 before
  shift 2
  before=$(files_below)
  expect_exit "$code" "$@" || return
  grep -qiE -- "$pattern" "$ERR" || fail "the message of 'dsrkit $*' does not say '$pattern': $(cat "$ERR")"
  expect_discreet "$*"
  run "$@" --json
  [[ $? =~ ^($code)$ ]] || fail "with --json another exit code: dsrkit $*"
  expect_error_object "$code" "$*"
  expect_equal "files after the refused 'dsrkit $*'" "$before" "$(files_below)"
}

expect_error_object() {
  checks=$((checks + 1))
  jq -es --arg code "$1" 'length == 1 and (.[0] | .format == "dsrkit.error/1" and (.exit | tostring | test("^(\($code))$"))
    and (.code | length > 0) and (.message | length > 0) and has("hint"))' "$ERR" >/dev/null 2>&1 ||
    fail "standard error of 'dsrkit $2 --json' is not one error object: $(head -c 400 "$ERR")"
}

expect_discreet() {
  checks=$((checks + 1))
  ! grep -qE "$secret_words" "$ERR" || fail "standard error of 'dsrkit $1' names somebody"
}

# expect_equal WHAT EXPECTED ACTUAL
expect_equal() {
  checks=$((checks + 1))
  [ "$2" = "$3" ] || fail "$1: expected '$(head -c 400 <<<"$2")', got '$(head -c 400 <<<"$3")'"
}

# expect_true WHAT COMMAND...: the command succeeds.
expect_true() {
  local what=$1
  shift
  checks=$((checks + 1))
  "$@" >"$SCRATCH/true.txt" 2>&1 || fail "$what ($(head -c 300 "$SCRATCH/true.txt"))"
}

# expect_in FILE PATTERN..., expect_not_in FILE PATTERN...
expect_in() {
  local file=$1 pattern
  shift
  for pattern in "$@"; do
    checks=$((checks + 1))
    grep -qE -- "$pattern" "$file" || fail "'$pattern' is not in ${file##*/}: $(head -c 300 "$file")"
  done
}

expect_not_in() {
  local file=$1 pattern
  shift
  for pattern in "$@"; do
    checks=$((checks + 1))
    ! grep -qaE -- "$pattern" "$file" || fail "'$pattern' is in ${file##*/}"
  done
}

# expect_json FILTER: true of the last result.
expect_json() {
  checks=$((checks + 1))
  jq -e "$1" "$OUT" >/dev/null 2>&1 || fail "the result is not '$1': $(head -c 400 "$OUT")"
}

# expect_state CASE STATE
expect_state() {
  must case show "$1" --json
  expect_equal "state of $1" "$2" "$(jq -r .state "$OUT")"
}

expect_no_leftovers() {
  expect_equal "unfinished files" "" \
    "$(find "$SCRATCH" \( -name '.dsrkit-tmp-*' -o -name '*draft*' \) -print; ls -A "$TMPDIR")"
}

case=AR-2026-0001
service=demonstration-early-help

# small_workspace DIR: without sources, one case whose identity is proved; becomes the workspace of what follows.
small_workspace() {
  must init "$1" --controller "Example Borough Council" --team "Rights team" --email rights@example.org
  export DSRKIT_WORKSPACE=$1
  must open --subject "Aisha Khan" --born 2009-04-12 --received 2026-11-02 --service "$service"
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
}

# council DIR: the demonstration council and Mariam Mahmood's request, identity proved; sources not searched yet.
council() {
  must demo "$1" --council-only --families 2
  export DSRKIT_WORKSPACE=$1
  must open --subject "Mariam Mahmood" --born 2007-07-05 --id nhs-number=9990000018 \
    --id upn=A998400118001 --also-known-as "Mariam Brennan" \
    --address "Flat 9, Tannery Court, 31 Mill Brow, Brackendale BK4 2DL" \
    --received 2026-11-02 --service "$service"
  must identity confirm "$case" --on 2026-11-02 --evidence "passport seen"
}

# Searches the council's sources and decides who is who, as an officer would.
gather_council() {
  expect_exit 3 gather "$case"
  decide_matches
  expect_exit 3 gather "$case"
  must gather "$case" --source police --nil --because "the owner holds nothing" --evidence "e-mail of 19 November"
}

# The subject's own keys in the three systems of the council; everybody else there is somebody else.
decide_matches() {
  local source person
  must match "$case" --json
  jq -r '.matches[] | select(.decided == "undecided") | "\(.source) \(.person)"' "$OUT" >"$SCRATCH/undecided"
  while read -r source person; do
    case $person in
      P104417 | EH20417 | A998400118001) must match confirm "$case" "$source:$person" --because "compared" ;;
      *) must match reject "$case" "$source:$person" --because "somebody else by birth date" ;;
    esac
  done <"$SCRATCH/undecided"
}

cast=$DATA/../../share/demo/cast.json

# The officer adds the people whom only the notes name, and looks again.
add_people_met_in_reading() {
  local person arguments
  must party list "$case" --show-names --json
  jq -c --slurpfile cast "$cast" '[.parties[].names[]] as $known
    | $cast[0].people[] | select(.role == "third-party" and (.names | any(IN($known[])) | not))' "$OUT" >met
  while read -r person; do
    mapfile -t arguments < <(jq -r '(.names[] | "--name", .), (.phones // [] | .[] | "--phone", .),
      (.emails // [] | .[] | "--email", .), (.addresses // [] | .[] | "--address", .)' <<<"$person")
    must party set "$case" --role third-party --relation "$(jq -r .relation <<<"$person")" "${arguments[@]}"
  done <met
  rm met
}

# Decides the open places as somebody who knows the people would.
decide_open_places() {
  rm -f exported.json
  must party list "$case" --json
  cp "$OUT" parties.json
  must review export "$case" -o exported.json
  jq --slurpfile cast "$cast" --slurpfile parties parties.json -f "$HERE/officer.jq" exported.json >decided.json || exit 1
  must review import "$case" decided.json
  rm exported.json decided.json parties.json
}

# Answers the gates, and a second person signs off.
sign_off() {
  must review gate "$case" h-gate --on 2026-11-20 --because "a health professional was asked"
  must review gate "$case" sw-harm --on 2026-11-20 --professional "the team manager" --role "social work manager" \
    --opinion not-met --because "read: no serious harm is likely"
  must review gate "$case" restricted-records --on 2026-11-20 --because "the head of service agreed" --actor c.head
  must review sign-off "$case" --actor b.second
}

# From the gathered records of the council to what may be bundled.
redact_and_review_council() {
  must redact "$case"
  add_people_met_in_reading
  must redact "$case"
  decide_open_places
  sign_off
}

build_and_seal() {
  must bundle "$case" --accept-gaps "the profile is being completed"
  must seal "$case"
}

sha256_of() {
  sha256sum "$1" | cut -d ' ' -f 1
}
