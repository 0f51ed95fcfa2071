// SPDX-License-Identifier: MIT
// The self-describing calculator: reading, validation messages, paths, schema, sweep, tornado, solve.
#include <doctest/doctest.h>

#include <algorithm>

#include "json.hpp"
#include "support.hpp"
#include "tvd/calculator/date.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/schema.hpp"
#include "tvd/calculator/solve.hpp"
#include "tvd/calculator/sweep.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/tornado.hpp"
#include "tvd/registry.hpp"

using namespace tests;

namespace {

Violations violationsOf(const char* text) {
  try {
    evaluate(inputsFrom<dilution::Inputs>(Json::parse(text)));
  } catch (const InvalidInput& error) {
    return error.violations();
  }
  return {};
}

std::string messagesOf(const char* text) {
  std::string all;
  for (const Violation& violation : violationsOf(text)) all += violation.message + "\n";
  return all;
}

const Calculator& calculator() { return *findCalculator("dilution"); }

Object objectOf(const dilution::Inputs& inputs) {
  Object object(*calculator().inputs);
  *static_cast<dilution::Inputs*>(object.get()) = inputs;
  return object;
}

}  // namespace

TEST_CASE("numbers in messages are written as a reader would type them") {
  CHECK(numberText(1.2) == "1.2");
  CHECK(numberText(0) == "0");
  CHECK(numberText(-0.05) == "-0.05");
  CHECK(numberText(1e9) == "1000000000");
  CHECK(numberText(12345.678) == "12345.678");
  CHECK(numberText(1e21) == "1e21");
  CHECK(numberText(1.5e-9) == "1.5e-9");
  CHECK(numberText(0.1 + 0.2) == "0.3");
  CHECK(numberText(999999999999999.9) == "1000000000000000");
  CHECK(numberText(infinity) == "Infinity");
  CHECK(numberText(-infinity) == "-Infinity");
  CHECK(numberText(std::nan("")) == "NaN");
  CHECK(numberText(5e-324).substr(0, 14) == "4.940656458412");
  CHECK(numberText(1.7976931348623157e308) == "1.79769313486232e308");
}

TEST_CASE("every broken rule is reported at once, each by its path, value and rule") {
  CHECK(messagesOf(R"({"price": -1, "discountFactor": 1.2, "holdingYears": 0, "supply": {"initialSupply": 0}})") ==
        "price must be above 0 and at most 1e30; got -1\n"
        "supply.initialSupply must be above 0 and at most 1e30; got 0\n"
        "discountFactor must be above 0 and at most 1; got 1.2\n"
        "holdingYears must be above 0 and at most 1000000, or Infinity; got 0\n");
  const auto violations = violationsOf(R"({"discountFactor": 1.2})");
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].path == "discountFactor");
  CHECK(std::string(violations[0].rule) == "domain");
  CHECK(violations[0].value == 1.2);
  CHECK(violations[0].minimum == 0);
  CHECK(violations[0].maximum == 1);
}

TEST_CASE("wrong types, unknown fields, kinds, choices and dates are named") {
  CHECK(messagesOf(R"({"price": "cheap"})") == "price must be a number; got the text \"cheap\"\n");
  CHECK(messagesOf(R"({"price": null})") == "price must be a number; got null\n");
  CHECK(messagesOf(R"({"price": true})") == "price must be a number; got true\n");
  CHECK(messagesOf(R"({"price": {}})") == "price must be a number; got an object\n");
  CHECK(messagesOf(R"({"prise": 1})") == "\"prise\" is not a field of DilutionInputs\n");
  CHECK(messagesOf(R"({"supply": 5})") == "supply must be an object; got the number 5\n");
  CHECK(messagesOf(R"({"supply": {"releases": 5}})") == "supply.releases must be a list; got the number 5\n");
  CHECK(messagesOf(R"({"supply": {"releases": ["x"]}})") ==
        "supply.releases[0] must be an object; got the text \"x\"\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "drip"}]}})") ==
        "supply.releases[0].kind must be one of cliff, linear, step, vest, geometric, inflation, approach, rateTable, "
        "stakingIssuance, burn, curve; got \"drip\"\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": 3}]}})") ==
        "supply.releases[0].kind must be a text; got the number 3\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "cliff", "category": "friends"}]}})")
            .find("supply.releases[0].category must be one of team,") == 0);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "cliff", "endYear": 2}]}})") ==
        "supply.releases[0].\"endYear\" is not a field of Release\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "vest", "catchUp": 1}]}})") ==
        "supply.releases[0].catchUp must be true or false; got the number 1\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "cliff", "label": 1}]}})") ==
        "supply.releases[0].label must be a text; got the number 1\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "cliff", "year": "2026-02-30"}]}})") ==
        "supply.releases[0].year must be a number of years or a date written YYYY-MM-DD; got \"2026-02-30\"\n");
  CHECK(messagesOf(R"({"holdingYears": "2030-01-01"})") ==
        "holdingYears must be a number; got the text \"2030-01-01\"\n");
}

