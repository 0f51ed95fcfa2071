// SPDX-License-Identifier: MIT
#include "tvd/registry.hpp"

#ifdef TVD_DILUTION
#include "tvd/dilution.hpp"
#endif
#ifdef TVD_OPTION
#include "tvd/option.hpp"
#endif
#ifdef TVD_VALUATION
#include "tvd/valuation.hpp"
#endif

namespace tvd {

std::span<const Calculator> calculators() {
  static constexpr Calculator all[] = {
#ifdef TVD_DILUTION
      calculatorOf<dilution::Inputs, dilution::Result, dilution::compute>(
          "dilution", "Dilution", TVD_PROSE("What a token's future supply does to the value of a holding"), 1),
#endif
#ifdef TVD_OPTION
      calculatorOf<option::Inputs, option::Result, option::compute>(
          "option", "Option",
          TVD_PROSE("What an option on a token is worth, and what blocks, fees and failure do to it"), 1, option::grid),
#endif
#ifdef TVD_VALUATION
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
