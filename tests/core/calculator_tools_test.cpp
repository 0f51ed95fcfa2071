// SPDX-License-Identifier: MIT
// Tornado, solve, domains, dates and numbers in words, on a calculator so simple that every answer is known.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "json.hpp"
#include "support.hpp"
#include "tvd/calculator/date.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/schema.hpp"
#include "tvd/calculator/solve.hpp"
#include "tvd/calculator/sweep.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/tornado.hpp"

namespace toy {

struct Inputs {
  double x = 2;
  double positive = 3;
  double share = 0.5;
  double below = 4;
  double deep = 1;
  double deeper = 1;
  double whole = 3;
  double few = 3;
  double endless = std::numeric_limits<double>::infinity();
};

struct Result {
  double cubic = 0;
  double pole = 0;
  double sum = 0;
  double power = 0;
  double pair = 0;
  double stepped = 0;
  std::optional<double> sometimes;
  std::vector<double> column;
};

inline Result compute(const Inputs& in, const tvd::Detail&) {
  Result result;
  result.cubic = (in.x - 1) * (in.x - 2) * (in.x - 3);
  result.pole = 1 / in.x;
  result.sum = in.x + 10 * in.positive + 100 * in.share + in.below + in.deep + in.deeper + in.whole + in.few;
  result.power = in.positive * in.positive;
  result.pair = (in.positive - 1.2) * (in.positive - 1.8);
  result.stepped = in.whole;
  if (in.x > 0) result.sometimes = in.x < 50 ? in.x : std::nan("");
  return result;
}

}  // namespace toy

template <>
struct tvd::Described<toy::Inputs> {
  using T = toy::Inputs;
  static void check(const void* object, Problems& problems) {
    const double x = static_cast<const T*>(object)->x;
    if (x > 100) problems.number("x", "cross", x, "must not be above 100 here");
  }
  static constexpr Field fields[] = {
      number<&T::x>("x", unit::none, anyNumber(), ""),
      number<&T::positive>("positive", unit::none, above(0), ""),
      number<&T::share>("share", unit::none, between(0, 1).tested(0.2, 0.8), ""),
      number<&T::below>("below", unit::none, fromBelow(0, 10), ""),
      number<&T::deep>("deep", unit::none, between(-5, 5), ""),
      number<&T::deeper>("deeper", unit::none, above(-5), ""),
      number<&T::whole>("whole", unit::none, atLeast(0).integer().tested(0, 48), ""),
      number<&T::few>("few", unit::none, anyNumber().integer(), ""),
      number<&T::endless>("endless", unit::none, atLeast(1).orInfinity(), ""),
  };
  static constexpr Record record{"ToyInputs", "", fields, nullptr, check};
};

template <>
struct tvd::Described<toy::Result> {
  using T = toy::Result;
  static constexpr Field fields[] = {
      number<&T::cubic>("cubic", unit::none, anyNumber(), ""),
      number<&T::pole>("pole", unit::none, anyNumber().orInfinity(), ""),
      number<&T::sum>("sum", unit::none, anyNumber(), ""),
      number<&T::power>("power", unit::none, anyNumber(), ""),
      number<&T::pair>("pair", unit::none, anyNumber(), ""),
      number<&T::stepped>("stepped", unit::none, anyNumber(), ""),
      maybeNumber<&T::sometimes>("sometimes", unit::none, anyNumber(), ""),
      series<&T::column>("column", unit::none, ""),
  };
  static constexpr Record record{"ToyResult", "", fields};
};

using namespace tests;

