// SPDX-License-Identifier: MIT
// Parts of the element and its pages that need no browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, mock, test } from 'node:test';
import { complete, dateAfter, undated, yearsBetween } from '../../web/element/model/base.js';
import { moved } from '../../web/element/model/rows.js';
import { fromJson, fromLink, situationOf, toLink } from '../../web/element/model/portable.js';
import { Session } from '../../web/element/model/session.js';
import { fromPosition, sliderScale, toPosition } from '../../web/element/model/slider.js';
import { heightMessages, resizerId, wordpressSecret } from '../../web/page/heights.js';
import { readRequest } from '../../web/page/requests.js';
import { languageOf } from '../../web/page/language.js';
import { elementSnippet, frameSnippet, pictureSnippet, shortcodeSnippet, tagSnippet } from '../../web/page/snippets.js';
import { EngineClient } from '../../web/worker/client.js';
import { buffersOf } from '../../web/worker/protocol.js';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const schema = read('../../dist/schemas.json').dilution;
const presets = read('../../web/presets/tokens.json');

describe('the base of a scenario', () => {
  test('complete() fills defaults at every depth and keeps what is given', () => {
    const inputs = complete(schema.inputs, { supply: { releases: [{ kind: 'cliff', amount: 5 }] }, marketCap: { kind: 'growth' } });
    assert.equal(inputs.discountFactor, 0.95);
    assert.equal(inputs.supply.declaredMaximum, Infinity);
    assert.deepEqual(inputs.supply.releases[0], { kind: 'cliff', label: '', category: 'other', circulating: true, year: 1, amount: 5 });
    assert.equal(inputs.marketCap.rate, 0.05);
  });

  test('undated() turns dates of every preset into years, and leaves numbers alone', () => {
    for (const { id, asOf, inputs } of presets) {
      const text = JSON.stringify(undated(schema.inputs, complete(schema.inputs, inputs), asOf));
      assert.doesNotMatch(text, /"\d{4}-\d{2}-\d{2}"/, id);
    }
    assert.equal(yearsBetween('2026-01-01', '2030-01-01'), 4);
    assert.equal(dateAfter('2026-01-01', 4), '2030-01-01');
  });
});

test('a link keeps the dates that both scenarios count from', () => {
  const dates = ['2026-11-21', '2025-04-01', '2030-01-01'];
  for (const [a, b] of dates.flatMap((one) => dates.map((other) => [one, other]))) {
    for (const [presetA, presetB] of [['solana', 'solana'], ['solana', null], [null, 'bitcoin'], [null, null]]) {
      const session = new Session(schema, presets, { today: '2026-11-21', preset: null });
      const stage = /** @type {any} */ ({ session, schema, view: { calculator: 'dilution', charts: [] }, answers: { b: {} }, ui: { viewKeys: {}, tab: 'chart', unknown: [], choices: {}, chart: '' }, links: {} });
      const scenario = (/** @type {any} */ preset, /** @type {any} */ today) => ({ ...session.fresh(preset), today });
      session.take({ a: scenario(presetA, a), b: scenario(presetB, b) }, false);
      const again = situationOf(stage, /** @type {any} */ (fromLink(stage, toLink(stage))));
      assert.deepEqual([again.a.today, again.b?.today], [a, b], toLink(stage));
    }
  }
});

describe('inputs from a stranger', () => {
  const session = new Session(schema, presets, { today: '2026-11-21', preset: 'solana' });
  const read = (/** @type {any} */ state) => fromJson(/** @type {any} */ ({ session, schema }), state);
  const cyclic = /** @type {any} */ ({ price: 1 });
  cyclic.supply = cyclic;
  const doubled = Array.from({ length: 19 }).reduce((one) => ({ a: one, b: one, c: one }), {});

  test('what goes in circles, too deep or in billions is refused at once', () => {
    for (const inputs of [cyclic, doubled, JSON.parse(`${'{"supply":'.repeat(5000)}1${'}'.repeat(5000)}`)]) assert.throws(() => read({ inputs }), RangeError);
    assert.throws(() => read(null), TypeError);
  });

  test('what is no record is no inputs, and of what nobody knows a few are named', () => {
    const begun = performance.now();
    for (const inputs of ['p'.repeat(200_000), 5, [[]], null]) assert.deepEqual(read({ inputs }).a.inputs, session.fresh(null).inputs);
    const strange = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`x${i}.y[0]`, i]));
    const { inputs } = read({ inputs: { ...strange, holdingYears: 7, 'supply.releases[4000000000].amount': 5 } }).a;
    assert.equal(inputs.holdingYears, 7);
    assert.equal(inputs.supply.releases.length, session.fresh(null).inputs.supply.releases.length);
    assert.ok(Object.keys(inputs).length < 40);
    assert.ok(performance.now() - begun < 5_000);
  });

  test('unknown presets are none, and take no memory', () => {
    assert.equal(session.fresh('nobody’s'), session.fresh(null));
    assert.equal(read({ preset: { toString: 5 } }).a.preset, null);
  });
});

