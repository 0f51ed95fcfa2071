// SPDX-License-Identifier: MIT
/**
 * Formulas of the dilution calculator in LaTeX, turned into MathML when the page is built.
 * «name» is a number of the reader's: an input or a result by path. Symbols that stand for an input are listed in `terms`.
 */
export default {
  terms: {
    γ: 'discountFactor',
    T: 'holdingYears',
    P: 'price',
    M: 'marketCap',
    C: 'supply.releases',
  },
  steps: [
    {
      result: 'timeWeightedDilutedPrice',
      formula: String.raw`W = \frac{1}{\tau}\int_0^{T} γ^{s}\,\frac{M(s)}{C(s)}\,ds, \quad \tau = \int_0^{T} γ^{s}\,ds`,
      numbers: String.raw`\frac{\int_0^{«holdingYears»} «discountFactor»^{s}\,\frac{M(s)}{C(s)}\,ds}{\int_0^{«holdingYears»} «discountFactor»^{s}\,ds} = «timeWeightedDilutedPrice» = «timeWeightedDilutedPriceRatio» \times «price»`,
    },
    {
      result: 'lifetimeDilutedPrice',
      formula: String.raw`L = \frac{1}{T}\int_0^{T} \frac{M(s)}{C(s)}\,ds`,
      numbers: String.raw`\frac{1}{«holdingYears»}\int_0^{«holdingYears»} \frac{M(s)}{C(s)}\,ds = «lifetimeDilutedPrice» = «lifetimeDilutedPriceRatio» \times «price»`,
    },
    {
      result: 'asymptoticDilutedPrice',
      formula: String.raw`A = \frac{M(0)}{C(\infty)}`,
      numbers: String.raw`\frac{«marketCap@result»}{«asymptoticSupply»} = «asymptoticDilutedPrice»`,
    },
    {
      result: 'ownershipAtHorizon',
      formula: String.raw`O = \frac{C(0)}{C(T)}`,
      numbers: String.raw`\frac{«supply.initialSupply»}{«supplyAtHorizon»} = «ownershipAtHorizon»`,
    },
  ],
};
