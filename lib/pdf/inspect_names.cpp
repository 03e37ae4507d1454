#include "inspect_names.hpp"

#include <algorithm>
#include <iterator>

namespace dsrkit::pdf {
namespace {

// clang-format off
constexpr std::string_view kVocabulary[] = {  // sorted by bytes
    "A", "AA", "AF", "AFRelationship", "AP", "AS", "ASCII85Decode", "ASCIIHexDecode", "AcroForm", "Action",
    "Alt", "Alternate", "Alternative", "Annot", "Annots", "Art", "ArtBox", "Artifact", "Ascent", "Aside",
    "Author", "B", "BBox", "BG", "BM", "BS", "Background", "BaseEncoding", "BaseFont", "Bead",
    "BitsPerComponent", "BitsPerCoordinate", "BitsPerSample", "BlackIs1", "BleedBox", "Block", "BlockQuote",
    "Border", "Both", "Bottom", "Bounds", "Btn", "ByteRange", "C", "C0", "C1", "CA", "CCITTFaxDecode", "CF",
    "CFM", "CIDFontType0", "CIDFontType0C", "CIDFontType2", "CIDSet", "CIDSystemInfo", "CIDToGIDMap",
    "CMap", "CMapName", "CalGray", "CalRGB", "CapHeight", "Caption", "Catalog", "Cert", "Certs", "Ch",
    "CharProcs", "CharSet", "CheckSum", "Code", "ColSpan", "Color", "ColorSpace", "Colors", "Column",
    "Columns", "ContactInfo", "Contents", "Coords", "Count", "Creation", "CreationDate", "Creator",
    "CropBox", "Crypt", "CryptFilter", "Cs", "D", "DA", "DCTDecode", "DL", "DOS", "DR", "DV", "DW", "Data",
    "Date", "Decode", "DecodeParms", "Default", "DefaultCMYK", "DefaultGray", "DefaultRGB", "Desc",
    "DescendantFonts", "Descent", "Dest", "DestOutputProfile", "Dests", "DeviceCMYK", "DeviceGray",
    "DeviceN", "DeviceRGB", "Differences", "DigestMethod", "DisplayDocTitle", "Div", "DocMDP",
    "DocTimeStamp", "Document", "Domain", "Domains", "E", "EF", "EFF", "Em", "EmbeddedFile",
    "EmbeddedFiles", "Encode", "Encoding", "Encrypt", "EncryptMetadata", "EndOfLine", "Event", "Ext",
    "ExtGState", "Extends", "ExtensionLevel", "Extensions", "F", "F0", "F1", "F2", "F3", "F4", "F5", "F6",
    "F7", "F8", "F9", "FENote", "FS", "FT", "Fields", "Figure", "Filespec", "Filter", "First", "FirstChar",
    "FirstPage", "Fit", "FitB", "FitH", "FitR", "FitV", "FitWindow", "Flags", "FlateDecode", "Font",
    "FontBBox", "FontDescriptor", "FontFamily", "FontFile", "FontFile2", "FontFile3", "FontMatrix",
    "FontName", "FontStretch", "FontWeight", "Footer", "Form", "FormType", "Formula", "FullScreen",
    "Function", "FunctionType", "Functions", "G", "GS", "GTS_PDFA1", "GTS_PDFX", "GoTo", "GoToE", "GoToR",
    "Group", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Header", "Headers", "Height", "Hid", "HideMenubar",
    "Highlight", "I", "ICCBased", "ID", "IDS", "IDTree", "IRT", "IX", "Identity", "Identity-H",
    "Identity-V", "Image", "ImageMask", "Index", "Info", "Ink", "Interpolate", "ItalicAngle", "JBIG2Decode",
    "JBIG2Globals", "JPXDecode", "JS", "JavaScript", "K", "Keywords", "Kids", "L", "L2R", "LBody", "LC",
    "LE", "LI", "LZWDecode", "Lab", "Lang", "Last", "LastChar", "LastModified", "LastPage", "Launch",
    "Layout", "Lbl", "Leading", "Left", "Length", "Length1", "Length2", "Length3", "Level", "Limits",
    "Line", "LineHeight", "Linearized", "Link", "List", "ListNumbering", "Location", "M", "MCID", "MCR",
    "MK", "MacExpertEncoding", "MacRomanEncoding", "MarkInfo", "Marked", "Mask", "Matrix", "Matte",
    "MaxWidth", "Measure", "Media", "MediaBox", "Metadata", "MissingWidth", "ModDate", "Multiply", "N",
    "NM", "NS", "Name", "Named", "Names", "NeedAppearances", "NewWindow", "Next", "NextPage",
    "NonFullScreenPageMode", "NonStruct", "None", "Normal", "Note", "NumCopies", "Nums", "O", "OBJR", "OC",
    "OCG", "OCGs", "OCMD", "OCProperties", "OFF", "ON", "OP", "OPM", "ObjStm", "Off", "Open", "OpenAction",
    "OpenType", "Order", "Ordering", "Outlines", "OutputCondition", "OutputConditionIdentifier",
    "OutputIntent", "OutputIntents", "Owner", "P", "P0", "PDF", "PS", "PV", "Page", "PageElement",
    "PageLabel", "PageLabels", "PageLayout", "PageMode", "Pages", "Pagination", "PaintType", "Panose",
    "Params", "Parent", "ParentTree", "ParentTreeNextKey", "Part", "Pattern", "PatternType", "Perms", "Pg",
    "Placement", "PolyLine", "Polygon", "Popup", "Predictor", "Prev", "PrevPage", "Print", "PrintScaling",
    "Private", "ProcSet", "Producer", "Prop_Build", "Properties", "Push", "Q", "QuadPoints", "Quote", "R",
    "R2L", "RBGroups", "RC", "RI", "RT", "RV", "Range", "Reason", "Rect", "Ref", "Reference", "Registry",
    "Rename", "Renditions", "Resources", "Right", "Role", "RoleMap", "Root", "Rotate", "Row", "RowSpan",
    "Rows", "Ruby", "RunLengthDecode", "S", "SMask", "SMaskInData", "SS", "SV", "Schema", "Scope", "Sect",
    "Separation", "Shading", "ShadingType", "Shape", "Sig", "SigFieldLock", "SigFlags", "SigRef", "Simplex",
    "SinglePage", "Size", "Sort", "Source", "Space", "Span", "Square", "Stamp", "Standard", "Start",
    "StartIndent", "StdCF", "StemV", "StmF", "StrF", "StrikeOut", "StructElem", "StructParent",
    "StructParents", "StructTreeRoot", "Style", "Sub", "SubFilter", "Subject", "Subtype", "Summary",
    "Supplement", "Supplier", "Suspects", "Sy", "T", "TBody", "TD", "TFoot", "TH", "THead", "TI", "TJ",
    "TM", "TOC", "TOCI", "TR", "TU", "TV", "Table", "Tabs", "Templates", "Text", "TextAlign", "Thumb",
    "Thumbs", "TilingType", "Title", "Toggle", "Top", "Trans", "TransferFunction", "TransformMethod",
    "TransformParams", "Transparency", "TrapNet", "Trapped", "TrimBox", "TrueType", "Tx", "Type", "Type0",
    "Type1", "Type1C", "Type3", "U", "UF", "UR", "UR3", "URI", "URL", "URLS", "Unchanged", "Underline",
    "Unix", "Unspecified", "UserUnit", "V", "VP", "Version", "Vertices", "View", "ViewArea", "ViewClip",
    "ViewerPreferences", "W", "W2", "WMode", "Warichu", "Watermark", "Web", "Widget", "Width", "Widths",
    "WinAnsiEncoding", "WritingMode", "X", "XFA", "XHeight", "XML", "XObject", "XRef", "XRefStm", "XStep",
    "XYZ", "YStep", "Yes", "ZaDb", "ZapfDingbats", "Zoom",
};
// clang-format on

static_assert(std::is_sorted(std::begin(kVocabulary), std::end(kVocabulary)));

}  // namespace

bool is_pdf_vocabulary(std::string_view name) {
  return std::binary_search(std::begin(kVocabulary), std::end(kVocabulary), name);
}

}  // namespace dsrkit::pdf
