#include "metadata.hpp"

#include "pdf_syntax.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

constexpr std::string_view kProducer = "dsrkit";

/// XML 1.0 has no way to write control characters.
std::string escaped(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  text = replace_all(std::move(text), "&", "&amp;");
  text = replace_all(std::move(text), "<", "&lt;");
  return replace_all(std::move(text), ">", "&gt;");
}

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) + ">";
}

/// A text with a language, as Dublin Core wants titles and descriptions.
std::string alternative(std::string_view name, const std::string& text) {
  return element(name, "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) + "</rdf:li></rdf:Alt>");
}

/// What the file claims to be: PDF/A-3 with Unicode text (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5).
constexpr std::string_view kConformance =
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>";

/// PDF/A knows no PDF/UA: its one property has to be described (ISO 19005-3, 6.6.2.3).
constexpr std::string_view kExtensionSchema =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to"
    "</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

}  // namespace

std::string information(const DocumentInfo& info) {
  std::string entries = "/Title" + text_string(info.title) + "/Author" + text_string(info.author) +
                        "/Subject" + text_string(info.subject) + "/Creator" + text_string(kProducer) +
                        "/Producer" + text_string(kProducer);
  if (info.date.ok()) {
    const std::string day = "(D:" + replace_all(format_date(info.date), "-", "") + "000000Z)";
    entries += "/CreationDate" + day + "/ModDate" + day;
  }
  return entries;
}

std::string xmp_packet(const DocumentInfo& info) {
  std::string body =
      element("dc:format", "application/pdf") + alternative("dc:title", info.title) +
      element("dc:creator", "<rdf:Seq><rdf:li>" + escaped(info.author) + "</rdf:li></rdf:Seq>") +
      alternative("dc:description", info.subject) +
      element("dc:language", "<rdf:Bag><rdf:li>" + escaped(info.language) + "</rdf:li></rdf:Bag>") +
      element("pdf:Producer", std::string(kProducer)) + element("xmp:CreatorTool", std::string(kProducer)) +
      std::string(kConformance);
  if (info.date.ok()) {
    const std::string instant = format_date(info.date) + "T00:00:00Z";
    body += element("xmp:CreateDate", instant) + element("xmp:ModifyDate", instant);
  }
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
         " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">" +
         body + "</rdf:Description>" + std::string(kExtensionSchema) +
         "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace dsrkit::pdf
