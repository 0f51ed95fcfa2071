// SPDX-License-Identifier: MIT
// What only the option page has, in every browser: one chart at a time, the map with a cursor for keys and a table, the
// chain, positions, the boundary of early exercise.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, inside } from './support/engines.js';
import { answer, answered, element } from './support/faults.js';
import { served, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** What the engine has told a chart. @param {string} key */
const fact = (key) => `${element}.stage.answers.facts.get('${key}')?.value`;
/** @param {string} key */
const numbers = (key) => `Array.from(${fact(key)}.values)`;
/** @param {string} selector */
const texts = (selector) => `[...${element}.shadowRoot.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent.replace(/\\s+/g, ' ').trim())`;

for (const [name, start] of chosen) {
  describe(`the option page in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let site;

    before(async () => {
      site = await served();
      page = await start();
      await page.open(`${site.url}option.html`);
      await until(page, answered, 30_000);
    });
    after(async () => {
      await page?.close();
      await site?.close();
    });

    /** @param {string} word on the button */
    async function shows(word) {
      await page.run(`[...${element}.shadowRoot.querySelectorAll('.segmented button')].find((one) => one.textContent.trim() === '${word}').click()`);
      await until(page, `${texts('.segmented [aria-pressed=true]')}[0] === '${word}'`);
    }

    /** @param {string} choice @param {string} value */
    const choose = (choice, value) => page.run(`(() => { const list = ${inside(`[data-choice="${choice}"]`)}; list.value = '${value}'; list.dispatchEvent(new Event('change', { bubbles: true })); })()`);

    test('shows one chart at a time, whatever the width, and computes no other', async () => {
      await until(page, `Boolean(${fact('payoff.a.today')})`);
      for (const width of [1280, 400]) {
        await page.resize(width, 900);
        await until(page, `${texts('.views .chart figcaption')}.length === 1`);
      }
      await page.resize(1280, 900);
      assert.deepEqual(await page.run(texts('.segmented button')), ['Payoff', 'Parts', 'Greeks', 'Map', 'Position', 'Chain']);
      assert.equal(await page.run(`${fact('heat')} === undefined`), true);
      await shows('Parts');
      assert.deepEqual(await page.run(texts('.views .chart figcaption')), ['The premium taken apart, two ways']);
      await until(page, "location.hash.includes('parts')");
    });

    test('says beside a field that its value lies beyond the tested range, and computes with it', async () => {
      await page.fill('#tvd-volatility', '1200%');
      await page.press('Enter');
      await until(page, `/^This is beyond the range we tested .*≤ 500%.*“extrapolated”\\.$/.test(${inside('#tvd-volatility-remark .warning')}?.textContent.trim())`);
      assert.equal(await page.run(`${element}.inputs.volatility.value`), 12);
      assert.equal(await page.run(`${element}.inputs.volatility.error === undefined`), true);
      await until(page, `${inside('.badge')}?.classList.contains('extrapolated') === true`);
      await page.fill('#tvd-volatility', '65%');
      await page.press('Enter');
      await until(page, `!${inside('#tvd-volatility-remark .warning')}`);
    });

    test('the map: a cursor that keys move along both axes and that says where it is, and the same as a table', async () => {
      await shows('Map');
      await until(page, `Boolean(${inside('[data-chart=heat] .cursor')})`);
      // Where it is; not what stands there, which another answer may change.
      const said = `/Spot price (\\S+), Volatility ([\\d.]+%)/.exec(${inside('[data-chart=heat] .cursor')}.getAttribute('aria-valuetext'))?.slice(1).join()`;
      await until(page, `/^\\$[\\d,]+,6\\d/.test(${said})`);  // the map of what the field says by now
      const places = [await page.run(said)];
      for (const key of ['ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowLeft']) {
        await page.focus('[data-chart=heat] .cursor');
        await page.press(key);
        await until(page, `${said} !== ${JSON.stringify(places.at(-1))}`);
        places.push(await page.run(said));
      }
      const [home, right, up, down, back] = places.map((place) => String(place).split(/,(?=[^,]*$)/));
      assert.ok(home?.length === 2, String(places[0]));
      assert.deepEqual([back, down], [home, right]);
      assert.equal(right?.[1], home[1]);
      assert.equal(up?.[0], right?.[0]);
      assert.notEqual(up?.[1], home[1]);
      await page.click('#tvd-tab-table');
      await until(page, `${texts('.table-box caption')}.some((one) => one.includes('Two inputs at once'))`, 15_000);
      await page.click('#tvd-tab-chart');
      await choose('heat.output', 'vega');
      await until(page, `${texts('[data-chart=heat] .reading')}.join().includes('Vega')`);
    });

    test('the chain: the reader’s option among its neighbours, and what is near strike and spot marked in words', async () => {
      await shows('Chain');
      await until(page, `${texts('[data-chart=chain] tbody tr')}.length === 9`);
      assert.deepEqual(await page.run(texts('[data-chart=chain] tr.here th')), ['$1,800 strike · spot']);
      const premium = await page.run(`${inside('.headline output')}.textContent.trim()`);
      assert.ok((await page.run(texts('[data-chart=chain] tr.here td'))).includes(premium));
      await page.fill('#tvd-strike', '2000');
      await page.press('Enter');
      await until(page, `${texts('[data-chart=chain] tr.here th')}.join() === '$1,800 spot,$1,980 strike'`);
      await choose('chain.output', 'delta');
      await until(page, `${texts('[data-chart=chain] td')}.every((one) => Number(one) >= 0 && Number(one) <= 1)`);
      await page.fill('#tvd-strike', '1800');
      await page.press('Enter');
      await until(page, answered);
    });

    test('comparing, a chart of one option shows the one that is edited, and says which', async () => {
      await shows('Chain');
      const title = `${texts('.views .chart figcaption')}[0]`;
      const marked = `${texts('[data-chart=chain] tr.here th')}.join()`;
      await page.click('.compare');
      await until(page, `${title} === 'Chain of strikes and expiries · B'`);
      await page.fill('#tvd-strike', '2000');
      await page.press('Enter');
      await until(page, `${marked} === '$1,800 spot,$1,980 strike'`);
      await page.click('.scenarios button:first-child');
      await until(page, `${title} === 'Chain of strikes and expiries · A' && ${marked} === '$1,800 strike · spot'`);
      await shows('Map');
      await page.click('.scenarios button:last-child');
      await until(page, `${title} === 'Two inputs at once · B' && Boolean(${inside('[data-chart=heat] svg')})`);
      await shows('Payoff');
      await until(page, `${title} === 'Premium and payoff' && ${texts('[data-chart=payoff] .reading')}.join().includes('B: Today')`);
      await page.click('.compare');
      await until(page, `${element}.shadowRoot.querySelectorAll('.one-answer').length === 1`);
    });

    test('positions: profit and loss at expiry are those of their legs', async () => {
      await shows('Position');
      await until(page, `Boolean(${fact('position.premium')})`);
      const strike = 1800;
      /** @type {Record<string, (spot: number, cost: number) => number>} */
      const payoffs = {
        coveredCall: (spot, cost) => spot - Math.max(spot - strike, 0) - cost,
        protectivePut: (spot, cost) => spot + Math.max(strike - spot, 0) - cost,
        straddle: (spot, cost) => Math.abs(spot - strike) - cost,
        callSpread: (spot, cost) => Math.max(spot - strike, 0) - Math.max(spot - 1.2 * strike, 0) - cost,
      };
      for (const [position, payoff] of Object.entries(payoffs)) {
        const asked = await page.run(`${element}.stage.answers.facts.get('position.theta')?.asked ?? ''`);
        await choose('position.position', position);
        if (position !== 'coveredCall') await until(page, `${element}.stage.answers.facts.get('position.theta')?.asked !== ${JSON.stringify(asked)}`);
        await page.run(`${element}.settled()`);
        const [cost] = await page.run(numbers('position.premium'));
        const spots = await page.run(`Array.from(${fact('position.end')}.x)`);
        const ends = await page.run(numbers('position.end'));
        for (const i of [0, 40, 80, 120, 160]) assert.ok(Math.abs(ends[i] - payoff(spots[i], cost)) < 1e-6 * strike, `${position} at ${spots[i]}: ${ends[i]}, ${payoff(spots[i], cost)}`);
        assert.match(await page.run(`${inside('[data-chart=position] .hint')}.textContent`), /\$1,800/);
      }
    });

    test('the boundary is there for American options only, and rises to the strike for a put', async () => {
      assert.ok(!(await page.run(texts('.segmented button'))).includes('Exercise'));
      await page.run(`${element}.setInput('side', 'put')`);
      await page.run(`${element}.setInput('exercise', 'american')`);
      await until(page, `${texts('.segmented button')}.includes('Exercise') && ${answered}`);
      await shows('Exercise');
      await until(page, `Boolean(${inside('[data-chart=boundary] svg')})`);
      const { year, spot } = await page.run(`(({ year, spot }) => ({ year: Array.from(year), spot: Array.from(spot) }))(${answer}.result.exerciseBoundary)`);
      assert.ok(year.length > 20 && year[0] === 0);
      for (let i = 1; i < spot.length; i += 1) assert.ok(spot[i] >= spot[i - 1] * (1 - 1e-9), `${i}: ${spot[i - 1]}, ${spot[i]}`);
      assert.ok(spot.at(-1) <= 1800 && spot.at(-1) > 0.95 * 1800, `${spot.at(-1)}`);
      await page.run(`${element}.setInput('exercise', 'european')`);
      await until(page, `!${texts('.segmented button')}.includes('Exercise')`);
    });

    test('explains more than the premium, with the reader’s numbers', async () => {
      await page.click('#tvd-tab-explain');
      await until(page, `${element}.shadowRoot.querySelectorAll('.explain .step').length >= 6`, 15_000);
      const leland = await page.run(`${element}.explain('lelandVolatility')`);
      assert.match(leland.numbers, /65%.*0\.1%.*68\.7%.*300.*12/s);
      assert.doesNotMatch(await page.run(`${inside('.explain')}.textContent`), /«|NaN|undefined/);
    });

    test('logs no error', async () => {
      assert.deepEqual(await page.errors(), []);
    });
  });
}
