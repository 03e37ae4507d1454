#include "commands.hpp"

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
      {"identity ask", "record that proof of identity was asked for", "Cases", make_identity_ask},
      {"identity confirm", "record that the identity is proved", "Cases", make_identity_confirm},
      {"identity fail", "record that the proof did not suffice", "Cases", make_identity_fail},
      {"clock", "say when a reply is due, and why", "Cases", make_clock},
      {"due", "list what is due or overdue", "Cases", make_due},

      {"source list", "list the systems to search", "Records", make_source_list},
      {"source check", "check that the sources answer and have their declared shape", "Records",
       make_source_check},
      {"gather", "search the sources and fetch the subject's records", "Records", make_gather},
      {"match", "show who in each source could be the subject, and why", "Records", make_match},
      {"match confirm", "decide that a source person is the subject", "Records", make_match_confirm},
      {"match reject", "decide that a source person is somebody else", "Records", make_match_reject},

      {"party list", "list the people in a case", "Redaction", make_party_list},
      {"party set", "add or change a person in a case", "Redaction", make_party_set},
      {"party consent", "record that somebody agrees or refuses to be named", "Redaction",
       make_party_consent},
      {"redact", "look for other people in the records and propose decisions", "Redaction", make_redact},
      {"review", "decide open places at the terminal", "Redaction", make_review},
      {"review list", "list places and what is decided", "Redaction", make_review_list},
      {"review decide", "decide places", "Redaction", make_review_decide},
      {"review export", "write places and decisions as JSON", "Redaction", make_review_export},
      {"review import", "take over decisions from JSON", "Redaction", make_review_import},
      {"review gate", "answer a statutory gate", "Redaction", make_review_gate},
      {"review sign-off", "confirm the redaction as a second person", "Redaction", make_review_sign_off},

      {"bundle", "build the disclosure document, or its redline", "Disclosure", make_bundle},
      {"seal", "check for leaks, sign and encrypt", "Disclosure", make_seal},
      {"verify", "verify a sealed document; needs no workspace", "Disclosure", make_verify},
      {"release", "record the disclosure", "Disclosure", make_release},

      {"audit show", "show the audit chain", "Accountability", make_audit_show},
      {"audit verify", "check the audit chain", "Accountability", make_audit_verify},
      {"audit checkpoint", "write down the end of the chain, to be kept elsewhere", "Accountability",
       make_audit_checkpoint},

      {"rules list", "list the rules in force", "Rules and profiles", make_rules_list},
      {"rules check", "check rule packs and policies", "Rules and profiles", make_rules_check},
      {"rules test", "run the examples of the rules", "Rules and profiles", make_rules_test},
      {"rules explain", "explain a rule", "Rules and profiles", make_rules_explain},
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

const std::string& require_argument(const std::string& value, const char* metavar) {
  if (value.empty()) {
    throw Error(ErrorCode::usage, std::string(metavar) + " is required", "run the command with --help");
  }
  return value;
}

}  // namespace dsrkit::cmd
