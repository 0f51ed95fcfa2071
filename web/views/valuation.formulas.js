// SPDX-License-Identifier: MIT
/**
 * Formulas of the valuation calculator in LaTeX, turned into MathML when the page is built.
 * «name» is a number of the reader's: an input or a result by path. Symbols that stand for an input are listed in `terms`.
 */
export default {
  terms: {
    γ: 'discountFactor',
    T: 'holdingYears',
    P: 'price',
    X: 'process',
    C: 'supply.releases',
    m: 'marketCap',
    ℓ: 'lossThreshold',
    h: 'failureHazard',
    y: 'stakingYield',
    q: 'stakedShare',
  },
  steps: [
    {
      result: 'timeWeighted.mean',
      formula: String.raw`W = \frac{1}{\tau}\int_0^{T} γ^{s}\,p(s)\,ds, \quad p(s) = P\,m(s)\,X(s)\,\frac{C(0)}{C(s)}, \quad \tau = \int_0^{T} γ^{s}\,ds`,
      numbers: String.raw`E[W] = «timeWeighted.expectation», \quad \frac{1}{n}\sum_{i=1}^{n} W_i = «timeWeighted.sampleMean» \pm «timeWeighted.sampleStandardError», \quad n = «paths@result»`,
    },
    {
      result: 'holder.expectation',
      formula: String.raw`H = \frac{1}{\tau}\int_0^{T} γ^{s}\,p(s)\left(1 - q + q\,e^{y s}\right)ds`,
      numbers: String.raw`E[H] = «holder.expectation», \quad \frac{1}{n}\sum_{i=1}^{n} H_i = «holder.sampleMean» \pm «holder.sampleStandardError», \quad q = «stakedShare», \quad y = «stakingYield»`,
    },
    {
      result: 'holder.probabilityOfLargeLoss',
      formula: String.raw`\Pr\left(H < (1 - ℓ)\,P\right)`,
      numbers: String.raw`\Pr\left(H < (1 - «lossThreshold») \times «price»\right) = \Pr\left(H < «lossBelow»\right) = «holder.probabilityOfLargeLoss»`,
    },
    {
      result: 'holder.expectedShortfall95',
      formula: String.raw`P - E\left[H \mid H \le H_{5}\right], \quad \Pr(H \le H_{5}) = 0.05`,
      numbers: String.raw`H_{5} = «holder.percentile5», \quad «price» - E\left[H \mid H \le H_{5}\right] = «holder.expectedShortfall95»`,
    },
    {
      result: 'terminal.expectation',
      formula: String.raw`E[p(T)] = P\,m(T)\,E[X(T)]\,e^{-h T}\,\frac{C(0)}{C(T)}`,
      numbers: String.raw`E[p(«holdingYears»)] = «terminal.expectation», \quad h = «failureHazard»`,
    },
  ],
};
