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

/// Who could be the subject in one source, and the record of having looked.
struct SearchResult {
  std::vector<SourcePerson> candidates;
  SearchRecord record;
};

/// Looks for the subject in one source. The record says nil when nobody there could be the subject, partial
/// while possible people wait to be confirmed, not_searched for a manual source and failed, with the reason,
/// when the source did not answer: a failure never looks like nil and stops no other source. Only an
/// interruption is thrown.
[[nodiscard]] SearchResult search(sources::Source& source, const DataSubject& subject, const Context& context,
                                  const KeyedDigest& digest);

/// What fetching brought beside the items, which went to the sink.
struct FetchResult {
  std::vector<Party> parties;  ///< without ids; see merge_parties
  SearchRecord record;
};

/// Fetches every record of the confirmed people of one source. `searched` is the record of search(): the new
/// one carries its queries on. Outcomes: complete; partial (the source claims another number of records than
/// were fetched, stopped halfway, or left a gap); failed; nil (nobody confirmed or no records). What `sink`
/// throws and interruptions pass through, everything else ends in the record.
[[nodiscard]] FetchResult fetch(sources::Source& source, const std::vector<std::string>& confirmed,
                                const SearchRecord& searched, const Context& context,
                                const KeyedDigest& digest, const sources::ItemSink& sink);

}  // namespace dsrkit::gather
