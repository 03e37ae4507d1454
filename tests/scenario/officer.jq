# Decides the open places of an exported review as somebody who knows the people of the demonstration council would.
# $cast is share/demo/cast.json, $parties the result of "party list --json".
def words: ascii_downcase | [scan("[\\p{L}\\p{N}]+")];
($cast[0].people | map(select(.role == "third-party"))) as $withheld
| ($cast[0].people | map(select(.role != "third-party"))) as $shown
| ([$withheld[].names[] | words[] | select(length > 1)] | unique - ["nana", "may"]) as $withheld_words
| ([$shown[].names[] | words[]] | unique) as $shown_words
| ([$withheld[].written[] | ascii_downcase]) as $withheld_texts
| ([$parties[0].parties[] | select(.role == "third-party") | .party]) as $third_parties
| def names_somebody:
    (.before | words | last | IN("mr", "mrs", "ms", "miss")) as $titled
    | (.text | words) as $words
    | (.text | ascii_downcase | IN($withheld_texts[]))
      or (any($words[]; IN($withheld_words[])) and ($titled or (all($words[]; IN($shown_words[])) | not)));
  def decision:
    if names_somebody then "redact"
    elif .kind | startswith("relation") then (if .text | ascii_downcase | test("neighbour") then "redact" else "disclose" end)
    elif .party != null and (.party | IN($third_parties[])) then "redact"
    else "disclose" end;
  (.places[] | select(.action == "refer")) |=
    (.action = decision | .code = (if .action == "redact" then "TP" else null end)
     | .reason = "weighed by the officer who knows who is who")