describe('a session', () => {
  const start = () => new Session(schema, presets, { today: '2026-11-21', preset: 'solana' });

  test('keeps the reader’s own terms when another token is chosen, and no more', () => {
    const session = start();
    session.edit('holdingYears', 8);
    session.edit('price', 1);
    session.choosePreset('bitcoin', ['holdingYears', 'discountFactor']);
    assert.equal(session.value('holdingYears'), 8);
    assert.equal(session.value('price'), 60000);
    assert.deepEqual(session.changedPaths(), ['holdingYears']);
  });

  test('resets a row’s field to its default where the base has no such row', () => {
    const session = new Session(schema, presets, { today: '2026-11-21', preset: null });
    session.edit('supply.releases', [{ kind: 'cliff', label: 'Team', category: 'team', circulating: true, year: 2, amount: 5 }]);
    session.reset('supply.releases[0].category');
    assert.deepEqual(session.value('supply.releases[0]'), { kind: 'cliff', label: 'Team', category: 'other', circulating: true, year: 2, amount: 5 });
  });

  test('undoes over scenarios: leaving B makes A the one that is edited', () => {
    const session = start();
    session.compare(true);
    assert.equal(session.active, 'b');
    session.undo();
    assert.equal(session.situation.b, null);
    assert.equal(session.active, 'a');
  });
});

describe('a slider', () => {
  test('a linear one stands on multiples of its step', () => {
    const scale = /** @type {import('../../web/element/model/slider.js').Scale} */ (sliderScale({ from: 0.5, to: 30, step: 0.5 }, 5, undefined));
    assert.equal(fromPosition(scale, toPosition(scale, 5)), 5);
    for (let i = scale.first; i <= scale.last; i += 1) assert.equal((fromPosition(scale, i) / 0.5) % 1, 0);
  });

  test('is logarithmic when its ends are more than a hundred apart', () => {
    const scale = /** @type {import('../../web/element/model/slider.js').Scale} */ (sliderScale({ around: 100 }, 150, undefined));
    assert.equal(scale.step, 0);
    assert.equal(fromPosition(scale, toPosition(scale, 150)), 150);
  });

  test('shows the nearest end for a value beyond it, and has no scale without ends', () => {
    const scale = /** @type {import('../../web/element/model/slider.js').Scale} */ (sliderScale({ from: 0.5, to: 30, step: 0.5 }, 5, undefined));
    assert.equal(toPosition(scale, Infinity), scale.last);
    assert.equal(toPosition(scale, -1), scale.first);
    assert.equal(sliderScale(undefined, 5, undefined), null);
  });
});

test('moved() puts a row at its new place and leaves the list alone when there is none', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  const list = ['a'];
  assert.equal(moved(list, 0, 1), list);
});

