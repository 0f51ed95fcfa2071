// SPDX-License-Identifier: MIT
// The package as a program uses it: by its own name, with plain objects in and out.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { InputError, load } from 'token-value-dynamics';

/** Untyped, since most of these tests hand in what a type checker would refuse. @type {any} */
const tvd = await load();
const read = async (/** @type {string} */ name) => JSON.parse(await readFile(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));
const supply = { initialSupply: 100, releases: [{ kind: 'linear', endYear: 2, amount: 30, label: 'Team' }, { kind: 'cliff', year: 1, amount: 10 }] };

/** @param {() => unknown} call @returns {any[]} */
function violationsOf(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof InputError);
    assert.ok(error instanceof Error);
    return error.violations;
  }
  assert.fail('nothing was refused');
}

for (const id of tvd.calculators) {
  const none = !existsSync(new URL(`../vectors/${id}.json`, import.meta.url)) && 'it has none';  // a distribution has its bits
  test(`${id} agrees with every reference value through the border`, { skip: none }, async () => {
    for (const row of await read(`${id}.json`)) {
      const result = tvd.compute(id, row.inputs);
      for (const [name, expected] of Object.entries(row.expected)) {
        const size = row.relative ? Math.abs(Number(expected)) : 1;
        const floor = row.note?.includes('absolute 1e-8') ? 1e-8 : 0;  // values that were published to six digits
        const error = Math.abs(result[name] - Number(expected));
        assert.ok(result[name] === Number(expected) || error <= row.tolerance * size + floor, `${row.id} ${name}: ${result[name]}, not ${expected}; ${JSON.stringify(row.inputs)}`);
      }
    }
  });

  test(`${id}: inputs left out take their defaults`, () => {
    const defaults = tvd.defaults(id);
    assert.deepEqual(tvd.complete(id, {}), defaults);
    assert.deepEqual(tvd.check(id, defaults), []);
    assert.deepEqual(tvd.compute(id, {}), tvd.compute(id, defaults));
    assert.deepEqual(tvd[id]({}), tvd.compute(id));
    assert.equal(tvd.schema(id).id, id);
  });
}

test('everything that is wrong is said at once; rules among several fields only where all of them were read', () => {
  const curve = { kind: 'curve', points: [{ year: 2, supply: 5 }, { year: 1, supply: 'many' }] };
  const found = violationsOf(() => tvd.dilution({ price: -1, holdingYears: 'x', discountFactor: 2, foo: 1, supply: { releases: [{ kind: 'linear', startYear: 3, endYear: 1 }, curve] } }));
  assert.deepEqual(found.map(({ path, rule }) => `${path} ${rule}`).sort(), ['"foo" unknown', 'discountFactor domain', 'holdingYears type', 'price domain', 'supply.releases[1].points[1].supply type']);
  assert.deepEqual(violationsOf(() => tvd.dilution({ supply: { releases: [{ kind: 'linear', startYear: 3, endYear: 1 }] } })).map(({ rule }) => rule), ['order']);
});

test('columns are Float64Arrays of their own, and nothing needs to be deleted', () => {
  const { path, attribution } = tvd.dilution({ supply }, { points: 20 });
  assert.ok(path.year instanceof Float64Array);
  assert.equal(path.year.buffer.byteLength, path.year.byteLength);
  assert.equal(path.year.length, path.supplyByRelease[0].supply.length);
  const copy = Float64Array.from(path.year);
  tvd.compute('dilution', { supply }, { points: 50_000 });  // makes the memory grow
  assert.deepEqual(path.year, copy);
  assert.equal(attribution[0].label, 'Team');
});

test('points are as many as asked, and none leaves the series out', () => {
  assert.equal(tvd.dilution({}, { points: 10 }).path.year.length, 11);
  assert.equal(tvd.dilution({}, { points: 0 }).path.year.length, 0);
  for (const points of [-1, 1.5, 1e9, 'x']) assert.equal(violationsOf(() => tvd.dilution({}, { points })).length, 1);
});

test('whatever is not a number is named, not turned into NaN', () => {
  const rules = [['cheap', 'type'], [undefined, 'type'], [null, 'type'], [NaN, 'finite'], [{}, 'type'], [[], 'type'], [true, 'type'], [10n, 'type'],
    [() => 1, 'type'], [Symbol('x'), 'type'], ['', 'type'], ['1', 'type'], [-0, 'domain'], [Infinity, 'finite'], [-Infinity, 'finite'], [new Date(), 'type']];
  for (const [price, rule] of rules) {
    const violations = violationsOf(() => tvd.dilution({ price }));
    assert.deepEqual(violations.map(({ path, rule: found }) => [path, found]), [['price', rule]], String(price?.toString()));
    assert.match(violations[0].message, /^price must be /);
  }
});

