#!/bin/bash
# format.sh TREE: every C++ source is as clang-format leaves it. Skipped (77) where clang-format is missing.
set -eu
cd "$1"
command -v clang-format >/dev/null || { echo "clang-format is not installed"; exit 77; }
find cmd include lib tests -name '*.[ch]pp' -print0 | xargs -0 -n 40 -P 2 clang-format --dry-run --Werror
