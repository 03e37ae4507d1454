#include "dsrkit/codec/xml.hpp"

#include "libxml.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::codec {
namespace {

/// A list in an object in an element: three levels of a Value for one of XML, and records stay readable JSON.
constexpr int kDeepest = 60;

/// The parser compares each attribute of an element with every other one.
constexpr std::size_t kMostAttributes = 5000;

/// What the parser's callbacks found that must not be followed.
struct Refusal {
  const char* reason = nullptr;
};

void refuse(xmlParserCtxtPtr parser, const char* reason) {
  static_cast<Refusal*>(parser->_private)->reason = reason;
  xmlStopParser(parser);
}

void on_entity(void* context, const xmlChar* name, int type, const xmlChar* public_id,
               const xmlChar* system_id, xmlChar* content) {
  if (type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PREDEFINED_ENTITY) {
    xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
  } else {
    refuse(static_cast<xmlParserCtxtPtr>(context), "declares an entity that is not plain text in the file");
  }
}

void on_attribute(void* context, const xmlChar* element, const xmlChar* name, int type, int default_kind,
                  const xmlChar* default_value, xmlEnumerationPtr values) {
  if (default_value == nullptr) {
    xmlSAX2AttributeDecl(context, element, name, type, default_kind, default_value, values);
  } else {
    xmlFreeEnumeration(values);
    refuse(static_cast<xmlParserCtxtPtr>(context), "declares values that its elements do not state");
  }
}

std::string qualified(const xmlNs* space, const xmlChar* name) {
  const std::string_view prefix = space == nullptr ? std::string_view() : text_of(space->prefix);
  return (prefix.empty() ? "" : std::string(prefix) + ":") + std::string(text_of(name));
}

bool is_text(const xmlNode& node) {
  return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
}

/// What becomes a member: an element or a comment.
bool is_member(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE || node.type == XML_COMMENT_NODE;
}

std::string name_of(const xmlNode& node) {
  return node.type == XML_COMMENT_NODE ? "comment" : qualified(node.ns, node.name);
}

/// Members whose names repeat become a list at the place of the first.
class MemberList {
public:
  void add(const std::string& name, Value value) {
    const auto [place, is_new] = m_places.try_emplace(name, Place{m_members.size(), false});
    if (is_new) {
      m_members.emplace_back(name, std::move(value));
      return;
    }
    Value& there = m_members[place->second.index].second;
    if (!place->second.is_list) {
      there = Value(Value::Array{std::move(there)});
      place->second.is_list = true;
    }
    there.push_back(std::move(value));
  }

  [[nodiscard]] bool has(const std::string& name) const { return m_places.contains(name); }

  [[nodiscard]] bool empty() const { return m_members.empty(); }

  [[nodiscard]] Value::Object take() { return std::move(m_members); }

private:
  struct Place {
    std::size_t index;
    bool is_list;
  };

  Value::Object m_members;
  std::map<std::string, Place> m_places;
};

class Converter {
public:
  explicit Converter(std::string_view what) : m_what(what) {}

  Value value(const xmlNode& node, int depth) const {
    if (node.type == XML_COMMENT_NODE) {
      return text_of(node.content);
    }
    if (depth > kDeepest) {
      throw Error(ErrorCode::data_invalid, m_what + ": nested more than " + std::to_string(kDeepest) +
                                               " levels deep, at line " +
                                               std::to_string(xmlGetLineNo(&node)));
    }
    bool has_members = false;
    bool has_words = false;
    std::string text;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      has_members = has_members || is_member(*child);
      if (is_text(*child)) {
        text += text_of(child->content);
        has_words = has_words || !trim(text_of(child->content)).empty();
      }
    }
    MemberList members = attributes(node);
    if (has_members && !has_words) {
      add_children(node, depth, members);
      return members.take();
    }
    Value content = has_members ? mixed(node, depth) : Value(std::move(text));
    if (members.empty()) {
      return content;
    }
    if (!content.is_string() || !content.as_string().empty()) {
      members.add(members.has("text") ? "text (content)" : "text", std::move(content));
    }
    return members.take();
  }

private:
  /// An attribute beside a child element of its name is told apart from it.
  static MemberList attributes(const xmlNode& node) {
    MemberList members;
    if (node.properties == nullptr) {
      return members;
    }
    std::set<std::string> children;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      if (is_member(*child)) {
        children.insert(name_of(*child));
      }
    }
    for (const xmlAttr* attribute = node.properties; attribute != nullptr; attribute = attribute->next) {
      const std::string name = qualified(attribute->ns, attribute->name);
      members.add(children.contains(name) ? name + " (attribute)" : name, value_of(*attribute));
    }
    return members;
  }

  void add_children(const xmlNode& node, int depth, MemberList& members) const {
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      if (is_member(*child)) {
        members.add(name_of(*child), value(*child, depth + 1));
      }
    }
  }

  Value mixed(const xmlNode& node, int depth) const {
    Value::Array pieces;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      if (is_member(*child)) {
        pieces.push_back(Value::object({{name_of(*child), value(*child, depth + 1)}}));
      } else if (is_text(*child) && !trim(text_of(child->content)).empty()) {
        pieces.emplace_back(trim(text_of(child->content)));
      }
    }
    return pieces;
  }

  std::string m_what;
};

/// The attributes that one tag could at most have.
bool has_endless_tag(std::string_view text) {
  std::size_t count = 0;
  bool equals = false;
  for (const char c : text) {
    if (c == '<') {
      count = 0;
    } else if ((c == '"' || c == '\'') && equals && ++count > kMostAttributes) {
      return true;
    }
    equals = c == '=' || (equals && (c == ' ' || c == '\t' || c == '\r' || c == '\n'));
  }
  return false;
}

std::string reason_of(const xmlParserCtxt& parser, const Refusal& refusal) {
  const int line = parser.lastError.line;
  const std::string place = line > 0 ? " at line " + std::to_string(line) : std::string();
  if (refusal.reason != nullptr) {
    return refusal.reason;
  }
  return parser.lastError.code == XML_ERR_ENTITY_LOOP ? "its entities grow without bound"
                                                      : "not well-formed XML" + place;
}

}  // namespace

Value parse_xml(std::string_view text, std::string_view what) {
  const std::string name(what);
  if (text.size() > std::size_t{std::numeric_limits<int>::max()} || has_endless_tag(text)) {
    throw Error(ErrorCode::data_invalid, name + ": larger than an XML document or element may be");
  }
  Refusal refusal;
  const XmlParser parser(xmlNewParserCtxt());
  if (!parser) {
    throw std::bad_alloc();
  }
  parser->_private = &refusal;
  parser->sax->entityDecl = on_entity;
  parser->sax->attributeDecl = on_attribute;
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES;
  const std::unique_ptr<xmlDoc, FreeXml> document(xmlCtxtReadMemory(
      parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (refusal.reason != nullptr || root == nullptr) {
    throw Error(ErrorCode::data_invalid, name + ": " + reason_of(*parser, refusal));
  }
  const Converter converter(what);
  MemberList members;
  for (const xmlNode* node = document->children; node != nullptr; node = node->next) {
    if (is_member(*node)) {
      members.add(name_of(*node), converter.value(*node, 1));
    }
  }
  return members.take();
}

}  // namespace dsrkit::codec
