// SPDX-License-Identifier: MIT
#include "tvd/calculator/path.hpp"

#include <algorithm>

#include "tvd/calculator/text.hpp"

namespace tvd {
namespace {

// "releases[2]" -> name "releases", index 2.
struct Step {
  std::string_view name;
  std::optional<std::size_t> index;
  bool wellFormed = true;
};

Step parseStep(std::string_view text) {
  const std::size_t bracket = text.find('[');
  if (bracket == std::string_view::npos) return {.name = text, .index = std::nullopt};
  Step step{.name = text.substr(0, bracket), .index = 0};
  const std::string_view digits = text.substr(bracket + 1);
  step.wellFormed = digits.size() >= 2 && digits.size() <= 10 && digits.back() == ']';
  for (std::size_t i = 0; step.wellFormed && i + 1 < digits.size(); ++i) {
    step.wellFormed = digits[i] >= '0' && digits[i] <= '9';
    *step.index = *step.index * 10 + static_cast<std::size_t>(digits[i] - '0');
  }
  return step;
}

Place member(const Record& record, void* object, std::string_view name) {
  for (const Field& field : record.fields)
    if (name == field.name) return {&field, field.at(object)};
  if (record.oneOf == nullptr) return {};
  const Record& shape = *record.oneOf->alternatives[record.oneOf->index(object)].record;
  return member(shape, record.oneOf->current(object), name);
}

void collect(const Record& record, void* object, const std::string& prefix, std::size_t mostRows,
             std::vector<std::string>& paths) {
  for (const Field& field : record.fields) {
    const std::string path = prefix + field.name;
    void* const at = field.at(object);
    if (field.kind == Kind::number || field.kind == Kind::maybeNumber) paths.push_back(path);
    if (field.kind == Kind::record) collect(*field.record, at, path + ".", mostRows, paths);
    if (field.kind != Kind::list) continue;
    const std::size_t rows = std::min(field.list->size(at), mostRows);
    for (std::size_t i = 0; i < rows; ++i)
      collect(*field.record, field.list->item(at, i), join({path, "[", numberText(static_cast<double>(i)), "]."}),
              mostRows, paths);
  }
  if (record.oneOf == nullptr) return;
  const Record& shape = *record.oneOf->alternatives[record.oneOf->index(object)].record;
  collect(shape, record.oneOf->current(object), prefix, mostRows, paths);
}

}  // namespace

std::optional<double> Place::get() const {
  if (field->kind == Kind::maybeNumber) return *static_cast<std::optional<double>*>(member);
  return *static_cast<double*>(member);
}

void Place::set(std::optional<double> value) const {
  if (field->kind == Kind::maybeNumber) {
    *static_cast<std::optional<double>*>(member) = value;
  } else {
    *static_cast<double*>(member) = *value;
  }
}

Place find(const Record& record, void* object, std::string_view path) {
  const std::size_t dot = path.find('.');
  const Step step = parseStep(path.substr(0, dot));
  Place place = member(record, object, step.name);
  if (!place || !step.wellFormed) return {};
  const Field& field = *place.field;
  if (field.kind == Kind::number || field.kind == Kind::maybeNumber)
    return dot == std::string_view::npos && !step.index ? place : Place{};
  if (dot == std::string_view::npos) return {};
  const std::string_view rest = path.substr(dot + 1);
  if (field.kind == Kind::record && !step.index) return find(*field.record, place.member, rest);
  if (field.kind != Kind::list || !step.index || *step.index >= field.list->size(place.member)) return {};
  return find(*field.record, field.list->item(place.member, *step.index), rest);
}

std::vector<std::string> numberPaths(const Record& record, const void* object, std::size_t mostRows) {
  std::vector<std::string> paths;
  collect(record, const_cast<void*>(object), "", mostRows, paths);
  return paths;
}

}  // namespace tvd