namespace {

constexpr Calculator toyCalculator = calculatorOf<toy::Inputs, toy::Result, toy::compute>("toy", "Toy", "", 1);

Object objectOf(const toy::Inputs& inputs) {
  Object object(*toyCalculator.inputs);
  *static_cast<toy::Inputs*>(object.get()) = inputs;
  return object;
}

Tornado tornadoOf(const toy::Inputs& inputs, const char* output, double step,
                  const std::vector<std::string>& paths = {}) {
  Problems problems;
  const Object object = objectOf(inputs);
  Tornado result = tornado(toyCalculator, object, output, step, paths, problems);
  CHECK(problems.empty());
  const auto* left = static_cast<const toy::Inputs*>(object.get());
  CHECK(left->x == inputs.x);  // everything is put back
  CHECK(left->positive == inputs.positive);
  return result;
}

TornadoRow rowOf(const toy::Inputs& inputs, const char* path, double step) {
  const Tornado result = tornadoOf(inputs, "sum", step, {path});
  REQUIRE(result.rows.size() == 1);
  return result.rows[0];
}

void expectRange(const TornadoRow& row, double low, double high) {
  CAPTURE(row.path);
  CHECK(close(row.low, low, 1e-15));
  CHECK(close(row.high, high, 1e-15));
}

Solution solved(const toy::Inputs& inputs, const Goal& goal) {
  Problems problems;
  Solution result = solve(toyCalculator, objectOf(inputs), goal, problems);
  CHECK(problems.empty());
  return result;
}

std::string sentenceFor(const char* path, double value) {
  toy::Inputs inputs;
  find(Described<toy::Inputs>::record, &inputs, path).set(value);
  const auto violations = check(inputs);
  return violations.empty() ? "" : violations[0].message;
}

}  // namespace

TEST_CASE("a tornado moves by the step, keeps inside the domain, and whole numbers by one at least") {
  toy::Inputs in;
  expectRange(rowOf(in, "x", 0.1), 1.8, 2.2);
  in.x = -2;
  expectRange(rowOf(in, "x", 0.1), -2.2, -1.8);
  in.x = 0;
  expectRange(rowOf(in, "x", 0.1), 0, 0.1);
  in.share = 0;
  expectRange(rowOf(in, "share", 0.1), 0, 0.08);
  in.share = 0.95;
  expectRange(rowOf(in, "share", 0.1), 0.855, 1);
  in.below = 9.5;
  expectRange(rowOf(in, "below", 0.1), 8.55, 9.5);  // 10 itself is not allowed
  in.deep = -4.9;
  expectRange(rowOf(in, "deep", 0.1), -5, -4.41);
  in.deeper = -4.9;
  expectRange(rowOf(in, "deeper", 0.1), -4.9, -4.41);
  in.below = 8;
  expectRange(rowOf(in, "below", 0.25), 6, 8);  // nor where the step leads to it exactly
  in.deeper = -4;
  expectRange(rowOf(in, "deeper", 0.25), -4, -3);
  in.deep = 4;
  expectRange(rowOf(in, "deep", 0.25), 3, 5);
  expectRange(rowOf(in, "few", 0.1), 2, 4);
  in.few = 100;
  expectRange(rowOf(in, "few", 0.1), 90, 110);
  in.few = 104;
  expectRange(rowOf(in, "few", 0.1), 94, 114);
  in.few = 14;
  expectRange(rowOf(in, "few", 0.1), 13, 15);
}

TEST_CASE("a tornado's elasticity is that of the output, and its bars stand in order of effect") {
  toy::Inputs in;
  const Tornado squares = tornadoOf(in, "power", 0.1);
  REQUIRE(squares.rows.size() == 1);
  CHECK(squares.base == 9);
  CHECK(close(*squares.rows[0].atLow, 2.7 * 2.7, 1e-15));
  CHECK(close(*squares.rows[0].atHigh, 3.3 * 3.3, 1e-15));
  CHECK(close(squares.rows[0].elasticity.value(), 2, 1e-14));
  in.x = -2;  // 1/x has elasticity −1 on either side
  const Tornado pole = tornadoOf(in, "pole", 0.01);
  CHECK(close(pole.rows.at(0).elasticity.value(), -1, 2e-4));
  const Tornado sum = tornadoOf(in, "sum", 0.5);
  std::vector<std::string> order;
  for (const TornadoRow& row : sum.rows) order.push_back(row.path);
  // By what half of each moves the sum: 25, 15, 2, three times 1 (whole numbers keep to one), 0.5 and 0.5.
  CHECK(order == std::vector<std::string>{"share", "positive", "below", "x", "whole", "few", "deep", "deeper"});
  CHECK(!rowOf({.x = 0}, "x", 0.5).elasticity.has_value());
  CHECK(!tornadoOf({.x = 1}, "cubic", 0.5).rows.at(0).elasticity.has_value());  // of nothing
}

