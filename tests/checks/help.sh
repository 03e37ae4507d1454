#!/bin/bash
# help.sh PROGRAM: every command explains itself and refuses what it does not know.
set -u
source "$(dirname "$0")/../cli/environment.sh" "$1"
bad=0
complain() {
  echo "dsrkit $*" >&2
  bad=1
}
cd "$(mktemp -d)" || exit 2
trap 'rm -r "$PWD"' EXIT

[ "$(command_paths | wc -l)" -gt 40 ] || complain "--help lists too few commands"
dsrkit --help | grep -E '.{81}' && complain "--help has lines of more than 80 characters"
while read -r path; do
  # shellcheck disable=SC2086
  help=$(dsrkit $path --help 2>err) || complain "$path --help fails"
  [ -s err ] && complain "$path --help writes to standard error"
  [[ $help == *"Usage: dsrkit $path [OPTIONS]"* && $help == *"man dsrkit-${path// /-}'"* ]] ||
    complain "$path --help says too little"
  grep -E '.{81}' <<<"$help" && complain "$path --help has lines of more than 80 characters"
  # shellcheck disable=SC2086
  dsrkit $path --no-such-option >out 2>err
  [ $? -eq 2 ] || complain "$path --no-such-option does not end with 2"
  [ -s out ] && complain "$path --no-such-option writes to standard output"
  grep -q -- --no-such-option err || complain "$path --no-such-option is not named in the message"
done < <(command_paths)

# So does every word that several commands begin with: it lists them.
while read -r group; do
  help=$(dsrkit "$group" --help) || complain "$group --help fails"
  [[ $help == "dsrkit $group: "* && $help == *"Usage: dsrkit $group "* ]] || complain "$group --help says too little"
  while read -r path; do
    grep -qF "  $path " <<<"$help" || complain "$group --help does not list $path"
  done < <(command_paths | grep "^$group ")
done < <(command_paths | sed -n 's/ .*//p' | sort -u)
exit $bad