test('inputs that are no objects, hostile ones included, are refused', () => {
  for (const inputs of [5, 'x', null, [], () => {}, new Float64Array(3), new Date(0), true]) {
    if (inputs instanceof Date) continue;  // an object without fields is all defaults
    assert.ok(violationsOf(() => tvd.compute('dilution', inputs)).length > 0);
  }
  assert.equal(violationsOf(() => tvd.compute('nothing', {}))[0].rule, 'calculator');
  assert.equal(violationsOf(() => tvd.dilution(JSON.parse('{"__proto__": {"price": 3}}')))[0].rule, 'unknown');
  const inherited = Object.create({ price: 3 });
  assert.equal(tvd.dilution(inherited).marketCap, tvd.dilution({}).marketCap);
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, 1]));
  assert.equal(violationsOf(() => tvd.dilution(many)).length, 101);
});

test('violations say path, rule, value and limits', () => {
  const [violation] = violationsOf(() => tvd.dilution({ discountFactor: 1.2 }));
  assert.deepEqual(violation, { path: 'discountFactor', rule: 'domain', value: 1.2, given: '1.2', minimum: 0, maximum: 1,
    message: 'discountFactor must be above 0 and at most 1; got 1.2' });
  assert.deepEqual(tvd.check('dilution', { discountFactor: 1.2 }), [violation]);
});

test('a million releases are refused in a sentence, at once', () => {
  const releases = Array.from({ length: 1e6 }, () => ({ kind: 'cliff' }));
  assert.equal(violationsOf(() => tvd.dilution({ supply: { releases } }))[0].message, 'supply.releases may have at most 100000 rows; got 1000000');
});

test('imported columns of 100,000 rows are read as columns', () => {
  const year = Float64Array.from({ length: 100_000 }, (_, i) => i / 20_000);
  const tokens = year.map((y) => 100 + 10 * y);
  const result = tvd.dilution({ supply: { initialSupply: 100, releases: [{ kind: 'curve', points: { year, supply: tokens } }] } });
  assert.ok(Math.abs(result.supplyAtHorizon - tokens[tokens.length - 1]) < 1e-9);
});

test('a table may be rows or columns, to a type checker too, and comes back as rows', async () => {
  const typed = await load();
  /** @param {import('token-value-dynamics').DilutionInputs} inputs */
  const points = (inputs) => typed.complete('dilution', inputs).supply.releases.flatMap((release) => (release.kind === 'curve' ? release.points : []));
  const rows = [{ year: 0, supply: 100 }, { year: 2, supply: 120 }];
  const columns = { year: new Float64Array([0, 2]), supply: [100, 120] };
  const curves = [rows, columns].map((table) => points({ supply: { releases: [{ kind: 'curve', points: table }] } }));
  for (const curve of curves) assert.deepEqual(curve, rows);
  // @ts-expect-error a column is left out
  assert.throws(() => points({ supply: { releases: [{ kind: 'curve', points: { year: [0, 1] } }] } }), InputError);
});

test('dates count from today', () => {
  const inputs = { supply: { initialSupply: 100, releases: [{ kind: 'cliff', year: '2027-01-01', amount: 10 }] }, holdingYears: 1.5 };
  assert.equal(tvd.complete('dilution', inputs, { today: '2026-01-01' }).supply.releases[0].year, 365 / 365.25);
  assert.equal(tvd.dilution(inputs, { today: '2026-01-01' }).supplyAtHorizon, 110);
  assert.equal(tvd.dilution(inputs, { today: '2025-01-01' }).supplyAtHorizon, 100);
  assert.equal(violationsOf(() => tvd.dilution(inputs, { today: 'tomorrow' }))[0].path, 'today');
});

