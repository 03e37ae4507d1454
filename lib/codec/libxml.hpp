#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::codec {

struct FreeXml {
  void operator()(xmlDocPtr document) const { xmlFreeDoc(document); }

  void operator()(xmlParserCtxtPtr context) const {
    if (context != nullptr) {
      xmlFreeDoc(context->myDoc);
      context->myDoc = nullptr;
      xmlFreeParserCtxt(context);
    }
  }

  void operator()(xmlChar* text) const { xmlFree(text); }
};

/// A parser that owns the document it has read.
using XmlParser = std::unique_ptr<xmlParserCtxt, FreeXml>;

[[nodiscard]] inline std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The value of an attribute, its references resolved.
[[nodiscard]] inline std::string value_of(const xmlAttr& attribute) {
  const std::unique_ptr<xmlChar, FreeXml> value(xmlNodeListGetString(attribute.doc, attribute.children, 1));
  return std::string(text_of(value.get()));
}

}  // namespace dsrkit::codec
