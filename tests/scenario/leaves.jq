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
def records:
  (.content | if type == "array" and length > 0 and all(.[]; type == "object") then .[] else . end),
  (.attachments // [] | .[]),
  (del(.content, .attachments) | select(length > 0));
records | [fields("Entry")] | join("") | gsub("\\s"; "") | ascii_downcase
