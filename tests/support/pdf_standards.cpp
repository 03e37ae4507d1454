// Judges PDF files by what PDF/A-3u (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask and a program can see. It
// reads them with qpdf alone and knows nothing of how they were made.
//
//   pdf_standards check FILE...         prints what is wrong, a line each; exit 1 when there is something
//   pdf_standards as-pdfa-1b IN OUT     the same pages as PDF/A-1b, which Debian's Preflight can judge
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

using Handle = QPDFObjectHandle;

std::string name_of(Handle object) {
  return object.isName() ? object.getName() : "";
}

std::string stream_text(Handle stream) {
  const auto data = stream.getStreamData(qpdf_dl_all);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// The codes a font may be asked for and those it gives a text to.
struct FontCodes {
  std::set<unsigned> used;
  std::set<unsigned> named;
};

/// Follows one page's program: what is drawn stands in marked content, and which.
class PageProgram : public Handle::ParserCallbacks {
public:
  PageProgram(Handle fonts, std::map<QPDFObjGen, FontCodes>& codes) : m_fonts(fonts), m_codes(codes) {}

  void handleObject(Handle object) override {
    if (!object.isOperator()) {
      m_operands.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    m_operands.clear();
  }

  void handleEOF() override {
    if (!m_marks.empty()) {
      problems.insert("marked content is not ended");
    }
  }

  std::set<std::string> problems;
  std::map<long long, std::string> marks;  ///< MCID to tag

private:
  void begin_mark() {
    const std::string tag = name_of(m_operands.at(0));
    const bool inside = !m_marks.empty();
    if (tag == "/Artifact" && inside) {
      problems.insert("an artifact stands in tagged content");
    }
    if (m_operands.size() > 1 && m_operands[1].isDictionary() && m_operands[1].hasKey("/MCID")) {
      if (inside) {
        problems.insert("tagged content stands in other marked content");
      }
      if (!marks.emplace(m_operands[1].getKey("/MCID").getIntValue(), tag).second) {
        problems.insert("an MCID is used twice");
      }
    } else if (!inside && tag != "/Artifact") {
      problems.insert("marked content is neither tagged nor an artifact");
    }
    m_marks.push_back(tag);
  }

  void run(const std::string& operation) {
    static const std::set<std::string> kDrawing{"Tj", "TJ", "'", "\"", "f",  "F",  "f*", "B", "B*",
                                                "b",  "b*", "S", "s",  "sh", "Do", "BI", "EI"};
    if (operation == "BDC" || operation == "BMC") {
      begin_mark();
    } else if (operation == "EMC") {
      if (m_marks.empty()) {
        problems.insert("EMC without a beginning");
      } else {
        m_marks.pop_back();
      }
    } else if (kDrawing.count(operation) != 0 && m_marks.empty()) {
      problems.insert("something is drawn that is neither tagged nor an artifact: " + operation);
    } else if (operation == "Tf") {
      m_font = m_fonts.getKey(name_of(m_operands.at(0))).getObjGen();
    } else if (operation == "Tr" && m_operands.at(0).getIntValue() != 0) {
      problems.insert("text is drawn invisibly");
    }
    if (operation == "TJ" || operation == "Tj") {
      note_codes(m_operands.at(0));
    }
  }

  void note_codes(Handle text) {
    std::vector<Handle> parts = text.isArray() ? text.getArrayAsVector() : std::vector<Handle>{text};
    for (Handle& part : parts) {
      const std::string bytes = part.isString() ? part.getStringValue() : "";
      for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        m_codes[m_font].used.insert(static_cast<unsigned char>(bytes[i]) * 256U +
                                    static_cast<unsigned char>(bytes[i + 1]));
      }
    }
  }

  Handle m_fonts;
  std::map<QPDFObjGen, FontCodes>& m_codes;
  std::vector<Handle> m_operands;
  std::vector<std::string> m_marks;
  QPDFObjGen m_font;
};

class Judge {
public:
  explicit Judge(const std::string& path) { m_pdf.processFile(path.c_str()); }

  std::set<std::string> problems() {
    judge_file();
    judge_catalog();
    judge_metadata();
    judge_pages();
    walk(root().getKey("/StructTreeRoot"), "", Handle::newNull());
    judge_marks();
    judge_headings();
    judge_fonts();
    return m_problems;
  }

private:
  Handle root() { return m_pdf.getRoot(); }

  void require(bool holds, const std::string& problem) {
    if (!holds) {
      m_problems.insert(problem);
    }
  }

  void judge_file() {
    require(m_pdf.getPDFVersion() == "1.7", "the version is not 1.7");
    Handle id = m_pdf.getTrailer().getKey("/ID");
    require(id.isArray() && id.getArrayNItems() == 2, "there is no file identifier");
    require(!m_pdf.isEncrypted(), "the file is encrypted");
    for (Handle object : m_pdf.getAllObjects()) {
      if (object.isStream()) {
        Handle filter = object.getDict().getKey("/Filter");
        require(filter.isNull() || name_of(filter) == "/FlateDecode", "a stream has an unexpected filter");
        require(!object.getDict().hasKey("/F"), "a stream lies outside the file");
      }
      Handle dict = object.isStream() ? object.getDict() : object;
      if (dict.isDictionary()) {
        require(!dict.hasKey("/AA") && !dict.hasKey("/JS"), "there is an action that a PDF/A must not have");
        require(name_of(dict.getKey("/S")) != "/JavaScript", "there is a script");
        require(!dict.hasKey("/SMask") && !dict.hasKey("/ca"), "there is transparency");
      }
    }
  }

  void judge_catalog() {
    require(root().getKey("/Lang").isString(), "the document has no language");
    require(root().getKey("/MarkInfo").isDictionary() &&
                root().getKey("/MarkInfo").getKey("/Marked").isBool() &&
                root().getKey("/MarkInfo").getKey("/Marked").getBoolValue(),
            "the document is not marked as tagged");
    Handle preferences = root().getKey("/ViewerPreferences");
    require(preferences.isDictionary() && preferences.getKey("/DisplayDocTitle").isBool() &&
                preferences.getKey("/DisplayDocTitle").getBoolValue(),
            "the title is not shown");
    Handle intents = root().getKey("/OutputIntents");
    require(intents.isArray() && intents.getArrayNItems() == 1 &&
                name_of(intents.getArrayItem(0).getKey("/S")) == "/GTS_PDFA1" &&
                intents.getArrayItem(0).getKey("/DestOutputProfile").isStream(),
            "there is no output intent with a profile");
    Handle files = root().getKey("/AF");
    const int count = files.isArray() ? files.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
      Handle file = files.getArrayItem(i);
      require(
          file.hasKey("/F") && file.hasKey("/UF") && file.hasKey("/Desc") && file.hasKey("/AFRelationship"),
          "an attached file lacks its name, description or relationship");
      Handle stream = file.getKey("/EF").getKey("/F");
      require(stream.isStream() && stream.getDict().getKey("/Subtype").isName() &&
                  stream.getDict().getKey("/Params").hasKey("/ModDate"),
              "an attached file lacks its type or date");
    }
    require(count > 0 || !root().getKey("/Names").hasKey("/EmbeddedFiles"),
            "an embedded file is not associated");
  }

  void judge_metadata() {
    Handle metadata = root().getKey("/Metadata");
    require(metadata.isStream() && !metadata.getDict().hasKey("/Filter"), "there is no plain metadata");
    if (!metadata.isStream()) {
      return;
    }
    const std::string xmp = stream_text(metadata);
    for (const char* part : {"<pdfaid:part>3<", "<pdfaid:conformance>U<", "<pdfuaid:part>1<", "<dc:title>",
                             "pdfaExtension:schemas"}) {
      require(xmp.find(part) != std::string::npos, std::string("the metadata lack ") + part);
    }
  }

  void judge_pages() {
    for (auto& helper : QPDFPageDocumentHelper(m_pdf).getAllPages()) {
      Handle page = helper.getObjectHandle();
      Handle resources = helper.getAttribute("/Resources", false);
      PageProgram program(resources.getKey("/Font"), m_codes);
      helper.parseContents(&program);
      m_problems.insert(program.problems.begin(), program.problems.end());
      m_marks[page.getObjGen()] = program.marks;
      judge_forms(resources);
      judge_annotations(page);
    }
  }

  /// Running lines are forms, drawn as artifacts; their text counts for the fonts.
  void judge_forms(Handle resources) {
    Handle forms = resources.getKey("/XObject");
    for (const auto& [name, form] :
         forms.isDictionary() ? forms.getDictAsMap() : std::map<std::string, Handle>{}) {
      Handle stream = form;
      if (!m_forms.insert(stream.getObjGen()).second) {
        continue;
      }
      PageProgram program(stream.getDict().getKey("/Resources").getKey("/Font"), m_codes);
      Handle::parseContentStream(stream, &program);
      require(program.marks.empty(), "a form has tagged content");
    }
  }

  void judge_annotations(Handle page) {
    Handle annotations = page.getKey("/Annots");
    const int count = annotations.isArray() ? annotations.getArrayNItems() : 0;
    require(count == 0 || name_of(page.getKey("/Tabs")) == "/S", "a page with links has no tab order");
    for (int i = 0; i < count; ++i) {
      Handle annotation = annotations.getArrayItem(i);
      require(annotation.hasKey("/Contents"), "a link does not say where it goes");
      require(annotation.hasKey("/StructParent"), "a link is not in the structure");
      require(annotation.getKey("/F").isInteger() && (annotation.getKey("/F").getIntValue() & 4) != 0,
              "a link is not printed");
      m_annotations.insert(annotation.getObjGen());
    }
  }

  void judge_parent(const std::string& tag, const std::string& parent) {
    static const std::map<std::string, std::set<std::string>> kParents{
        {"/TR", {"/Table", "/THead", "/TBody", "/TFoot"}},
        {"/TH", {"/TR"}},
        {"/TD", {"/TR"}},
        {"/LI", {"/L"}},
        {"/Lbl", {"/LI"}},
        {"/LBody", {"/LI"}},
        {"/TOCI", {"/TOC"}}};
    const auto known = kParents.find(tag);
    require(known == kParents.end() || known->second.count(parent) != 0, tag + " stands in " + parent);
    static const std::map<std::string, std::set<std::string>> kKids{
        {"/Table", {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"}},
        {"/TR", {"/TH", "/TD"}},
        {"/L", {"/LI", "/L", "/Caption"}},
        {"/LI", {"/Lbl", "/LBody"}},
        {"/TOC", {"/TOCI", "/TOC", "/Caption"}}};
    const auto owner = kKids.find(parent);
    require(owner == kKids.end() || owner->second.count(tag) != 0, parent + " holds " + tag);
  }

  void judge_element(Handle element, const std::string& tag) {
    static const std::set<std::string> kStandard{
        "/Document", "/Part", "/Sect", "/Div",   "/P",     "/H1",      "/H2",        "/H3",
        "/H4",       "/H5",   "/H6",   "/L",     "/LI",    "/Lbl",     "/LBody",     "/Table",
        "/TR",       "/TH",   "/TD",   "/THead", "/TBody", "/Span",    "/Link",      "/Figure",
        "/TOC",      "/TOCI", "/Note", "/Quote", "/Code",  "/Caption", "/Reference", "/BlockQuote"};
    require(kStandard.count(tag) != 0, tag + " is no standard structure type");
    if (tag.size() == 3 && tag[1] == 'H' && tag[2] >= '1' && tag[2] <= '6') {
      m_headings.push_back(tag[2] - '0');
    }
    if (tag == "/Figure") {
      require(element.hasKey("/Alt") || element.hasKey("/ActualText"), "a figure has no words");
    }
    if (tag == "/TH") {
      Handle attributes = element.getKey("/A");
      require(attributes.isDictionary() && attributes.hasKey("/Scope"), "a table header has no scope");
    }
  }

  void walk(Handle element, const std::string& parent, Handle page) {
    const std::string tag = name_of(element.getKey("/S"));
    if (!parent.empty() || !tag.empty()) {
      judge_element(element, tag);
      judge_parent(tag, parent);
    }
    page = element.hasKey("/Pg") ? element.getKey("/Pg") : page;
    Handle kids = element.getKey("/K");
    for (Handle& kid : kids.isArray() ? kids.getArrayAsVector() : std::vector<Handle>{kids}) {
      if (kid.isInteger()) {
        claim(page, kid.getIntValue(), tag);
      } else if (kid.isDictionary() && name_of(kid.getKey("/Type")) == "/MCR") {
        claim(kid.hasKey("/Pg") ? kid.getKey("/Pg") : page, kid.getKey("/MCID").getIntValue(), tag);
      } else if (kid.isDictionary() && name_of(kid.getKey("/Type")) == "/OBJR") {
        require(tag == "/Link", "a link annotation stands in " + tag);
        m_annotations.erase(kid.getKey("/Obj").getObjGen());
      } else if (kid.isDictionary()) {
        require(kid.getKey("/P").getObjGen() == element.getObjGen(), "an element names another parent");
        walk(kid, tag, page);
      }
    }
  }

  void claim(Handle page, long long mark, const std::string& tag) {
    auto& marks = m_marks[page.getObjGen()];
    const auto found = marks.find(mark);
    require(found != marks.end(), "the structure names content that is not there, or names it twice");
    if (found != marks.end()) {
      require(found->second == tag, "content is tagged " + found->second + " and stands in " + tag);
      marks.erase(found);
    }
  }

  void judge_marks() {
    for (const auto& [page, marks] : m_marks) {
      require(marks.empty(), "tagged content is not in the structure");
    }
    require(m_annotations.empty(), "a link annotation is not in the structure");
  }

  void judge_headings() {
    int before = 0;
    for (const int level : m_headings) {
      require(level <= before + 1, "the level of a heading skips one");
      before = level;
    }
  }

  void judge_fonts() {
    static const std::regex kRow("<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>");
    for (auto& [id, codes] : m_codes) {
      Handle font = m_pdf.getObjectByObjGen(id);
      require(name_of(font.getKey("/Subtype")) == "/Type0" && font.getKey("/ToUnicode").isStream(),
              "a font has no text for its glyphs");
      Handle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
      require(descendant.getKey("/FontDescriptor").hasKey("/FontFile2"), "a font is not embedded");
      require(descendant.hasKey("/CIDToGIDMap"), "a font has no map of its glyphs");
      require(name_of(font.getKey("/BaseFont")).find('+') == 7, "a font is no subset");
      const std::string map = stream_text(font.getKey("/ToUnicode"));
      for (std::sregex_iterator row(map.begin(), map.end(), kRow), end; row != end; ++row) {
        const std::string text = (*row)[2];
        if (!text.empty() && text != "0000" && text != "FEFF" && text != "FFFE") {
          codes.named.insert(static_cast<unsigned>(std::stoul((*row)[1], nullptr, 16)));
        }
      }
      require(std::includes(codes.named.begin(), codes.named.end(), codes.used.begin(), codes.used.end()),
              "a drawn glyph has no text");
      require(codes.used.count(0) == 0, "the glyph of missing characters is drawn");
    }
  }

  QPDF m_pdf;
  std::set<std::string> m_problems;
  std::map<QPDFObjGen, FontCodes> m_codes;
  std::map<QPDFObjGen, std::map<long long, std::string>> m_marks;
  std::set<QPDFObjGen> m_forms;
  std::set<QPDFObjGen> m_annotations;
  std::vector<int> m_headings;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// PDF/A-1 wants a CIDSet and knows neither attached files nor Unicode levels; all else stays as it is.
void write_pdfa_1b(const char* input, const char* output) {
  QPDF pdf;
  pdf.processFile(input);
  Handle root = pdf.getRoot();
  root.removeKey("/AF");
  if (root.getKey("/Names").isDictionary()) {
    root.getKey("/Names").removeKey("/EmbeddedFiles");
  }
  for (Handle object : pdf.getAllObjects()) {
    if (object.isDictionary() && name_of(object.getKey("/Subtype")) == "/CIDFontType2") {
      const std::size_t codes = stream_text(object.getKey("/CIDToGIDMap")).size() / 2;
      std::string set(codes / 8 + 1, '\0');
      for (std::size_t code = 0; code < codes; ++code) {
        set[code / 8] = static_cast<char>(set[code / 8] | (0x80 >> (code % 8)));
      }
      object.getKey("/FontDescriptor")
          .replaceKey("/CIDSet", pdf.makeIndirectObject(Handle::newStream(&pdf, set)));
    }
  }
  std::string xmp = stream_text(root.getKey("/Metadata"));
  xmp = replaced(xmp, "<pdfaid:part>3<", "<pdfaid:part>1<");
  xmp = replaced(xmp, "<pdfaid:conformance>U<", "<pdfaid:conformance>B<");
  root.getKey("/Metadata").replaceStreamData(xmp, Handle::newNull(), Handle::newNull());
  QPDFWriter writer(pdf, output);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setNewlineBeforeEndstream(true);
  writer.forcePDFVersion("1.4");
  writer.setDeterministicID(true);
  writer.write();
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "as-pdfa-1b") {
    write_pdfa_1b(words[1].c_str(), words[2].c_str());
    return 0;
  }
  if (words.size() < 2 || words[0] != "check") {
    std::cerr << "usage: pdf_standards check FILE... | as-pdfa-1b IN OUT\n";
    return 2;
  }
  int code = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    for (const std::string& problem : Judge(words[i]).problems()) {
      std::cout << words[i] << ": " << problem << "\n";
      code = 1;
    }
  }
  return code;
}
