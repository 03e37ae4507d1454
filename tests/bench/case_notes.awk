# Service responses with invented case notes, about one page each, for as many notes as asked for:
#   awk -v notes=1000 -v folder=DIR -f case_notes.awk
# The same notes every time, whatever awk it is: the numbers behind them are reckoned here.

function number(below) {
  state = (state * 1103 + 12345) % 1048576
  return int(state / 1048576 * below)
}

function pick(list, of, parts) {
  of = split(list, parts, "|")
  return parts[1 + number(of)]
}

function sentence() {
  return pick("Home visit to|Telephone call with|Met|Review with|School meeting about|E-mail from") " " \
    pick("Aisha Khan|Aisha|Mrs Karen Hughes|Karen Hughes|Dr Omar Siddiqui|Tom Brennan (brother)|Sadia Khan") ". " \
    pick("She was calm and talked about school.|He asked what happens next.|The flat was warm and tidy.|" \
         "No new worries were raised.|Attendance is better than last term.|The plan was read out and agreed.|" \
         "There had been an argument at the weekend.|Sleep and meals are settled again.") " " \
    pick("Karen Hughes telephoned at " (8 + number(9)) ".|Next visit in " (1 + number(6)) " weeks.|" \
         "Tom is at work until five.|The neighbour had seen nothing.|Referral to the early help team sent.|" \
         "Omar Siddiqui will write to the GP.") " "
}

function note(number_of_note, i, text) {
  text = ""
  for (i = 8 + number(12); i > 0; --i) {
    text = text sentence()
  }
  return sprintf("{\"noteId\":%d,\"createdDate\":\"20%02d-%02d-%02dT%02d:%02d:00Z\",\"type\":\"%s\",\"author\":\"%s\"," \
                 "\"visit\":{\"seen\":%s,\"alone\":%s,\"minutes\":%d,\"place\":null},\"actions\":[\"%s\",\"%s\"],\"text\":\"%s\"}", \
                 number_of_note, 10 + number(15), 1 + number(12), 1 + number(28), 8 + number(10), number(60), \
                 pick("Home visit|Telephone call|Meeting|E-mail"), pick("Worker One|Worker Two|Worker Three"), \
                 pick("true|false"), pick("true|false"), 10 + number(80), \
                 pick("Write to school|Ring back|None"), pick("Book a room|Send the plan|None"), text)
}

BEGIN {
  state = 1
  in_a_file = 250
  for (i = 0; i < notes; ++i) {
    if (i % in_a_file == 0) {
      file = sprintf("%s/notes-%05d.json", folder, i / in_a_file)
      printf "{\"content\":[" > file
    }
    last = i + 1 == notes || (i + 1) % in_a_file == 0
    printf "%s%s\n", note(i), last ? "],\"attachments\":[]}" : "," > file
    if (last) {
      close(file)
    }
  }
}
