// SPDX-License-Identifier: MIT
// Elementary functions against the C library's long double, Gauss rules against their tables, and the root finder's economy.
#include <doctest/doctest.h>

#include <limits>

#include "support.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/math/gauss_legendre.hpp"
#include "tvd/math/root.hpp"
#include "tvd/option/collocation.hpp"

using namespace tests;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

double apartFrom(double value, long double exact) {
  if (static_cast<long double>(value) == exact) return 0;
  return static_cast<double>(std::fabs((static_cast<long double>(value) - exact) / exact));
}

// Random arguments of every magnitude in (0, most], of either sign when wanted.
template <class Check>
void overMagnitudes(double least, double most, bool signs, Check&& check) {
  Random random(81);
  for (int k = 0; k < 40000; ++k) {
    const double size = std::exp2(random.uniform(std::log2(least), std::log2(most)));  // most / least may be no number
    check(signs && random.coin() ? -size : size);
  }
}

}  // namespace

TEST_CASE("exp and expm1 are exact to two units in the last place over their whole range") {
  overMagnitudes(1e-300, 709.78, true, [](double x) {
    CAPTURE(x);
    if (x > -708) CHECK(apartFrom(tvd::exp(x), std::exp(static_cast<long double>(x))) <= 4.5e-16);
    CHECK(apartFrom(tvd::expm1(x), std::expm1(static_cast<long double>(x))) <= 6.7e-16);
  });
  for (const double x : {-707.99, -50.0, -40.0, -39.999, -40.001, -1.0, -0.3466, -0.3465, 0.3465, 0.3466, 1.0, 39.999,
                         40.0, 40.001, 708.9, 709.0, 709.0000001, 709.5, 709.78}) {
    CAPTURE(x);
    CHECK(apartFrom(tvd::exp(x), std::exp(static_cast<long double>(x))) <= 4.5e-16);
    CHECK(apartFrom(tvd::expm1(x), std::expm1(static_cast<long double>(x))) <= 4.5e-16);
  }
  CHECK(tvd::exp(0) == 1);
  CHECK(tvd::expm1(0) == 0);
  CHECK(tvd::exp(-708) > 3e-308);
  CHECK(tvd::exp(-708.01) == 0);
  CHECK(tvd::exp(-infinity) == 0);
  CHECK(tvd::exp(709.7827) < infinity);
  CHECK(tvd::exp(709.79) == infinity);
  CHECK(tvd::exp(infinity) == infinity);
  CHECK(tvd::expm1(infinity) == infinity);
  CHECK(tvd::expm1(-infinity) == -1);
  CHECK(std::isnan(tvd::exp(notANumber)));
  CHECK(std::isnan(tvd::expm1(notANumber)));
}

TEST_CASE("log and log1p are exact to two units in the last place, down to the smallest numbers") {
  overMagnitudes(5e-324, 1.7e308, false, [](double x) {
    CAPTURE(x);
    CHECK(apartFrom(tvd::log(x), std::log(static_cast<long double>(x))) <= 4.5e-16);
    CHECK(apartFrom(tvd::log1p(x), std::log1p(static_cast<long double>(x))) <= 4.5e-16);
    if (x < 1) CHECK(apartFrom(tvd::log1p(-x), std::log1p(static_cast<long double>(-x))) <= 4.5e-16);
  });
  Random random(82);
  for (int k = 0; k < 20000; ++k) {
    const double x = random.uniform(0.3, 4);
    CAPTURE(x);
    CHECK(apartFrom(tvd::log(x), std::log(static_cast<long double>(x))) <= 4.5e-16);
    CHECK(apartFrom(tvd::log1p(x - 1), std::log1p(static_cast<long double>(x - 1))) <= 4.5e-16);
  }
  CHECK(tvd::log(1) == 0);
  CHECK(tvd::log(0) == -infinity);
  CHECK(tvd::log(infinity) == infinity);
  CHECK(std::isnan(tvd::log(-1e-300)));
  CHECK(std::isnan(tvd::log(notANumber)));
  CHECK(tvd::log1p(-1) == -infinity);
  CHECK(tvd::log1p(infinity) == infinity);
  CHECK(std::isnan(tvd::log1p(-1.5)));
  CHECK(std::isnan(tvd::log1p(notANumber)));
}

TEST_CASE("power is a product for small whole exponents and an exponential elsewhere") {
  for (const double base : {0.5, 0.9, 1.0, 1.07, 3.0, 10.0}) {
    double product = 1;
    for (int n = 0; n <= 70; ++n, product *= base) {
      CAPTURE(base);
      CAPTURE(n);
      CHECK(close(tvd::power(base, n), product, 3e-14));
      CHECK(apartFrom(tvd::power(base, n + 0.5),
                      std::pow(static_cast<long double>(base), static_cast<long double>(n) + 0.5L)) <= 3e-14);
      CHECK(close(tvd::power(base, -n), 1 / product, 3e-14));
    }
  }
  CHECK(tvd::power(0, 0) == 1);
  CHECK(tvd::power(0, 3) == 0);
  CHECK(tvd::power(0, 2.5) == 0);
  CHECK(tvd::power(1, infinity) == 1);
  CHECK(tvd::power(0.5, infinity) == 0);
  CHECK(tvd::power(10, 22) == 1e22);  // exact: every factor is
}

