#!/bin/bash
# What goes wrong ends with a clear message and the right exit code, leaves no file and says nothing of the records.
source "$(dirname "$0")/lib.sh"

sanitized() {
  ldd "$DSRKIT" | grep -q libasan
}

story "mistyped commands"
expect_refusal 2 "did you mean '--json'" case list --jsno
expect_refusal 2 "no command 'gathr'" gathr "$case"
expect_in "$ERR" "did you mean"
run gathr "$case"
expect_in "$ERR" "did you mean 'dsrkit gather'"
expect_refusal 2 "required|needs|CASE" gather
expect_refusal 2 "--subject" open
expect_refusal 2 "elbonia|jurisdiction" init new --controller "Example Borough Council" --jurisdiction elbonia
expect_refusal 2 "2025-04-03|YYYY-MM-DD|ISO" clock --received 03/04/2025
expect_refusal 2 "2026-02-30|no such|date" clock --received 2026-02-30
expect_exit 2 case list extra words
expect_equal "nothing was made" "" "$(files_below | grep -vE '/(out|err|all-err|true)\.txt$')"

story "a workspace that is none"
expect_refusal 66 "no workspace" case list
expect_refusal 66 "no workspace" open -C absent --subject "Aisha Khan"
mkdir folder
expect_refusal 66 "no workspace" gather "$case" -C folder
mkdir folder/dsrkit.json
expect_refusal "66" "dsrkit.json" case list -C folder
rm -r folder

small_workspace workspace
must gather "$case" --from "$DATA/moj-sar-responses/hmpps-complexity-of-need-response.json"

# With a copy of the workspace that somebody has broken.
broken() {
  rm -rf broken && cp -a workspace broken && rm -f broken/register.db-wal broken/register.db-shm
}

story "a damaged register"
for damage in garbage empty half header pages; do
  broken
  size=$(stat -c %s broken/register.db)
  case $damage in
    garbage) head -c 20000 /dev/urandom >broken/register.db ;;
    empty) : >broken/register.db ;;
    half) truncate -s $((size / 2 / 4096 * 4096 + 100)) broken/register.db ;;
    header) printf 'SQLite' | tr 'S' 'X' | dd of=broken/register.db conv=notrunc status=none ;;
    pages)
      head -c $((size - 8192)) /dev/zero | tr '\0' '\377' |
        dd of=broken/register.db bs=4096 seek=1 conv=notrunc status=none
      ;;
  esac
  expect_refusal 14 "register" audit verify -C broken
  expect_in "$ERR" "damaged|no register|backup|integrity"
done
broken
rm broken/register.db
expect_refusal 66 "no register" case list -C broken
broken
sqlite3 broken/register.db "PRAGMA user_version = 4711"
expect_refusal 78 "newer" case list -C broken

story "a wrong configuration"
configuration() {
  broken
  jq "$1" workspace/dsrkit.json >broken/dsrkit.json
}
for change in '.extra = 1' 'del(.controller.name)' '.jurisdiction = "elbonia"' '.format = "dsrkit.config/9"' \
  '.sources = [{"id": "a", "kind": "sqll", "connection": "a"}]' '.vault.key = {"file": "a", "command": ["b"]}' \
  '.sources = {"a": 1}'; do
  configuration "$change"
  expect_refusal 78 "dsrkit.json" case list -C broken
  expect_exit 1 config check -C broken --json
  expect_json '.diagnostics | length > 0'
done
broken
head -c 100 workspace/dsrkit.json >broken/dsrkit.json
expect_refusal 78 "dsrkit.json" case list -C broken
sed 's/"jurisdiction"/"jurisdiction": "scotland", &/' workspace/dsrkit.json >broken/dsrkit.json
expect_refusal 78 "jurisdiction|twice|duplicate" case list -C broken

story "the vault and its key"
broken
rm broken/keys/vault.key
expect_refusal 78 "vault key" redact "$case" -C broken
printf 'not a key\n' >broken/keys/vault.key
expect_refusal 78 "vault key" redact "$case" -C broken
head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >broken/keys/vault.key
expect_refusal 78 "vault key" redact "$case" -C broken
for part in header middle cut; do
  broken
  evidence=$(find broken/vault -name 'i-*.sealed' | sort | head -1)
  case $part in
    header) printf 'XXXX' | dd of="$evidence" conv=notrunc status=none ;;
    middle) printf 'XXXX' | dd of="$evidence" bs=1 seek=$(($(stat -c %s "$evidence") / 2)) conv=notrunc status=none ;;
    cut) truncate -s -5 "$evidence" ;;
  esac
  expect_refusal 14 "not what was stored" redact "$case" -C broken
