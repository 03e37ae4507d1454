#!/bin/bash
# install.sh BUILD SCRATCH: what is installed is complete and runs from its prefix.
set -eu
build=$1 prefix=$2 tests=$(readlink -f "$(dirname "$0")/..")
rm -rf "$prefix"
cmake --install "$build" --prefix "$prefix" >/dev/null
cd "$prefix"
source "$tests/cli/environment.sh" "$prefix/bin/dsrkit"
[ "$(command -v dsrkit)" = "$prefix/bin/dsrkit" ]

dsrkit rules check >/dev/null
dsrkit profile list >/dev/null
dsrkit clock --received 2026-09-03 >/dev/null
dsrkit demo town --council-only --quiet >/dev/null

while read -r path; do
  [ -f "share/man/man1/dsrkit-${path// /-}.1" ] || { echo "no manual page for $path" >&2; exit 1; }
done < <(command_paths)
for file in man/man1/dsrkit.1 man/man5/dsrkit.json.5 man/man7/dsrkit-exit-codes.7 doc/dsrkit/copyright \
  bash-completion/completions/dsrkit zsh/site-functions/_dsrkit fish/vendor_completions.d/dsrkit.fish; do
  [ -s "share/$file" ] || { echo "share/$file is missing" >&2; exit 1; }
done
for file in letters/consent.json names/listed-given-names.txt names/listed-family-names.txt names/listed-places.txt \
  names/other-names.txt names/LICENSE-listed; do
  [ -s "share/dsrkit/$file" ] || { echo "share/dsrkit/$file is missing" >&2; exit 1; }
done
cd / && rm -rf "$prefix"
