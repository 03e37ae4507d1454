#!/bin/bash
# run_case.sh PROGRAM CASE SCRATCH STAGES: runs one case in an empty folder and compares it with itself.
#
# A case is a transcript. At the beginning of a line:
#   $ COMMAND    is run in bash; what it must print follows, indented by two spaces, empty lines left out:
#                standard output as it is, standard error behind "! ", and "[N]" when it ends with N, not 0
#   @ STAGE      takes a copy of a workspace that stages.sh has prepared
#   ? COMMAND    must succeed here, else the case is skipped (77): what the machine may lack
#   # TEXT       says what the case is about
# A failing command must not leave a new file and must not print a name of the records: "[left ...]" and
# "[told a name]" in the result make the case fail. DSRKIT_TEST_ACCEPT=1 rewrites the case: read it before use.
set -u

program=$1 case=$2 scratch=$3 stages=$4
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh" "$program"
rm -rf "$scratch"
mkdir -p "$scratch/work"
out=$scratch/out err=$scratch/err got=$scratch/got
cd "$scratch/work" || exit 1
export HOME=$PWD

# People of the prepared workspaces and of tests/data/cli.
names='Khan|Hughes|Siddiqui|Mahmood|Brennan|Marwa'

files() {
  find . -type f ! -name '.lock' ! -name '*.lock' ! -name 'register.db-*' | sort
}

# Paths, times, digests and keys are different in every run.
settled() {
  sed -E -e "s|$PWD|.|g; s|$DATA|DATA|g" \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/TIME/g; s/\b[0-9a-f]{12,}\b/HEX/g' -e '/^$/d' -e "s/^/$1/"
}

is_failure() {
  [ "$1" -ne 0 ] && [ "$1" -ne 1 ] && [ "$1" -ne 3 ]
}

run() {
  local before code
  before=$(files)
  timeout 300 bash -o pipefail -c "$1" >"$out" 2>"$err" </dev/null
  code=$?
  settled '  ' <"$out"
  settled '  ! ' <"$err"
  [ "$code" -eq 0 ] || echo "  [$code]"
  if is_failure "$code"; then
    comm -13 <(echo "$before") <(files) | sed '/^$/d; s/.*/  [left &]/'
    grep -qE "$names" "$err" && echo "  [told a name]"
  fi
}

while IFS= read -r line; do
  case $line in
    '$ '*) echo "$line" && run "${line#\$ }" ;;
    '? '*) echo "$line" && { bash -c "${line#\? }" >/dev/null 2>&1 </dev/null || exit 77; } ;;
    '@ '*) echo "$line" && cp -a "$stages/${line#@ }/." . || exit 1 ;;
    '  '*) ;;
    *) echo "$line" ;;
  esac
done <"$case" >"$got"

if [ "${DSRKIT_TEST_ACCEPT:-}" = 1 ]; then
  cmp -s "$got" "$case" || cp "$got" "$case"
  exit 0
fi
diff -u --label expected --label got "$case" "$got" || exit 1
rm -rf "$scratch"
