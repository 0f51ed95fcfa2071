// SPDX-License-Identifier: MIT
/**
 * How the valuation calculator is laid out. Declarations only: what each number means is in the schema, how it is
 * computed is in the core. Its tokens are those of `dilution`: price and schedule are fields of both.
 */
import source from './valuation.formulas.js';

/** The build has turned LaTeX into MathML by the time this runs. */
const formulas = /** @type {import('./types.js').View['formulas']} */ (/** @type {unknown} */ (source));

/** @type {import('./types.js').View} */
export const valuation = {
  calculator: 'valuation',
  presets: 'tokens',
  first: 'solana',
  headline: { result: 'holder.percentile50', caution: 'down' },
  answer: { holding: 'holdingYears', price: 'price', process: 'process' },
  detail: { 'holder.percentile5': 'down', 'holder.percentile95': 'down', 'holder.probabilityOfLoss': 'up' },
  personal: [
    'holdingYears', 'discountFactor', 'process', 'marketCap', 'stakingYield', 'stakedShare', 'failureHazard', 'lossThreshold', 'stepsPerYear', 'paths',
    'seed', 'targetError',
  ],
  basic: ['holdingYears', 'process', 'discountFactor', 'failureHazard', 'lossThreshold'],
  advanced: [
    'marketCap', 'stakingYield', 'stakedShare', 'price', 'supply.initialSupply', 'supply.declaredMaximum', 'supply.releases', 'paths', 'stepsPerYear',
    'targetError', 'seed',
  ],
  figure: ['holdingYears', 'process.volatility', 'lossThreshold'],
  sliders: {
    holdingYears: { from: 0.5, to: 30, step: 0.5 },
    discountFactor: { from: 0.5, to: 1, step: 0.005 },
    failureHazard: { from: 0, to: 0.5, step: 0.005 },
    lossThreshold: { from: 0, to: 1, step: 0.01 },
    stakingYield: { from: 0, to: 0.3, step: 0.005 },
    stakedShare: { from: 0, to: 1, step: 0.01 },
    'process.drift': { from: -0.5, to: 0.5, step: 0.01 },
    'process.volatility': { from: 0, to: 2, step: 0.01 },
    'process.targetMultiple': { from: 0.1, to: 10 },
    'process.speed': { from: 0, to: 5, step: 0.05 },
    'process.jumpIntensity': { from: 0, to: 12, step: 0.1 },
    'process.jumpMean': { from: -0.5, to: 0.5, step: 0.01 },
    'marketCap.rate': { from: -0.5, to: 1, step: 0.01 },
    price: { around: 100 },
    'supply.initialSupply': { around: 10 },
  },
  tiles: [
    { value: 'holder.percentile50', caution: 'down', main: true },
    { value: 'holder.probabilityOfLargeLoss', caution: 'up', main: true },
    { value: 'holder.expectation', caution: 'down', main: true },
    { value: 'holder.percentile5', caution: 'down' },
    { value: 'holder.percentile95', caution: 'down' },
    { value: 'holder.probabilityOfLoss', caution: 'up' },
    { value: 'holder.valueAtRisk95', caution: 'up' },
    { value: 'holder.expectedShortfall95', caution: 'up' },
    { value: 'timeWeighted.expectation' },
    { value: 'terminal.percentile50', caution: 'down' },
    { value: 'terminal.expectation' },
    { value: 'terminal.probabilityOfLoss', caution: 'up' },
    { value: 'paths' },
    { value: 'relativeError', caution: 'up' },
  ],
  charts: [
    {
      id: 'fan',
      kind: 'fan',
      x: 'fan.year',
      bands: [
        { low: 'fan.percentile5', high: 'fan.percentile95', label: 'wideBand' },
        { low: 'fan.percentile25', high: 'fan.percentile75', label: 'narrowBand' },
      ],
      series: [
        { column: 'fan.percentile50', emphasis: 'main' },
        { column: 'fan.expectation', emphasis: 'dashed' },
      ],
      references: [{ input: 'price', label: 'todayPrice' }],
    },
    {
      id: 'outcomes',
      kind: 'histogram',
      bins: 'holder.histogram',
      most: 'holder.percentile95',
      marks: [{ input: 'price', label: 'todayPrice' }, { result: 'holder.percentile50', label: 'median' }],
      threshold: { input: 'lossThreshold', at: 'lossBelow', from: 'price', share: 'holder.probabilityOfLargeLoss' },
    },
    {
      id: 'convergence',
      kind: 'line',
      x: 'convergence.paths',
      series: [
        { column: 'convergence.mean', emphasis: 'main' },
        { column: 'convergence.upper', emphasis: 'muted' },
        { column: 'convergence.lower', emphasis: 'muted' },
      ],
      references: [{ result: 'timeWeighted.expectation', label: 'closedForm' }],
    },
  ],
  solveFor: ['holder.percentile50', 'holder.percentile5', 'holder.probabilityOfLargeLoss', 'holder.expectation'],
  heavy: { input: 'paths' },
  settled: 'holder.settled',
  draft: { paths: 4096, stepsPerYear: 12 },
  technical: ['paths', 'stepsPerYear', 'seed', 'targetError'],
  releases: 'supply.releases',
  importer: 'supply.releases',
  formulas,
};
