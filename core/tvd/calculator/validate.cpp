// SPDX-License-Identifier: MIT
#include "tvd/calculator/validate.hpp"

#include <cmath>

#include "tvd/calculator/text.hpp"

namespace tvd {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

bool inside(const Domain& domain, double value) {
  if (value == infinity) return domain.infinityAllowed;
  const bool above = domain.minimumExcluded ? value > domain.minimum : value >= domain.minimum;
  const bool below = domain.maximumExcluded ? value < domain.maximum : value <= domain.maximum;
  return above && below;  // NaN fails both
}

void validateField(const Field& field, void* member, Problems& problems);

void validateFields(const Record& record, void* object, Problems& problems) {
  for (const Field& field : record.fields) validateField(field, field.at(object), problems);
}

void validateList(const Field& field, void* member, Problems& problems) {
  const std::size_t length = field.list->size(member);
  if (!checkLength(field, length, problems)) return;
  const Problems::Scope scope(problems, field.name);
  for (std::size_t i = 0; i < length; ++i) {
    const Problems::Scope item(problems, i);
    validate(*field.record, field.list->item(member, i), problems);
  }
}

void validateField(const Field& field, void* member, Problems& problems) {
  switch (field.kind) {
    case Kind::number:
      checkNumber(field, *static_cast<double*>(member), problems);
      break;
    case Kind::maybeNumber:
      if (const auto& value = *static_cast<std::optional<double>*>(member)) checkNumber(field, *value, problems);
      break;
    case Kind::text:
      checkLength(field, static_cast<std::string*>(member)->size(), problems);
      break;
    case Kind::record: {
      const Problems::Scope scope(problems, field.name);
      validate(*field.record, member, problems);
      break;
    }
    case Kind::list:
      validateList(field, member, problems);
      break;
    case Kind::choice:
    case Kind::boolean:
    case Kind::series:
      break;
  }
}

std::string limitSentence(const Domain& domain) {
  const bool low = domain.minimum > -largest;
  const bool high = domain.maximum < largest;
  std::string text;
  if (low) text += join({domain.minimumExcluded ? "above " : "at least ", numberText(domain.minimum)});
  if (low && high) text += " and ";
  if (high) text += join({domain.maximumExcluded ? "below " : "at most ", numberText(domain.maximum)});
  return text;
}

}  // namespace

std::string domainSentence(const Domain& domain) {
  const std::string limits = limitSentence(domain);
  std::string text = domain.whole ? "must be a whole number" : "must be";
  if (!limits.empty()) text += " " + limits;
  if (limits.empty() && !domain.whole) text += " a finite number";
  if (domain.infinityAllowed) text += ", or Infinity";
  return text;
}

void checkNumber(const Field& field, double value, Problems& problems) {
  const Domain& domain = field.domain;
  const char* rule = nullptr;
  if (!inside(domain, value)) {
    rule = std::isfinite(value) ? "domain" : "finite";
  } else if (domain.whole && std::isfinite(value) && value != std::floor(value)) {
    rule = "integer";
  }
  if (rule != nullptr) problems.number(field.name, rule, value, domainSentence(domain), domain.minimum, domain.maximum);
}

bool checkLength(const Field& field, std::size_t length, Problems& problems) {
  if (length <= field.maximumLength) return true;
  const auto most = static_cast<double>(field.maximumLength);
  problems.number(field.name, "length", static_cast<double>(length),
                  join({"may have at most ", numberText(most), field.kind == Kind::text ? " characters" : " rows"}), 0,
                  most);
  return false;
}

void validate(const Record& record, const void* object, Problems& problems) {
  void* const fields = const_cast<void*>(object);  // accessors are shared with the reader; nothing is written here
  const std::size_t before = problems.count();
  validateFields(record, fields, problems);
  if (record.oneOf != nullptr) {
    const Alternative& shape = record.oneOf->alternatives[record.oneOf->index(object)];
    validate(*shape.record, record.oneOf->current(fields), problems);
  }
  if (record.check != nullptr && problems.count() == before && !problems.unread) record.check(object, problems);
}

}  // namespace tvd
