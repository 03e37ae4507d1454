#pragma once

#include "command.hpp"

#include <memory>

namespace dsrkit::cmd {

using CommandPointer = std::unique_ptr<Command>;

CommandPointer make_demo();
CommandPointer make_init();
CommandPointer make_config_check();
CommandPointer make_open();
CommandPointer make_case_list();
CommandPointer make_case_show();
CommandPointer make_case_note();
CommandPointer make_case_assign();
CommandPointer make_case_close();
CommandPointer make_case_reopen();
CommandPointer make_case_correct();
CommandPointer make_identity_ask();
CommandPointer make_identity_confirm();
CommandPointer make_identity_fail();
CommandPointer make_authority_ask();
CommandPointer make_authority_confirm();
CommandPointer make_competence();
CommandPointer make_fee_ask();
CommandPointer make_fee_paid();
CommandPointer make_clarify_ask();
CommandPointer make_clarify_answer();
CommandPointer make_extend();
CommandPointer make_reporter();
CommandPointer make_refuse();
CommandPointer make_withdraw();
CommandPointer make_complaint_acknowledge();
CommandPointer make_complaint_outcome();
CommandPointer make_letter();
CommandPointer make_letter_list();
CommandPointer make_letter_check();
CommandPointer make_clock();
CommandPointer make_due();
CommandPointer make_holidays_list();
CommandPointer make_holidays_import();
CommandPointer make_source_list();
CommandPointer make_source_mappings();
CommandPointer make_source_add();
CommandPointer make_source_import_fides();
CommandPointer make_source_check();
CommandPointer make_source_ask();
CommandPointer make_source_chase();
CommandPointer make_gather();
CommandPointer make_match();
CommandPointer make_match_confirm();
CommandPointer make_match_reject();
CommandPointer make_party_list();
CommandPointer make_party_show();
CommandPointer make_party_set();
CommandPointer make_party_consent();
CommandPointer make_party_watch();
CommandPointer make_redact();
CommandPointer make_review();
CommandPointer make_review_list();
CommandPointer make_review_decide();
CommandPointer make_review_export();
CommandPointer make_review_import();
CommandPointer make_review_gates();
CommandPointer make_review_gate();
CommandPointer make_review_stale();
CommandPointer make_review_check();
CommandPointer make_review_classes();
CommandPointer make_review_class();
CommandPointer make_review_exempt();
CommandPointer make_review_sign_off();
CommandPointer make_bundle();
CommandPointer make_seal();
CommandPointer make_verify();
CommandPointer make_release();
CommandPointer make_batch();
CommandPointer make_batch_status();
CommandPointer make_report();
CommandPointer make_audit_show();
CommandPointer make_audit_verify();
CommandPointer make_audit_checkpoint();
CommandPointer make_rules_list();
CommandPointer make_rules_check();
CommandPointer make_rules_test();
CommandPointer make_rules_explain();
CommandPointer make_rules_preview();
CommandPointer make_profile_list();
CommandPointer make_profile_show();
CommandPointer make_profile_check();
CommandPointer make_scan();
CommandPointer make_render();
CommandPointer make_completion();

/// The value of an argument that a command with subcommands can only declare as optional.
const std::string& require_argument(const std::string& value, const char* metavar);

}  // namespace dsrkit::cmd