TEST_CASE("where a moved input is not allowed the bar has one side") {
  const TornadoRow row = rowOf({.x = 95}, "x", 0.1);
  CHECK(row.atLow.has_value());
  CHECK(!row.atHigh.has_value());
  CHECK(!row.elasticity.has_value());
  Problems problems;
  for (const double step : {0.0, 1.0, -0.1, 1.5}) {
    tornado(toyCalculator, objectOf({}), "sum", step, {}, problems);
    CHECK(problems.take().size() == 1);
  }
  tornado(toyCalculator, objectOf({}), "sum", 0.1, {"nothing"}, problems);
  CHECK(problems.take().size() == 1);
  CHECK(tornadoOf({.x = -1}, "sometimes", 0.1).rows.empty());  // no answer as things stand
}

TEST_CASE("solve finds roots between points, on points, at whole numbers, and none where the output jumps") {
  const auto roots = solved({}, {"x", "cubic", 0, 0.5, 3.7}).roots;
  REQUIRE(roots.size() == 3);
  for (int i = 0; i < 3; ++i) CHECK(close(roots[static_cast<std::size_t>(i)], i + 1, 1e-12));
  CHECK(solved({}, {"x", "cubic", 0, 0, 4}).roots == std::vector<double>{1, 2, 3});  // all three on the grid
  CHECK(solved({}, {"x", "cubic", 0, 1, 3}).roots == std::vector<double>{1, 2, 3});  // and at both ends
  CHECK(solved({}, {"x", "pole", 0, -1, 2}).roots.empty());
  CHECK(solved({}, {"whole", "stepped", 7, 0, 48}).roots == std::vector<double>{7});
  CHECK(solved({}, {"whole", "stepped", 7.5, 0, 48}).roots.empty());
  CHECK(solved({}, {"few", "sum", 97, 0, 48}).roots == std::vector<double>{6});
  const auto later = solved({}, {"x", "sometimes", 1.5, -2, 2}).roots;
  REQUIRE(later.size() == 1);
  CHECK(close(later[0], 1.5, 1e-12));
}

TEST_CASE("solve looks closely at small values only where the range spans magnitudes") {
  CHECK(solved({}, {"positive", "pair", 0, 1, 101}).roots.size() == 2);
  CHECK(solved({}, {"positive", "pair", 0, 1, 100}).roots.empty());  // both lie between the first two of 97 even points
  CHECK(solved({}, {"positive", "pair", 0, 1e-3, 1e5}).roots.size() == 2);
  CHECK(solved({}, {"x", "cubic", 0, -1, 1000}).roots.size() == 1);
  // From 0 on a range says nothing of small values; the present value does.
  toy::Inputs near;
  near.positive = 1;
  CHECK(solved(near, {"positive", "pair", 0, 0, 1e15}).roots.size() == 2);
  near.positive = 1e14;
  CHECK(solved(near, {"positive", "pair", 0, 0, 1e15}).roots.empty());
}

