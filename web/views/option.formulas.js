// SPDX-License-Identifier: MIT
/**
 * Formulas of the option calculator in LaTeX, turned into MathML when the page is built.
 * «name» is a number of the reader's: an input or a result by path. Symbols that stand for an input are listed in `terms`.
 */
export default {
  terms: {
    S: 'spot',
    K: 'strike',
    T: 'expiryYears',
    σ: 'volatility',
    r: 'rate',
    q: 'carryYield',
    h: 'failureHazard',
    R: 'recovery',
    k: 'hedgeCost',
  },
  steps: [
    {
      result: 'premium',
      formula: String.raw`V = \text{diffusion} + \text{jumps} + \text{failure} + \text{hedging cost}`,
      numbers: String.raw`«diffusion» + («jumps») + («failure») + «hedgingCost» = «premium»`,
    },
    {
      result: 'lelandVolatility',
      formula: String.raw`\hat σ = σ\sqrt{1 + \sqrt{\tfrac{2}{\pi}}\,\frac{k}{σ\sqrt{Δt}}}`,
      numbers: String.raw`\hat σ\left(σ = «volatility»,\; k = «hedgeCost»\right) = «lelandVolatility»`,
    },
  ],
};
