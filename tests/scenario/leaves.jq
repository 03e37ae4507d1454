# The records of one service response, as text in the order in which a document must show them: one line a record,
# label and value after each other without white space, lower case.
def month: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"][. - 1];
def in_words:
  (capture("^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})(?<rest>.*)$"; "s")? // null) as $date
  | if $date == null then .
    else ($date | "\(.d | tonumber) \(.m | tonumber | month) \(.y)") as $day
      | if $date.rest == "" then $day
        elif ($date.rest | test("^[T ][0-9]{2}:[0-9:.]{2,}Z?$"))
        then "\($day) at \($date.rest[1:] | rtrimstr("Z"))\(if $date.rest | endswith("Z") then " UTC" else "" end)"
        else . end
    end;
def heading: gsub("[_-]"; "");
def value:
  if type == "null" then "not recorded"
  elif type == "boolean" then (if . then "Yes" else "No" end)
  elif type == "number" then tostring
  elif type == "string" then (if . == "" then "left blank" else in_words end)
  elif length == 0 then "none" else "" end;
def fields($name):
  . as $node
  | if type == "object" then to_entries[] | (.key | heading), (.value | value), (.key as $key | .value | fields($key | heading))
    elif type == "array" then
      range(length) as $i
      | "\($name) \($i + 1) of \(length)", ($node[$i] | value), ($node[$i] | fields($name))
    else empty end;
# Lists of like entries with a few short values are set as tables: their labels once, then row after row.
def readable: gsub("(?<a>[a-z0-9])(?<b>[A-Z])"; "\(.a) \(.b)") | gsub("[_-]"; " ");
def longest: [splits("[ \n]") | utf8bytelength] | max // 0;
def cell: if . == null then "" else tostring end;
def uniform:
  type == "array" and length >= 2 and (.[0] | type == "object" and length >= 2 and length <= 5)
  and ((.[0] | keys_unsorted) as $keys | (60 / ($keys | length) | floor) as $most
    | all(.[]; type == "object" and keys_unsorted == $keys
        and all(to_entries[]; (.value | (type != "object" and type != "array") or length == 0)
          and (.value | cell | utf8bytelength <= 160 and longest <= $most) and (.key | readable | longest <= $most))));
def table: (.[0] | keys_unsorted[] | heading), (.[][] | value);
def record:
  if uniform then table
  elif type == "object" then
    to_entries[] | (.key | heading),
      (if .value | uniform then .value | table
       else (.value | value), (.key as $key | .value | fields($key | heading)) end)
  else fields("Entry") end;
def records:
  (.content | if type == "array" and length > 0 and all(.[]; type == "object") then .[] else . end),
  (.attachments // [] | .[]),
  (del(.content, .attachments) | select(length > 0));
records | [record] | join("") | gsub("\\s"; "") | ascii_downcase
