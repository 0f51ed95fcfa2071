// SPDX-License-Identifier: MIT
//
// The same bits for the same seed, however the blocks are shared out, and within bounded memory.
#include <doctest/doctest.h>

#include "hash.hpp"
#include "tvd/valuation/block.hpp"
#include "tvd/valuation/parallel.hpp"
#include "valuation_support.hpp"

using namespace tvd;
using valuation::GeometricProcess;
using valuation::JumpDiffusionProcess;
using valuation::MeanRevertingProcess;
using valuation::Partial;
using valuation::Share;
using valuation::StochasticVolatilityProcess;

namespace {

// Blocks dealt out one by one to `workers` in turn, whose parts are added up last first.
valuation::Result sharedOut(const valuation::Inputs& inputs, std::uint64_t workers) {
  Share all(inputs);
  for (std::uint64_t worker = workers; worker-- > 0;) {
    Share share(inputs);
    for (std::uint64_t block = worker; block < all.blocks(); block += workers) share.advance(block, 1);
    REQUIRE(all.add(share.take()));
    CHECK(share.done() == 0);
  }
  CHECK(all.done() == all.blocks());
  valuation::Result result;
  REQUIRE(all.result(&result, {}));
  return result;
}

// All that a plan can hold: smooth growth of supply of two kinds, dates, a trend, failure, staking.
valuation::Inputs wild(decltype(valuation::Process::shape) process) {
  valuation::Inputs inputs = tests::someInputs(process);
  inputs.supply.releases.resize(4);
  inputs.supply.releases[2].shape =
      Inflation{.rate = 0.08, .taper = 0.15, .floor = 0.015, .compounding = Compounding::continuous};
  inputs.supply.releases[3].shape = StakingIssuance{};
  inputs.marketCap.shape = LogisticCap{.ceilingMultiple = 3, .rate = 0.5};
  inputs.stepsPerYear = 26;
  inputs.failureHazard = 0.05;
  inputs.stakingYield = 0.04;
  inputs.paths = 9001;
  return inputs;
}

// A simulation with weights that are round numbers, so that its bits do not depend on how schedules are integrated.
valuation::Result simulated(const valuation::Inputs& inputs) {
  valuation::Plan plan = valuation::planOf(inputs);
  const double weight = 1.0 / 128;
  for (auto& node : plan.weights) node = {weight, weight};
  for (auto& node : plan.controlWeights) node = {weight, weight};
  plan.terminalScale = plan.terminalControlScale = 0.5;
  plan.expectation = {1, 2, 3};
  for (auto& point : plan.fan) point = {point.step, 1, 1, 0.5};
  Partial all(plan);
  for (std::uint64_t block = 0; block < plan.blocks(); ++block) valuation::runBlock(plan, block, all);
  return valuation::summary(inputs, plan, all, {});
}

struct Golden {
  valuation::Inputs inputs;
  std::uint64_t hash;
};

}  // namespace

TEST_CASE("one, two, three and eight workers give the same bits") {
  for (const auto& inputs : {wild(GeometricProcess{}), wild(JumpDiffusionProcess{}), wild(MeanRevertingProcess{}),
                             wild(StochasticVolatilityProcess{})}) {
    const std::uint64_t alone = tests::hashOf(valuation::compute(inputs));
    for (const std::uint64_t workers : {1U, 2U, 3U, 8U}) CHECK(tests::hashOf(sharedOut(inputs, workers)) == alone);
  }
}

TEST_CASE("the bits of a simulation are those of every machine") {
  valuation::Inputs plain = wild(GeometricProcess{});
  plain.failureHazard = 0;
  const Golden known[] = {{plain, 0xa994b96ec50c66ec},
                          {wild(GeometricProcess{}), 0x67bd074de23fe13d},
                          {wild(JumpDiffusionProcess{}), 0xf6b62c5e041fde47},
                          {wild(MeanRevertingProcess{}), 0xa84d9f15e9c665b4},
                          {wild(StochasticVolatilityProcess{}), 0xe9a499b976044a29}};
  for (const Golden& golden : known) CHECK(tests::hashOf(simulated(golden.inputs)) == golden.hash);
}

