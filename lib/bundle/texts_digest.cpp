#include "searches_json.hpp"

#include "dsrkit/bundle/bundle.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

namespace dsrkit::bundle {
namespace {

Value list_of(const std::vector<std::string>& texts) {
  Value list = Value::array();
  for (const auto& text : texts) {
    list.push_back(text);
  }
  return list;
}

Value sections_of(const std::vector<TextSection>& sections) {
  Value list = Value::array();
  for (const TextSection& section : sections) {
    list.push_back(
        Value(Value::Array{section.heading, list_of(section.paragraphs), list_of(section.bullets)}));
  }
  return list;
}

Value words_of(const std::vector<SearchLine>& searches) {
  Value list = Value::array();
  for (const SearchLine& search : searches) {
    list.push_back(Value(Value::Array{search.how, search.found, search.result}));
  }
  return list;
}

}  // namespace

std::string texts_digest(const BundleInput& input) {
  Value roles = Value::array();
  for (const RoleLine& role : input.roles) {
    roles.push_back(Value(Value::Array{role.label, role.role}));
  }
  const Value texts(Value::Array{
      input.reference, input.subject_name, input.recipient_name, format_date(input.received),
      format_date(input.today), input.redline, input.sender.name, list_of(input.sender.lines),
      sections_of(input.letter), sections_of(input.how_to_read), sections_of(input.article_15),
      sections_of(input.where_we_looked), searches_json(input.searches), words_of(input.searches),
      std::move(roles), sections_of(input.rights), sections_of(input.support)});
  return crypto::sha256_hex(codec::write_json(texts));
}

}  // namespace dsrkit::bundle
