// SPDX-License-Identifier: MIT
#include "tvd/registry.hpp"

#include "tvd/dilution.hpp"
#include "tvd/option.hpp"

namespace tvd {

std::span<const Calculator> calculators() {
  static constexpr Calculator all[] = {
      calculatorOf<dilution::Inputs, dilution::Result, dilution::compute>(
          "dilution", "Dilution", TVD_PROSE("What a token's future supply does to the value of a holding"), 1),
      calculatorOf<option::Inputs, option::Result, option::compute>(
          "option", "Option", TVD_PROSE("What an option on a token is worth, and what blocks, fees and failure do to it"), 1,
          option::grid),
  };
  return all;
}

const Calculator* findCalculator(std::string_view id) {
  for (const Calculator& calculator : calculators())
    if (id == calculator.id) return &calculator;
  return nullptr;
}

}  // namespace tvd