TEST_CASE("schedules without meaning are refused with a reason") {
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "linear", "startYear": 3, "endYear": 2, "amount": 5}]}})") ==
        "supply.releases[0].endYear must be after startYear (3); got 2\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "linear", "amount": 5}]}})").find("released evenly for ever") !=
        std::string::npos);
  CHECK(messagesOf(
            R"({"supply": {"releases": [{"kind": "vest", "durationYears": 1, "cliffYears": 1.5, "amount": 5}]}})") ==
        "supply.releases[0].cliffYears must not be longer than durationYears (1), since the cliff is part of the "
        "duration; got 1.5\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "step", "count": 2.5, "amountEach": 5}]}})")
            .find("count must be a whole number") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "inflation", "startYear": 2, "endYear": 1}]}})")
            .find("endYear must be after startYear (2)") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "burn", "startYear": 2, "endYear": 1}]}})")
            .find("endYear must be after startYear (2)") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "approach", "share": 1.5, "periodYears": 1}]}})")
            .find("share must be at most 1 when released by period") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "rateTable", "points": [{"year": 1}, {"year": 1}]}]}})") ==
        "supply.releases[0].points[1].year must be after the year of the point before it (1); got 1\n");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": [{"year": 1}, {"year": 0.5}]}]}})") ==
        "supply.releases[0].points[1].year must not be before the year of the point before it (1); got 0.5\n");
  CHECK(messagesOf(R"({"marketCap": {"kind": "curve", "points": [{"year": 1}, {"year": 1}]}})")
            .find("marketCap.points[1].year must be after") == 0);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "geometric", "ratio": 900, "count": 500, "firstAmount": 1}]}})")
            .find("leaves every number behind") != std::string::npos);
  CHECK(
      messagesOf(
          R"({"supply": {"initialSupply": 100, "releases": [{"kind": "rateTable", "points": [{"year": 0, "tokensPerYear": -25}]}]}})") ==
      "holdingYears must end before supply burns to nothing, in year 4; got 5\n");
  CHECK(messagesOf(R"({"supply": {"initialSupply": 100, "releases": [{"kind": "cliff", "year": 2, "amount": -100}]}})")
            .find("in year 2; got 5") != std::string::npos);
  CHECK(
      messagesOf(R"({"supply": {"releases": [{"kind": "step", "periodYears": 1e-6, "count": 1e9, "amountEach": 1}]}})")
          .find("release dates within the holding time") != std::string::npos);
}

TEST_CASE("rules between fields hold at their very limits") {
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "linear", "startYear": 2, "endYear": 2, "amount": 5}]}})") ==
        "supply.releases[0].endYear must be after startYear (2); got 2\n");
  CHECK(messagesOf(
            R"({"supply": {"releases": [{"kind": "vest", "durationYears": 1, "cliffYears": 1, "amount": 5}]}})") == "");
  CHECK(
      messagesOf(
          R"({"supply": {"releases": [{"kind": "vest", "durationYears": 1, "cliffYears": 2, "cliffInDuration": false, "amount": 5}]}})") ==
      "");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "approach", "share": 1, "periodYears": 1}]}})") == "");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "approach", "share": 5, "periodYears": 0}]}})") == "");
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "linear"}]}})") == "");  // nothing, for ever
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "geometric", "ratio": 1.5, "count": 10}]}})") == "");
  Json inputs;
  for (int i = 0; i < 100; ++i) inputs["supply"]["releases"].push_back({{"kind", "burn"}, {"rate", 0.001}});
  CHECK(messagesOf(inputs.dump().c_str()) == "");
  inputs["supply"]["releases"].push_back({{"kind", "inflation"}, {"rate", 0.001}});
  CHECK(messagesOf(inputs.dump().c_str()).find("at most 100 releases that act in proportion to supply") !=
        std::string::npos);
  inputs["supply"]["releases"].back() = {{"kind", "cliff"}};
  CHECK(messagesOf(inputs.dump().c_str()) == "");
}

