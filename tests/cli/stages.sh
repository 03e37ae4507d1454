#!/bin/bash
# stages.sh PROGRAM FOLDER: prepares the workspaces that the cases start from, each one step after the last.
set -eu

source "$(dirname "${BASH_SOURCE[0]}")/environment.sh" "$1"
rm -rf "$2"
mkdir -p "$2"
cd "$2"

# stage NAME FROM: the commands on standard input turn a copy of FROM into NAME.
stage() {
  [ "$2" = nothing ] || cp -a "$2" "$1"
  mkdir -p "$1"
  (cd "$1" && bash -eu -o pipefail -s >/dev/null) || { echo "the stage $1 failed" >&2; exit 1; }
}

stage empty nothing <<'COMMANDS'
dsrkit init --controller "Example Borough Council" --team "Rights team" --email rights@example.org \
  --address "1 Market Street" --address "Exampleton"
COMMANDS
stage opened empty <<'COMMANDS'
dsrkit open --subject "Aisha Khan" --born 2009-04-12 --id upn=A123456789012 --received 2026-11-02 \
  --service demonstration-early-help
dsrkit identity confirm AR-2026-0001 --on 2026-11-02 --evidence "passport seen"
COMMANDS
stage gathered opened <<'COMMANDS'
dsrkit gather AR-2026-0001 --from "$DATA/service-response.json"
dsrkit party set AR-2026-0001 --name "Karen Hughes" --role third-party --relation neighbour
COMMANDS
stage redacted gathered <<'COMMANDS'
dsrkit redact AR-2026-0001
COMMANDS
stage reviewed redacted <<'COMMANDS'
dsrkit review decide AR-2026-0001 --open --action redact --code TP --because "another person"
DSRKIT_ACTOR=b.second dsrkit review sign-off AR-2026-0001
COMMANDS
stage bundled reviewed <<'COMMANDS'
dsrkit bundle AR-2026-0001
COMMANDS
stage sealed bundled <<'COMMANDS'
dsrkit seal AR-2026-0001
COMMANDS
stage released sealed <<'COMMANDS'
dsrkit release AR-2026-0001 --to "the subject" --by post
COMMANDS
stage council nothing <<'COMMANDS'
rmdir "$PWD"
dsrkit demo "$PWD" --council-only
cd "$PWD"
dsrkit open --subject "Mariam Mahmood" --id nhs-number=9990000018 --born 2007-07-04 --received 2026-11-02 \
  --service demonstration-early-help
dsrkit identity confirm AR-2026-0001 --on 2026-11-02 --evidence "passport seen"
COMMANDS
# "gather" ends with 3: the manual source has not answered.
stage searched council <<'COMMANDS'
dsrkit gather AR-2026-0001 || [ $? -eq 3 ]
COMMANDS
