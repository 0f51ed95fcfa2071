// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeLink, encodeLink, isPacked, LinkWriter, maxLinkLength, ownPart, packLink, readSlot, unpackLink, viewKeys, writeSlot } from '../../web/lib/link.js';
import { defaultOf } from '../../web/lib/schema.js';
import { sameValue, setAt } from '../../web/lib/state.js';
import { anyInputs, schema } from './web/schema.js';

const defaults = defaultOf(schema.inputs);
const solana = { ...defaults, price: 148, supply: { ...defaults.supply, releases: [{ kind: 'linear', label: 'Team', category: 'team', circulating: true, startYear: 0, endYear: 4, amount: 1e9 }] } };
/** @type {import('../../web/lib/link/keys.js').BaseOf} */
const base = (_calculator, preset) => (preset === null ? defaults : preset === 'solana' ? solana : null);
const context = { schemas: { sample: schema }, schema, base };
const read = (/** @type {string} */ hash) => /** @type {import('../../web/lib/link/keys.js').LinkState} */ (decodeLink(hash, context));
const write = (/** @type {any} */ state) => encodeLink({ calculator: 'sample', ...state }, context);
const rulesOf = (/** @type {string} */ hash) => read(hash).problems.map(({ rule }) => rule);

test('a link holds only what differs from the defaults', () => {
  assert.equal(write({ inputs: defaults }), 'sample@2');
  assert.equal(write({ inputs: { ...defaults, discountFactor: 0.9 } }), 'sample@2?discountFactor=.9');
});

test('a link holds only what differs from its preset', () => {
  assert.equal(write({ inputs: { ...solana, holdingYears: Infinity }, preset: 'solana' }), 'sample@2?p=solana&holdingYears=Infinity');
});

test('releases are readable rows', () => {
  const releases = [
    { kind: 'linear', label: 'Team', category: 'team', circulating: true, startYear: 0, endYear: 4, amount: 1e9 },
    { kind: 'cliff', label: '', category: 'other', circulating: true, year: '2027-03-14', amount: 12.5e9 },
    { kind: 'table', label: 'a;b', category: 'other', circulating: false, points: [{ year: 0, supply: 1 }, { year: 2, supply: 5e6 }], rate: 0 },
  ];
  const inputs = setAt(defaults, 'supply.releases', releases);
  const link = write({ inputs });
  assert.equal(link, 'sample@2?supply.releases=linear~Team~team:0,4,1e9;cliff:2027-03-14,12.5e9;table~a%3Bb~~0:(0,1;2,5e6)');
  assert.deepEqual(read(`#${link}`).inputs, inputs);
});

test('half a character in a text is read as what would be written for it', () => {
  const { inputs } = read('#sample@2?note=a\ud800');
  assert.equal(/** @type {any} */ (inputs).note, 'a\ufffd');
  assert.deepEqual(read(write({ inputs })).inputs, inputs);
});

test('one changed cell of a preset release is written alone', () => {
  const inputs = setAt(solana, 'supply.releases[0].amount', 5e8);
  const link = write({ inputs, preset: 'solana' });
  assert.equal(link, 'sample@2?p=solana&supply.releases.0.amount=500e6');
  assert.deepEqual(read(link).inputs, inputs);
});

test('another kind starts from its own defaults', () => {
  const inputs = { ...defaults, marketCap: { kind: 'growth', rate: 0.2 } };
  assert.equal(write({ inputs }), 'sample@2?marketCap.kind=growth&marketCap.rate=.2');
  assert.deepEqual(read('#sample@2?marketCap.rate=.2&marketCap.kind=growth').inputs, inputs);
});

test('scenario B is written relative to A, or to its own preset', () => {
  const inputsB = { ...defaults, holdingYears: 8 };
  const link = write({ inputs: { ...defaults, price: 2 }, inputsB: { ...inputsB, price: 2 } });
  assert.equal(link, 'sample@2?price=2&b.holdingYears=8');
  assert.deepEqual(read(link).inputsB, { ...inputsB, price: 2 });
  const two = write({ inputs: defaults, inputsB: { ...solana, price: 150 }, presetB: 'solana' });
  assert.equal(two, 'sample@2?b.p=solana&b.price=150');
  assert.equal(read(two).inputsB?.price, 150);
  assert.equal(read(two).presetB, 'solana');
  const same = write({ inputs: defaults, inputsB: defaults });
  assert.equal(same, 'sample@2?b=1');
  assert.deepEqual(read(same).inputsB, defaults);
  assert.equal(read('#sample@2').inputsB, null);
});

