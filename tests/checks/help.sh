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
while read -r path; do
  # shellcheck disable=SC2086
  help=$(dsrkit $path --help 2>err) || complain "$path --help fails"
  [ -s err ] && complain "$path --help writes to standard error"
  [[ $help == *Usage:* && $help == *"man dsrkit-${path// /-}'"* ]] || complain "$path --help says too little"
  # shellcheck disable=SC2086
  dsrkit $path --no-such-option >out 2>err
  [ $? -eq 2 ] || complain "$path --no-such-option does not end with 2"
  [ -s out ] && complain "$path --no-such-option writes to standard output"
  grep -q -- --no-such-option err || complain "$path --no-such-option is not named in the message"
done < <(command_paths)
exit $bad