TEST_CASE("solve chooses a range around what it starts from, inside the domain") {
  const auto range = [](const toy::Inputs& inputs, const char* input, double from, double to) {
    const Solution found = solved(inputs, {input, "sum", 1e9});
    CAPTURE(input);
    CHECK(close(found.from, from, 1e-15));
    CHECK(close(found.to, to, 1e-15));
  };
  range({}, "share", 0.2, 0.8);
  range({}, "x", 0.002, 2000);
  range({.x = 0}, "x", -1, 1);
  range({.x = -3}, "x", -3001, 1.003);
  range({}, "positive", 0.003, 3000);
  range({}, "below", 0.004, 10);
  range({.deep = -4}, "deep", -5, 1.004);
  range({}, "endless", 1, 1e15);  // nothing tells its scale
  const auto wrong = [](const Goal& goal) {
    Problems problems;
    solve(toyCalculator, objectOf({}), goal, problems);
    const auto all = problems.take();
    REQUIRE(all.size() == 1);
    return all[0].message;
  };
  CHECK(wrong({"x", "sum", std::nan("")}).find("target must be a finite number") == 0);
  CHECK(wrong({"x", "sum", 1, 50, 10}) == "from must be below to; got 50");
  CHECK(wrong({"x", "sum", 1, 5, 5}) == "from must be below to; got 5");
  CHECK(wrong({"share", "sum", 1, 2}) == "from must be below to; got 2");
  CHECK(wrong({"x", "sum", 1, 5, infinity}) == "from must be below to; got 5");
  const double given = 0.5;
  CHECK(solved({}, {"share", "sum", 1e9, given}).from == given);
  CHECK(solved({}, {"share", "sum", 1e9, given}).to == 0.8);
  CHECK(solved({}, {.input = "share", .output = "sum", .target = 1e9, .to = given}).from == 0.2);
  CHECK(solved({}, {.input = "share", .output = "sum", .target = 1e9, .to = given}).to == given);
}

TEST_CASE("solve says what it saw where it found nothing") {
  CHECK(solved({}, {"positive", "power", 100, 1, 2}).note ==
        "no solution in [1, 2]; there the result runs from 1 to 4");
  CHECK(solved({}, {"x", "sometimes", 1, -2, -1}).note == "no solution in [-2, -1]; the result has no value there");
  CHECK(solved({}, {"x", "sometimes", 60, 50, 70}).note == "no solution in [50, 70]; the result has no value there");
  CHECK(solved({}, {"positive", "power", 2, 1, 2}).note.empty());
}

TEST_CASE("solve looks at the ends of its range themselves, not at what rounding makes of them") {
  for (const double to : {0.9, 44.0}) {  // 0.3 + (0.9 - 0.3) is not 0.9, nor 0.3 (44 / 0.3) 44
    CAPTURE(to);
    CHECK(solved({}, {"positive", "power", to * to, 0.3, to}).roots == std::vector<double>{to});
  }
}

TEST_CASE("a result that is no finite number is refused, but Infinity where the output says so") {
  const auto refused = [](double cubic, double pole, std::optional<double> sometimes, std::vector<double> column = {}) {
    toy::Result result{.cubic = cubic, .pole = pole, .sometimes = sometimes, .column = std::move(column)};
    Problems problems;
    checkResult(Described<toy::Result>::record, &result, problems);
    const auto found = problems.take();
    return found.empty() ? "" : found[0].path;
  };
  CHECK(refused(1, 1, {}).empty());
  CHECK(refused(1, infinity, 1).empty());
  CHECK(refused(infinity, 1, {}) == "cubic");
  CHECK(refused(std::nan(""), 1, {}) == "cubic");
  CHECK(refused(1, -infinity, {}) == "pole");
  CHECK(refused(1, std::nan(""), {}) == "pole");
  CHECK(refused(1, 1, infinity) == "sometimes");
  CHECK(refused(1, 1, {}, {0, infinity, 5}).empty());
  CHECK(refused(1, 1, {}, {0, std::nan(""), 5}) == "column");
}

