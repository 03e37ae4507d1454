#!/bin/bash
# exit_codes.sh TREE: dsrkit-exit-codes(7) lists exactly the codes that the program can end with.
set -eu
cd "$1"
in_program() {
  sed -nE 's/^ *case ErrorCode::.* return ([0-9]+);.*/\1/p' cmd/exit_code.cpp
  sed -nE '/enum class Outcome/,/}/ s/^ *[a-z_]+ = ([0-9]+).*/\1/p' cmd/exit_code.hpp
}
in_manual() {
  sed -nE '/^\.Sh DESCRIPTION/,/^\.Sh [^D]/ s/^\.It Li ([0-9]+).*/\1/p' man/dsrkit-exit-codes.7
}
diff -u --label cmd <(in_program | sort -nu) --label man/dsrkit-exit-codes.7 <(in_manual | sort -n)
