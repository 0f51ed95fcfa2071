// SPDX-License-Identifier: MIT
// The core's inner loops in isolation, compiled natively and, with the engine's own objects, to WebAssembly: see kernels.mjs.
// Natively a program that reads lines of a task and a count, and answers each with seconds per item.
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#define TVD_SEEN_OUTSIDE EMSCRIPTEN_KEEPALIVE
#else
#define TVD_SEEN_OUTSIDE
#endif

#include "tvd/dilution/equivalents.hpp"
#include "tvd/math/lanes.hpp"
#include "tvd/option/batch.hpp"
#include "tvd/option/european.hpp"
#include "tvd/option/implied.hpp"
#include "tvd/valuation/parallel.hpp"

namespace {

using Column = std::vector<double>;

// Evenly spread over [low, high] in an order that repeats nowhere: multiples of an irrational number. All peers do the same.
Column spread(std::size_t count, double step, double low, double high) {
  Column column(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double turns = (static_cast<double>(i) + 0.5) * step;
    column[i] = low + (high - low) * (turns - std::floor(turns));
  }
  return column;
}

struct Chain {
  Column sign, spot, strike, years, volatility, rate, yield;

  explicit Chain(std::size_t count)
      : sign(spread(count, 0.5, -1, 3)),  // +1, −1 … once rounded below
        spot(spread(count, 0.6180339887498949, 60, 140)),
        strike(count, 100.0),
        years(spread(count, 0.41421356237309515, 0.05, 2)),
        volatility(spread(count, 0.7320508075688772, 0.2, 1.5)),
        rate(spread(count, 0.23606797749978969, 0, 0.1)),
        yield(spread(count, 0.6457513110645906, 0, 0.1)) {
    for (double& one : sign) one = one > 0.5 ? 1.0 : -1.0;
  }
  std::size_t size() const { return spot.size(); }
};

struct Answers {
  Column premium, delta, gamma, vega, theta, rho;
  explicit Answers(std::size_t count)
      : premium(count), delta(count), gamma(count), vega(count), theta(count), rho(count) {}
};

double sink = 0;  // what is computed must be used

double batch(const Chain& chain, Answers& out) {
  tvd::option::priceBatch({.sign = chain.sign.data(),
                           .spot = chain.spot.data(),
                           .strike = chain.strike.data(),
                           .expiryYears = chain.years.data(),
                           .volatility = chain.volatility.data(),
                           .rate = chain.rate.data(),
                           .yield = chain.yield.data()},
                          {.premium = out.premium.data(),
                           .delta = out.delta.data(),
                           .gamma = out.gamma.data(),
                           .vega = out.vega.data(),
                           .theta = out.theta.data(),
                           .rho = out.rho.data()},
                          chain.size());
  return out.premium.back();
}

tvd::option::Terms termsOf(const Chain& chain, std::size_t i) {
  return {.side = chain.sign[i] > 0 ? tvd::option::Side::call : tvd::option::Side::put,
          .spot = chain.spot[i],
          .strike = chain.strike[i],
          .expiryYears = chain.years[i],
          .variance = {chain.volatility[i], 0},
          .rate = chain.rate[i],
          .yield = chain.yield[i]};
}

double scalar(const Chain& chain, Answers& out) {
  for (std::size_t i = 0; i < chain.size(); ++i) out.premium[i] = europeanGreeks(termsOf(chain, i)).vega;
  return out.premium.back();
}

// The textbook formulas through the C library's exp, log and erfc (Haug 2007, section 1.1).
double library(const Chain& chain, Answers& out) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const double sign = chain.sign[i];
    const double years = chain.years[i];
    const double deviation = chain.volatility[i] * std::sqrt(years);
    const double d1 =
        (std::log(chain.spot[i] / chain.strike[i]) + (chain.rate[i] - chain.yield[i]) * years) / deviation +
        deviation / 2;
    const double d2 = d1 - deviation;
    const double growth = std::exp(-chain.yield[i] * years);
    const double cash = chain.strike[i] * std::exp(-chain.rate[i] * years);
    const double n1 = sign * growth * 0.5 * std::erfc(-sign * d1 * 0.70710678118654752);
    const double n2 = sign * cash * 0.5 * std::erfc(-sign * d2 * 0.70710678118654752);
    const double density = growth * 0.39894228040143268 * std::exp(-0.5 * d1 * d1);
    out.premium[i] = chain.spot[i] * n1 - n2;
    out.delta[i] = n1;
    out.gamma[i] = density / (chain.spot[i] * deviation);
    out.vega[i] = chain.spot[i] * density * std::sqrt(years);
    out.theta[i] = chain.yield[i] * chain.spot[i] * n1 - chain.rate[i] * n2 -
                   chain.spot[i] * density * chain.volatility[i] / (2 * std::sqrt(years));
    out.rho[i] = years * n2;
  }
  return out.premium.back();
}

