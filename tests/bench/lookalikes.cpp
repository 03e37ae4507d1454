#include "lookalikes.hpp"

#include <array>
#include <string_view>

namespace dsrkit::bench {
namespace {

/// 9 a digit, A a capital, everything else as it stands.
constexpr std::array<std::string_view, 52> kShapes{"about 9999999999 in all",
                                                   "codes AA999999 and AA999999",
                                                   "9999 999 999 was the count",
                                                   "numbers 999 999 9999 and 99",
                                                   "order 9999999999 was late",
                                                   "order number 999 999 9999 again",
                                                   "invoice INV-999999 paid",
                                                   "invoice 999999999 paid in full",
                                                   "purchase order PO99999999",
                                                   "ticket 99999999 closed",
                                                   "job AA999999 finished",
                                                   "the parcel AA999999999GB came",
                                                   "barcode 9999999999999 scanned",
                                                   "ISBN 978-9-99-999999-9",
                                                   "at 19.99 and 9.99",
                                                   "from 09:99 to 17:99",
                                                   "on 1 May at 12.99",
                                                   "for £9,999.99 altogether",
                                                   "paid £99.99 for it",
                                                   "budget code 9999-9999-99",
                                                   "cost centre A9999",
                                                   "meter reading 999999",
                                                   "meter point 9999999999",
                                                   "boiler serial AA99999999",
                                                   "room A99",
                                                   "form P99",
                                                   "key stage 9, set 9A9",
                                                   "form A999 sent",
                                                   "page 99 of 199",
                                                   "section 99 of the Act",
                                                   "paragraph 9.9.9",
                                                   "version 9.9.99",
                                                   "9999 9999 units",
                                                   "grid reference SD 999 999",
                                                   "bus 99 and tram 9",
                                                   "the A99 and the M9",
                                                   "route 999A",
                                                   "a score of 99/199",
                                                   "99 per cent of 9999",
                                                   "from 2019-99 to 2029",
                                                   "99 to 99 weeks",
                                                   "batch 99A9999",
                                                   "printer HP99 9AA toner",
                                                   "screen 9999x9999",
                                                   "postage 9AA",
                                                   "policy 99/9999/999",
                                                   "flight BA9999",
                                                   "size 9, 99 cm by 99 cm",
                                                   "99 kg and 9.9 litres",
                                                   "drawing 999-99-9999",
                                                   "case load 9, 99 cases",
                                                   "ref 99/AA/9999"};

constexpr std::array<std::string_view, 16> kWords{"the",  "meeting", "was", "about", "boxes", "and",
                                                  "then", "a",       "new", "table", "with",  "more",
                                                  "late", "again",   "of",  "stock"};

std::string fill(std::string_view shape, Dice& dice) {
  std::string text;
  for (const char c : shape) {
    if (c == '9') {
      text += static_cast<char>('0' + dice.below(10));
    } else if (c == 'A') {
      text += static_cast<char>('A' + dice.below(26));
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

std::string make_lookalike_page(Dice& dice) {
  std::string page;
  for (int sentence = 0; sentence < 42; ++sentence) {
    for (int word = 0; word < 8; ++word) {
      page += std::string(dice.any(kWords)) + " ";
    }
    page += fill(dice.any(kShapes), dice) + ".\n";
  }
  return page;
}

}  // namespace dsrkit::bench