TEST_CASE("another seed gives other paths, and a path does not depend on how many there are") {
  valuation::Inputs inputs = wild(JumpDiffusionProcess{});
  const auto few = valuation::compute(inputs);
  inputs.seed = 2;
  CHECK(valuation::compute(inputs).timeWeighted.sampleMean != few.timeWeighted.sampleMean);
  inputs.seed = 1;
  inputs.paths *= 3;
  const auto many = valuation::compute(inputs);
  CHECK(many.convergence.mean[0] == few.convergence.mean[0]);
}

TEST_CASE("a target error stops a simulation where it is met, whoever runs it") {
  valuation::Inputs inputs = wild(GeometricProcess{.drift = 0, .volatility = 0.3});
  inputs.paths = 1e6;
  inputs.targetError = 5e-3;
  const auto result = evaluate(inputs);
  CHECK(result.stoppedEarly);
  CHECK(result.paths < 1e5);
  CHECK(result.relativeError <= inputs.targetError);
  CHECK(result.timeWeighted.sampleStandardError <= inputs.targetError * result.timeWeighted.expectation);
  CHECK(result.convergence.paths.back() == result.paths);
  Share first(inputs);
  Share second(inputs);
  for (std::uint64_t done = 0; done < first.blocks();) {  // the loop of run.hpp, by two workers
    const std::uint64_t end = first.checkpointAfter(done);
    const std::uint64_t half = (done + end) / 2;
    first.advance(half, end - half);
    second.advance(done, half - done);
    REQUIRE(first.add(second.take()));
    done = end;
    if (first.enough()) break;
  }
  valuation::Result shared;
  REQUIRE(first.result(&shared, {}));
  CHECK(tests::hashOf(shared) == tests::hashOf(result));
  inputs.targetError = 1e-9;
  inputs.paths = 20'000;
  CHECK_FALSE(evaluate(inputs).stoppedEarly);
}

TEST_CASE("ten million paths leave less than 64 MB behind") {
  valuation::Inputs inputs = wild(StochasticVolatilityProcess{});
  inputs.paths = 1e7;
  const valuation::Plan plan = valuation::planOf(inputs);
  const Partial partial(plan);
  std::size_t bytes = static_cast<std::size_t>(plan.blocks()) * sizeof(valuation::BlockRow) *
                      2;  // a growing vector may hold twice its need
  for (const auto& histogram : partial.results) bytes += histogram.counts().size() * sizeof(std::uint32_t);
  for (const auto& histogram : partial.fan) bytes += histogram.counts().size() * sizeof(std::uint32_t);
  bytes += plan.weights.size() * sizeof(valuation::NodeWeight) * 2;
  CHECK(bytes < 64'000'000);
}

TEST_CASE("another threshold reads the same paths again; other inputs need others") {
  valuation::Inputs inputs = wild(GeometricProcess{});
  Share share(inputs);
  share.advance(0, share.blocks());
  valuation::Result result;
  inputs.lossThreshold = 0.2;
  REQUIRE(share.adopt(&inputs));
  REQUIRE(share.result(&result, {}));
  CHECK(tests::hashOf(result) == tests::hashOf(valuation::compute(inputs)));
  for (auto change : {+[](valuation::Inputs& i) { i.seed = 5; }, +[](valuation::Inputs& i) { i.price = 5; },
                      +[](valuation::Inputs& i) { i.supply.releases.pop_back(); },
                      +[](valuation::Inputs& i) { i.supply.releases[0].shape = Cliff{.year = 1, .amount = 3}; },
                      +[](valuation::Inputs& i) { i.supply.releases[0].circulating = false; },
                      +[](valuation::Inputs& i) { i.supply.releases[0].label = "another"; },
                      +[](valuation::Inputs& i) { i.process.shape = JumpDiffusionProcess{}; },
                      +[](valuation::Inputs& i) { i.process.shape = GeometricProcess{.drift = 0.5}; }}) {
    valuation::Inputs others = inputs;
    others.lossThreshold = 0.9;
    change(others);
    CHECK_FALSE(share.adopt(&others));
  }
  REQUIRE(share.result(&result, {}));
  CHECK(tests::hashOf(result) == tests::hashOf(valuation::compute(inputs)));
}