test('view keys are kept apart from the model', () => {
  const state = read('#sample@2?v=table&theme=dark&x=2.5&today=2026-11-21&e=1.4.2&price=3');
  assert.deepEqual(state.view, { v: 'table', theme: 'dark', x: '2.5', today: '2026-11-21', e: '1.4.2' });
  assert.equal(state.inputs.price, 3);
  assert.equal(write(state), 'sample@2?price=3&v=table&theme=dark&x=2.5&today=2026-11-21&e=1.4.2');
});

test('no field has the name of a view key', () => {
  for (const key of [...viewKeys, 'p', 'b', 'z']) assert.ok(!Object.hasOwn(schema.inputs.properties ?? {}, key), key);
});

test('every state comes back from its link, with no complaint', () => {
  fc.assert(fc.property(anyInputs, fc.option(anyInputs, { nil: null }), fc.constantFrom(null, 'solana'), (inputs, inputsB, preset) => {
    const state = read(`#${write({ inputs, inputsB, preset })}`);
    assert.ok(sameValue(state.inputs, inputs), 'A');
    assert.ok(sameValue(state.inputsB, inputsB), 'B');
    assert.deepEqual(state.problems, []);
  }), { numRuns: 400 });
});

test('a link has only characters that need no escape in a hash', () => {
  fc.assert(fc.property(anyInputs, (inputs) => assert.match(write({ inputs }), /^[A-Za-z0-9._~,;:!*()@?&=%-]*$/)));
});

test('a bad value falls back and is reported with what is used instead', () => {
  const state = read('#sample@2?discountFactor=abc&count=1.5&price=-3&side=both&holdingYears=4');
  assert.deepEqual(state.problems.map(({ path, rule, text, value }) => ({ path, rule, text, value })), [
    { path: 'discountFactor', rule: 'link', text: 'abc', value: 0.95 },
    { path: 'count', rule: 'link', text: '1.5', value: 12 },
    { path: 'price', rule: 'link', text: '-3', value: 1 },
    { path: 'side', rule: 'link', text: 'both', value: 'call' },
  ]);
  assert.equal(state.inputs.holdingYears, 4);
});

test('a bad cell costs that cell only, a row of unknown kind that row only', () => {
  const state = read('#sample@2?supply.releases=linear~A:x,,5;nonsense~B:1;cliff~C:1,2');
  assert.deepEqual(state.problems.map(({ path, rule }) => `${path} ${rule}`), ['supply.releases[0].startYear link', 'supply.releases[1].kind linkKind']);
  assert.deepEqual(state.inputs.supply.releases.map((/** @type {any} */ row) => row.label), ['A', 'C']);
});

test('a value typed by hand is read as if typed into the field', () => {
  assert.equal(read('#sample@2?supply.initialSupply=10M').inputs.supply.initialSupply, 1e7);
  assert.equal(read('#sample@2?discountFactor=90%25').inputs.discountFactor, 0.9);
});

test('unknown keys are reported once, kept, and written again', () => {
  const state = read('#sample@2?colour=re%20d&price=2&utm_source=x');
  assert.deepEqual(state.unknown, [['colour', 're%20d'], ['utm_source', 'x']]);
  assert.deepEqual(state.problems.map(({ rule, text }) => [rule, text]), [['unknownKey', 'colour, utm_source']]);
  assert.equal(write(state), 'sample@2?price=2&colour=re%20d&utm_source=x');
  const compared = read('#sample@2?price=2&b.colour=red&utm_source=x');
  assert.equal(write(compared), 'sample@2?price=2&b=1&utm_source=x&b.colour=red');
  assert.equal(write({ ...compared, inputsB: null }), 'sample@2?price=2&utm_source=x');
});

test('an unknown preset is reported and the defaults are used', () => {
  assert.deepEqual(rulesOf('#sample@2?p=atlantis'), ['unknownPreset']);
});

