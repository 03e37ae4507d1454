#!/bin/bash
# workflow.sh TREE: dsrkit-workflow(7) shows exactly the changes of state that lib/workflow/transitions.cpp allows
# and the gates of lib/law/gates.cpp.
set -eu
cd "$1"
in_program() {
  sed -nE 's/^ *\{([a-z_]+), ([a-z_]+)\},$/\1 \2/p' lib/workflow/transitions.cpp | tr _ -
}
in_manual() {
  awk '/^\.Sh/ { states = $2 == "STATES"; becomes = 0 }
    states && /^\.It Li/ { from = $3; becomes = 0 }
    states && /^Becomes/ { becomes = 1 }
    becomes && /^\.Li/ { print from, $2 }' man/dsrkit-workflow.7
}
[ -n "$(in_program)" ]
diff -u --label lib/workflow/transitions.cpp <(in_program | sort) --label man/dsrkit-workflow.7 <(in_manual | sort)

gates_in_program() {
  sed -nE 's/^ *\{"([a-z0-9-]+)",.*/\1/p' lib/law/gates.cpp
}
gates_in_manual() {
  sed -nE '/^\.Sh GATES/,/^\.Sh [^G]/ s/^\.It Li ([a-z0-9-]+)$/\1/p' man/dsrkit-workflow.7
}
[ -n "$(gates_in_program)" ]
diff -u --label lib/law/gates.cpp <(gates_in_program | sort) --label man/dsrkit-workflow.7 <(gates_in_manual | sort)
