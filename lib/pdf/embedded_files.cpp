#include "composer.hpp"
#include "pdf_syntax.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <iterator>

namespace dsrkit::pdf {
namespace {

std::string_view relationship_entry(Relationship relationship) {
  switch (relationship) {
    case Relationship::source: return "/Source";
    case Relationship::data: return "/Data";
    case Relationship::alternative: return "/Alternative";
    case Relationship::supplement: return "/Supplement";
    case Relationship::unspecified: return "/Unspecified";
  }
  return "/Unspecified";
}

/// "application/json" as a name: the slash is written as its code.
std::string mime_name(std::string_view mime_type) {
  return "/" + replace_all(std::string(mime_type), "/", "#2F");
}

std::string date_entry(Instant instant) {
  const std::string written = format_instant(instant);  // 2026-11-22T10:11:12Z
  std::string digits;
  std::copy_if(written.begin(), written.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return "(D:" + digits + "Z)";
}

}  // namespace

Document::Composer::EmbeddedEntries Document::Composer::embed(std::vector<Attachment> files) {
  if (files.empty()) {
    return {};
  }
  // A name tree is sorted by its keys.
  std::sort(files.begin(), files.end(),
            [](const Attachment& a, const Attachment& b) { return a.name < b.name; });
  std::string names;
  std::string associated;
  for (const Attachment& file : files) {
    const std::string date = date_entry(file.modified);
    const ObjectId stream = m_objects.add_stream("/Type/EmbeddedFile/Subtype" + mime_name(file.mime_type) +
                                                     "/Params<</CreationDate" + date + "/ModDate" + date +
                                                     "/Size " + std::to_string(file.bytes.size()) + ">>",
                                                 file.bytes);
    const ObjectId specification =
        m_objects.add("/Type/Filespec/F" + text_string(file.name) + "/UF" + text_string(file.name) + "/Desc" +
                      text_string(file.description) + "/AFRelationship" +
                      std::string(relationship_entry(file.relationship)) + "/EF<</F " + ref(stream) + "/UF " +
                      ref(stream) + ">>");
    names += text_string(file.name) + ref(specification);
    associated += ref(specification);
  }
  return {"/EmbeddedFiles<</Names[" + names + "]>>", "/AF[" + associated + "]"};
}

}  // namespace dsrkit::pdf
