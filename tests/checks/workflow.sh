#!/bin/bash
# workflow.sh TREE: dsrkit-workflow(7) explains exactly the gates of lib/law/gates.cpp.
set -eu
cd "$1"
gates_in_program() {
  sed -nE 's/^ *\{"([a-z0-9-]+)",.*/\1/p' lib/law/gates.cpp
}
gates_in_manual() {
  sed -nE '/^\.Sh GATES/,/^\.Sh [^G]/ s/^\.It Li ([a-z0-9-]+)$/\1/p' man/dsrkit-workflow.7
}
[ -n "$(gates_in_program)" ]
diff -u --label lib/law/gates.cpp <(gates_in_program | sort) --label man/dsrkit-workflow.7 <(gates_in_manual | sort)
