#!/bin/bash
# An officer reviews a case with single keys at a terminal of 80 by 24.
source "$(dirname "$0")/lib.sh"
command -v tmux >/dev/null || skip "tmux is not here"

council council
gather_council
must redact "$case"

terminal=(tmux -L "dsrkit-$$" -f /dev/null)
trap '"${terminal[@]}" kill-server 2>/dev/null; finish' EXIT

screen() {
  "${terminal[@]}" capture-pane -p -t review
}

# see PATTERN: waits until the screen shows it.
see() {
  local tries
  checks=$((checks + 1))
  for ((tries = 0; tries < 200; tries++)); do
    screen >screen.txt
    grep -qE -- "$1" screen.txt && return
    sleep 0.1
  done
  fail "the screen does not show '$1': $(<screen.txt)"
  exit 1
}

press() {
  "${terminal[@]}" send-keys -t review "$@"
}

# by_officer: how many places an officer has decided last.
by_officer() {
  "$DSRKIT" review list "$case" --json | jq '[.places[] | select(.decided_by == "a.officer")] | length'
}

open_places() {
  "$DSRKIT" review list "$case" --open --json | jq '.places | length'
}

open=$(open_places)
"${terminal[@]}" new-session -d -s review -x 80 -y 24 "bash --norc"
press "export PS1='done> '; clear; '$DSRKIT' review '$case'; echo ended \$?" Enter

story "a place in its context, with what can be done"
see "1 of $open, $open open"
see "d disclose  r redact"
see "^record  ([0-9]{4}-[0-9]{2}-[0-9]{2}|no date), [a-z]"
expect_true "everything fits on the screen" test "$(grep -c . screen.txt)" -le 24
[ -z "${KEEP_SCREENS:-}" ] || cp screen.txt "$KEEP_SCREENS/place.txt"

story "disclose for the reason that is offered, and take it back"
press d
see "Enter takes:"
press Enter
see "1 of $open, |2 of $open, $((open - 1)) open"
see "$((open - 1)) open"
expect_equal "places decided" 1 "$(by_officer)"
press u
see "as before"
see ", $open open"
expect_equal "places open again" "$open" "$(open_places)"
expect_equal "places an officer touched" 1 "$(by_officer)"

story "a code is chosen from a list that typing narrows"
press c
see "more: what is typed narrows"
press "privilege"
see "withhold under code: privilege"
screen >screen.txt
expect_not_in screen.txt '^TP '
[ -z "${KEEP_SCREENS:-}" ] || cp screen.txt "$KEEP_SCREENS/codes.txt"
press Escape

story "one decision for all the same, after a look at what it changes"
# The first group of several open places that can only mean one person.
for ((step = 0; step < open; step++)); do
  screen >screen.txt
  grep -qE '^([2-9]|[0-9]{2,}) places with these words, ([2-9]|[0-9]{2,}) open' screen.txt &&
    ! grep -q "Several people" screen.txt && break
  before=$(head -1 screen.txt)
  press j
  for ((tries = 0; tries < 50; tries++)); do
    [ "$(screen | head -1)" != "$before" ] && break
    sleep 0.05
  done
done
expect_true "there is a group of several places" test "$step" -lt "$open"
same=$(grep -oE 'these words, [0-9]+' screen.txt | grep -oE '[0-9]+')
left=$(open_places)
press r
see "redact under TP, because"
press "another person" Enter
see "decided; a does the same for"
press a
see "y/n"
[ -z "${KEEP_SCREENS:-}" ] || cp screen.txt "$KEEP_SCREENS/confirm.txt"
press y
see "u takes it back"
expect_equal "places still open" $((left - same)) "$(open_places)"

story "who it is: the words become a name, and the case is looked through again"
for ((step = 0; step < open; step++)); do
  screen >screen.txt
  grep -q '^person: nobody known' screen.txt && ! grep -q "Several people" screen.txt && break
  before=$(head -1 screen.txt)
  press j
  for ((tries = 0; tries < 50; tries++)); do
    [ "$(screen | head -1)" != "$before" ] && break
    sleep 0.05
  done
done
press i
see "id or name of a party"
see "^S  subject"
[ -z "${KEEP_SCREENS:-}" ] || { screen >"$KEEP_SCREENS/who.txt"; }
press "neighbour" Enter
see "learned; [0-9]+ place"
must party list "$case" --json
expect_json '[.parties[] | select(.relation == "neighbour" and .origins == ["officer"])] | length == 1'

story "help, then the end"
press "?"
see "any key goes back"
press x
see "d disclose"
press q
see "ended 3"

story "the context is as wide as the terminal"
"${terminal[@]}" resize-window -t review -x 200 -y 40
press "clear; '$DSRKIT' review '$case'" Enter
see "d disclose"
screen >screen.txt
expect_true "a line longer than 100 characters" grep -qE '^.{101,}$' screen.txt
[ -z "${KEEP_SCREENS:-}" ] || cp screen.txt "$KEEP_SCREENS/wide.txt"