describe('the engine client', () => {
  // Engines that never answer here are not waited for in earnest.
  before(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  after(() => mock.timers.reset());

  /** A transport that answers when told to. */
  function slow() {
    /** @type {import('../../web/worker/protocol.js').Request[]} */ const asked = [];
    /** @type {any} */ let listeners;
    let closed = 0;
    const connect = (/** @type {any} */ given) => { listeners = given; return { post: (/** @type {any} */ request) => asked.push(request), close() { closed += 1; } }; };
    const reply = (/** @type {any} */ answer) => listeners.reply({ id: asked.at(-1)?.id, ...answer });
    return { asked, connect, answer: (/** @type {any} */ value) => reply({ value }), fail: (/** @type {string} */ name) => reply({ error: { name, message: 'it broke' } }), broken: () => listeners.broken('blocked'), closed: () => closed };
  }

  /** A client whose engine has answered. */
  async function proven() {
    const transport = slow();
    const client = new EngineClient([transport.connect]);
    const version = client.call('version', [], { channel: 'v', urgency: 0 });
    transport.answer('1');
    assert.equal(await version, '1');
    return { transport, client };
  }

  test('of several inputs waiting only the latest is computed', async () => {
    const transport = slow();
    const client = new EngineClient([transport.connect]);
    const first = client.call('compute', [1], { channel: 'a', urgency: 0 });
    const second = client.call('compute', [2], { channel: 'a', urgency: 0 });
    const third = client.call('compute', [3], { channel: 'a', urgency: 0 });
    assert.equal(await second, undefined);
    transport.answer('one');
    assert.equal(await first, 'one');
    assert.deepEqual(transport.asked.map(({ args }) => args[0]), [1, 3]);
    transport.answer('three');
    assert.equal(await third, 'three');
  });

  test('the answer goes before what can wait', async () => {
    const transport = slow();
    const client = new EngineClient([transport.connect]);
    void client.call('compute', [1], { channel: 'a', urgency: 0 });
    void client.call('compare', [2], { channel: 'league', urgency: 3 });
    void client.call('compute', [3], { channel: 'b', urgency: 0 });
    transport.answer(0);
    assert.equal(transport.asked.at(-1)?.args[0], 3);
    transport.answer(0);
    transport.answer(0);
  });

  test('a transport that never worked is followed by the next, with the same request', async () => {
    const blocked = slow();
    const spare = slow();
    const client = new EngineClient([blocked.connect, spare.connect]);
    const answer = client.call('compute', [1], { channel: 'a', urgency: 0 });
    blocked.broken();
    spare.answer('here');
    assert.equal(await answer, 'here');
  });

  test('an engine that breaks is started afresh for the same request, once; then it is said, and the next may try', async () => {
    const { transport, client } = await proven();
    const second = client.call('compute', [1], { channel: 'a', urgency: 0 });
    const third = client.call('compute', [2], { channel: 'b', urgency: 0 });
    transport.broken();
    assert.equal(transport.asked.length, 3);
    transport.broken();
    await assert.rejects(second, { name: 'EngineFailure' });
    transport.answer('two');
    assert.equal(await third, 'two');
    assert.ok(transport.closed() >= 2, 'what broke is closed');
  });

  test('an engine that falls silent is not waited for: soon by who asks again, after a while by nobody', async () => {
    const { transport, client } = await proven();
    const first = client.call('compute', [1], { channel: 'a', urgency: 0 });
    mock.timers.tick(1_000);
    const second = client.call('compute', [2], { channel: 'a', urgency: 0 });
    assert.equal(transport.asked.at(-1)?.args[0], 1, 'a second is not long');
    mock.timers.tick(1_500);
    const third = client.call('compute', [3], { channel: 'a', urgency: 0 });
    assert.equal(await first, undefined);
    assert.equal(await second, undefined);
    assert.equal(transport.asked.at(-1)?.args[0], 3);
    mock.timers.tick(20_000);
    assert.equal(transport.asked.length, 3, 'after a sleep, what has come meanwhile is read first');
    mock.timers.tick(500);
    assert.equal(transport.asked.length, 4, 'asked again of a fresh engine');
    transport.answer('three');
    assert.equal(await third, 'three');
  });

  test('an engine that falls silent over what nobody waits for: an answer does not wait for it, and it begins again after that', async () => {
    const { transport, client } = await proven();
    const league = client.call('compare', ['league'], { channel: 'league', urgency: 3 });
    mock.timers.tick(1_000);
    const first = client.call('compute', [1], { channel: 'a', urgency: 0 });
    assert.equal(transport.asked.at(-1)?.args[0], 'league', 'a second is not long');
    mock.timers.tick(1_500);
    const chart = client.call('sweep', ['chart'], { channel: 'fact', urgency: 1 });
    assert.equal(transport.asked.at(-1)?.args[0], 'league', 'only the answer goes before it at once');
    const second = client.call('compute', [2], { channel: 'a', urgency: 0 });
    assert.equal(await first, undefined);
    assert.equal(transport.asked.at(-1)?.args[0], 2);
    for (const [value, call] of /** @type {[string, Promise<any>][]} */ ([['two', second], ['drawn', chart], ['ranked', league]])) {
      transport.answer(value);
      assert.equal(await call, value);
    }
  });

  test('an engine that falls silent over a table gets a minute, then another engine does, then it is said', async () => {
    const { transport, client } = await proven();
    const table = client.call('import', ['date,amount'], { channel: 'import', urgency: 0 });
    const typed = client.call('compute', [1], { channel: 'a', urgency: 0 });
    mock.timers.tick(59_000);
    assert.equal(transport.asked.length, 2);
    for (const asked of [3, 4]) {
      mock.timers.tick(60_000);
      mock.timers.tick(500);
      assert.equal(transport.asked.length, asked);
    }
    await assert.rejects(table, { name: 'EngineFailure' });
    transport.answer('typed');
    assert.equal(await typed, 'typed');
  });

  test('after a trap the engine is a fresh one', async () => {
    const transport = slow();
    const client = new EngineClient([transport.connect]);
    const first = client.call('compute', [1], { channel: 'a', urgency: 0 });
    transport.fail('RuntimeError');
    await assert.rejects(first, { name: 'RuntimeError' });
    assert.equal(transport.closed(), 1);
  });

  test('an engine whose memory others have taken is replaced before anything is said; a new one is believed', async () => {
    const { transport, client } = await proven();
    const small = client.call('compute', [1], { channel: 'a', urgency: 0 });
    transport.fail('RuntimeError');
    assert.deepEqual([transport.closed(), transport.asked.length], [1, 3], 'asked again, elsewhere');
    transport.answer('one');
    assert.equal(await small, 'one');
    const large = client.call('compute', [2], { channel: 'a', urgency: 0 });
    transport.fail('RuntimeError');
    transport.fail('RuntimeError');
    await assert.rejects(large, { name: 'RuntimeError' });
  });

  test('nothing is asked again that nobody wants any more', async () => {
    const { transport, client } = await proven();
    const first = client.call('compute', [1], { channel: 'a', urgency: 0 });
    const second = client.call('compute', [2], { channel: 'a', urgency: 0 });
    transport.fail('RuntimeError');
    await assert.rejects(first, { name: 'RuntimeError' });
    assert.equal(transport.asked.at(-1)?.args[0], 2);
    transport.answer('two');
    assert.equal(await second, 'two');
  });

  test('an error keeps its violations', async () => {
    const client = new EngineClient([(listeners) => ({ post: ({ id }) => listeners.reply({ id, error: { name: 'InputError', message: 'no', violations: [{ path: 'price', rule: 'above' }] } }), close() {} })]);
    await assert.rejects(client.call('compute', [], { channel: 'a', urgency: 0 }), (/** @type {any} */ error) => error.name === 'InputError' && error.violations[0].path === 'price');
  });
});

test('columns of a result are moved, each buffer once', () => {
  const year = new Float64Array(3);
  assert.deepEqual(buffersOf({ path: { year, again: year, rows: [{ supply: new Float64Array(2) }] } }).map((buffer) => buffer.byteLength), [24, 16]);
});

describe('frames', () => {
  test('the secret of WordPress is read from the end of any address, and nothing else is one', () => {
    assert.equal(wordpressSecret('#dilution@1?p=solana#?secret=aB3'), 'aB3');
    assert.equal(wordpressSecret('#dilution@1?p=solana'), null);
    assert.equal(wordpressSecret('#?secret=<script>'), null);
  });

  test('a link’s language counts where there are pages in it, the last one as everywhere in a link', () => {
    assert.equal(languageOf('#dilution@1?p=solana&lang=de'), 'de');
    assert.equal(languageOf('#dilution@1?lang=de-AT#?secret=aB3'), 'de');
    assert.equal(languageOf('#lang=en&lang=DE'), 'de');
    for (const none of ['', '#dilution@1', '#dilution@1?lang=fr', '#dilution@1?lang=deu', '#dilution@1?xlang=de']) assert.equal(languageOf(none), undefined, none);
  });

  test('iframe-resizer is known by its first message', () => {
    assert.equal(resizerId('[iFrameSizer]frame1:8:false'), 'frame1');
    assert.equal(resizerId({ type: 'x' }), null);
    assert.equal(resizerId('[other]frame1'), null);
  });

  test('each dialect is spoken only to whom it concerns', () => {
    const quiet = heightMessages(500, { secret: null, resizer: null, width: 300, src: 'x' });
    assert.equal(quiet.length, 4);
    const all = heightMessages(500, { secret: 's', resizer: 'f', width: 300, src: 'x' });
    assert.deepEqual(all[1], { message: 'height', value: 500, secret: 's' });
    assert.equal(all.at(-1), '[iFrameSizer]f:500:300:mutationObserver');
  });

  test('a question needs a known type and an id', () => {
    assert.deepEqual(readRequest({ type: 'tvd:get-state', id: 4 }), { type: 'tvd:get-state', id: 4, state: undefined });
    for (const bad of [null, 'tvd:get-state', {}, { type: 'tvd:get-state' }, { type: 'eval', id: 1 }]) assert.equal(readRequest(bad), null);
  });
});

describe('snippets', () => {
  const wish = {
    base: 'https://example.org/tvd/', link: 'dilution@1?p=solana&holdingYears=4', picture: 'solana', layout: 'figure', theme: 'auto', lang: 'en',
    controls: null, height: 640, fixed: false, sentence: 'Held for 4 years, "Solana" <is> worth [93%].', file: 'tvd.js', integrity: 'sha384-x',
  };

  test('text from the page cannot break out of its attribute', () => {
    for (const make of [elementSnippet, frameSnippet, tagSnippet]) assert.doesNotMatch(make(wish), /"Solana"|<is>/);
    assert.doesNotMatch(pictureSnippet(wish), /\[93%\]/);
  });

  test('the element carries state, layout, integrity and a fallback that links', () => {
    const text = elementSnippet(wish);
    assert.match(text, /src="https:\/\/example\.org\/tvd\/tvd\.js" integrity="sha384-x" crossorigin/);
    assert.match(text, /state="p=solana&amp;holdingYears=4" layout="figure"/);
    assert.match(text, /<a href="https:\/\/example\.org\/tvd\/#dilution@1\?p=solana&amp;holdingYears=4"><img src="https:\/\/example\.org\/tvd\/p\/solana\.svg"/);
  });

  test('locked inputs and another language are said in every form', () => {
    const locked = { ...wish, controls: [], lang: 'de', file: 'tvd.de.js', theme: 'dark' };
    assert.match(elementSnippet(locked), /tvd\.de\.js.*controls="" lang="de"/s);
    assert.match(frameSnippet(locked), /layout=figure&amp;theme=dark&amp;lang=de&amp;controls=/);
    assert.match(tagSnippet(locked), /data-controls=""/);
    assert.match(shortcodeSnippet(locked), /Hugo .* layout="figure" theme="dark" lang="de" controls="" height="640" >}}\nJekyll .* layout="figure" theme="dark" lang="de" controls="" height="640" %}/);
  });

  test('pictures and links are in the language of the words', () => {
    const german = { ...wish, lang: 'de', picture: 'valuation-solana', link: 'valuation@1?p=solana' };
    for (const make of [elementSnippet, pictureSnippet]) {
      assert.match(make(german), /https:\/\/example\.org\/tvd\/de\/p\/valuation-solana\.svg/);
      assert.match(make(german), /https:\/\/example\.org\/tvd\/de\/#valuation@1\?p=solana/);
    }
  });

  test('where there is no picture the link says the answer', () => {
    const plain = { ...wish, picture: null, sentence: 'Worth 5.' };
    assert.match(elementSnippet(plain), /<a href="[^"]+">Worth 5\.<\/a>/);
    assert.match(pictureSnippet(plain), /^\[Worth 5\.\]\(/);
  });

  test('a frame of fixed height is told so, and needs no script', () => {
    const fixed = { ...wish, height: 480, fixed: true };
    assert.match(frameSnippet(fixed), /height:480px.* data-fixed><\/iframe>$/);
    assert.match(frameSnippet(wish), /<\/iframe>\n<script src="https:\/\/example\.org\/tvd\/host\.js" async><\/script>$/);
    assert.match(tagSnippet(fixed), /data-height="480" data-fixed><\/script>$/);
    assert.match(shortcodeSnippet(fixed), /height="480" fixed="true" >}}/);
  });
});
