#include "dsrkit/workflow/rendering.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/bundle/form.hpp"
#include "dsrkit/bundle/record_layout.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/sources/supplied.hpp"

namespace dsrkit::workflow {
namespace {

bundle::DisclosedItem as_it_is(const Item& item, std::size_t file) {
  bundle::DisclosedItem result;
  result.id = item.id + "-" + std::to_string(file);
  result.source_label = "Records";
  result.title = item.title.empty() ? "Record" : item.title;
  result.date = item.date;
  result.retrieved = item.retrieved;
  result.content = disclose(item, {});
  return result;
}

}  // namespace

RenderReport render_records(const std::vector<std::filesystem::path>& inputs,
                            const std::filesystem::path& output, const RenderOptions& options) {
  if (!options.replace && std::filesystem::exists(output)) {
    throw Error(ErrorCode::output_exists, output.string() + " is already there", "add --force to replace it");
  }
  const auto document = bundle::make_pages({options.title, "dsrkit", options.title, "en-GB", options.today},
                                           {options.title, "", format_date_long(options.today)});
  document->begin_file(output);
  document->heading(1, options.title);
  RenderReport report;
  std::size_t file = 0;
  for (const auto& input : inputs) {
    ++file;
    document->heading(2, input == "-" ? "Standard input" : input.filename().string());
    const auto contents = sources::read_supplied(input == "-" ? "/dev/stdin" : input, "",
                                                 "file-" + std::to_string(file), options.today);
    for (const auto& fetched : contents.items) {
      const bundle::DisclosedItem item = as_it_is(fetched.item, file);
      ++report.records;
      bundle::set_record(*document, item, "record " + item.id, item.id);
    }
    for (const auto& gap : contents.gaps) {
      document->paragraph({{"Not in the file: " + gap}}, pdf::ParagraphStyle::small);
    }
  }
  report.pages = document->save(output, {}).pages;
  return report;
}

}  // namespace dsrkit::workflow
