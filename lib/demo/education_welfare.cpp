#include "systems.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <fstream>

namespace dsrkit::demo {
namespace {

constexpr int kSessionsAYear = 380;

/// Plain writing: invented data need not survive a power cut, and there may be many thousand files.
void write_plain(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw Error(ErrorCode::io_failed, "a file of the demonstration council cannot be written",
                "is the disk full?");
  }
}

}  // namespace

EducationWelfare::EducationWelfare(std::filesystem::path folder, Date today, Dice& dice)
    : m_folder(std::move(folder)), m_today(today), m_dice(dice) {
  files::make_folder(m_folder);
}

void EducationWelfare::add(const Family& family) {
  for (const Resident& child : family.people) {
    if (child.pupil_number.empty() || !m_dice.percent(50)) {
      continue;
    }
    write(child.pupil_number,
          Value::object(
              {{"pupil", Value::object({{"uniquePupilNumber", child.pupil_number},
                                        {"legalSurname", child.name.family},
                                        {"legalForename", child.name.given},
                                        {"dateOfBirth", format_date(child.born)},
                                        {"preferredName", nullptr}})},
               {"school", Value::object({{"name", family.school}})},
               {"contacts", Value(Value::Array{Value::object({{"name", family.people.front().name.full()},
                                                              {"telephone", family.people.front().phone},
                                                              {"priority", 1}})})},
               {"attendance", attendance(child)},
               {"exclusions", Value::array()}}),
          Value::array());
  }
}

Value EducationWelfare::attendance(const Resident& child) {
  const int age = static_cast<int>(m_today.year()) - static_cast<int>(child.born.year());
  const int attended = m_dice.between(kSessionsAYear * 7 / 10, kSessionsAYear);
  return Value(Value::Array{Value::object(
      {{"age", age}, {"possibleSessions", kSessionsAYear}, {"attended", attended}, {"complete", true}})});
}

void EducationWelfare::add_pupil(const Value& pupil, const Placeholders& cast) {
  const auto upn = pupil.text_or("upn");
  Value attachments = Value::array();
  for (const Value& file : pupil.find("files")->as_array()) {
    attachments.push_back(attach(upn, file, attachments.as_array().size() + 1, cast));
  }
  write(upn, cast.fill_all(*pupil.find("content")), attachments);
}

Value EducationWelfare::attach(const std::string& upn, const Value& file, std::size_t number,
                               const Placeholders& places) const {
  const auto name = file.text_or("filename");
  const auto text = places.fill(lines_of(*file.find("text"))) + "\n";
  const auto url = std::filesystem::path(upn) / name;
  files::make_folder(m_folder / upn);
  write_plain(m_folder / url, text);
  return Value::object({{"attachmentNumber", static_cast<std::int64_t>(number)},
                        {"name", file.text_or("name")},
                        {"contentType", "text/plain"},
                        {"url", url.generic_string()},
                        {"filename", name},
                        {"filesize", static_cast<std::int64_t>(text.size())}});
}

void EducationWelfare::write(std::string_view pupil_number, const Value& content,
                             const Value& attachments) const {
  const auto response = Value::object({{"content", content}, {"attachments", attachments}});
  write_plain(m_folder / (std::string(pupil_number) + ".json"),
              codec::write_json(response, codec::JsonStyle::pretty));
}

}  // namespace dsrkit::demo
