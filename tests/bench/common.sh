# shellcheck shell=bash disable=SC2034
# What the benchmarks have in common. Source it; times are wall time unless they say otherwise, memory is the peak
# of resident memory of the largest process.

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

# The median of the numbers on standard input, one a line; of an even count the lower of the middle two.
median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# once COMMAND...: runs it once; leaves its wall time in $seconds, the processor time of it and of its children in
# $cpu, its peak memory in $mebibytes, its exit code in $code, what it printed in $scratch/out and $scratch/err.
once() {
  local begin=${EPOCHREALTIME/./}
  "$(type -P time)" -q -f '%M %U %S' -o "$scratch/usage" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
  code=$?
  read -r seconds cpu mebibytes < <(tail -n 1 "$scratch/usage" |
    awk -v us=$((${EPOCHREALTIME/./} - begin)) '{ printf "%.3f %.2f %.1f\n", us / 1e6, $2 + $3, $1 / 1024 }')
}

# repeated RUNS COMMAND...: a warm-up, then the medians of that many runs in $seconds, $cpu and $mebibytes.
repeated() {
  local runs=$1 run
  shift
  once "$@"
  : >"$scratch/runs"
  for ((run = 0; run < runs; ++run)); do
    once "$@"
    echo "$seconds $cpu $mebibytes" >>"$scratch/runs"
  done
  seconds=$(awk '{ print $1 }' "$scratch/runs" | median)
  cpu=$(awk '{ print $2 }' "$scratch/runs" | median)
  mebibytes=$(awk '{ print $3 }' "$scratch/runs" | median)
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
