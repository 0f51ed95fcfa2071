// SPDX-License-Identifier: MIT
/**
 * How the dilution calculator is laid out. Declarations only: what each number means is in the schema, how it
 * is computed is in the core.
 *
 * Paths name inputs (`supply.initialSupply`) or results (`path.supply`); titles, units and help come from the schema.
 */
import source from './dilution.formulas.js';

/** The build has turned LaTeX into MathML by the time this runs. */
const formulas = /** @type {import('./types.js').View['formulas']} */ (/** @type {unknown} */ (source));

/** @type {import('./types.js').View} */
export const dilution = {
  calculator: 'dilution',
  presets: 'tokens',
  first: 'solana',
  headline: { result: 'timeWeightedDilutedPriceRatio', caution: 'down' },
  answer: { holding: 'holdingYears', marketCap: 'marketCap' },
  detail: { equivalentInflation: 'up', breakEvenGrowth: 'up' },
  personal: ['holdingYears', 'discountFactor', 'marketCap'],
  basic: ['holdingYears', 'discountFactor', 'marketCap'],
  advanced: ['price', 'supply.initialSupply', 'supply.declaredMaximum', 'supply.releases'],
  figure: ['holdingYears', 'discountFactor'],
  sliders: {
    holdingYears: { from: 0.5, to: 30, step: 0.5 },
    discountFactor: { from: 0.5, to: 1, step: 0.005 },
    'marketCap.rate': { from: -0.5, to: 1, step: 0.01 },
    'marketCap.ceilingMultiple': { from: 0.1, to: 100 },
    'marketCap.targetMultiple': { from: 0.1, to: 10 },
    price: { around: 100 },
    'supply.initialSupply': { around: 10 },
  },
  tiles: [
    { value: 'timeWeightedDilutedPriceRatio', also: 'timeWeightedDilutedPrice', caution: 'down', main: true },
    { value: 'lifetimeDilutedPriceRatio', also: 'lifetimeDilutedPrice', caution: 'down', main: true },
    { value: 'asymptoticDilutedPriceRatio', also: 'asymptoticDilutedPrice', caution: 'down', main: true },
    { value: 'perpetualDilutedPriceRatio', also: 'perpetualDilutedPrice', caution: 'down' },
    { value: 'equivalentInflation', caution: 'up' },
    { value: 'breakEvenGrowth', caution: 'up' },
    { value: 'ownershipAtHorizon', caution: 'down' },
    { value: 'ownershipHalfLife' },
    { value: 'supplyAtHorizon' },
    { value: 'marketCap' },
    { value: 'fullyDilutedValue' },
    { value: 'marketCapToFdv' },
  ],
  charts: [
    {
      id: 'price',
      kind: 'line',
      x: 'path.year',
      series: [
        { column: 'path.timeWeightedToDate', emphasis: 'main' },
        { column: 'path.lifetimeToDate', emphasis: 'dashed' },
        { column: 'path.dilutedPrice', emphasis: 'muted' },
      ],
      references: [{ input: 'price', label: 'todayPrice' }, { result: 'asymptoticDilutedPrice' }],
      under: { id: 'weight', x: 'path.year', series: [{ column: 'path.discountWeight', emphasis: 'muted' }], domain: [0, 1] },
    },
    {
      id: 'supply',
      kind: 'stack',
      x: 'path.year',
      base: { input: 'supply.initialSupply', label: 'circulating' },
      rows: 'path.supplyByRelease',
      column: 'supply',
    },
    { id: 'attribution', kind: 'bars', rows: 'attribution', value: 'amount', share: 'share' },
  ],
  audit: 'audit',
  league: {
    terms: ['holdingYears', 'discountFactor'],
    metrics: [
      'timeWeightedDilutedPriceRatio',
      'lifetimeDilutedPriceRatio',
      'asymptoticDilutedPriceRatio',
      'perpetualDilutedPriceRatio',
      'equivalentInflation',
    ],
  },
  solveFor: ['timeWeightedDilutedPriceRatio', 'lifetimeDilutedPriceRatio', 'ownershipAtHorizon', 'timeWeightedDilutedPrice'],
  releases: 'supply.releases',
  importer: 'supply.releases',
  formulas,
};