test('a link of a newer version is read as far as possible and said to be newer', () => {
  const state = read('#sample@3?price=7');
  assert.equal(state.inputs.price, 7);
  assert.deepEqual(state.problems.map(({ rule, value, limit }) => [rule, value, limit]), [['newerLink', 3, 2]]);
});

test('an old link passes through every migration in turn', () => {
  /** @type {import('../../web/lib/link/migrations.js').Migration[]} */
  const migrations = [
    { calculator: 'sample', from: 0, migrate: (pairs) => pairs.map(([key, value]) => [key === 'cost' ? 'value' : key, value]) },
    { calculator: 'sample', from: 1, migrate: (pairs) => pairs.map(([key, value]) => [key === 'value' ? 'price' : key, value]) },
    { calculator: 'other', from: 1, migrate: () => [] },
  ];
  assert.equal(decodeLink('#sample@0?cost=9', { ...context, migrations })?.inputs.price, 9);
  assert.equal(decodeLink('#sample@1?value=9', { ...context, migrations })?.inputs.price, 9);
});

test('the secret WordPress appends is cut off', () => {
  assert.equal(read('#sample@2?price=2#?secret=abc123').inputs.price, 2);
  assert.deepEqual(read('#sample@2?price=2#?secret=abc123').problems, []);
  for (const alone of ['#?secret=abc123', '?secret=abc123', '', '#']) assert.equal(ownPart(alone), '', alone);
});

test('hashes of other pages are not ours', () => {
  for (const hash of ['', '#', '#section-2', '#/route/a', '#a=b&c=d', '#:~:text=foo', '#%', '#sample@', '#sample@2!', '#__proto__']) assert.equal(decodeLink(hash, context), null, hash);
  assert.deepEqual(decodeLink('#unheard@1?x=1', context)?.problems.map(({ rule }) => rule), ['unknownCalculator']);
  assert.equal(decodeLink('#constructor@1', context)?.calculator, '');
});

test('hostile keys reach no prototype', () => {
  const hash = '#sample@2?__proto__.polluted=1&constructor.prototype.polluted=1&supply.__proto__.polluted=1&supply.releases.0.__proto__.x=1&supply.constructor=1&marketCap.__proto__=growth&b.__proto__.polluted=1&v.__proto__=1';
  const state = read(hash);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(Object.getPrototypeOf(state.inputs), Object.prototype);
  assert.ok(sameValue(state.inputs, defaults));
  assert.equal(state.unknown.length, 8);
});

test('no hash makes the reader throw, and what it reads can be written and read again', () => {
  const piece = fc.oneof(
    fc.constantFrom('supply', 'releases', 'marketCap', 'kind', 'price', 'b.', '.0', '.999999', '__proto__', 'constructor', '=', '&', ';', ',', ':', '~', '(', ')', '((((', '!', '%', '%E0%A4', '%00', 'linear', 'growth', 'Infinity', 'NaN', '-1', '1e999', 'p', 'z', 'v', 'solana'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const state = decodeLink(`#sample@2?${pieces.join('')}`, context);
    if (!state) return;
    const again = read(`#${write(state)}`);
    assert.ok(sameValue(again.inputs, state.inputs));
    assert.equal(JSON.stringify(again.inputs).includes('polluted'), false);
  }), { numRuns: 2000 });
});

test('deep brackets and very long links neither hang nor overflow', () => {
  const started = performance.now();
  assert.ok(read(`#sample@2?supply.releases=${'('.repeat(200_000)}`));
  assert.ok(read(`#sample@2?${'a=1&'.repeat(60_000)}`));
  assert.equal(decodeLink(`#sample@2?price=${'9'.repeat(300_000)}`, context), null);
  assert.ok(performance.now() - started < 10_000);
});

test('long links are folded and unfold to the same', async () => {
  const releases = Array.from({ length: 120 }, (_, i) => ({ kind: 'linear', label: `Grant ${i}`, category: 'team', circulating: true, startYear: i / 7, endYear: 9, amount: 1e6 + i }));
  const plain = write({ inputs: setAt(defaults, 'supply.releases', releases) });
  const packed = await packLink(plain);
  assert.ok(packed !== null && isPacked(`#${packed}`) && packed.length < plain.length / 2, `${packed?.length} of ${plain.length}`);
  assert.match(packed ?? '', /^[\w@?=-]+$/);
  assert.equal(await unpackLink(`#${packed}#?secret=x`), plain);
  assert.equal(await unpackLink(`#${packed}&v=table`), `${plain}&v=table`);
});