TEST_CASE("a hundred broken rows are listed and the rest are counted") {
  Json inputs;
  for (int i = 0; i < 250; ++i) inputs["supply"]["releases"].push_back({{"kind", "cliff"}, {"year", "soon"}});
  const auto violations = violationsOf(inputs.dump().c_str());
  REQUIRE(violations.size() == 101);
  CHECK(violations.back().message == "and 150 more violations");
}

TEST_CASE("a list that is too long is refused before its rows are read") {
  Supply supply;
  supply.releases.resize(releases::most + 1);
  const auto found =
      check(dilution::Inputs{.price = 1, .supply = supply, .marketCap = {}, .discountFactor = 0.9, .holdingYears = 1});
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "supply.releases may have at most 100000 rows; got 100001");
  Json inputs;
  auto& points = inputs["supply"]["releases"][0] = {{"kind", "curve"}};
  const auto said = [&](std::size_t rows) {
    for (const char* column : {"year", "supply"}) points["points"][column] = std::vector<double>(rows, 1);
    return messagesOf(inputs.dump().c_str());
  };
  CHECK(said(mostTableRows).find("rows") == std::string::npos);
  CHECK(said(mostTableRows + 1).find("may have at most ") != std::string::npos);
}

TEST_CASE("missing fields take their defaults, Infinity may be spelt, dates are years after today") {
  const auto inputs = inputsFrom<dilution::Inputs>(
      Json::parse(
          R"({"holdingYears": "Infinity", "supply": {"releases": [{"kind": "geometric", "startYear": "2024-04-20", "count": "Infinity"}]}})"),
      daysFromIsoDate("2025-04-20").value());
  CHECK(inputs.holdingYears == infinity);
  CHECK(inputs.discountFactor == 0.95);
  CHECK(std::get<Geometric>(inputs.supply.releases[0].shape).startYear == -365.0 / 365.25);
  CHECK(std::get<Geometric>(inputs.supply.releases[0].shape).periodYears == 4);
  CHECK(daysFromIsoDate("1970-01-01").value() == 0);
  CHECK(daysFromIsoDate("2000-03-01").value() == 11017);
  CHECK(daysFromIsoDate("2024-02-29").has_value());
  CHECK(!daysFromIsoDate("2023-02-29").has_value());
  CHECK(!daysFromIsoDate("2023-13-01").has_value());
  CHECK(!daysFromIsoDate("23-1-1").has_value());
}

TEST_CASE("a list of numbers may come as columns") {
  const auto inputs = inputsFrom<dilution::Inputs>(Json::parse(
      R"({"supply": {"initialSupply": 100, "releases": [{"kind": "curve", "points": {"year": [0, 2], "supply": [100, 140]}}]}})"));
  CHECK(std::get<Curve>(inputs.supply.releases[0].shape).points.at(1).supply == 140);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": {"year": [0, 2], "supply": [100]}}]}})")
            .find("must be as long as the other columns") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": {"year": [0, 2]}}]}})")
            .find("points.supply must be an array of numbers") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": {"year": 0, "supply": [1]}}]}})")
            .find("points.year must be an array of numbers") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": {"kind": "cliff"}}})") ==
        "supply.releases must be a list; got an object\n");
  const auto dated = inputsFrom<dilution::Inputs>(Json::parse(
      R"({"supply": {"releases": [{"kind": "curve", "points": {"year": ["2026-01-01", 2], "supply": [100, 140]}}]}})"));
  CHECK(std::get<Curve>(dated.supply.releases[0].shape).points.at(1).year == 2);
  CHECK(
      messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": {"year": ["soon", 2], "supply": [1, 2]}}]}})")
          .find("points[0].year must be a number of years or a date") != std::string::npos);
  CHECK(messagesOf(
            R"({"supply": {"releases": [{"kind": "curve", "points": {"year": [0], "supply": [1], "price": [1]}}]}})")
            .find("is not a field of") != std::string::npos);
  CHECK(messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": {"year": [], "supply": []}}]}})").empty() ==
        messagesOf(R"({"supply": {"releases": [{"kind": "curve", "points": []}]}})").empty());
}