TEST_CASE("every kind of domain lets its own limit in or not, and says so") {
  CHECK(sentenceFor("positive", 0) == "positive must be above 0; got 0");
  CHECK(sentenceFor("positive", 1e-300).empty());
  CHECK(sentenceFor("share", 0).empty());
  CHECK(sentenceFor("share", 1).empty());
  CHECK(sentenceFor("share", 1.5) == "share must be at least 0 and at most 1; got 1.5");
  CHECK(sentenceFor("below", 10) == "below must be at least 0 and below 10; got 10");
  CHECK(sentenceFor("below", 9.99).empty());
  CHECK(sentenceFor("x", infinity) == "x must be a finite number; got Infinity");
  CHECK(sentenceFor("x", std::nan("")) == "x must be a finite number; got NaN");
  CHECK(sentenceFor("whole", 2.5) == "whole must be a whole number at least 0; got 2.5");
  CHECK(sentenceFor("few", 2.5) == "few must be a whole number; got 2.5");
  CHECK(sentenceFor("few", -2).empty());
  CHECK(sentenceFor("endless", infinity).empty());
  CHECK(sentenceFor("endless", 0.5) == "endless must be at least 1, or Infinity; got 0.5");
  CHECK(sentenceFor("endless", -infinity) == "endless must be at least 1, or Infinity; got -Infinity");
  CHECK(sentenceFor("x", 101) == "x must not be above 100 here; got 101");
  CHECK(std::string(check(toy::Inputs{.x = infinity}).at(0).rule) == "finite");
  CHECK(std::string(check(toy::Inputs{.whole = 2.5}).at(0).rule) == "integer");
  Supply supply = schedule(100, Cliff{1, 1});
  supply.releases[0].label = std::string(200, 'x');
  const auto held = [&] {
    return check(
        dilution::Inputs{.price = 1, .supply = supply, .marketCap = {}, .discountFactor = 1, .holdingYears = 1});
  };
  CHECK(held().empty());
  supply.releases[0].label += "x";
  CHECK(held().at(0).message.find("may have at most 200 characters; got 201") != std::string::npos);
}

TEST_CASE("the schema tells the tested range of those fields that have one") {
  const Json fields = Json::parse(schema(toyCalculator)).at("inputs").at("properties");
  const auto hasRange = [&](const char* name) { return fields.at(name).dump().find("ested") != std::string::npos; };
  CHECK(hasRange("share"));
  CHECK(hasRange("whole"));
  CHECK(!hasRange("positive"));
  CHECK(!hasRange("x"));
}

TEST_CASE("dates are those of the standard library's calendar, and no others") {
  using namespace std::chrono;
  for (const int y : {1, 4, 100, 399, 400, 1582, 1899, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2100, 9999})
    for (unsigned m = 0; m <= 13; ++m)
      for (unsigned d = 0; d <= 32; ++d) {
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, m, d);
        CAPTURE(std::string(text));
        const year_month_day date{year{y}, month{m}, day{d}};
        const auto days = daysFromIsoDate(text);
        REQUIRE(days.has_value() == date.ok());
        if (days) CHECK(*days == sys_days{date}.time_since_epoch().count());
      }
  CHECK(daysFromIsoDate("1970-01-02T23:59:59Z") == 1.0);
  for (const char* wrong : {"0000-01-01", "197:-01-01", "197/-01-01", "1970-0:-01", "1970-01-0/", "1970/01-01",
                            "1970-01/01", "1970-01-011", "970-01-01", "", "T"}) {
    CAPTURE(std::string(wrong));
    CHECK(!daysFromIsoDate(wrong).has_value());
  }
}

TEST_CASE("a number in words reads back as itself to fifteen digits") {
  const auto readsBack = [](double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value);
    CAPTURE(std::string(text));
    CAPTURE(numberText(value));
    // The last of the fifteen digits may be rounded the other way: the scaling has an error of its own.
    CHECK(close(std::strtod(numberText(value).c_str(), nullptr), std::strtod(text, nullptr), 1.1e-14));
  };
  Random random(71);
  for (int k = 0; k < 4000; ++k) {
    const double digits = random.uniform(1, 10);
    readsBack(digits * std::pow(10, random.whole(-306, 306)));
    readsBack(-digits * std::pow(10, random.whole(-8, 17)));
  }
  for (int k = -300; k <= 300; ++k) readsBack(std::pow(10, k) * (1 - 1e-16));
}