test('short links stay plain, endless ones become null, damaged ones are refused', async () => {
  assert.equal(await packLink('sample@2?price=2'), 'sample@2?price=2');
  const noise = Array.from({ length: 40_000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36)).join('');
  assert.equal(await packLink(`sample@2?note=${noise}`), null);
  assert.equal(await unpackLink(`#sample@2?z=${'A'.repeat(maxLinkLength)}`), null);
  assert.equal(await unpackLink('#sample@2?z=!!!'), null);
  assert.equal(await unpackLink('#sample@2?z=AAAA'), null);
  assert.equal(await unpackLink('#section'), 'section');
});

test('a small link that unfolds to gigabytes is refused early', async () => {
  const zeros = new Blob([new Uint8Array(8_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(zeros).arrayBuffer());
  const text = Buffer.from(bytes).toString('base64url');
  assert.ok(text.length < maxLinkLength);
  assert.equal(await unpackLink(`#sample@2?z=${text}`), null);
});

test('a slot holds our link and leaves the rest of the host’s hash alone', () => {
  const hash = writeSlot('#section-2', 'left', 'sample@2?p=solana');
  assert.equal(hash, 'section-2/left:sample@2?p=solana');
  const both = writeSlot(`#${hash}`, 'right', 'sample@2');
  assert.equal(readSlot(`#${both}`, 'left'), 'sample@2?p=solana');
  assert.equal(readSlot(`#${both}`, 'right'), 'sample@2');
  assert.equal(writeSlot(`#${both}`, 'left', ''), 'section-2/right:sample@2');
  assert.equal(readSlot('#section-2', 'left'), '');
  assert.equal(writeSlot('', 'left', 'sample@2'), 'left:sample@2');
});

/** A writer with a clock moved by hand. */
function handDriven() {
  /** @type {{at: number, run: () => void}[]} */
  let timers = [];
  let now = 1000;
  /** @type {[number, string][]} */
  const written = [];
  const writer = new LinkWriter({
    write: (link) => { written.push([now, link]); },
    clock: () => now,
    later: (run, ms) => { const timer = { at: now + ms, run }; timers.push(timer); return timer; },
    cancel: (timer) => { timers = timers.filter((one) => one !== timer); },
  });
  const wait = (/** @type {number} */ ms) => {
    for (let i = 0; i < ms; i += 1) {
      now += 1;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    }
  };
  return { writer, wait, written };
}

test('the address is written once, 400 ms after the last of many edits', () => {
  const { writer, wait, written } = handDriven();
  for (let i = 0; i < 50; i += 1) { writer.schedule(`a${i}`); wait(20); }
  assert.equal(written.length, 0);
  wait(400);
  assert.deepEqual(written.map(([, link]) => link), ['a49']);
});

test('a link given as a function is made only when it is written', () => {
  const { writer, wait, written } = handDriven();
  let made = 0;
  for (let i = 0; i < 50; i += 1) { writer.schedule(() => { made += 1; return `a${i}`; }); wait(20); }
  wait(400);
  assert.equal(made, 1);
  assert.deepEqual(written.map(([, link]) => link), ['a49']);
});

test('commits are written at once, but never more often than every 400 ms', () => {
  const { writer, wait, written } = handDriven();
  for (let i = 0; i < 100; i += 1) { writer.commit(`c${i}`); wait(37); }
  wait(500);
  assert.equal(written[0]?.[1], 'c0');
  assert.equal(written.at(-1)?.[1], 'c99');
  for (let i = 1; i < written.length; i += 1) assert.ok(Number(written[i]?.[0]) - Number(written[i - 1]?.[0]) >= 400);
});

test('the same link is not written twice, and a refusing browser does not throw', () => {
  const { writer, wait, written } = handDriven();
  writer.commit('a'); wait(500); writer.commit('a'); wait(500);
  assert.equal(written.length, 1);
  const refusing = new LinkWriter({ write: () => { throw new Error('SecurityError'); } });
  assert.doesNotThrow(() => refusing.commit('a'));
  const rejecting = new LinkWriter({ write: () => Promise.reject(new Error('no')) });
  assert.doesNotThrow(() => rejecting.commit('a'));
});
