// SPDX-License-Identifier: MIT
/**
 * A schema with every kind of node, and random inputs that fit it.
 * @module
 */
import fc from 'fast-check';

const number = (/** @type {object} */ more = {}) => ({ type: 'number', title: 'Number', unit: '', default: 1, ...more });
const orInfinity = { type: ['number', 'string'], pattern: '^Infinity$' };

/** @type {import('../../../web/lib/types.js').CalculatorSchema} */
export const schema = {
  id: 'sample',
  title: 'Sample',
  version: 2,
  inputs: {
    type: 'object',
    properties: {
      price: number({ title: 'Price', unit: 'USD', exclusiveMinimum: 0 }),
      discountFactor: number({ title: 'Discount factor', unit: 'fraction', exclusiveMinimum: 0, maximum: 1, default: 0.95, tested: [0.5, 1] }),
      holdingYears: { ...number({ title: 'Holding years', unit: 'years', exclusiveMinimum: 0, default: 5 }), ...orInfinity },
      count: number({ type: 'integer', minimum: 1, maximum: 1000, default: 12, unit: 'count' }),
      exact: { type: 'boolean', default: false },
      note: { type: 'string', maxLength: 40, default: '' },
      side: { type: 'string', enum: ['call', 'put'], default: 'call' },
      supply: {
        type: 'object',
        properties: {
          initialSupply: number({ title: 'Initial supply', unit: 'tokens', exclusiveMinimum: 0, default: 1e9 }),
          declaredMaximum: { ...number({ unit: 'tokens', exclusiveMinimum: 0 }), ...orInfinity, default: 'Infinity' },
          releases: {
            type: 'array',
            maxItems: 1000,
            items: {
              type: 'object',
              properties: {
                label: { type: 'string', maxLength: 60, default: '' },
                category: { type: 'string', enum: ['team', 'burn', 'other'], default: 'other' },
                circulating: { type: 'boolean', default: true },
              },
              oneOf: [
                { title: 'Cliff', properties: { kind: { const: 'cliff' }, year: number({ unit: 'year' }), amount: number({ unit: 'tokens', default: 0 }) } },
                { title: 'Linear', properties: { kind: { const: 'linear' }, startYear: number({ unit: 'year', default: 0 }), endYear: number({ unit: 'year', default: 4 }), amount: number({ unit: 'tokens', default: 0 }) } },
                { title: 'Table', properties: { kind: { const: 'table' }, points: { type: 'array', maxItems: 50, items: { type: 'object', properties: { year: number({ unit: 'year', default: 0 }), supply: number({ default: 0 }) } } }, rate: number({ unit: 'perYear', default: 0 }) } },
              ],
              discriminator: { propertyName: 'kind' },
              default: 'cliff',
            },
          },
        },
      },
      marketCap: {
        type: 'object',
        oneOf: [
          { title: 'Constant', properties: { kind: { const: 'constant' } } },
          { title: 'Growth', properties: { kind: { const: 'growth' }, rate: number({ unit: 'perYear', default: 0.1 }) } },
          { title: 'Curve', properties: { kind: { const: 'curve' }, points: { type: 'array', items: { type: 'object', properties: { year: number({ unit: 'year', default: 0 }), multiple: number() } } } } },
        ],
        discriminator: { propertyName: 'kind' },
        default: 'constant',
      },
    },
  },
};

const finite = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0, 1e9, 12.5e9, 598580000, 0.1 + 0.2, 5e-324, 1e-7, 1.7976931348623157e308))
  .map((value) => (Object.is(value, -0) ? 0 : value));
const positive = finite.map(Math.abs).filter((value) => value > 0);
const instant = fc.oneof(finite, fc.constantFrom('2026-11-21', '2030-02-28'));
const text = (/** @type {number} */ most) => fc.oneof(fc.string({ maxLength: most, unit: 'binary' }), fc.constantFrom('', '!', 'a~b:c,d;(e)', '&=%#?', '100 %', '∞ Ω', '%zz', '..'))
  .map((value) => value.replace(/\p{Surrogate}/gu, '').slice(0, most)).filter((value) => !/\p{Surrogate}/u.test(value));

const common = { label: text(60), category: fc.constantFrom('team', 'burn', 'other'), circulating: fc.boolean() };
const point = (/** @type {string} */ name) => fc.record({ year: instant, [name]: finite });
const release = fc.oneof(
  fc.record({ kind: fc.constant('cliff'), ...common, year: instant, amount: finite }),
  fc.record({ kind: fc.constant('linear'), ...common, startYear: instant, endYear: instant, amount: finite }),
  fc.record({ kind: fc.constant('table'), ...common, points: fc.array(point('supply'), { maxLength: 4 }), rate: finite }),
);

/** Random complete inputs of the sample schema. */
export const anyInputs = fc.record({
  price: positive,
  discountFactor: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  holdingYears: fc.oneof(positive, fc.constant(Infinity)),
  count: fc.integer({ min: 1, max: 1000 }),
  exact: fc.boolean(),
  note: text(40),
  side: fc.constantFrom('call', 'put'),
  supply: fc.record({ initialSupply: positive, declaredMaximum: fc.oneof(positive, fc.constant(Infinity)), releases: fc.array(release, { maxLength: 5 }) }),
  marketCap: fc.oneof(
    fc.record({ kind: fc.constant('constant') }),
    fc.record({ kind: fc.constant('growth'), rate: finite }),
    fc.record({ kind: fc.constant('curve'), points: fc.array(point('multiple'), { maxLength: 4 }) }),
  ),
});
