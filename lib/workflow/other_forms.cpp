#include "dsrkit/workflow/other_forms.hpp"

#include "disclosure_input.hpp"
#include "disclosure_steps.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"

#include <system_error>
#include <utility>

namespace dsrkit::workflow {
namespace {

using bundle::FormKind;

struct FormName {
  const char* kind;
  const char* file;
};

FormName name_of(FormKind kind) {
  switch (kind) {
    case FormKind::large_print: return {"large-print", "large-print.pdf"};
    case FormKind::plain_text: return {"plain-text", "text.txt"};
    case FormKind::html: return {"html", "web.html"};
    case FormKind::pages: break;
  }
  throw Error(ErrorCode::internal, "the pages themselves are no other form");
}

}  // namespace

BundleReport build_other_form(Desk& desk, std::string_view reference, FormKind kind) {
  HeldCase held(desk, reference);
  require_buildable(desk, held);
  const FormName name = name_of(kind);
  DisclosureInput input = disclosure_input(desk, held, false, desk.context().today);
  const auto draft = out_file(desk, reference, "form-draft.pdf");

  const struct Discard {
    const std::filesystem::path& path;

    ~Discard() {
      std::error_code error;
      std::filesystem::remove(path, error);
    }
  } discard{draft};

  BundleReport report;
  report.reference = held.reference();
  report.file = out_file(desk, reference, name.file);
  report.gaps = std::move(input.gaps);
  // What has no pages is searched on pages made of the same words.
  const bool paged = kind == FormKind::large_print;
  report.result = bundle::build(input.bundle, draft, paged ? kind : FormKind::pages);
  require_no_leaks(desk, held, draft, "");
  if (paged) {
    std::filesystem::rename(draft, report.file);
  } else {
    std::filesystem::remove(report.file);
    report.result = bundle::build(input.bundle, report.file, kind);
  }
  report.sha256 = crypto::sha256_hex(files::read_file(report.file));
  store::Document document;
  document.kind = name.kind;
  document.file = report.file.filename().string();
  document.sha256 = report.sha256;
  document.pages = static_cast<std::int64_t>(report.result.pages);
  document.inputs_digest = bundle::texts_digest(input.bundle);
  document.made_at = desk.context().now();
  held.write("form-built", Value::object({{"form", name.kind}, {"sha256", report.sha256}}),
             [&](store::Writer& writer) {
               writer.replace_documents(document.kind, std::vector<store::Document>{document});
             });
  return report;
}

}  // namespace dsrkit::workflow
