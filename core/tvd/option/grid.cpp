// SPDX-License-Identifier: MIT
//
// Sweeps without computing everything a point could tell: plain European options through the batch kernel, all others one
// by one, where American options that share a market share its exercise boundary.
#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <vector>

#include "tvd/calculator/path.hpp"
#include "tvd/calculator/validate.hpp"
#include "tvd/option.hpp"
#include "tvd/option/batch.hpp"
#include "tvd/option/blocks.hpp"
#include "tvd/option/pricer.hpp"

namespace tvd::option {
namespace {

struct Output {
  std::string_view name;
  double Greeks::*member;
};

// The first six are those of the batch kernel, in its order.
constexpr Output outputs[] = {{"premium", &Greeks::premium}, {"delta", &Greeks::delta}, {"gamma", &Greeks::gamma},
                              {"vega", &Greeks::vega},       {"theta", &Greeks::theta}, {"rho", &Greeks::rho},
                              {"psi", &Greeks::psi},         {"vanna", &Greeks::vanna}, {"volga", &Greeks::volga},
                              {"charm", &Greeks::charm},     {"veta", &Greeks::veta},   {"speed", &Greeks::speed},
                              {"zomma", &Greeks::zomma},     {"color", &Greeks::color}};
constexpr std::size_t batchOutputs = 6;

const Output* outputNamed(std::string_view name) {
  for (const Output& output : outputs) {
    if (output.name == name) return &output;
  }
  return nullptr;
}

bool valid(const Inputs& inputs) {
  Problems problems;
  validate(Described<Inputs>::record, &inputs, problems);
  return problems.empty();
}

bool among(std::string_view path, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), path) != names.end();
}

// Whether every value of the axis is allowed.
bool inside(const Axis& axis, const Place& place) {
  Problems problems;
  for (const double value : axis.values) checkNumber(*place.field, value, problems);
  return problems.empty();
}

// The kernel knows nothing of early exercise, jumps and costs.
bool plain(const Inputs& inputs, const Axis& x, const Axis& y) {
  const auto moved = [](const Axis& axis) {
    return among(axis.path, {"hedgeCost", "jumpIntensity", "jumpMean", "jumpVolatility"});
  };
  return inputs.exercise == Exercise::european && inputs.hedgeCost == 0 && inputs.jumpIntensity == 0 && !moved(x) &&
         !moved(y);
}

// One row of the grid as arrays.
class Row {
 public:
  explicit Row(std::size_t size) {
    for (auto& column : inputs_) column.resize(size);
    for (auto& column : outputs_) column.resize(size);
  }

  void set(std::size_t i, const Inputs& in) {
    const double spread = failureSpread(in.failureHazard, in.recovery);
    const std::array<double, 7> values = {
        signOf(in.side), in.spot, in.strike, in.expiryYears, in.volatility, in.rate + spread, in.carryYield + spread};
    for (std::size_t k = 0; k < values.size(); ++k) inputs_[k][i] = values[k];
  }

  const std::vector<double>& price(std::size_t output) {
    auto& [sign, spot, strike, time, volatility, rate, yield] = inputs_;
    auto& [premium, delta, gamma, vega, theta, rho] = outputs_;
    priceBatch({sign.data(), spot.data(), strike.data(), time.data(), volatility.data(), rate.data(), yield.data()},
               {premium.data(), delta.data(), gamma.data(), vega.data(), theta.data(), rho.data()}, sign.size());
    return outputs_[output];
  }

 private:
  std::array<std::vector<double>, 7> inputs_;
  std::array<std::vector<double>, 6> outputs_;
};

// Calls `point(inputs, index)` for the whole grid, x fastest, and `rowDone(first index)` after each row.
template <class Point, class RowDone>
void walk(Inputs& inputs, const Axis& x, const Axis& y, Point&& point, RowDone&& rowDone) {
  const Record& record = Described<Inputs>::record;
  const Place across = find(record, &inputs, x.path);
  const Place down = y.path.empty() ? Place{} : find(record, &inputs, y.path);
  const std::size_t columns = x.values.size();
  for (std::size_t j = 0; j < (down ? y.values.size() : 1); ++j) {
    if (down) down.set(y.values[j]);
    for (std::size_t i = 0; i < columns; ++i) {
      across.set(x.values[i]);
      point(inputs, j * columns + i);
    }
    rowDone(j * columns);
  }
}

void gridInBatches(Inputs& inputs, const Axis& x, const Axis& y, std::size_t output, std::span<double> out) {
  Row row(x.values.size());
  walk(
      inputs, x, y, [&](const Inputs& at, std::size_t index) { row.set(index % x.values.size(), at); },
      [&](std::size_t first) {
        const std::vector<double>& values = row.price(output);
        std::copy(values.begin(), values.end(), out.begin() + static_cast<std::ptrdiff_t>(first));
      });
}

// False when a point breaks a rule between inputs: the slow way says which and why.
bool gridOneByOne(Inputs& inputs, const Axis& x, const Axis& y, const Output& output, std::span<double> out) {
  Pricer pricer;
  Problems problems;
  walk(
      inputs, x, y,
      [&](const Inputs& at, std::size_t index) {
        checkInputs(&at, problems);
        if (!problems.empty()) return;
        out[index] = output.member == &Greeks::premium ? pricer.premium(at) : pricer.greeks(at).*output.member;
      },
      [](std::size_t) {});
  return problems.empty();
}

}  // namespace

bool grid(const void* object, const Axis& x, const Axis& y, std::string_view output, std::span<double> out) {
  Inputs inputs = *static_cast<const Inputs*>(object);
  inputs.marketPremium.reset();  // no output here depends on it
  const Record& record = Described<Inputs>::record;
  const Place across = find(record, &inputs, x.path);
  const Place down = y.path.empty() ? Place{} : find(record, &inputs, y.path);
  const Output* wanted = outputNamed(output);
  if (wanted == nullptr || !across || among("marketPremium", {x.path, y.path})) return false;
  if (!valid(inputs) || !inside(x, across) || (down && !inside(y, down))) return false;
  const auto index = static_cast<std::size_t>(wanted - outputs);
  if (!plain(inputs, x, y) || index >= batchOutputs) return gridOneByOne(inputs, x, y, *wanted, out);
  gridInBatches(inputs, x, y, index, out);
  return true;
}

}  // namespace tvd::option