TEST_CASE("a path finds its number, or nothing") {
  dilution::Inputs inputs;
  inputs.supply = schedules(100, Cliff{1, 5}, Curve{{{0, 100}, {3, 130}}});
  inputs.marketCap = {GrowthCap{0.2}};
  const auto value = [&](const char* path) { return find(Described<dilution::Inputs>::record, &inputs, path); };
  CHECK(value("price").get() == 1.0);
  CHECK(value("supply.releases[0].amount").get() == 5.0);
  CHECK(value("supply.releases[1].points[1].supply").get() == 130.0);
  CHECK(value("marketCap.rate").get() == 0.2);
  for (const char* path :
       {"", "prize", "supply", "supply.releases", "supply.releases[0]", "supply.releases[2].amount",
        "supply.releases[-1].amount", "supply.releases[0.5].amount", "supply.releases[].amount",
        "supply.releases[99999999999999].amount", "supply.releases[0].ratio", "supply.releases[0].label",
        "supply.releases.amount", "marketCap[0].rate", "price.x", "price[0]", "marketCap.kind", "supply[0].releases"}) {
    CAPTURE(path);
    CHECK(!value(path));
  }
  const auto paths = numberPaths(Described<dilution::Inputs>::record, &inputs);
  CHECK(std::find(paths.begin(), paths.end(), "supply.releases[1].points[0].year") != paths.end());
  for (const auto& path : paths) CHECK(find(Described<dilution::Inputs>::record, &inputs, path));
}

TEST_CASE("the schema is JSON that describes every field with unit, domain and default") {
  for (const Calculator& one : calculators()) {
    const Json schema = Json::parse(tvd::schema(one));
    CHECK(schema.at("id") == one.id);
    CHECK(schema.at("inputs").at("type") == "object");
    CHECK(schema.at("result").at("properties").size() == one.result->record->fields.size());
    CHECK(!schema.at("result").at("properties").empty());
  }
  const Json inputs = Json::parse(tvd::schema(calculator())).at("inputs").at("properties");
  CHECK(inputs.at("discountFactor").at("exclusiveMinimum") == 0);
  CHECK(inputs.at("discountFactor").at("maximum") == 1);
  CHECK(inputs.at("discountFactor").at("default") == 0.95);
  CHECK(inputs.at("holdingYears").at("type") == Json::parse(R"(["number", "string"])"));
  CHECK(inputs.at("holdingYears").at("title") == "Holding years");
  CHECK(inputs.at("marketCap").at("oneOf").size() == 5);
  const Json release = inputs.at("supply").at("properties").at("releases").at("items");
  CHECK(release.at("oneOf").size() == 11);
  CHECK(release.at("oneOf")[3].at("properties").at("kind").at("const") == "vest");
  CHECK(release.at("oneOf")[3].at("properties").at("catchUp").at("default") == true);
}

TEST_CASE("a sweep is the same as computing every point, over one axis and over two") {
  dilution::Inputs inputs;
  inputs.supply = schedules(100, Linear{0, 3, 30}, Inflation{.rate = 0.05});
  const std::vector<double> years{1, 2, 5, 10};
  const std::vector<double> factors{0.8, 0.95, 1};
  Problems problems;
  const Sweep line =
      sweep(calculator(), objectOf(inputs), {"holdingYears", years}, {}, "lifetimeDilutedPrice", problems);
  const Sweep plane = sweep(calculator(), objectOf(inputs), {"holdingYears", years}, {"discountFactor", factors},
                            "timeWeightedDilutedPrice", problems);
  REQUIRE(problems.empty());
  REQUIRE(plane.values.size() == 12);
  for (std::size_t i = 0; i < years.size(); ++i) {
    inputs.holdingYears = years[i];
    inputs.discountFactor = 0.95;
    CHECK(line.values[i] == evaluate(inputs).lifetimeDilutedPrice.value());
    for (std::size_t j = 0; j < factors.size(); ++j) {
      inputs.discountFactor = factors[j];
      CHECK(plane.values[j * years.size() + i] == evaluate(inputs).timeWeightedDilutedPrice);
    }
  }
}

TEST_CASE("a sweep lists the points without an answer, and refuses what is no path") {
  const std::vector<double> years{-1, 2, 0};
  Problems problems;
  const Sweep some = sweep(calculator(), objectOf({}), {"holdingYears", years}, {}, "lifetimeDilutedPrice", problems);
  CHECK(problems.empty());
  CHECK(some.missing == std::vector<double>{0, 2});
  CHECK(some.values[0] == 0);
  sweep(calculator(), objectOf({}), {"hoardingYears", years}, {}, "lifetimeDilutedPrice", problems);
  CHECK(problems.take().front().message == "the inputs have no number at the path; got \"hoardingYears\"");
  sweep(calculator(), objectOf({}), {"holdingYears", years}, {}, "happiness", problems);
  const auto unknown = problems.take();
  REQUIRE(unknown.size() == 3);  // two points are invalid by themselves
  CHECK(unknown[1].path == "output");
  CHECK(unknown[1].message == "output must be the path of a number in the result; got \"happiness\"");
  sweep(calculator(), objectOf({}), {"holdingYears", {}}, {}, "lifetimeDilutedPrice", problems);
  CHECK(problems.take().front().message.find("from 1 to 1000000 points") != std::string::npos);
}

