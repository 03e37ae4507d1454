#!/bin/bash
# new_case.sh PROGRAM COMMAND/CASE LINE...: writes a case from its lines, runs it and shows what it will expect.
# Read what it shows: from then on it is the agreement. For example
#
#   tests/cli/new_case.sh build/dev/dsrkit due/today '@ opened' '$ dsrkit due --within 0'
set -eu
[ $# -ge 3 ] || { sed -n '2,5s/^# \?//p' "$0" >&2; exit 2; }
program=$(readlink -f "$1") here=$(readlink -f "$(dirname "$0")") case=$2
shift 2
file=$here/$case.case
[ ! -e "$file" ] || { echo "$file is there already" >&2; exit 73; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$(dirname "$file")"
printf '%s\n' "$@" >"$file"
"$here/stages.sh" "$program" "$scratch/stages" 2>/dev/null
DSRKIT_TEST_ACCEPT=1 "$here/run_case.sh" "$program" "$file" "$scratch/case" "$scratch/stages"
cat "$file"
