#include "casework_command.hpp"

#include "dsrkit/law/refusals.hpp"

namespace dsrkit::cmd {

CommandPointer make_fee_ask() {
  return text_act(workflow::ask_fee,
                  {{{"--ground", "Why a fee may be asked for (UK GDPR Article 12(5))", law::fee_grounds()},
                    {"--amount", "Pounds and pence, for example 12.50", {}, "POUNDS"},
                    {"--because", "The reasons in this case, and how the amount was reckoned"}}},
                  {.letter = "fee"});
}

CommandPointer make_fee_paid() {
  return text_act(workflow::pay_fee,
                  {{{"--receipt", "What shows the payment, for example a receipt number"}}});
}

}  // namespace dsrkit::cmd
