# Service responses as one HTML document with the headings, labels and values that 'dsrkit render' sets.
# Run with -n -r over the files: jq -n -r -f records_html.jq FILE...

def readable:
  gsub("[_-]"; " ") | gsub("(?<a>[a-z0-9])(?<b>[A-Z])"; .a + " " + (.b | ascii_downcase))
  | (.[:1] | ascii_upcase) + .[1:];

def is_branch: (type == "object" or type == "array") and length > 0;

def shown:
  if . == null then "<em>not recorded</em>"
  elif type == "boolean" then (if . then "Yes" else "No" end)
  elif . == "" then "<em>left blank</em>"
  elif type == "object" or type == "array" then "<em>none</em>"
  else tostring | @html end;

def row($level; $name):
  "<tr class=\"l\([$level, 6] | min)\"><th>\($name | @html)</th><td>\(if is_branch then "" else shown end)</td></tr>";

def rows($level; $above):
  if type == "object" then
    to_entries[] | (.key | readable) as $name | .value
    | row($level; $name), (select(is_branch) | rows($level + 1; $name))
  else
    length as $count | to_entries[] | "\($above) \(.key + 1) of \($count)" as $name | .value
    | row($level; $name), (select(is_branch) | rows($level + 1; $above))
  end;

def record($title):
  "<h3>\($title | readable | @html)</h3>", "<table>",
  (if is_branch then rows(0; "Entry") else row(0; "Content") end), "</table>";

def records($title):
  if type == "array" and length > 0 and all(.[]; type == "object") then .[] | record($title) else record($title) end;

"<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Records</title><style>",
"@page { size: A4; margin: 28mm 25mm }",
"body { font: 9.5pt/14pt \"Noto Sans\", sans-serif; color: #222 }",
"h1 { font-size: 20pt } h2 { font-size: 15pt } h3 { font-size: 12pt }",
"table { width: 100%; table-layout: fixed; border-collapse: collapse }",
"th { width: 35%; text-align: left; font-weight: normal; color: #555 }",
"td { white-space: pre-wrap; word-wrap: break-word }",
"th, td { vertical-align: top; padding: 2pt 6pt; border-bottom: 0.5pt solid #ddd }",
(range(1; 7) | ".l\(.) th { padding-left: \(6 + . * 12)pt }"),
"</style></head><body><h1>Records</h1>",
(inputs | (input_filename | split("/") | last) as $file | ($file | rtrimstr(".json")) as $title
 | "<h2>\($file | @html)</h2>",
   if type == "object" and has("content") then
     (.content | records($title)),
     (.attachments // [] | select(length > 0) | records($title)),
     (del(.content, .attachments) | select(length > 0) | record($title))
   else records($title) end),
"</body></html>"