TEST_CASE("a number is written plainly from a millionth to a quadrillion, else with its exponent") {
  CHECK(numberText(1e-6) == "0.000001");
  CHECK(numberText(1.5e-6) == "0.0000015");
  CHECK(numberText(1e-7) == "1e-7");
  CHECK(numberText(1e15) == "1000000000000000");
  CHECK(numberText(1e16) == "1e16");
  CHECK(numberText(-1.25e16) == "-1.25e16");
  CHECK(numberText(1e9) == "1000000000");
  CHECK(numberText(1e-9) == "1e-9");
  CHECK(numberText(1e-10) == "1e-10");
  CHECK(numberText(1e99) == "1e99");
  CHECK(numberText(1e100) == "1e100");
  CHECK(numberText(2e-100) == "2e-100");
  CHECK(numberText(10) == "10");
  CHECK(numberText(10.5) == "10.5");
  CHECK(numberText(123456) == "123456");
  CHECK(numberText(9.9999999999999995) == "10");
  CHECK(numberText(999999999999999) == "999999999999999");
  CHECK(decimalExponent(1) == 0);
  CHECK(decimalExponent(9.999) == 0);
  CHECK(decimalExponent(10) == 1);
  CHECK(decimalExponent(0.1) == -1);
  CHECK(decimalExponent(1000) == 3);
}

TEST_CASE("a quoted text is cut after forty bytes, never inside a character") {
  const std::string forty(40, 'a');
  CHECK(tvd::quoted(forty) == "\"" + forty + "\"");
  CHECK(tvd::quoted(forty + "b") == "\"" + forty + "…\"");
  const std::string before(39, 'a');
  CHECK(tvd::quoted(before + "é") == "\"" + before + "…\"");
  CHECK(tvd::quoted(std::string(50, '\x80')) == "\"…\"");  // no character at all
  CHECK(tvd::quoted(before + "x€") == "\"" + before + "x…\"");
  CHECK(tvd::quoted(std::string_view("a\0b", 3)) == "\"a?b\"");  // a zero ends texts elsewhere
}

TEST_CASE("an index in a path has up to nine digits, and nothing else") {
  dilution::Inputs inputs;
  inputs.supply = schedules(100, Cliff{1, 5}, Cliff{2, 6}, Curve{{{0, 100}, {3, 130}}});
  const auto found = [&](const std::string& path) {
    return static_cast<bool>(find(Described<dilution::Inputs>::record, &inputs, path));
  };
  CHECK(found("supply.releases[000000001].amount"));
  CHECK(!found("supply.releases[0000000001].amount"));
  CHECK(!found("supply.releases[/].amount"));
  CHECK(!found("supply.releases[:].amount"));
  CHECK(!found("supply.releases[0.amount"));
  CHECK(!found("supply.releases[3].amount"));
  CHECK(!found("supply.releases[0]x.amount"));
  CHECK(numberPaths(Described<dilution::Inputs>::record, &inputs, 1).size() ==
        numberPaths(Described<dilution::Inputs>::record, &inputs, 2).size() - 2);
}

TEST_CASE("a sweep lists where there is no value and where the value is no number") {
  const std::vector<double> xs{-1, 20, 60};
  Problems problems;
  const Sweep found = sweep(toyCalculator, objectOf({}), {"x", xs}, {}, "sometimes", problems);
  CHECK(found.missing == std::vector<double>{0, 2});
  CHECK(found.values == std::vector<double>{0, 20, 0});
}

TEST_CASE("a sweep does not move one input along both axes") {
  const std::vector<double> xs{1, 2};
  Problems problems;
  CHECK(sweep(toyCalculator, objectOf({}), {"x", xs}, {"x", xs}, "sum", problems).values.empty());
  CHECK(problems.take().at(0).message == R"(the inputs need another path on the second axis; got "x")");
}

TEST_CASE("a sweep may have a million points, and not one row more") {
  const std::vector<double> thousand(1000, 1);
  const std::vector<double> more(1001, 1);
  Problems problems;
  CHECK(sweep(toyCalculator, objectOf({}), {"x", thousand}, {"positive", thousand}, "sum", problems).values.size() ==
        1'000'000);
  CHECK(problems.empty());
  CHECK(sweep(toyCalculator, objectOf({}), {"x", thousand}, {"positive", more}, "sum", problems).values.empty());
  CHECK(problems.take().size() == 1);
}
