# shellcheck shell=bash
# What every black-box test has in common. Source it with the program's path as the first argument.
# Nothing of the machine or of the day gets in: the time zone, the language, the day and the officer are fixed.

PATH=$(dirname "$(readlink -f "$1")"):$PATH
DATA=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../data/cli")
export PATH DATA
export TZ=UTC LC_ALL=C.UTF-8 DSRKIT_TODAY=2026-11-21 DSRKIT_ACTOR=a.officer
unset DSRKIT_WORKSPACE CREDENTIALS_DIRECTORY

# The paths of all commands, one a line: "demo", "case list"...
command_paths() {
  dsrkit --help | sed -nE 's/^  ([a-z]+( [a-z-]+)?)  .*/\1/p; s/^  ([a-z]+ [a-z-]{15,}) .*/\1/p'
}

# Counts that change when the wording of a document or the rules grow are no business of these tests.
numbers() {
  sed -E "s|$HOME|.|g; s/[0-9]+/N/g" # the folder first: its name may hold digits
}
export -f numbers
