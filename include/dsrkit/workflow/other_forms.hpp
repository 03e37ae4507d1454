#pragma once

#include "dsrkit/bundle/form.hpp"
#include "dsrkit/workflow/disclosure.hpp"

#include <string_view>

namespace dsrkit::workflow {

/// Writes what the disclosure document says in a form that the person can use, from the same decisions, under
/// the same gates and the same search for what is withheld. The case stays in its state: the document that is
/// sealed is that of build_bundle(). Throws as build_bundle() and seal_bundle(); then there is no file.
BundleReport build_other_form(Desk& desk, std::string_view reference, bundle::FormKind kind);

}  // namespace dsrkit::workflow
