#!/bin/bash
# kill -9 at random moments of gather, redact, bundle and seal: what is there is always whole, and after one more run
# everything is as if nothing had happened. KILLS_PER_STAGE and SEED choose how often and when.
source "$(dirname "$0")/lib.sh"
kills_per_stage=${KILLS_PER_STAGE:-13}
RANDOM=${SEED:-20261122}

milliseconds() {
  echo $(($(date +%s%N) / 1000000))
}

# seconds MILLISECONDS: "1.234"
seconds() {
  printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000))
}

# What a case holds, without what depends on the moment or on keys.
contents() {
  sqlite3 -readonly "$1/register.db" \
    "SELECT 'items', count(*) FROM items; SELECT 'parties', count(*) FROM parties;
     SELECT 'mentions', count(*) FROM mentions;
     SELECT 'proposals', count(*) FROM (SELECT DISTINCT mention_key FROM decisions WHERE officer = 0);
     SELECT 'by officers', count(*) FROM (SELECT DISTINCT mention_key FROM decisions WHERE officer = 1);
     SELECT source, person, decided FROM matches ORDER BY source, person;
     SELECT source, item_key, title, item_date FROM items ORDER BY id;
     SELECT i.item_key, m.pointer, m.begin_byte, m.end_byte, m.kind, m.party, d.action FROM mentions m
       JOIN items i USING (case_reference) JOIN decisions d USING (case_reference, mention_key)
       WHERE i.id = m.item AND d.sequence = (SELECT max(sequence) FROM decisions e
         WHERE e.mention_key = m.mention_key AND e.officer = (SELECT max(officer) FROM decisions f
           WHERE f.mention_key = m.mention_key))
       ORDER BY i.id, m.position;"
}

# The files of the case; evidence is named with a digest that depends on the key.
names_of_files() {
  (cd "$1" && ls -A "out/$case" "vault/$case") | sed -E 's/-[0-9a-f]{12}\.sealed$/.sealed/'
}

# What must hold whenever the program has been killed.
expect_whole() {
  local out=$DSRKIT_WORKSPACE/out/$case
  must audit verify
  if [ -e "$out/$case-bundle.pdf" ]; then
    expect_true "a document that is there is whole, after killing $1" qpdf --check "$out/$case-bundle.pdf"
  fi
  if [ -e "$out/$case-sealed.pdf" ]; then
    expect_exit 0 verify "$out/$case-sealed.pdf" --password-file "$out/$case-password.txt"
  fi
}

# disturb STAGE MILLISECONDS: kills the stage so many times, somewhere in the time that it took undisturbed.
disturb() {
  local stage=$1 span=$2 killed=0 tries=0 pid
  while [ "$killed" -lt "$kills_per_stage" ] && [ "$tries" -lt $((kills_per_stage * 3)) ]; do
    tries=$((tries + 1))
    "$DSRKIT" "$stage" "$case" >/dev/null 2>&1 </dev/null &
    pid=$!
    sleep "$(seconds $((RANDOM % span)))"
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    [ $? -eq 137 ] || continue
    killed=$((killed + 1))
    expect_whole "$stage"
  done
  kills=$((kills + killed))
}

# timed STAGE CODE: runs it undisturbed; the time goes into $took.
timed() {
  local begin
  begin=$(milliseconds)
  expect_exit "$2" "$1" "$case"
  took=$(($(milliseconds) - begin + 20))
}

# tell FOLDER KILLER: the story of one case; before each stage is completed, KILLER disturbs it.
tell() {
  council "$SCRATCH/$1"
  "$2" gather
  timed gather 3 && spans[gather]=$took
  decide_matches
  expect_exit 3 gather "$case"
  must gather "$case" --source police --nil --because "the owner holds nothing" --evidence "e-mail of 19 November"
  must redact "$case"
  add_people_met_in_reading
  "$2" redact
  timed redact 0 && spans[redact]=$took
  decide_open_places
  sign_off
  "$2" bundle
  timed bundle 0 && spans[bundle]=$took
  "$2" seal
  timed seal 0 && spans[seal]=$took
}

# interrupt STAGE: the same with Ctrl-C: the program tidies up and says so.
interrupt() {
  local code
  for part in 20 40 60; do
    timeout --preserve-status -s INT "$(seconds $((spans[$1] * part / 100)))" "$DSRKIT" "$1" "$case" \
      >/dev/null 2>"$ERR" </dev/null
    code=$?
    if [ "$code" -eq 130 ]; then
      interrupts=$((interrupts + 1))
      # Silent only when it had hardly begun.
      [ ! -s "$ERR" ] || expect_in "$ERR" "interrupted"
    fi
    expect_true "an interrupted $1 ends with 130 if it does not finish, not $code" grep -qwE '130|0|3' <<<"$code"
    expect_no_leftovers
  done
}

nobody() { :; }
killer() {
  disturb "$1" "${spans[$1]}"
}

declare -A spans
kills=0
story "an undisturbed case"
tell control nobody
story "the same case, killed again and again"
tell victim killer
expect_true "at least $((kills_per_stage * 4)) kills, there were $kills" test "$kills" -ge $((kills_per_stage * 4 - 2))

expect_equal "contents" "$(contents control)" "$(contents victim)"
expect_equal "the document" "$(sha256_of "control/out/$case/$case-bundle.pdf")" \
  "$(sha256_of "victim/out/$case/$case-bundle.pdf")"
expect_equal "files of the case" "$(names_of_files control)" "$(names_of_files victim)"
expect_whole "everything"
story "interrupted by hand"
interrupts=0
for stage in gather redact; do
  interrupt "$stage"
done
expect_true "some were interrupted" test "$interrupts" -gt 0
expect_true "the contents are as before" test "$(contents control)" = "$(contents victim)"
expect_no_leftovers
