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
    g: 'gapSize',
  },
  steps: [
    {
      result: 'premium',
      formula: String.raw`V = \text{diffusion} + \text{jumps} + \text{failure} + \text{hedging cost}`,
      numbers: String.raw`«diffusion» + («jumps») + («failure») + «hedgingCost» = «premium»`,
    },
    {
      result: 'diffusion',
      formula: String.raw`φ\left(S e^{-q T} N(φ d_1) - K e^{-r T} N(φ d_2)\right), \quad d_{1,2} = \frac{\ln(S / K) + (r - q)\,T}{σ\sqrt{T}} \pm \frac{σ\sqrt{T}}{2}`,
      numbers: String.raw`S = «spot»,\; K = «strike»,\; T = «expiryYears»,\; σ = «volatility»,\; r = «rate»,\; q = «carryYield»: \quad «diffusion»`,
    },
    {
      result: 'probabilityInTheMoney',
      formula: String.raw`\Pr(φ\,(S_T - K) > 0) = N(φ d_2)`,
      numbers: String.raw`\Pr(φ\,(S_T - «strike») > 0) = «probabilityInTheMoney»`,
    },
    {
      result: 'failure',
      formula: String.raw`V(r + h\,(1 - R)) - V(r)`,
      numbers: String.raw`V(«rate» + «failureHazard» \times (1 - «recovery»)) - V(«rate») = «failure»`,
    },
    {
      result: 'lelandVolatility',
      formula: String.raw`\hat σ = σ\sqrt{1 + \sqrt{\tfrac{2}{\pi}}\,\frac{k}{σ\sqrt{Δt}}}`,
      numbers: String.raw`«volatility»\sqrt{1 + \sqrt{\tfrac{2}{\pi}}\,\frac{«hedgeCost»}{«volatility»\sqrt{Δt}}} = «lelandVolatility», \quad Δt = «hedgeEveryBlocks» \times «blockSeconds»`,
    },
    {
      result: 'hedgeErrorStd',
      formula: String.raw`\sqrt{\tfrac{\pi}{4 n}}\;σ\,\left|\frac{\partial V}{\partial σ}\right|, \quad n = \frac{T}{Δt}`,
      numbers: String.raw`\sqrt{\tfrac{\pi}{4 n}} \times «volatility» \times «vega» = «hedgeErrorStd», \quad n = \frac{«expiryYears»}{«hedgeEveryBlocks» \times «blockSeconds»}`,
    },
    {
      result: 'blockGapProbability',
      formula: String.raw`\Pr\left(\left|\frac{S_{t + b}}{S_t} - 1\right| > g\right)`,
      numbers: String.raw`\Pr\left(\left|\frac{S_{t + b}}{S_t} - 1\right| > «gapSize»\right) = «blockGapProbability», \quad b = «blockSeconds»`,
    },
  ],
};
