#!/bin/bash
# profiles.sh PROGRAM: every shipped profile can be read, checked and shown; the demonstration's has no gap.
set -u
source "$(dirname "$0")/../cli/environment.sh" "$1"
bad=0
profiles=$(dsrkit profile list --json | jq -r '.profiles[].profile')
[ "$(wc -w <<<"$profiles")" -ge 6 ] || { echo "fewer than six profiles are shipped" >&2; bad=1; }
for profile in $profiles; do
  dsrkit profile show "$profile" >/dev/null || bad=1
  dsrkit profile check "$profile" >/dev/null || [ $? -eq 1 ] || bad=1
done
dsrkit profile check demonstration-early-help >/dev/null || bad=1
exit $bad