TEST_CASE("a run without blocks has no result, and one without a target error one checkpoint") {
  valuation::Inputs inputs = wild(GeometricProcess{});
  Share share(inputs);
  valuation::Result result;
  CHECK_FALSE(share.result(&result, {}));
  CHECK_FALSE(share.enough());
  CHECK(checkpointsOf(share) == std::vector<double>{static_cast<double>(share.blocks())});
  inputs.targetError = 0.01;
  CHECK(checkpointsOf(Share(inputs)) == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("a packed partial of another plan or with damage is refused and changes nothing") {
  const valuation::Inputs inputs = wild(GeometricProcess{});
  const valuation::Plan plan = valuation::planOf(inputs);
  Partial own(plan);
  valuation::runBlock(plan, 0, own);
  const std::vector<double> packed = valuation::pack(own);
  Partial all(plan);
  CHECK_FALSE(valuation::unpackInto(all, {}));
  CHECK_FALSE(valuation::unpackInto(all, std::span(packed).first(packed.size() - 1)));
  for (const double damage : {-1.0, 0.5, 1e18, std::nan("")}) {
    std::vector<double> broken = packed;
    broken[0] = damage;
    CHECK_FALSE(valuation::unpackInto(all, broken));
    broken = packed;
    broken.back() = damage;
    CHECK_FALSE(valuation::unpackInto(all, broken));
  }
  std::vector<double> uneven = packed;
  uneven[0] += 0.5;  // a count must be whole
  CHECK_FALSE(valuation::unpackInto(all, uneven));
  CHECK(all.rows.empty());
  CHECK(valuation::unpackInto(all, packed));
  std::vector<double> beyond = packed;  // the last histogram's last cell: one bin further than there are
  beyond.back() = 4294967296.0 * static_cast<double>(own.fan.back().counts().size());
  CHECK_FALSE(valuation::unpackInto(all, beyond));
  beyond.back() -= 1;  // the last bin, as full as it can be
  CHECK(valuation::unpackInto(all, beyond));
}

TEST_CASE("the mean as paths come in ends with all of them") {
  valuation::Inputs inputs = tests::someInputs(GeometricProcess{});
  inputs.stepsPerYear = 1;
  inputs.holdingYears = 1;
  inputs.paths = 300'000;
  Share all(inputs);
  CHECK(all.blocks() % 100 != 0);  // so that the last point is not one of every few
  all.advance(0, all.blocks());
  valuation::Result result;
  REQUIRE(all.result(&result, {}));
  CHECK(result.convergence.paths.back() == result.paths);
  CHECK(result.convergence.paths.size() <= 101);
}

TEST_CASE("inputs that cannot be simulated are refused") {
  valuation::Inputs inputs = wild(GeometricProcess{});
  inputs.stepsPerYear = 10'000;
  inputs.holdingYears = 20;
  CHECK(check(inputs).at(0).path == "stepsPerYear");
  inputs.holdingYears = 5;  // 50,000 steps in all, and no more
  CHECK(check(inputs).empty());
  inputs = wild(JumpDiffusionProcess{.jumpIntensity = 100, .jumpMean = 2});
  CHECK(check(inputs).at(0).path == "process.jumpIntensity");
  inputs = wild(GeometricProcess{});
  inputs.supply.releases[0].shape = Cliff{.year = 1, .amount = -1e9};
  inputs.supply.releases.resize(1);
  CHECK(check(inputs).at(0).path == "holdingYears");
  inputs.supply.releases[0].shape = Burn{.rate = 100};  // never nothing, but in year 8 less than any number
  inputs.holdingYears = 10;
  inputs.stepsPerYear = 12;
  CHECK(check(inputs).at(0).path == "holdingYears");
  CHECK(check(inputs).at(0).message.find("burns to nothing") != std::string::npos);
  inputs = wild(GeometricProcess{.drift = 0, .volatility = -1});
  CHECK(check(inputs).at(0).path == "process.volatility");
}