test('sweep, tornado, solve and compare agree with compute', () => {
  const line = tvd.sweep('dilution', { supply }, { x: { path: 'holdingYears', from: 1, to: 9, count: 5 }, output: 'timeWeightedDilutedPrice' });
  assert.deepEqual([...line.x], [1, 3, 5, 7, 9]);
  line.x.forEach((/** @type {number} */ holdingYears, /** @type {number} */ i) => assert.equal(line.values[i], tvd.dilution({ supply, holdingYears }).timeWeightedDilutedPrice));
  const plane = tvd.sweep('dilution', { supply }, { x: { path: 'holdingYears', values: [1, 2] }, y: { path: 'discountFactor', values: [0.8, 0.9, 1] }, output: 'lifetimeDilutedPrice' });
  assert.ok(plane.values instanceof Float64Array && plane.values.length === 6 && plane.missing.length === 0);
  const log = tvd.sweep('dilution', {}, { x: { path: 'price', from: 1, to: 100, count: 3, scale: 'log' }, output: 'marketCap' });
  assert.ok(Math.abs(log.x[1] - 10) < 1e-12);
  const tornado = tvd.tornado('dilution', { supply }, { output: 'timeWeightedDilutedPriceRatio' });
  assert.ok(tornado.rows.length > 3 && tornado.base > 0);
  const solved = tvd.solve('dilution', { supply }, { input: 'supply.releases[0].amount', output: 'timeWeightedDilutedPriceRatio', target: 0.7, from: 0, to: 500 });
  const amount = solved.roots[0];
  const met = tvd.dilution({ supply: { ...supply, releases: [{ ...supply.releases[0], amount }, supply.releases[1]] } });
  assert.ok(Math.abs(met.timeWeightedDilutedPriceRatio - 0.7) < 1e-12);
  assert.match(tvd.solve('dilution', { supply }, { input: 'price', output: 'timeWeightedDilutedPriceRatio', target: 3 }).note, /^no solution in/);
  const search = { input: 'holdingYears', output: 'timeWeightedDilutedPriceRatio', target: 0.7 };
  for (const [range, path] of [[{ from: 50, to: 10 }, 'from'], [{ from: 200 }, 'from'], [{ from: 'a' }, 'from'], [{ to: Infinity }, 'to'], [{ to: null }, 'to']]) {
    assert.deepEqual(violationsOf(() => tvd.solve('dilution', { supply }, { ...search, .../** @type {any} */ (range) })).map((one) => one.path), [path]);
  }
  const above = tvd.solve('dilution', { supply }, { ...search, from: 2 });
  assert.deepEqual([above.from, above.to], [2, 30]);
  const premium = tvd.solve('option', {}, { input: 'marketPremium', output: 'impliedVolatility', target: 0.7 }).roots;
  assert.ok(Math.abs(tvd.option({ marketPremium: premium[0] }).impliedVolatility - 0.7) < 1e-9);
  const maximum = tvd.solve('dilution', { supply }, { input: 'supply.declaredMaximum', output: 'marketCapToFdv', target: 0.25 }).roots;
  assert.ok(Math.abs(tvd.dilution({ supply: { ...supply, declaredMaximum: maximum[0] } }).marketCapToFdv - 0.25) < 1e-9);
  const league = tvd.compare('dilution', [{}, { supply }], ['marketCap', 'timeWeightedDilutedPriceRatio']);
  assert.ok(league instanceof Float64Array);
  assert.equal(league[3], tvd.dilution({ supply }).timeWeightedDilutedPriceRatio);
  assert.equal(violationsOf(() => tvd.compare('dilution', [{ price: 0 }], ['marketCap'])).length, 1);
  assert.equal(violationsOf(() => tvd.sweep('dilution', {}, { x: { path: 'hope', values: [1] }, output: 'marketCap' }))[0].rule, 'path');
  for (const request of [{}, { x: {} }, { x: { path: 'price', from: 0, to: 1, count: 3, scale: 'log' }, output: 'marketCap' }, { x: { path: 'price', from: NaN, to: 1 } }]) {
    assert.equal(violationsOf(() => tvd.sweep('dilution', {}, request)).length, 1);
  }
});

test('memory and handles are flat after 10,000 calls', async () => {
  /** @type {any} */
  let memory;
  const { default: createEngine } = await import('../../dist/tvd-engine.mjs');
  const bytes = await readFile(new URL('../../dist/tvd-engine.wasm', import.meta.url));
  const engine = await createEngine({
    instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
      WebAssembly.instantiate(bytes, imports).then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
        done(instance, module);
      });
      return {};
    },
  });
  const round = () => {
    engine.call('compute', ['dilution', { supply }, '2026-01-01', 50]);
    engine.call('compute', ['dilution', { price: 'x', supply: { releases: [{ kind: 'nope' }, 3] }, what: 1 }, '2026-01-01', 50]);
    engine.call('tornado', ['dilution', { supply }, '2026-01-01', 'marketCap', 0.1, []]);
    engine.call('sweep', ['dilution', { supply }, '2026-01-01', 'price', Float64Array.of(1, 2), '', new Float64Array(0), 'marketCap']);
    engine.call('compare', ['dilution', [{}, { supply }, { price: -1 }], '2026-01-01', ['marketCap']]);
  };
  for (let i = 0; i < 100; i++) round();
  const before = { bytes: memory.buffer.byteLength, handles: engine.count_emval_handles() };
  for (let i = 0; i < 2000; i++) round();
  assert.deepEqual({ bytes: memory.buffer.byteLength, handles: engine.count_emval_handles() }, before);
});

test('the engine entry is the same functions, started on import', async () => {
  const engine = await import('token-value-dynamics/engine');
  assert.deepEqual(engine.calculators, tvd.calculators);
  assert.equal(engine.compute('dilution', { supply }).marketCap, 100);
});

test('the engine starts from bytes, a compiled module or an address', async () => {
  const bytes = await readFile(new URL('../../dist/tvd-engine.wasm', import.meta.url));
  for (const wasm of [bytes, new WebAssembly.Module(bytes)]) {
    assert.equal((await load({ wasm })).dilution({}).marketCap, tvd.dilution({}).marketCap);
  }
});