TEST_CASE("Gauss-Legendre nodes and weights are those of Abramowitz and Stegun, table 25.4") {
  struct Entry {
    double node, weight;
  };
  const auto agrees = [](const GaussLegendre& rule, std::initializer_list<Entry> upper) {
    std::size_t k = 0;
    for (const Entry& entry : upper) {
      const auto right = static_cast<std::size_t>(rule.size) - upper.size() + k++;
      const auto left = static_cast<std::size_t>(rule.size) - 1 - right;
      CHECK(std::fabs(2 * rule.node[right] - 1 - entry.node) < 1e-15);
      CHECK(std::fabs(1 - 2 * rule.node[left] - entry.node) < 1e-15);
      CHECK(std::fabs(2 * rule.weight[right] - entry.weight) < 1e-15);
      CHECK(std::fabs(2 * rule.weight[left] - entry.weight) < 1e-15);
    }
  };
  agrees(gaussLegendre3(), {{0, 0.888888888888889}, {0.774596669241483, 0.555555555555556}});
  agrees(gaussLegendre5(),
         {{0, 0.568888888888889}, {0.538469310105683, 0.478628670499366}, {0.906179845938664, 0.236926885056189}});
  agrees(gaussLegendre8(), {{0.183434642495650, 0.362683783378362},
                            {0.525532409916329, 0.313706645877887},
                            {0.796666477413627, 0.222381034453374},
                            {0.960289856497536, 0.101228536290376}});
}

TEST_CASE("a rule integrates polynomials exactly, over the whole and up to each node") {
  for (const GaussLegendre* rule : {&gaussLegendre3(), &gaussLegendre5(), &gaussLegendre8()})
    for (int degree = 0; degree < 2 * rule->size; ++degree) {
      double whole = 0;
      for (int k = 0; k < rule->size; ++k) whole += rule->weight[k] * std::pow(rule->node[k], degree);
      CHECK(close(whole, 1.0 / (degree + 1), 1e-14));
      if (degree >= rule->size) continue;
      for (int j = 0; j < rule->size; ++j) {
        double part = 0;
        for (int k = 0; k < rule->size; ++k) part += rule->cumulative[j][k] * std::pow(rule->node[k], degree);
        CHECK(std::fabs(part - std::pow(rule->node[j], degree + 1) / (degree + 1)) < 1e-15);
      }
    }
  for (const int count : {16, 48, 128, 480}) {
    const option::GaussRule rule(count);
    CAPTURE(count);
    for (const int degree : {0, 1, 7, 20, 31}) {
      double whole = 0;
      for (std::size_t k = 0; k < rule.points.size(); ++k) whole += rule.weights[k] * std::pow(rule.points[k], degree);
      CHECK(close(whole, 1.0 / (degree + 1), 3e-14));
    }
  }
}

TEST_CASE("a root is found to the last bits, in a few evaluations where the function is smooth") {
  const auto found = [](auto&& function, double from, double to, double root, int most) {
    int calls = 0;
    const auto counted = [&](double x) {
      ++calls;
      return function(x);
    };
    const double got = rootBetween(counted, from, to, function(from), function(to));
    CAPTURE(root);
    CAPTURE(calls);
    CHECK(std::fabs(got - root) <= 4.5e-16 * std::fabs(root));
    CHECK(calls <= most);
    calls = 0;
    CHECK(std::fabs(rootBetween(counted, to, from, function(to), function(from)) - root) <= 4.5e-16 * std::fabs(root));
    CHECK(calls <= most);
  };
  // Bisection takes 52 or more for each of these.
  found([](double x) { return x * x - 2; }, 0, 2, std::sqrt(2.0), 9);
  found([](double x) { return std::exp(x) - 5; }, 0, 4, std::log(5.0), 10);
  found([](double x) { return std::log(x); }, 0.1, 20, 1, 11);
  found([](double x) { return 1 / x - 0.3; }, 1, 100, 1 / 0.3, 12);
  found([](double x) { return 3 * x - 6; }, -10, 17, 2, 3);
  found([](double x) { return std::pow(x, 9) - 512; }, 0, 5, 2, 11);
  found([](double x) { return std::atan(x - 1); }, -30, 50, 1, 13);
  found([](double x) { return x < 3 ? -1.0 : 1.0; }, 0, 10, 3, 54);  // a jump: no better than halving
  const double exact = rootBetween([](double x) { return x - 1; }, 0.0, 1.0, -1.0, 0.0);
  CHECK(exact == 1);
}
