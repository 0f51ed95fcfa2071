// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "tvd/math/normal_table.hpp"
#include "tvd/math/threefry.hpp"
#include "tvd/math/xoshiro.hpp"
#include "tvd/valuation/draws.hpp"

namespace {

using tvd::LaneWords;

struct KnownAnswer {
  std::uint64_t counter[2], key[2], expected[2];
};

// Random123 1.14, tests/kat_vectors, "threefry2x64 20".
constexpr KnownAnswer knownAnswers[] = {
    {{0, 0}, {0, 0}, {0xc2b6e3a8c2c69865, 0x6f81ed42f350084d}},
    {{~0ull, ~0ull}, {~0ull, ~0ull}, {0xe02cb7c4d95d277a, 0xd06633d0893b8b68}},
    {{0x243f6a8885a308d3, 0x13198a2e03707344},
     {0xa4093822299f31d0, 0x082efa98ec4e6c89},
     {0x263c7d30bb0f0af1, 0x56be8361d3311526}},
};

// D. Blackman and S. Vigna, xoshiro256plusplus.c, from the state 1, 2, 3, 4.
constexpr std::uint64_t knownStream[] = {41943041,
                                         58720359,
                                         3588806011781223,
                                         3591011842654386,
                                         9228616714210784205u,
                                         9973669472204895162u,
                                         14011001112246962877u,
                                         12406186145184390807u,
                                         15849039046786891736u,
                                         10450023813501588000u};

struct Quantile {
  double probability, deviate;
};

// mpmath, 50 digits, Newton on the logarithm of erfc.
constexpr Quantile quantiles[] = {
    {1e-300, -37.047096299361199237},     {1e-100, -21.273453560965324294},
    {1e-20, -9.2623400897984075796},      {1.3887943864964e-11, -6.6579046435011038061},
    {1e-10, -6.3613409024040561991},      {1e-05, -4.2648907939228246102},
    {0.001, -3.0902323061678135354},      {0.025, -1.9599639845400542118},
    {0.0749999, -1.4395321773759005864},  {0.0750001, -1.4395307645017296865},
    {0.25, -0.6744897501960817432},       {0.45, -0.12566134685507400616},
    {0.4999, -0.00025066283008800749239},
};

const tvd::NormalTable& table() {
  static const tvd::NormalTable made;
  return made;
}

double relative(double value, double expected) { return std::fabs(value / expected - 1); }

}  // namespace

TEST_CASE("threefry2x64 gives the published known answers, alone and in lanes") {
  for (const KnownAnswer& known : knownAnswers) {
    const tvd::ThreefryKey key{known.key[0], known.key[1]};
    std::uint64_t a = known.counter[0];
    std::uint64_t b = known.counter[1];
    tvd::threefry2x64(a, b, key);
    CHECK(a == known.expected[0]);
    CHECK(b == known.expected[1]);
    LaneWords first{0, known.counter[0]};
    LaneWords second{0, known.counter[1]};
    tvd::threefry2x64(first, second, key);
    const std::uint64_t inLanes[] = {first[1], second[1]};
    CHECK(inLanes[0] == known.expected[0]);
    CHECK(inLanes[1] == known.expected[1]);
  }
}

TEST_CASE("xoshiro256++ gives the published known answers, alone and in lanes") {
  tvd::Xoshiro256<std::uint64_t> alone{{1, 2, 3, 4}};
  tvd::Xoshiro256<LaneWords> lanes{{{9, 1}, {8, 2}, {7, 3}, {6, 4}}};
  for (const std::uint64_t known : knownStream) {
    CHECK(alone.next() == known);
    const LaneWords words = lanes.next();
    const std::uint64_t second = words[1];
    CHECK(second == known);
  }
}

TEST_CASE("every pair of paths has a stream of its own, which begins where its counter says") {
  constexpr std::uint64_t seed = 77;
  constexpr std::uint64_t firstPair = 1000;
  tvd::valuation::GaussianDraws draws;
  draws.begin(seed, firstPair);
  tvd::Xoshiro256<std::uint64_t> streams[tvd::valuation::groupPairs];
  for (int pair = 0; pair < tvd::valuation::groupPairs; ++pair)
    for (std::uint64_t half = 0; half < 2; ++half) {
      std::uint64_t a = half;
      std::uint64_t b = firstPair + static_cast<std::uint64_t>(pair);
      tvd::threefry2x64(a, b, {seed, 0});
      streams[pair].state[2 * half] = a;
      streams[pair].state[2 * half + 1] = b;
    }
  for (int chunk = 0; chunk < 3; ++chunk) {
    draws.fill();
    for (const auto& step : draws.z)
      for (int pair = 0; pair < tvd::valuation::groupPairs; ++pair) {
        const double drawn = step[pair / tvd::valuation::vectorPairs][pair % tvd::valuation::vectorPairs];
        const std::uint64_t bits = streams[pair].next();
        CHECK(drawn == table()(LaneWords{bits, bits})[0]);
      }
  }
}

TEST_CASE("inverseNormal has full accuracy in the middle and in both tails") {
  for (const Quantile& known : quantiles) {
    CAPTURE(known.probability);
    CHECK(relative(tvd::inverseNormal(known.probability), known.deviate) < 1e-15);
  }
  CHECK(tvd::inverseNormal(0.5) == 0);
  CHECK(relative(tvd::inverseNormal(0.975), 1.959963984540054) < 1e-15);
}

TEST_CASE("the table of normal deviates agrees with AS 241 from the median to the last octave") {
  double worst = 0;
  double worstNearMedian = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    std::uint64_t bits = i;
    std::uint64_t other = 1;
    tvd::threefry2x64(bits, other, {7, 7});
    bits = (bits >> 12 >> (i % 50) << 12) | 1;  // every octave, upper side
    const LaneWords words{bits, other};
    const double expected = -tvd::inverseNormalLowerHalf(tvd::NormalTable::tail(words)[0]);
    const double deviate = table()(words)[0];
    if (expected > 0.02)
      worst = std::fmax(worst, relative(deviate, expected));
    else
      worstNearMedian = std::fmax(worstNearMedian, std::fabs(deviate - expected));
  }
  CHECK(worst < 2e-15);
  CHECK(worstNearMedian < 2e-17);
}

TEST_CASE("the table's deviates are symmetric and have the moments of a normal law") {
  const std::uint64_t some = 0x123456789abcdef0;
  CHECK(table()(LaneWords{some, 0})[0] == -table()(LaneWords{some | 1, 0})[0]);
  CHECK(relative(table()(LaneWords{1, 1})[0], 8.2923610758376) < 1e-3);
  double sums[5] = {};
  constexpr int draws = 1'000'000;
  for (int i = 0; i < draws; ++i) {
    LaneWords a{static_cast<std::uint64_t>(i), 0};
    LaneWords b{3, 0};
    tvd::threefry2x64(a, b, {1, 2});
    const double z = table()(a)[0];
    for (int power = 1; power <= 4; ++power) sums[power] += std::pow(z, power);
  }
  CHECK(std::fabs(sums[1] / draws) < 4e-3);
  CHECK(std::fabs(sums[2] / draws - 1) < 4 * 1.5e-3);
  CHECK(std::fabs(sums[3] / draws) < 4 * 4e-3);
  CHECK(std::fabs(sums[4] / draws - 3) < 4 * 1e-2);
}
