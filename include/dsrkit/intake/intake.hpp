#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::intake {

/// How other programs write requests; dsrkit-requests(5) explains the forms.
enum class Format {
  csv,      ///< a table with one request a row
  opendsr,  ///< OpenDSR 2.0, formerly OpenGDPR
  drp,      ///< Data Rights Protocol 1.0, signed by an authorised agent
};

[[nodiscard]] std::string_view format_name(Format format);
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);
[[nodiscard]] std::vector<std::string> format_names();

/// The form of the bytes, by how they begin: an object or array is OpenDSR, base64 alone is the Data Rights
/// Protocol, all else a table.
[[nodiscard]] Format likely_format(std::string_view bytes);

/// An authorised agent whose signature counts (Data Rights Protocol 3.05.1).
struct Agent {
  std::string id;    ///< empty when only the key is known
  std::string name;  ///< for people
  std::string key;   ///< Ed25519, 32 bytes
};

/// Reads an agent's key from a file: the key alone (base64 or hexadecimal) or the agent's entry of the
/// service directory. Throws Error(data_invalid).
[[nodiscard]] Agent read_agent(std::string_view text, std::string_view what);

/// Against what a signed request is checked.
struct Trust {
  std::vector<Agent> agents;
  std::string business_id;  ///< what the council is called in the agents' network
  /// When the request arrived: it must have been valid at some moment of this span.
  Instant arrived_from{};
  Instant arrived_to{};
};

/// A request as it was read: what the sender leaves open is empty.
struct Draft {
  std::string where;  ///< "line 3", or the JSON pointer of the request; empty when it is the whole file
  RequestCase request;
  std::optional<Date> received;
  RequestOrigin origin;
};

/// What a file holds. A request with an error in it is not among the drafts.
struct Reading {
  Format format = Format::csv;
  std::vector<Draft> drafts;
  Diagnostics findings;   ///< `where` is the line and column, or the JSON pointer; never a value
  std::size_t wrong = 0;  ///< requests with errors
};

/// Reads the requests of a file; `what` is its name for messages. What is wrong inside a request becomes a
/// finding. Throws Error(data_invalid) when the file has not the form at all, and of a signed request
/// Error(integrity) when no known agent signed it and Error(not_lawful) when it is for somebody else, was not
/// valid when it arrived, or uses no right of the UK GDPR.
[[nodiscard]] Reading read_requests(std::string_view bytes, std::string_view what, Format format,
                                    const Trust& trust);

}  // namespace dsrkit::intake
