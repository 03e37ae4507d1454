#include "commands.hpp"

#include "rights_commands.hpp"

#include "dsrkit/base/error.hpp"

namespace dsrkit::cmd {

const std::vector<CommandEntry>& command_table() {
  static const std::vector<CommandEntry> table{
      {"demo", "make a demonstration council and run one request to its sealed document", "Start", make_demo},
      {"init", "make a workspace", "Start", make_init},
      {"config check", "check the configuration of the workspace", "Start", make_config_check},

      {"open", "log a request; prints its reference", "Cases", make_open},
      {"case list", "list cases", "Cases", make_case_list},
      {"case show", "show one case and what happened in it", "Cases", make_case_show},
      {"case note", "add a note", "Cases", make_case_note},
      {"case assign", "assign a case to an officer", "Cases", make_case_assign},
      {"case close", "close a case that has ended", "Cases", make_case_close},
      {"case reopen", "open a closed case again", "Cases", make_case_reopen},
      {"case correct", "correct the day of an event, or take it back", "Cases", make_case_correct},
      {"identity ask", "record that proof of identity was asked for", "Cases", make_identity_ask},
      {"identity confirm", "record that the identity is proved", "Cases", make_identity_confirm},
      {"identity fail", "record that the proof did not suffice", "Cases", make_identity_fail},
      {"authority ask", "record that evidence was asked for that somebody may act", "Cases",
       make_authority_ask},
      {"authority confirm", "record what shows that somebody may act", "Cases", make_authority_confirm},
      {"competence", "record whether a child understands what asking means", "Cases", make_competence},
      {"fee ask", "record that a fee was asked for", "Cases", make_fee_ask},
      {"fee paid", "record that the fee was paid", "Cases", make_fee_paid},
      {"clarify ask", "record a question what the request is about", "Cases", make_clarify_ask},
      {"clarify answer", "record the answer", "Cases", make_clarify_answer},
      {"extend", "record the notice that two more months are needed", "Cases", make_extend},
      {"reporter", "record a question for the Principal Reporter (Scotland)", "Cases", make_reporter},
      {"refuse", "record that the request is refused, and why", "Cases", make_refuse},
      {"withdraw", "record that the person has withdrawn the request", "Cases", make_withdraw},
      {"complaint acknowledge", "record that a complaint was acknowledged", "Cases",
       make_complaint_acknowledge},
      {"complaint outcome", "record what came of a complaint", "Cases", make_complaint_outcome},
      {"rectify item", "log a statement that the person contests", "Cases", make_rectify_item},
      {"rectify settle", "record what came of a contested statement", "Cases", make_rectify_settle},
      {"rectify list", "list the contested statements of a case", "Cases", make_rectify_list},
      {"rectify decide", "record the outcome of a request for rectification", "Cases", make_rectify_decide},
      {"restrict place", "restrict the processing of data", "Cases", make_restrict_place},
      {"restrict tell", "record that the person was told of a restriction or its end", "Cases",
       make_restrict_tell},
      {"restrict lift", "end a restriction, after the person was told", "Cases", make_restrict_lift},
      {"restrict use", "record why a case may use restricted data", "Cases", make_restrict_use},
      {"restrict list", "list restrictions, of a case or all that stand", "Cases", make_restrict_list},
      {"restrict decide", "record the outcome of a request for restriction", "Cases", make_restrict_decide},
      {"notify list", "list who has the data and must be told", "Cases", make_notify_list},
      {"notify add", "add somebody who has the data", "Cases", make_notify_add},
      {"notify tell", "record that a recipient was told", "Cases", make_notify_tell},
      {"notify waive", "record why a recipient is not told", "Cases", make_notify_waive},
      {"notify person", "record that the person was told who the recipients are", "Cases",
       make_notify_person},
      {"letter", "write a letter of a case", "Cases", make_letter},
      {"letter list", "list the kinds of letters", "Cases", make_letter_list},
      {"letter check", "prove that the texts of letters have what the law requires", "Cases",
       make_letter_check},
      {"clock", "say when a reply is due, and why", "Cases", make_clock},
      {"due", "list what is due or overdue", "Cases", make_due},
      {"holidays list", "list the bank holidays in force", "Cases", make_holidays_list},
      {"holidays import", "take over the bank holidays of gov.uk; shows which cases move", "Cases",
       make_holidays_import},

      {"source list", "list the systems to search", "Records", make_source_list},
      {"source mappings", "list the systems that are read without writing a mapping", "Records",
       make_source_mappings},
      {"source add", "add a system to search, by a mapping", "Records", make_source_add},
      {"source import-fides", "add the systems that Fides datasets describe", "Records",
       make_source_import_fides},
      {"source check", "check that the sources answer and have their declared shape", "Records",
       make_source_check},
      {"source ask", "record that the owner of records was asked for them", "Records", make_source_ask},
      {"source chase", "record that the owner was reminded", "Records", make_source_chase},
      {"gather", "search the sources and fetch the subject's records", "Records", make_gather},
      {"match", "show who in each source could be the subject, and why", "Records", make_match},
      {"match confirm", "decide that a source person is the subject", "Records", make_match_confirm},
      {"match reject", "decide that a source person is somebody else", "Records", make_match_reject},

      {"party list", "list the people in a case", "Redaction", make_party_list},
      {"party show", "show everything about a person in a case", "Redaction", make_party_show},
      {"party set", "add or change a person in a case", "Redaction", make_party_set},
      {"party consent", "record that somebody agrees or refuses to be named", "Redaction",
       make_party_consent},
      {"party watch", "add texts that nobody may learn", "Redaction", make_party_watch},
      {"redact", "look for other people in the records and propose decisions", "Redaction", make_redact},
      {"review", "decide open places at the terminal", "Redaction", make_review},
      {"review list", "list places and what is decided", "Redaction", make_review_list},
      {"review decide", "decide places", "Redaction", make_review_decide},
      {"review export", "write places as JSON, a table or a page", "Redaction", make_review_export},
      {"review import", "take decisions of such a file back", "Redaction", make_review_import},
      {"review classes", "show the data class of passages, and why", "Redaction", make_review_classes},
      {"review class", "decide the data class of passages", "Redaction", make_review_class},
      {"review exempt", "withhold places or passages under an exemption, with its evidence", "Redaction",
       make_review_exempt},
      {"review gates", "list the statutory gates and what each needs", "Redaction", make_review_gates},
      {"review gate", "answer a statutory gate", "Redaction", make_review_gate},
      {"review stale", "list decisions whose place is there no more", "Redaction", make_review_stale},
      {"review check", "decide a sample as a second person, blind", "Redaction", make_review_check},
      {"review sign-off", "confirm the redaction as a second person", "Redaction", make_review_sign_off},

      {"bundle", "build the disclosure document, or its redline", "Disclosure", make_bundle},
      {"seal", "check for leaks, sign and encrypt", "Disclosure", make_seal},
      {"verify", "verify a sealed document; needs no workspace", "Disclosure", make_verify},
      {"release", "record the disclosure", "Disclosure", make_release},

      {"batch", "open many requests and bring many cases on", "Batches", make_batch},
      {"batch status", "show where the lines of a batch stand", "Batches", make_batch_status},

      {"report", "count what was received, answered and late in a period", "Accountability", make_report},
      {"audit show", "show the audit chain", "Accountability", make_audit_show},
      {"audit verify", "check the audit chain", "Accountability", make_audit_verify},
      {"audit checkpoint", "write down the end of the chain, to be kept elsewhere", "Accountability",
       make_audit_checkpoint},

      {"rules list", "list the rules in force", "Rules and profiles", make_rules_list},
      {"rules check", "check rule packs and policies", "Rules and profiles", make_rules_check},
      {"rules test", "run the examples of the rules", "Rules and profiles", make_rules_test},
      {"rules explain", "explain a rule", "Rules and profiles", make_rules_explain},
      {"rules preview", "show what other rules would change", "Rules and profiles", make_rules_preview},
      {"profile list", "list service profiles", "Rules and profiles", make_profile_list},
      {"profile show", "show what a profile tells a person", "Rules and profiles", make_profile_show},
      {"profile check", "say what a notice leaves unstated or gets wrong", "Rules and profiles",
       make_profile_check},

      {"scan", "find people and identifiers in any text; needs no workspace", "Tools", make_scan},
      {"render", "set records as a paginated PDF; needs no workspace", "Tools", make_render},
      {"completion", "print the completion script of a shell", "Tools", make_completion},
  };
  return table;
}

const std::vector<GroupEntry>& group_table() {
  static const std::vector<GroupEntry> table{
      {"audit", "show and check the audit chain"},
      {"authority", "ask for evidence that somebody may act for the subject, and record it"},
      {"case", "look at cases and keep them"},
      {"clarify", "ask what an access request is about and record the answer"},
      {"complaint", "acknowledge a complaint and record what came of it"},
      {"config", "check the configuration of the workspace"},
      {"fee", "ask for a reasonable fee and record the payment"},
      {"holidays", "bank holidays in force, and taking over new ones"},
      {"identity", "ask for proof of identity and record the answer"},
      {"notify", "tell recipients what was rectified or restricted"},
      {"party", "keep the people of a case"},
      {"profile", "look at and check service profiles"},
      {"rectify", "log contested statements and record what came of each"},
      {"restrict", "restrict the processing of data, and lift restrictions"},
      {"rules", "look at, check and test the rules of redaction"},
      {"source", "look at the systems to search, ask the owners of other records"},
  };
  return table;
}

const std::string& require_argument(const std::string& value, const char* metavar) {
  if (value.empty()) {
    throw Error(ErrorCode::usage, std::string(metavar) + " is required", "run the command with --help");
  }
  return value;
}

}  // namespace dsrkit::cmd
