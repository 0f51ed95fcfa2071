// SPDX-License-Identifier: MIT
#include "runs.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "tvd/calculator/text.hpp"
#include "tvd/calculator/write.hpp"

namespace tvd::js {
namespace {

struct Kept {
  double number = 0;
  const Calculator* calculator = nullptr;
  std::unique_ptr<Run> run;

  bool adopts(const Calculator& wanted, const void* inputs) const {
    return calculator == &wanted && run->adopt(inputs);
  }
};

// The latest first. Never destroyed: an engine ends with its page.
Kept* kept() {
  static Kept* const runs = new Kept[2];
  return runs;
}

const Kept& runOf(const Calculator& calculator, const void* inputs) {
  static double begun = 0;
  Kept* const runs = kept();
  if (runs[0].adopts(calculator, inputs)) return runs[0];
  std::swap(runs[0], runs[1]);
  if (runs[0].adopts(calculator, inputs)) return runs[0];
  runs[0].run.reset();  // before there is another, so that its memory is used again
  runs[0] = {++begun, &calculator, std::unique_ptr<Run>(calculator.begin(inputs))};
  return runs[0];
}

void writeColumn(Sink& sink, const char* name, const std::vector<double>& numbers) {
  sink.column(name, numbers.data(), numbers.size());
}

void writeRun(Sink& sink, const Kept& kept) {
  sink.beginRecord("value");
  sink.number("run", kept.number);
  sink.number("blocks", static_cast<double>(kept.run->blocks()));
  sink.number("done", static_cast<double>(kept.run->done()));
  writeColumn(sink, "checkpoints", checkpointsOf(*kept.run));
  sink.endRecord();
}

// Answers with what `use` does to the run whose number is the first argument.
template <class Use>
val withRun(const Arguments& arguments, const Use& use) {
  Answer answer;
  const double number = arguments.number(0);
  const Kept* const run = std::find_if(kept(), kept() + 2, [&](const Kept& one) { return one.number == number; });
  if (run == kept() + 2 || run->run == nullptr) {
    answer.problems.given("", "run", "", "do not name a run that is kept");
  } else {
    use(*run, answer);
  }
  return answer.answer();
}

std::uint64_t whole(double number) { return number >= 0 && number < 1e15 ? static_cast<std::uint64_t>(number) : 0; }

}  // namespace

val beginRun(const Arguments& arguments) {
  Call call(arguments);
  if (!call.isValid()) return call.answer();
  if (call.calculator().begin == nullptr) {
    call.problems.given("", "calculator", quoted(call.calculator().id), "do not run in blocks");
  } else {
    writeRun(call.sink(), runOf(call.calculator(), call.inputs().get()));
  }
  return call.answer();
}

val advanceRun(const Arguments& arguments) {
  return withRun(arguments, [&](const Kept& kept, Answer& answer) {
    kept.run->advance(whole(arguments.number(1)), whole(arguments.number(2)));
    answer.sink().nothing("value");
  });
}

val takeFromRun(const Arguments& arguments) {
  return withRun(arguments,
                 [](const Kept& kept, Answer& answer) { writeColumn(answer.sink(), "value", kept.run->take()); });
}

val addToRun(const Arguments& arguments) {
  return withRun(arguments, [&](const Kept& kept, Answer& answer) {
    if (!kept.run->add(arguments.numbers(1))) answer.problems.given("", "run", "", "cannot add the part of another");
    answer.sink().nothing("value");
  });
}

val isRunEnough(const Arguments& arguments) {
  return withRun(arguments,
                 [](const Kept& kept, Answer& answer) { answer.sink().boolean("value", kept.run->enough()); });
}

val outcomeOfRun(const Arguments& arguments) {
  return withRun(arguments, [&](const Kept& kept, Answer& answer) {
    Object result(*kept.calculator->result);
    const bool any = kept.run->result(result.get(), {.points = static_cast<int>(arguments.number(1))});
    if (any) checkResult(result.record(), result.get(), answer.problems);
    if (!answer.problems.empty()) return;
    any ? write(result.record(), result.get(), "value", answer.sink()) : answer.sink().nothing("value");
  });
}

}  // namespace tvd::js
