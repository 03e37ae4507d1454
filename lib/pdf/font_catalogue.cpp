#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/fonts.hpp"

namespace dsrkit::pdf {

FontCatalogue system_fonts() {
  FontCatalogue catalogue;
  try {
    catalogue.folders.push_back(files::shipped_data("fonts"));
  } catch (const Error&) {
    // Fonts need not be shipped: Debian has them as packages.
  }
  for (const char* folder : {"noto", "droid", "dejavu", "ancient-scripts"}) {
    catalogue.folders.push_back(std::filesystem::path("/usr/share/fonts/truetype") / folder);
  }
  return catalogue;
}

}  // namespace dsrkit::pdf
