// SPDX-License-Identifier: MIT
#include "tvd/valuation/summary.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/valuation/estimate.hpp"
#include "tvd/valuation/quantiles.hpp"

namespace tvd::valuation {

namespace {

constexpr double closedFormError = 1e-12;  // relative, DESIGN.md "Numerics"
constexpr int histogramBins = 120;
constexpr std::size_t convergencePoints = 100;

Sums sumOf(const std::vector<BlockRow>& rows, std::size_t measure) {
  Sums all;
  for (const BlockRow& row : rows) all.add(row.sums[measure]);
  return all;
}

double pairsOf(const std::vector<BlockRow>& rows) {
  double pairs = 0;
  for (const BlockRow& row : rows) pairs += row.pairs;
  return pairs;
}

double lossBelow(const Inputs& inputs) { return inputs.price * (1 - inputs.lossThreshold); }

Bins binsOf(const Quantiles& quantiles, double unit, int count) {
  Bins bins;
  const double low = quantiles.at(0.001);
  const double width = (quantiles.at(0.99) - low) / count;
  double before = quantiles.below(low);
  for (int i = 0; i < count && width > 0; ++i) {
    const double to = low + (i + 1) * width;
    const double cumulative = quantiles.below(to);
    bins.from.push_back(unit * (low + i * width));
    bins.to.push_back(unit * to);
    bins.share.push_back(cumulative - before);
    bins.cumulative.push_back(cumulative);
    before = cumulative;
  }
  return bins;
}

void setMeans(Distribution& result, const Sums& sums, double pairs) {
  const Estimate known = estimate(sums, pairs);
  const double unit = result.expectation;
  result.mean = unit * (1 + known.controlledMean);
  result.standardError = unit * std::max(known.controlledError, closedFormError);
  result.sampleMean = unit * (1 + known.mean);
  result.sampleStandardError = unit * std::max(known.error, closedFormError);
  result.standardDeviation = unit * known.deviation;
  result.settled = isSettled(known);
}

void setPercentiles(Distribution& result, const Quantiles& quantiles) {
  const double unit = result.expectation;
  result.percentile1 = unit * quantiles.at(0.01);
  result.percentile5 = unit * quantiles.at(0.05);
  result.percentile25 = unit * quantiles.at(0.25);
  result.percentile50 = unit * quantiles.at(0.50);
  result.percentile75 = unit * quantiles.at(0.75);
  result.percentile95 = unit * quantiles.at(0.95);
  result.percentile99 = unit * quantiles.at(0.99);
}

// Of the time-weighted sample mean, whose expectation is known.
double relativeError(const Partial& partial) {
  constexpr auto measure = static_cast<std::size_t>(Measure::timeWeighted);
  const Estimate known = estimate(sumOf(partial.rows, measure), pairsOf(partial.rows));
  return std::max({known.error, std::fabs(known.mean), closedFormError});
}

Distribution distributionOf(const Inputs& inputs, const Plan& plan, const Partial& partial, std::size_t measure,
                            const Detail& detail) {
  const Sums sums = sumOf(partial.rows, measure);
  const double pairs = pairsOf(partial.rows);
  Distribution result;
  result.expectation = plan.expectation[measure];
  const double unit = result.expectation;
  const Quantiles quantiles(partial.results[measure], sums.least, sums.most);
  setMeans(result, sums, pairs);
  setPercentiles(result, quantiles);
  result.valueAtRisk95 = inputs.price - result.percentile5;
  result.expectedShortfall95 = inputs.price - unit * quantiles.meanBelow(0.05);
  result.probabilityOfLoss = sums.losses / (2 * pairs);
  result.probabilityOfLargeLoss = quantiles.below(certainly * lossBelow(inputs) / unit);
  if (detail.points > 0) result.histogram = binsOf(quantiles, unit, histogramBins);
  return result;
}

void addFanPoint(Fan& fan, double year, double unit, const Quantiles& quantiles) {
  fan.year.push_back(year);
  fan.expectation.push_back(unit);
  fan.percentile1.push_back(unit * quantiles.at(0.01));
  fan.percentile5.push_back(unit * quantiles.at(0.05));
  fan.percentile25.push_back(unit * quantiles.at(0.25));
  fan.percentile50.push_back(unit * quantiles.at(0.50));
  fan.percentile75.push_back(unit * quantiles.at(0.75));
  fan.percentile95.push_back(unit * quantiles.at(0.95));
  fan.percentile99.push_back(unit * quantiles.at(0.99));
}

Fan fanOf(const Inputs& inputs, const Plan& plan, const Partial& partial) {
  Fan fan;
  Histogram today(fanBins);
  today.add(1);
  addFanPoint(fan, 0, inputs.price, Quantiles(today, 1, 1));
  for (std::size_t i = 0; i < plan.fan.size(); ++i)
    addFanPoint(fan, plan.fan[i].year, plan.fan[i].expectation, Quantiles(partial.fan[i], 0, 1e300));
  return fan;
}

Convergence convergenceOf(const Plan& plan, const std::vector<BlockRow>& rows) {
  constexpr auto measure = static_cast<std::size_t>(Measure::timeWeighted);
  Convergence result;
  Sums sums;
  double pairs = 0;
  const std::size_t stride = (rows.size() + convergencePoints - 1) / convergencePoints;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sums.add(rows[i].sums[measure]);
    pairs += rows[i].pairs;
    if ((i + 1) % stride != 0 && i + 1 != rows.size()) continue;
    const Estimate known = estimate(sums, pairs);
    const double mean = plan.expectation[measure] * (1 + known.mean);
    const double error = plan.expectation[measure] * known.error;
    result.paths.push_back(2 * pairs);
    result.mean.push_back(mean);
    result.standardError.push_back(error);
    result.lower.push_back(mean - 2 * error);
    result.upper.push_back(mean + 2 * error);
  }
  return result;
}

}  // namespace

Result summary(const Inputs& inputs, const Plan& plan, Partial& partial, const Detail& detail) {
  partial.sort();
  Result result;
  result.marketCap = inputs.price * inputs.supply.initialSupply;
  result.paths = 2 * pairsOf(partial.rows);
  result.stoppedEarly = partial.rows.size() < plan.blocks();
  result.lossBelow = lossBelow(inputs);
  result.timeWeighted = distributionOf(inputs, plan, partial, 0, detail);
  result.terminal = distributionOf(inputs, plan, partial, 1, detail);
  result.holder = distributionOf(inputs, plan, partial, 2, detail);
  result.relativeError = relativeError(partial);
  if (detail.points == 0) return result;
  result.fan = fanOf(inputs, plan, partial);
  result.convergence = convergenceOf(plan, partial.rows);
  return result;
}

bool targetMet(const Inputs& inputs, const Partial& partial) {
  if (inputs.targetError == 0) return false;
  return relativeError(partial) <= inputs.targetError;
}

}  // namespace tvd::valuation
