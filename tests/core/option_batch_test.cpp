// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "option_support.hpp"
#include "tvd/option/batch.hpp"

using namespace tests;

namespace {

struct Columns {
  std::array<std::vector<double>, 7> in;
  std::array<std::vector<double>, 6> out;

  explicit Columns(const std::vector<Terms>& terms) {
    for (const Terms& t : terms) {
      const double row[] = {signOf(t.side), t.spot, t.strike, t.expiryYears, t.variance.volatility, t.rate, t.yield};
      for (std::size_t k = 0; k < in.size(); ++k) in[k].push_back(row[k]);
    }
    for (auto& column : out) column.resize(terms.size());
    priceBatch({in[0].data(), in[1].data(), in[2].data(), in[3].data(), in[4].data(), in[5].data(), in[6].data()},
               {out[0].data(), out[1].data(), out[2].data(), out[3].data(), out[4].data(), out[5].data()},
               terms.size());
  }
};

void compare(const std::vector<Terms>& terms) {
  const Columns columns(terms);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    CAPTURE(described(terms[i]));
    const Terms& t = terms[i];
    const Greeks g = europeanGreeks(t);
    const double want[] = {g.premium, g.delta, g.gamma, g.vega, g.theta, g.rho};
    // Theta is a sum of terms of either sign: its error is measured against the largest.
    const double carry = std::fmax(std::fabs(t.yield * t.spot * g.delta), std::fabs(t.rate * g.rho / t.expiryYears));
    for (std::size_t k = 0; k < 6; ++k) {
      CAPTURE(k);
      const double scale = k == 4 ? std::fmax(std::fabs(want[k]), carry) : std::fabs(want[k]);
      const bool same = columns.out[k][i] == want[k] || (std::isnan(want[k]) && std::isnan(columns.out[k][i]));
      CHECK((same || std::fabs(columns.out[k][i] - want[k]) <= 1e-13 * scale));
    }
  }
}

}  // namespace

TEST_CASE("the batch kernel is the scalar code, for token markets, extremes and a count that is no multiple of four") {
  RandomTerms random(31);
  std::vector<Terms> terms;
  for (int i = 0; i < 20003; ++i) terms.push_back(i % 2 == 0 ? random.token() : random.extreme());
  compare(terms);
}

TEST_CASE("the batch kernel takes degenerate options") {
  std::vector<Terms> terms;
  for (const double spot : {0.0, 100.0, 1e-200})
    for (const double strike : {0.0, 100.0})
      for (const double years : {0.0, 1.0, 100.0})
        for (const double volatility : {0.0, 1e-9, 0.5, 80.0})
          terms.push_back(
              {terms.size() % 2 == 0 ? Side::call : Side::put, spot, strike, years, {volatility, 0}, 0.05, 0.05});
  compare(terms);
}