double implied(const Chain& chain, Answers& out) {
  for (std::size_t i = 0; i < chain.size(); ++i)
    out.vega[i] = impliedVolatility(termsOf(chain, i), tvd::option::Exercise::european, out.premium[i]);
  return out.vega.back();
}

double integrals(std::size_t count) {
  tvd::Supply supply;
  supply.initialSupply = 1e9;
  supply.releases.push_back({"", tvd::Category::team, true, tvd::Linear{.endYear = 4, .amount = 4e8}});
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    sum += tvd::weighted({supply, tvd::MarketCap{}, 0.05 + 1e-9 * static_cast<double>(i), 5}, {})->integral;
  return sum;
}

// Five years of daily steps of a geometric market cap, the schedule constant (valuation.mjs, numpy_peer.py).
double paths(std::size_t count) {
  tvd::valuation::Inputs inputs;
  inputs.paths = static_cast<double>(count);
  inputs.holdingYears = 5;
  inputs.stepsPerYear = 365;
  tvd::valuation::Share share(inputs);
  share.advance(0, share.blocks());
  return static_cast<double>(share.done());
}

// What a machine does at best with such instructions as the core has: multiplications and additions of lanes that wait for
// nothing, as many at once as the registers hold, and whole numbers beside them.
double machine(std::size_t count) {
  constexpr int chains = 6;
  tvd::Lanes products[chains], sums[chains];
  std::uint64_t words[] = {1, 2, 3, 4, 5, 6, 7, 8};
  for (int k = 0; k < chains; ++k) products[k] = sums[k] = tvd::lanes(1.0 + k);
  volatile double notFolded = 1e-9;
  const tvd::Lanes step = tvd::lanes(notFolded);
  const tvd::Lanes factor = 1.0 + step;
  for (std::size_t i = 0; i < count; ++i) {
    for (tvd::Lanes& product : products) product *= factor;
    for (tvd::Lanes& sum : sums) sum += step;
    for (std::uint64_t& word : words) word = 5 * word + 1;
  }
  double total = 0;
  for (const std::uint64_t word : words) total += static_cast<double>(word);
  for (int k = 0; k < chains; ++k) total += products[k][0] + products[k][1] + sums[k][0] + sums[k][1];
  return total;
}

enum Task { taskBatch, taskScalar, taskLibrary, taskImplied, taskPaths, taskMachine, taskIntegral };

// Not inlined: tests/bench/roofline.mjs counts the instructions of this function.
[[gnu::noinline]] double perform(int task, const Chain& chain, Answers& out) {
  switch (task) {
    case taskBatch:
      return batch(chain, out);
    case taskScalar:
      return scalar(chain, out);
    case taskLibrary:
      return library(chain, out);
    case taskImplied:
      return implied(chain, out);
    case taskPaths:
      return paths(chain.size());
    case taskMachine:
      return machine(chain.size());
    default:
      return integrals(chain.size());
  }
}

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

/// Seconds for one of `count` items: the quickest of at least five rounds and a fiftieth of a second.
extern "C" TVD_SEEN_OUTSIDE double tvdSeconds(int task, int count) {
  const Chain chain(static_cast<std::size_t>(count));
  Answers out(chain.size());
  batch(chain, out);  // implied volatility needs premiums
  double best = 1e9;
  const double first = now();
  for (int round = 0; round < 5 || now() - first < 0.02; ++round) {
    const double begin = now();
    sink = sink + perform(task, chain, out);
    const double seconds = now() - begin;
    if (seconds > 0 && seconds < best) best = seconds;
  }
  return best / count;
}

#ifndef __EMSCRIPTEN__
namespace {

constexpr const char* names[] = {"batch", "scalar", "library", "implied", "paths", "machine", "integral"};

int taskNamed(const char* name) {
  int task = 0;
  while (task < taskIntegral && std::strcmp(name, names[task]) != 0) ++task;
  return task;
}

}  // namespace

// With two arguments, a task and a count, the task is performed once: for counting instructions.
int main(int argc, char** argv) {
  if (argc == 3) {
    int size = 0;
    if (std::sscanf(argv[2], "%d", &size) != 1 || size < 1) return 1;
    const Chain chain(static_cast<std::size_t>(size));
    Answers out(chain.size());
    batch(chain, out);
    return std::isfinite(perform(taskNamed(argv[1]), chain, out)) ? 0 : 1;
  }
  char name[16];
  int count = 0;
  while (std::scanf("%15s %d", name, &count) == 2) {
    std::printf("%.9g\n", tvdSeconds(taskNamed(name), count));
    std::fflush(stdout);
  }
  return sink == 0.25 ? 1 : 0;
}
#endif
