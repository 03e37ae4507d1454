#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sources/source.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::gather {

/// A digest that nobody can test guesses against without the key, for example hexadecimal HMAC-SHA-256.
using KeyedDigest = std::function<std::string(std::string_view)>;

/// A subject who is looked for, and the digest of the case.
struct SearchRequest {
  const DataSubject* subject = nullptr;
  KeyedDigest digest;
};

/// Who could be the subject in one source, and the record of having looked.
struct SearchResult {
  std::vector<SourcePerson> candidates;
  SearchRecord record;
  std::vector<std::string> gaps;  ///< why the search was not complete; fetching does not mend it
};

/// Looks for each of the subjects in one source, for as many together as the source takes. A record says nil
/// when nobody there could be the subject, partial while possible people wait to be confirmed, not_searched
/// for a manual source and failed, with the reason, when the source did not answer: a failure never looks
/// like nil and stops no other source. Only an interruption is thrown.
[[nodiscard]] std::vector<SearchResult> search(sources::Source& source,
                                               const std::vector<SearchRequest>& requests,
                                               const sources::Recogniser& recogniser, const Context& context);

/// A case whose records are wanted from one source.
struct FetchRequest {
  std::string case_reference;
  std::vector<std::string> confirmed;      ///< keys of the subject's entries
  const SearchResult* searched = nullptr;  ///< its record is carried on
  sources::LinkValues* links = nullptr;    ///< what other sources found, and will need
  KeyedDigest digest;
};

/// What fetching brought beside the items, which went to the sink.
struct FetchResult {
  std::vector<Party> parties;  ///< without ids; see merge_parties
  SearchRecord record;
};

/// Fetches every record of the confirmed people of one source. Outcomes: complete; partial (the source claims
/// another number of records than were fetched, stopped halfway, or left a gap then or while it was
/// searched); failed; nil (nobody confirmed or no records). What `sink` throws and interruptions pass
/// through, everything else ends in the records.
[[nodiscard]] std::vector<FetchResult> fetch(sources::Source& source,
                                             const std::vector<FetchRequest>& requests,
                                             const Context& context, const sources::CaseSink& sink);

}  // namespace dsrkit::gather