done
broken
rm "$(find broken/vault -name 'i-*.sealed' | sort | head -1)"
expect_refusal "(10|14)" "vault" redact "$case" -C broken
broken
find broken/vault -name 'i-*.sealed' | sort | head -2 >two
mv "$(head -1 two)" swap && mv "$(tail -1 two)" "$(head -1 two)" && mv swap "$(tail -1 two)"
expect_refusal 14 "not what was stored" redact "$case" -C broken
rm -rf broken two

story "files that are handed over"
bad() {
  cat >"bad.json"
  expect_refusal 65 "$1" gather "$case" --from bad.json
  expect_refusal 65 "$1" render bad.json -o bad.pdf
  rm -f bad.json
}
bad "twice|duplicate" <<<'{"content": [{"name": "Mariam Mahmood", "name": "Marwa Mahmood"}]}'
printf '{"content": [{"note": "Mahmood \xff\xfe"}]}' | bad "UTF-8|line|JSON"
printf '{"content": [{"note": "Mahmood \xed\xa0\x80"}]}' | bad "UTF-8|line|JSON"
printf '{"content": [{"note": "Mahmood \\ud800"}]}' | bad "UTF-8|line|JSON"
bad "JSON|line" <<<'{"content": [{"note": "Mahmood"}'
bad "JSON|line" <<<'{"content": [{"note": "Mahmood"}]} {"more": 1}'
bad "JSON|line" <<<'{"content": [NaN]}'
bad "JSON|empty|line" </dev/null
{ head -c 100000 /dev/zero | tr '\0' '['; head -c 100000 /dev/zero | tr '\0' ']'; } | bad "deep|nested"
{ head -c 100000 /dev/zero | tr '\0' '['; } | bad "deep|nested"
expect_refusal 66 "cannot" gather "$case" --from absent.json
expect_refusal 66 "cannot" render absent.json -o absent.pdf
expect_refusal 66 "cannot" render . -o absent.pdf

story "a value of 200 MB"
{ printf '{"content": [{"note": "'; head -c 209715200 /dev/zero | tr '\0' 'x'; printf '"}]}'; } >large.json
# peak_memory ARGUMENT...: MiB that the program needed, in $peak; its exit code is the result.
peak_memory() {
  local pid now
  peak=0
  "$DSRKIT" "$@" >"$OUT" 2>"$ERR" </dev/null &
  pid=$!
  while now=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    [ "$now" -gt "$peak" ] && peak=$now
    sleep 0.02
  done
  wait "$pid"
}
limit=300
sanitized && limit=1500
for command in "gather $case --from large.json" "render large.json -o large.pdf"; do
  peak_memory $command
  expect_equal "exit code for 200 MB" 65 $?
  expect_in "$ERR" "larger than|MiB"
  expect_true "memory for 200 MB: $peak MiB" test "$peak" -lt "$limit"
  expect_true "no document" test ! -e large.pdf
done
rm large.json

story "outputs that are there"
echo mine >mine.pdf
expect_refusal 73 "already" render "$DATA/moj-sar-responses/G1-response.json" -o mine.pdf
expect_equal "the file that was there" mine "$(cat mine.pdf)"
must render "$DATA/moj-sar-responses/G1-response.json" -o mine.pdf --force
expect_true "the document" qpdf --check mine.pdf
expect_refusal 73 "cannot|no such" render "$DATA/moj-sar-responses/G1-response.json" -o absent/new.pdf
expect_refusal 73 "already" audit checkpoint -o mine.pdf

