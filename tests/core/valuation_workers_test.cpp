// SPDX-License-Identifier: MIT
//
// The same bits for the same seed, however the blocks are shared out, and within bounded memory.
#include <doctest/doctest.h>

#include <bit>

#include "tvd/calculator/write.hpp"
#include "tvd/valuation/block.hpp"
#include "tvd/valuation/parallel.hpp"
#include "valuation_support.hpp"

using namespace tvd;
using valuation::GeometricProcess;
using valuation::JumpDiffusionProcess;
using valuation::MeanRevertingProcess;
using valuation::Partial;
using valuation::StochasticVolatilityProcess;

namespace {

// FNV-1a over the bits of every number of a result.
class Hash : public Sink {
 public:
  std::uint64_t value() const { return value_; }
  void number(const char*, double x) override { add(x); }
  void nothing(const char*) override {}
  void boolean(const char*, bool x) override { add(x ? 1 : 0); }
  void text(const char*, std::string_view) override {}
  void column(const char*, const double* values, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) add(values[i]);
  }
  void beginRecord(const char*) override {}
  void endRecord() override {}
  void beginList(const char*) override {}
  void endList() override {}

 private:
  void add(double x) {
    auto bits = std::bit_cast<std::uint64_t>(x);
    for (int i = 0; i < 8; ++i, bits >>= 8) value_ = (value_ ^ (bits & 0xff)) * 0x100000001b3;
  }
  std::uint64_t value_ = 0xcbf29ce484222325;
};

std::uint64_t hashOf(const valuation::Result& result) {
  Hash hash;
  write(Described<valuation::Result>::record, &result, nullptr, hash);
  return hash.value();
}

// Blocks dealt out one by one to `workers` in turn, whose parts are merged last first.
valuation::Result sharedOut(const valuation::Inputs& inputs, std::uint64_t workers) {
  std::vector<std::vector<double>> merged(1, valuation::runBlocks(inputs, 0, 0));
  for (std::uint64_t worker = workers; worker-- > 0;) {
    std::vector<std::vector<double>> parts = merged;
    for (std::uint64_t block = worker; block < valuation::blockCount(inputs); block += workers)
      parts.push_back(valuation::runBlocks(inputs, block, 1));
    const auto all = valuation::mergeParts(inputs, parts);
    REQUIRE(all);
    merged[0] = *all;
  }
  return *valuation::resultOf(inputs, merged[0], {});
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
    const std::uint64_t alone = hashOf(valuation::compute(inputs));
    for (const std::uint64_t workers : {1U, 2U, 3U, 8U}) CHECK(hashOf(sharedOut(inputs, workers)) == alone);
  }
}

TEST_CASE("the bits of a simulation are those of every machine") {
  valuation::Inputs plain = wild(GeometricProcess{});
  plain.failureHazard = 0;
  const Golden known[] = {{plain, 0x7da0db642e0c5ce},
                          {wild(GeometricProcess{}), 0xa5320431ea865cff},
                          {wild(JumpDiffusionProcess{}), 0x95d8373ad5bc84d7},
                          {wild(MeanRevertingProcess{}), 0x375db3f4713ad143},
                          {wild(StochasticVolatilityProcess{}), 0x3658735a0ffadc53}};
  for (const Golden& golden : known) CHECK(hashOf(simulated(golden.inputs)) == golden.hash);
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
  CHECK(result.timeWeighted.sampleStandardError <= inputs.targetError * result.timeWeighted.sampleMean);
  CHECK(result.convergence.paths.back() == result.paths);
  std::vector<double> packed;
  std::uint64_t done = 0;
  while (done < valuation::blockCount(inputs)) {  // the loop of parallel.hpp, by two workers
    const std::uint64_t end = valuation::checkpointAfter(inputs, done);
    const std::uint64_t half = (done + end) / 2;
    std::vector<std::vector<double>> parts{valuation::runBlocks(inputs, half, end - half),
                                           valuation::runBlocks(inputs, done, half - done)};
    if (done > 0) parts.push_back(packed);
    packed = *valuation::mergeParts(inputs, parts);
    done = end;
    if (valuation::targetMetBy(inputs, packed)) break;
  }
  CHECK(hashOf(*valuation::resultOf(inputs, packed, {})) == hashOf(result));
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
  CHECK(all.rows.empty());
  CHECK(valuation::unpackInto(all, packed));
}

TEST_CASE("inputs that cannot be simulated are refused") {
  valuation::Inputs inputs = wild(GeometricProcess{});
  inputs.stepsPerYear = 10'000;
  inputs.holdingYears = 20;
  CHECK(check(inputs).at(0).path == "stepsPerYear");
  inputs = wild(JumpDiffusionProcess{.jumpIntensity = 100, .jumpMean = 2});
  CHECK(check(inputs).at(0).path == "process.jumpIntensity");
  inputs = wild(GeometricProcess{});
  inputs.supply.releases[0].shape = Cliff{.year = 1, .amount = -1e9};
  inputs.supply.releases.resize(1);
  CHECK(check(inputs).at(0).path == "holdingYears");
  inputs = wild(GeometricProcess{.drift = 0, .volatility = -1});
  CHECK(check(inputs).at(0).path == "process.volatility");
}
