#!/bin/bash
# manual.sh PROGRAM MAN: every command has its page, the page names exactly the options that --help names, and
# the pages are sound.
set -u
man=$2
source "$(dirname "$0")/../cli/environment.sh" "$1"
bad=0
complain() {
  echo "$*" >&2
  bad=1
}

# The file that holds a page: some pages are one line that sends the reader to another.
file_of() {
  local file=$man/$1.1 other
  [ -f "$file" ] || return 1
  other=$(sed -nE '1 s|^\.so man1/(.*)|\1|p' "$file")
  echo "$man/${other:-$1.1}"
}
options_of_help() {
  # shellcheck disable=SC2086
  dsrkit $1 --help | sed -nE 's/^  (-[a-zA-Z], )?--([a-z-]+).*/\2/p' | grep -vx help
}
options_of_page() {
  grep -oE 'Fl -[a-z][a-z-]*' "$1" | sed 's/^Fl -//' | sort -u
}

declare -A known
while read -r path; do
  page=dsrkit-${path// /-}
  file=$(file_of "$page") || { complain "$page(1) is missing"; continue; }
  grep -qE "^\.Nm $page( ,)?$" "$file" || complain "$page(1) does not name its command"
  for option in $(options_of_help "$path"); do
    known[$file]+=" $option"
    options_of_page "$file" | grep -qx -- "$option" || complain "$page(1) does not explain --$option"
  done
  known[$file]+=" "
done < <(command_paths)

# A group is explained in the same words by its page and by --help.
while read -r group; do
  summary=$(dsrkit "$group" --help | sed '/^$/q' | tr -s '\n ' ' ' | sed -E 's/^dsrkit [a-z]+: (.*) $/\1/')
  grep -qxF ".Nd $summary" "$man/dsrkit-$group.1" || complain "dsrkit-$group(1) is not about: $summary"
done < <(comm -23 <(command_paths | sed -n 's/ .*//p' | sort -u) <(command_paths | sort))

common="workspace actor json today no-input quiet no-color timings help version"
for file in "${!known[@]}"; do
  for option in $(options_of_page "$file"); do
    [[ " $common ${known[$file]} " == *" $option "* ]] || complain "$file explains --$option, which does not exist"
  done
  for section in NAME SYNOPSIS DESCRIPTION "EXIT STATUS" EXAMPLES "SEE ALSO"; do
    grep -q "^\.Sh $section" "$file" || complain "$file has no section $section"
  done
done
for option in $common; do
  options_of_page "$man/dsrkit.1" | grep -qx -- "$option" || complain "dsrkit(1) does not explain --$option"
done

for file in "$man"/*.[157]; do
  if head -1 "$file" | grep -q '^\.so '; then
    [ -f "$man/$(sed 's|^\.so man[0-9]/||;1q' "$file")" ] || complain "$file leads nowhere"
  elif command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$file" || bad=1
  else
    warnings=$(MANROFFSEQ='' man --warnings=mac,reg,break -E UTF-8 -l -Tutf8 -Z "$file" 2>&1 >/dev/null)
    [ -z "$warnings" ] || complain "$file: $warnings"
  fi
  # Every page that is mentioned exists.
  grep -oE 'Xr dsrkit[a-z-]* [157]' "$file" | while read -r _ name section; do
    [ -f "$man/$name.$section" ] || echo "$file mentions $name($section)"
  done | grep . && bad=1
done
exit $bad
