#include "dsrkit/sources/item_id.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

namespace dsrkit::sources {

std::string item_id(std::string_view case_reference, std::string_view source, std::string_view dataset,
                    std::string_view key) {
  // As a JSON array no two different quadruples are the same bytes.
  const Value parts(Value::Array{case_reference, source, dataset, key});
  return "i-" + crypto::sha256_hex(codec::write_json(parts)).substr(0, 16);
}

}  // namespace dsrkit::sources
