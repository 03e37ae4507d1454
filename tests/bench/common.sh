# What the benchmarks have in common. Source it; every number they print is wall time or peak resident memory.

set -u
export LC_ALL=C.UTF-8 TZ=UTC

bench_folder=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
tree=$(readlink -f "$bench_folder/../..")
DSRKIT=$(readlink -f "${DSRKIT:-$tree/build/release/dsrkit}")

stop() {
  echo "${0##*/}: $*" >&2
  exit 2
}

# need TOOL PACKAGE: says which Debian package has a tool that is missing.
need() {
  type -P "$1" >/dev/null || stop "$1 is missing: apt-get install $2"
}

need time time
[ -x "$DSRKIT" ] || stop "there is no $DSRKIT: cmake --preset release && ninja -C build/release dsrkit"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dsrkit-bench.XXXXXX") || stop "no room for temporary files"
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

median() {
  sort -n | awk '{ v[NR] = $1 } END { printf "%.3f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# once COMMAND...: runs it once; leaves its wall time in $seconds, its peak memory in $mebibytes, its exit code in
# $code and what it printed in $scratch/out and $scratch/err.
once() {
  local begin=${EPOCHREALTIME/./} kibibytes
  "$(type -P time)" -q -f '%M' -o "$scratch/memory" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
  code=$?
  seconds=$(awk -v us=$((${EPOCHREALTIME/./} - begin)) 'BEGIN { printf "%.3f", us / 1e6 }')
  kibibytes=$(tail -n 1 "$scratch/memory")
  mebibytes=$(awk -v k="$kibibytes" 'BEGIN { printf "%.1f", k / 1024 }')
}

# repeated RUNS COMMAND...: a warm-up, then the medians of that many runs in $seconds and $mebibytes.
repeated() {
  local runs=$1 all_seconds="" all_mebibytes=""
  shift
  once "$@"
  for ((run = 0; run < runs; ++run)); do
    once "$@"
    all_seconds+="$seconds"$'\n' all_mebibytes+="$mebibytes"$'\n'
  done
  seconds=$(printf %s "$all_seconds" | median)
  mebibytes=$(printf %s "$all_mebibytes" | median)
}

ratio() {
  awk -v a="$1" -v b="$2" -v d="${3:-1}" 'BEGIN { if (b > 0) printf "%.*f", d, a / b; else printf "-" }'
}

size_of() {
  du -b --summarize "$1" | awk '{ printf "%.1f", $1 / 1048576 }'
}

machine() {
  echo "$(date -u +%F), $(nproc) CPUs ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1))," \
    "load $(cut -d' ' -f1 /proc/loadavg), $("$DSRKIT" --version | head -1)"
}
