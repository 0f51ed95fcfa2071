// SPDX-License-Identifier: MIT
/**
 * How the option calculator is laid out. Declarations only: what each number means is in the schema, how it
 * is computed is in the core.
 */
import source from './option.formulas.js';

/** The build has turned LaTeX into MathML by the time this runs. */
const formulas = /** @type {import('./types.js').View['formulas']} */ (/** @type {unknown} */ (source));

const greeks = ['delta', 'gamma', 'vega', 'theta', 'rho', 'psi', 'vanna', 'volga', 'charm', 'veta', 'speed', 'zomma', 'color'];
const moved = ['spot', 'strike', 'expiryYears', 'volatility', 'rate', 'carryYield', 'hedgeCost', 'hedgeEveryBlocks', 'failureHazard', 'recovery', 'jumpIntensity', 'jumpMean', 'jumpVolatility', 'blockSeconds'];

/** At expiry there is nothing left but the payoff; what the market asks for the option now has no place there. */
const expired = { expiryYears: 0, marketPremium: null };

/** A token held and staked: a call with strike 0 costs what is staked today and becomes one token at expiry. */
const token = { quantity: 1, with: { side: 'call', exercise: 'european', strike: 0, hedgeCost: 0, failureHazard: 0, jumpIntensity: 0 } };

/** @type {(quantity: number, side: 'call'|'put', strike?: number) => import('./types.js').Leg} strike: as a multiple of the reader's */
const leg = (quantity, side, strike = 1) => ({ quantity, with: { side }, ...(strike === 1 ? {} : { times: { strike } }) });

/** @type {import('./types.js').View} */
export const option = {
  calculator: 'option',
  presets: 'option',
  first: 'ether-call',
  headline: { result: 'premium', caution: 'nearest' },
  answer: { side: 'side', exercise: 'exercise', strike: 'strike', expiry: 'expiryYears', spot: 'spot', blocks: 'hedgeEveryBlocks', volatility: 'volatility' },
  detail: { hedgingCost: 'up', lelandVolatility: 'up', hedgeErrorStd: 'up' },
  personal: [],
  basic: ['side', 'exercise', 'spot', 'strike', 'expiryYears', 'volatility', 'carryYield', 'rate', 'marketPremium'],
  advanced: ['hedgeCost', 'hedgeEveryBlocks', 'blockSeconds', 'gapSize', 'failureHazard', 'recovery', 'jumpIntensity', 'jumpMean', 'jumpVolatility'],
  figure: ['spot', 'strike', 'volatility'],
  sliders: {
    spot: { around: 4 },
    strike: { around: 4 },
    expiryYears: { from: 0, to: 2, step: 0.01 },
    volatility: { from: 0, to: 3, step: 0.01 },
    carryYield: { from: -0.1, to: 0.3, step: 0.005 },
    rate: { from: -0.05, to: 0.2, step: 0.0025 },
  },
  spans: {
    spot: { within: 0.5 },
    strike: { within: 0.5 },
    expiryYears: { from: 0, within: 1, least: 0.1 },
    volatility: { from: 0.05, within: 1, least: 0.3 },
    rate: { from: -0.05, to: 0.2 },
    carryYield: { from: -0.05, to: 0.2 },
    hedgeCost: { from: 0, to: 0.02 },
    hedgeEveryBlocks: { within: 0.95 },
    failureHazard: { from: 0, to: 0.5 },
    recovery: { from: 0, to: 1 },
    jumpIntensity: { from: 0, to: 12 },
    jumpMean: { from: -0.5, to: 0.5 },
    jumpVolatility: { from: 0, to: 0.6 },
  },
  neutral: { marketPremium: null },
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
    { id: 'payoff', kind: 'curve', x: 'spot', series: [{ output: 'premium', label: 'today', emphasis: 'main' }, { output: 'premium', label: 'atExpiry', with: expired, emphasis: 'dashed' }] },
    { id: 'parts', kind: 'parts', groups: [['intrinsic', 'timeValue'], ['diffusion', 'jumps', 'failure', 'hedgingCost']] },
    { id: 'greeks', kind: 'curve', x: 'spot', output: 'delta', choose: { output: ['premium', ...greeks], x: moved } },
    { id: 'heat', kind: 'heat', x: 'spot', y: 'volatility', output: 'premium', choose: { output: ['premium', ...greeks], x: moved, y: moved } },
    {
      id: 'position',
      kind: 'position',
      x: 'spot',
      output: 'premium',
      numbers: ['premium', 'delta', 'gamma', 'vega', 'theta'],
      end: expired,
      position: 'coveredCall',
      positions: {
        coveredCall: [token, leg(-1, 'call')],
        protectivePut: [token, leg(1, 'put')],
        straddle: [leg(1, 'call'), leg(1, 'put')],
        callSpread: [leg(1, 'call'), leg(-1, 'call', 1.2)],
      },
      choose: { position: ['coveredCall', 'protectivePut', 'straddle', 'callSpread'] },
    },
    {
      id: 'chain',
      kind: 'chain',
      output: 'premium',
      strikes: [0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3],
      expiryDays: [7, 14, 30, 60, 90, 182.625],
      choose: { output: ['premium', ...greeks] },
    },
    { id: 'boundary', x: 'exerciseBoundary.year', series: [{ column: 'exerciseBoundary.spot', emphasis: 'main' }], references: [{ input: 'spot', label: 'now' }, { input: 'strike', label: 'strikeLevel' }], only: { exercise: 'american' } },
  ],
  solveFor: ['premium', 'delta', 'probabilityInTheMoney', 'timeValue', 'hedgingCost'],
  formulas,
};