story "a full disk"
# full COMMAND...: with 64 KiB for each file, as on a disk that is full.
full() {
  (
    trap '' XFSZ
    ulimit -f 64
    "$DSRKIT" "$@" >/dev/null
  ) 2>"$ERR" </dev/null
}
responses=("$DATA"/moj-sar-responses/*.json)
full render "${responses[@]}" -o full.pdf
expect_equal "exit code of render on a full disk" 74 $?
expect_in "$ERR" "cannot write|space|full"
expect_true "no document" test ! -e full.pdf
cat >"$SCRATCH/full-disk.sh" <<'SCRIPT'
# In a file system of 600 KiB: the workspace is made, and there is no room for the evidence.
mount -t tmpfs -o size=600k tmpfs "$1" || exit 99
cd "$1" || exit 99
"$DSRKIT" init w --controller "Example Borough Council" >/dev/null || exit 98
"$DSRKIT" -C w open --subject "Aisha Khan" --received 2026-11-02 >/dev/null || exit 97
head -c 500000 /dev/zero | tr '\0' x >filler 2>/dev/null
"$DSRKIT" -C w gather AR-2026-0001 --from "$DATA/moj-sar-responses/hmpps-interventions-service-response.json" 2>&1
code=$?
[ ! -e w/out ] || find w -name '.dsrkit-tmp-*'
"$DSRKIT" render "$DATA/moj-sar-responses/hmpps-interventions-service-response.json" -o full.pdf 2>&1
echo "render $?"
[ ! -e full.pdf ] || echo "a document"
rm filler
"$DSRKIT" -C w audit verify >/dev/null || echo "the chain"
exit $code
SCRIPT
mkdir disk
if unshare -m true 2>/dev/null; then
  unshare -m bash "$SCRATCH/full-disk.sh" "$SCRATCH/disk" >full.txt 2>&1
  code=$?
  if [ "$code" -lt 97 ]; then
    expect_equal "exit code of gather on a full disk" 74 "$code"
    expect_in full.txt "^render 74"
    expect_in full.txt "full|space"
    expect_not_in full.txt "a document" "the chain" "dsrkit-tmp"
  fi
fi
full_out=/dev/full
"$DSRKIT" case list >$full_out 2>"$ERR"
expect_equal "exit code when standard output is full" 74 $?

story "two at a time"
(
  flock 9
  expect_refusal 75 "in use" redact "$case"
  expect_refusal 75 "in use" gather "$case" --from "$DATA/moj-sar-responses/G1-response.json"
  exit "$failures"
) 9>>"workspace/vault/$case/.lock" || failures=$((failures + 1))
# Somebody holds the register's write lock longer than anybody waits.
coproc writer { sqlite3 workspace/register.db; }
echo "BEGIN IMMEDIATE; SELECT 'held';" >&"${writer[1]}"
read -r held <&"${writer[0]}"
expect_equal "the lock" held "$held"
must case list
expect_exit 75 case note "$case" --text "late"
expect_in "$ERR" "busy|in use|locked"
printf 'ROLLBACK;\n.quit\n' >&"${writer[1]}"
wait "$writer_PID" 2>/dev/null
must case note "$case" --text "in time"
references=$(for number in 1 2 3 4 5 6; do
  "$DSRKIT" open --subject "Person $number" --received 2026-11-02 2>/dev/null </dev/null &
done; wait)
expect_equal "references of cases opened at the same time" 6 "$(sort -u <<<"$references" | grep -c '^AR-2026-000[2-7]$')"
must audit verify

story "a source whose table has vanished"
unset DSRKIT_WORKSPACE
council council
must gather "$case" --source early-help-notes
sqlite3 council/systems/early-help-notes.sqlite ".tables" | tr -s ' ' '\n' | grep . >tables
expect_true "the source has tables" test -s tables
while read -r table; do
  cp council/systems/early-help-notes.sqlite kept.sqlite
  sqlite3 council/systems/early-help-notes.sqlite "ALTER TABLE \"$table\" RENAME TO vanished" 2>/dev/null ||
    { sqlite3 council/systems/early-help-notes.sqlite "DROP VIEW \"$table\""; }
  expect_exit 3 gather "$case" --source early-help-notes --json
  expect_json '.searches | map(select(.source == "early-help-notes")) | last
    | (.outcome == "failed" or .outcome == "partial") and (.reason | length) > 0'
  expect_exit 1 source check early-help-notes --json
  expect_json '.diagnostics | length > 0'
  mv kept.sqlite council/systems/early-help-notes.sqlite
done <tables
mv council/systems/case-management.sqlite kept.sqlite
expect_exit 3 gather "$case" --source case-management --json
expect_json '.searches | map(select(.source == "case-management")) | last.outcome == "failed"'
head -c 5000 /dev/urandom >council/systems/case-management.sqlite
expect_exit 3 gather "$case" --source case-management --json
expect_json '.searches | map(select(.source == "case-management")) | last.outcome == "failed"'
mv kept.sqlite council/systems/case-management.sqlite
echo '{"content": [' >"$(find council/systems/education-welfare -name 'A998400118001.json')"
expect_exit 3 gather "$case" --source education-welfare --json
expect_json '.searches | map(select(.source == "education-welfare")) | last.outcome | . == "failed" or . == "partial"'
expect_discreet "gather"
expect_exit 11 bundle "$case"
expect_not_in "$ALL_ERR" "$secret_words"
expect_no_leftovers
