// SPDX-License-Identifier: MIT
/**
 * How the option calculator is laid out. Declarations only: what each number means is in the schema, how it
 * is computed is in the core.
 */
import source from './option.formulas.js';

/** The build has turned LaTeX into MathML by the time this runs. */
const formulas = /** @type {import('./types.js').View['formulas']} */ (/** @type {unknown} */ (source));

/** @type {import('./types.js').View} */
export const option = {
  calculator: 'option',
  presets: 'option',
  first: 'eth-call',
  headline: { result: 'premium', caution: 'nearest' },
  answer: { side: 'side', exercise: 'exercise', strike: 'strike', expiry: 'expiryYears', spot: 'spot' },
  personal: [],
  basic: ['side', 'exercise', 'spot', 'strike', 'expiryYears', 'volatility', 'carryYield', 'rate'],
  advanced: [
    'marketPremium', 'blockSeconds', 'hedgeEveryBlocks', 'hedgeCost', 'failureHazard', 'recovery', 'jumpIntensity', 'jumpMean',
    'jumpVolatility', 'gapSize',
  ],
  figure: ['spot', 'strike', 'volatility'],
  sliders: {
    spot: { around: 4 },
    strike: { around: 4 },
    expiryYears: { from: 0, to: 2, step: 0.01 },
    volatility: { from: 0, to: 3, step: 0.01 },
    carryYield: { from: -0.1, to: 0.3, step: 0.005 },
    rate: { from: -0.05, to: 0.2, step: 0.0025 },
  },
  tiles: [
    { value: 'intrinsic', main: true },
    { value: 'timeValue', main: true },
    { value: 'probabilityInTheMoney', main: true },
    { value: 'delta' },
    { value: 'gamma' },
    { value: 'vega' },
    { value: 'theta' },
    { value: 'rho' },
    { value: 'psi' },
    { value: 'impliedVolatility' },
    { value: 'lelandVolatility', caution: 'up' },
    { value: 'hedgeErrorStd', caution: 'up' },
    { value: 'blockGapProbability', caution: 'up' },
  ],
  charts: [
    { id: 'parts', kind: 'parts', fields: ['diffusion', 'jumps', 'failure', 'hedgingCost'] },
  ],
  solveFor: ['premium', 'delta', 'probabilityInTheMoney', 'timeValue'],
  formulas,
};
