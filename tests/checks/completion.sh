#!/bin/bash
# completion.sh PROGRAM: the completion scripts are sound, and bash completes what people type.
set -u
source "$(dirname "$0")/../cli/environment.sh" "$1"
bad=0

dsrkit completion bash | bash -n || bad=1
for shell in zsh fish; do
  command -v $shell >/dev/null && { dsrkit completion $shell | $shell -n || bad=1; }
done
source <(dsrkit completion bash)

# completes WORDS... -- EXPECTED...: what is offered for the last word contains all that is expected.
completes() {
  COMP_WORDS=(dsrkit)
  while [ "$1" != -- ]; do COMP_WORDS+=("$1"); shift; done
  shift
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
  _dsrkit
  local expected
  for expected in "$@"; do
    [[ " ${COMPREPLY[*]} " == *" $expected "* ]] ||
      { echo "'${COMP_WORDS[*]}' offers '${COMPREPLY[*]}' and not '$expected'" >&2; bad=1; }
  done
}
completes ga -- gather
completes case "" -- list show note assign close reopen
completes case li -- list
completes clock --rec -- --received
completes --json review s -- sign-off
completes completion "" -- bash zsh fish
exit $bad
