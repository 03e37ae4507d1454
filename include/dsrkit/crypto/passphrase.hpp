#pragma once

#include "dsrkit/base/context.hpp"

#include <string>

namespace dsrkit::crypto {

/// A new passphrase to be read out by telephone, such as "bakuro-time-lezo-hami-yoku-wari": six lower-case
/// words of open syllables, the first of three and the others of two. A syllable is one of 11 consonants that
/// sound unlike each other (bhjklmrtwyz: not both of b/p, t/d, k/g, m/n, z/s) and one of 5 vowels; 13
/// syllables of 55 make 75.1 bits. It has 31 characters because several programs read no more than 32.
[[nodiscard]] std::string make_passphrase(RandomSource& random);

}  // namespace dsrkit::crypto
