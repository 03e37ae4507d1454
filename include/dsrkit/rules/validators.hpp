#pragma once

#include "dsrkit/base/date.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::rules {

/// Each takes the identifier as it stands in a text (spaces, hyphens and case do not matter) and says whether
/// its form and checksum are right.

/// NHS number of England, Wales and the Isle of Man: ten digits, modulus 11 (NHS Data Dictionary).
[[nodiscard]] bool is_nhs_number(std::string_view text);
/// CHI number of Scotland: date of birth, and modulus 11 or, since February 2026, modulus 10.
[[nodiscard]] bool is_chi_number(std::string_view text);
/// Unique pupil number, permanent or temporary: check letter by modulus 23 (DfE UPN guide).
[[nodiscard]] bool is_upn(std::string_view text);
/// Unique learner number: ten digits, weighted sum modulus 11 leaves 10 (HESA).
[[nodiscard]] bool is_uln(std::string_view text);
/// National Insurance number, with or without suffix (HMRC NIM39110).
[[nodiscard]] bool is_nino(std::string_view text);
/// Full UK postcode by its grammar (BS 7666).
[[nodiscard]] bool is_postcode(std::string_view text);
/// The first half of a postcode, "OL1".
[[nodiscard]] bool is_outward_postcode(std::string_view text);
/// Temporary reference number of HMRC: two digits, a letter, five digits (NIM39110).
[[nodiscard]] bool is_temporary_reference(std::string_view text);
/// IBAN: country length for the UK, modulus 97 (ISO 13616).
[[nodiscard]] bool is_iban(std::string_view text);
/// Payment card number: modulus 10 (ISO/IEC 7812).
[[nodiscard]] bool is_luhn(std::string_view text);
/// UK telephone number with area or mobile code, national or international, with or without extension.
[[nodiscard]] bool is_uk_phone(std::string_view text);
/// A day that exists: 2009-04-12, 12/04/2009, 12.4.09, 12 April 2009, 12th Apr 2009, April 12, 2009.
[[nodiscard]] bool is_date(std::string_view text);
/// Current, prefix or suffix registration mark of Great Britain (DVLA INF104).
[[nodiscard]] bool is_vehicle_registration(std::string_view text);
/// Driver number of Great Britain: form and encoded birth date.
[[nodiscard]] bool is_driver_number(std::string_view text);

/// Only letters and digits, in capitals: the form in which identifiers are compared.
[[nodiscard]] std::string compact_identifier(std::string_view text);
/// A telephone number as "0" and its national digits, without extension; other text as compact_identifier().
[[nodiscard]] std::string compact_phone(std::string_view text);
/// The day written in one of the forms of is_date(). Two-digit years end with 2029.
[[nodiscard]] std::optional<Date> read_written_date(std::string_view text);

/// The check of a name such as "nhs", or null.
[[nodiscard]] std::function<bool(std::string_view)> find_validator(std::string_view name);
[[nodiscard]] std::vector<std::string> validator_names();

}  // namespace dsrkit::rules