TEST_CASE("a tornado moves every number and ranks what matters") {
  dilution::Inputs inputs;
  inputs.supply = schedules(100, Linear{0, 3, 30}, Inflation{.rate = 0.05});
  Problems problems;
  const Tornado result = tornado(calculator(), objectOf(inputs), "timeWeightedDilutedPriceRatio", 0.1, {}, problems);
  REQUIRE(problems.empty());
  CHECK(close(result.base.value(), evaluate(inputs).timeWeightedDilutedPriceRatio, 1e-15));
  REQUIRE(result.rows.size() > 4);
  const auto size = [&](const TornadoRow& row) {
    return std::fmax(std::fabs(*row.atLow - *result.base), std::fabs(*row.atHigh - *result.base));
  };
  for (std::size_t i = 1; i < result.rows.size(); ++i) CHECK(size(result.rows[i - 1]) >= size(result.rows[i]));
  for (const TornadoRow& row : result.rows) {
    CHECK(row.path != "price");                              // a ratio does not depend on it
    if (row.path == "discountFactor") CHECK(row.high == 1);  // kept inside the domain, and said
    if (row.path != "supply.releases[0].amount") continue;
    CHECK(row.low == 27);
    inputs.supply.releases[0].shape = Linear{0, 3, 33};
    CHECK(*row.atHigh == evaluate(inputs).timeWeightedDilutedPriceRatio);
    CHECK(row.elasticity.value() < 0);
  }
  tornado(calculator(), objectOf(inputs), "timeWeightedDilutedPriceRatio", 2, {}, problems);
  CHECK(!problems.empty());
}

TEST_CASE("solve finds every crossing, and says when there is none") {
  dilution::Inputs inputs;
  inputs.supply = schedule(100, Inflation{.rate = 0.05});
  Problems problems;
  SUBCASE("one root") {
    const Solution found = solve(calculator(), objectOf(inputs),
                                 {"supply.releases[0].rate", "timeWeightedDilutedPriceRatio", 0.9, 0, 0.3}, problems);
    REQUIRE(found.roots.size() == 1);
    std::get<Inflation>(inputs.supply.releases[0].shape).rate = found.roots[0];
    CHECK(close(evaluate(inputs).timeWeightedDilutedPriceRatio, 0.9, 1e-13));
  }
  SUBCASE("two roots") {
    inputs.supply = schedules(100, Linear{0, 1, 40}, Burn{.startYear = 1, .rate = 0.1});
    const Solution found =
        solve(calculator(), objectOf(inputs), {"holdingYears", "lifetimeDilutedPriceRatio", 0.85, 0.1, 20}, problems);
    CHECK(found.roots.size() == 2);
  }
  SUBCASE("none is an answer") {
    const Solution found =
        solve(calculator(), objectOf(inputs), {"holdingYears", "timeWeightedDilutedPriceRatio", 2, 1, 10}, problems);
    CHECK(problems.empty());
    CHECK(found.roots.empty());
    CHECK(found.note.find("no solution in [1, 10]; there the result runs from") == 0);
  }
  SUBCASE("a jump across the target is none") {
    inputs.supply = schedule(100, Cliff{3, 100});
    const Solution found =
        solve(calculator(), objectOf(inputs), {"holdingYears", "ownershipAtHorizon", 0.75, 1, 10}, problems);
    CHECK(found.roots.empty());
  }
  SUBCASE("without a range it looks over the tested one") {
    const Solution found =
        solve(calculator(), objectOf(inputs), {"discountFactor", "timeWeightedDilutedPriceRatio", 0.91}, problems);
    CHECK(found.from == 0.5);
    CHECK(found.to == 1);
  }
  SUBCASE("unknown paths are named") {
    solve(calculator(), objectOf(inputs), {"hope", "timeWeightedDilutedPriceRatio", 1}, problems);
    CHECK(problems.take().size() == 1);
    solve(calculator(), objectOf(inputs), {"price", "joy", 1}, problems);
    CHECK(problems.take().size() == 1);
  }
}

TEST_CASE("a result that outgrows every number is said, not shown") {
  const char* text = R"({"marketCap": {"kind": "growth", "rate": 20}, "holdingYears": 100, "discountFactor": 1})";
  CHECK(messagesOf(text) ==
        "marketCap.rate takes the market cap beyond 1.8e308 within the holding time; reduce the horizon or the growth; "
        "got 20\n");
}
