#!/bin/bash
# machine_paths.sh TREE: no path of somebody's machine stands in the tree.
cd "$1" || exit 2
found=$(grep -rnIE '(^|[^A-Za-z0-9._~/-])/(work|tmp|root|home)/' . \
  --exclude-dir=.git --exclude-dir=build --exclude-dir=tests --exclude-dir=script)
[ -z "$found" ] || { echo "$found"; exit 1; }
