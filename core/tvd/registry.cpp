// SPDX-License-Identifier: MIT
#include "tvd/registry.hpp"

#include "tvd/dilution.hpp"
#ifndef TVD_DILUTION_ONLY  // a post that embeds dilution does not carry the others
#include "tvd/option.hpp"
#include "tvd/valuation.hpp"
#endif

namespace tvd {

std::span<const Calculator> calculators() {
  static constexpr Calculator all[] = {
      calculatorOf<dilution::Inputs, dilution::Result, dilution::compute>(
          "dilution", "Dilution", TVD_PROSE("What a token's future supply does to the value of a holding"), 1),
#ifndef TVD_DILUTION_ONLY
      calculatorOf<option::Inputs, option::Result, option::compute>(
          "option", "Option",
          TVD_PROSE("What an option on a token is worth, and what blocks, fees and failure do to it"), 1, option::grid),
      calculatorOf<valuation::Inputs, valuation::Result, valuation::compute>(
          "valuation", "Valuation", TVD_PROSE("What a token may be worth to a holder, as a distribution"), 1, nullptr,
          valuation::begin),
#endif
  };
  return all;
}

const Calculator* findCalculator(std::string_view id) {
  for (const Calculator& calculator : calculators())
    if (id == calculator.id) return &calculator;
  return nullptr;
}

}  // namespace tvd
