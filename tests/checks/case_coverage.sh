#!/bin/bash
# case_coverage.sh PROGRAM: every command has a black-box case in which it works and one in which it refuses.
set -u
source "$(dirname "$0")/../cli/environment.sh" "$1"
cd "$(dirname "$0")/../cli" || exit 2
bad=0
while read -r path; do
  # "worked" when a command line with this path is not followed by an exit code, "refused" when it is.
  verdicts=$(cat "${path// /-}"/*.case 2>/dev/null | awk -v path="dsrkit( -[^ ]+( [^ -][^ ]*)?)* $path( |$)" '
    function close_command() { if (mine) print code ? "refused" : "worked"; mine = 0 }
    /^\$ / { close_command(); mine = match($0, path); code = 0 }
    /^[@#]/ { close_command() }
    /^  \[[0-9]+\]$/ { code = 1 }
    END { close_command() }')
  for wanted in worked refused; do
    grep -qx $wanted <<<"$verdicts" || { echo "no case in which 'dsrkit $path' $wanted" >&2; bad=1; }
  done
done < <(command_paths)
exit $bad
