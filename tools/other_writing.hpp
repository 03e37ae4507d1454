#pragma once

#include "name_source.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <vector>

namespace dsrkit::training {

/// The passage with other names in the places of its names, the same one for the same.
[[nodiscard]] tagger::Example with_other_names(const tagger::Example& example, NameSource& source);

enum class Writing { small, capitals, small_names };

/// The passage without capitals, in capitals, or with small letters in names alone.
[[nodiscard]] tagger::Example written(const tagger::Example& example, Writing writing);

/// Adds to passages the same ones with other names, and some of them in small letters and in capitals.
void add_other_writings(std::vector<tagger::Example>& examples, NameSource& source);

}  // namespace dsrkit::training
