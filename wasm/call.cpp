// SPDX-License-Identifier: MIT
#include "call.hpp"

#include "tvd/calculator/date.hpp"
#include "tvd/calculator/read.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/registry.hpp"

namespace tvd::js {
namespace {

void writeViolations(Problems& problems, ValueSink& sink) {
  sink.beginList("violations");
  for (const Violation& violation : problems.take()) {
    sink.beginRecord(nullptr);
    sink.text("path", violation.path);
    sink.text("rule", violation.rule);
    sink.number("value", violation.value);
    sink.text("given", violation.given);
    sink.number("minimum", violation.minimum);
    sink.number("maximum", violation.maximum);
    sink.text("message", violation.message);
    sink.endRecord();
  }
  sink.endList();
}

const Calculator& find(const std::string& id, Problems& problems) {
  if (const Calculator* found = findCalculator(id)) return *found;
  problems.given("", "calculator", quoted(id), "name no calculator");
  return calculators()[0];
}

double daysOf(const std::string& text, Problems& problems) {
  const auto days = daysFromIsoDate(text);
  if (!days) problems.given("today", "date", quoted(text), "must be a date written YYYY-MM-DD");
  return days.value_or(0);
}

}  // namespace

val Answer::answer() {
  if (!problems.empty()) writeViolations(problems, sink_);
  sink_.endRecord();
  return sink_.take();
}

Call::Call(const Arguments& arguments, const val& inputs)
    : calculator_(find(arguments.text(0), problems)),
      inputs_(*calculator_.inputs),
      today_(daysOf(arguments.text(2), problems)) {
  readInputs(inputs, inputs_);
}

void Call::readInputs(const val& inputs, Object& into) {
  if (!problems.empty()) return;
  ValueSource source;
  const Held item(source, ValueSource::itemOf(inputs));
  read(source, *item, into.record(), into.get(), {.todayDays = today_}, problems);
}

bool Call::isValid() {
  problems.unread = !problems.empty();
  validate(inputs_.record(), inputs_.get(), problems);
  return problems.empty();
}

}  // namespace tvd::js
