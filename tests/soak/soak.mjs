// SPDX-License-Identifier: MIT
// `npm run soak -- [--seed 7] [--steps 100000] [--browser chromium] [--stretch option]`: a random reader in Chromium and Firefox, the same for
// the same seed. No error may be logged, the page must come to an answer or a reason, its link must bring everything back,
// and what it holds must not grow. Prints a table, writes build/soak.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faulty } from '../browser/support/faulty.js';
import { ensureBuilt } from '../../wasm/build.mjs';
import { ensurePackages, testNeeds } from '../../wasm/toolchain/packages.mjs';
import { isProgram, main } from '../../wasm/toolchain/run.mjs';
import { root } from '../steps/step.mjs';
import { hands } from './hands.mjs';
import { growth } from './growth.mjs';
import { randomUser } from './user.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{browser: string, stretch: string, steps: number, faults: string[], growth: Record<string, number>, counts: Record<string, number>[], seconds: number}} Row */

const viewport = { width: 1280, height: 900 };
/** Steps between two looks at the page. */
const batch = 20;
/** Times that things are counted in one stretch, besides its beginning. */
const countings = 6;
/** Times what there was at first, after warming up: more is growth. A short run has few countings, and shows only what is gross. */
const mostGrowth = (/** @type {number} */ steps) => (steps < 5_000 ? 2 : 1.3);
/** Faults after which a stretch is given up. */
const enoughFaults = 5;

/**
 * The parts of a visit: on the page of one calculator; between them by their links, where each page begins anew, so that nothing
 * of it can grow; in an embed whose element is made another calculator, with the network there, since for an embed nothing is
 * kept. `share`: of all steps.
 * @type {Record<string, {page: string, share: number, follows?: boolean, switches?: boolean}>}
 */
const stretches = {
  dilution: { page: '', share: 0.4 },
  option: { page: 'option.html', share: 0.2 },
  valuation: { page: 'valuation.html#valuation@1?paths=4096', share: 0.2 },
  links: { page: '', share: 0.1, follows: true },
  embed: { page: 'embed.html#dilution@1?layout=full', share: 0.1, switches: true },
};

const calculators = () => Object.keys(JSON.parse(readFileSync(join(root, 'dist/schemas.json'), 'utf8')));

/** Keeps workers and errors in view; what would take half a minute takes three seconds. */
const watch = `
  globalThis.workers = new Set();
  globalThis.faults = [];
  const Real = Worker;
  globalThis.Worker = class extends Real {
    constructor(...wishes) { super(...wishes); workers.add(this); }
    terminate() { workers.delete(this); super.terminate(); }
  };
  addEventListener('error', (event) => faults.push('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => faults.push('unhandled: ' + (event.reason?.stack ?? event.reason)));
  addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));
  const wait = setTimeout;
  globalThis.setTimeout = (call, ms = 0, ...rest) => wait(call, ms > 15_000 ? ms / 10 : ms, ...rest);`;

/** Each fetches its driver when it is wanted, since packages may be missing when this module is read. */
const browsers = {
  chromium: async () => (await import('playwright-core')).chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--js-flags=--expose-gc'] }),
  firefox: async () => (await import('playwright-core')).firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' }),
};

/** What the browser holds, at rest: the heap where it can be asked. @param {Page} page @param {import('playwright-core').CDPSession|null} session @returns {Promise<Record<string, number>>} */
async function counted(page, session) {
  await page.setViewportSize(viewport);
  await page.evaluate('user.rest()');
  const own = /** @type {Record<string, number>} */ (await page.evaluate('user.count()'));
  if (!session) return own;
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { ...own, heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** Every chart comes again and again: nothing of those before may stay. @param {Page} page @param {import('playwright-core').CDPSession} session */
async function afterTurns(page, session) {
  await page.evaluate('user.turn(1)');
  const before = await counted(page, session);
  await page.evaluate('user.turn(8)');
  const after = await counted(page, session);
  return ['nodes', 'listeners'].filter((what) => (after[what] ?? 0) > 1.05 * (before[what] ?? 0))
    .map((what) => `${what} grew from ${before[what]} to ${after[what]} by turning to each tab eight times`);
}

/**
 * One stretch for a number of steps.
 * @param {import('playwright-core').Browser} browser @param {string} url @param {{name: string, stretch: string, steps: number, seed: number}} wish
 * @returns {Promise<Row>}
 */
async function walk(browser, url, { name, stretch, steps, seed }) {
  const begun = performance.now();
  const { page: start = '', follows = false, switches = false } = stretches[stretch] ?? {};
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  const hand = hands(page, context, seed, !switches);
  page.on('console', (message) => { if (message.type() === 'error' && !hand.offline) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error}`));
  const enter = (/** @type {number} */ round) => page.evaluate(`void (globalThis.user = (${randomUser})(${seed + round}, ${JSON.stringify(switches ? calculators() : [])}))`);
  await page.goto(url + start);
  await hand.until("Boolean(document.querySelector('tvd-calculator')?.cleared)");
  await enter(0);
  const session = name === 'chromium' ? await context.newCDPSession(page) : null;
  await session?.send('Performance.enable');
  /** @type {Record<string, number>[]} */
  const counts = [];
  const every = Math.max(1, Math.floor(steps / batch / countings));
  let done = 0;
  for (let round = 1; done < steps && faults.length < enoughFaults; round += 1) {
    const count = Math.min(batch, steps - done);
    const found = await hand.guard(async () => {
      if (follows) {
        await hand.follow();
        await enter(round);
      }
      await page.evaluate(`user.act(${count - 1})`);
      await hand.step();
      return [await page.evaluate('user.settle()'), await page.evaluate('user.restore()'), ...await page.evaluate('faults.splice(0)')];
    });
    for (const one of found.filter(Boolean)) faults.push(`${one}\n    after ${done + count} steps of ${stretch}: ${(await page.evaluate('user.log.slice(-20)').catch(() => [])).join(', ')}; ${hand.log.slice(-3).join(', ')}`);
    done += count;
    if (!follows && round % every === 0) {
      faults.push(...await hand.guard(async () => {
        counts.push(await counted(page, session));
        return [];
      }));
    }
  }
  if (session && faults.length === 0) faults.push(...await hand.guard(() => afterTurns(page, session)));
  await context.close();
  const grown = growth(counts);
  for (const [what, ratio] of Object.entries(grown)) if (ratio > mostGrowth(done)) faults.push(`${what} grew ${ratio.toFixed(2)} times`);
  return { browser: name, stretch, steps: done, faults, growth: grown, counts, seconds: (performance.now() - begun) / 1000 };
}

/**
 * @param {{seed: number, steps: number, names?: string[], only?: string}} wish steps: of all browsers together; only: one stretch
 * @returns {Promise<Row[]>}
 */
export async function soak({ seed, steps, names = Object.keys(browsers), only }) {
  const chosen = Object.entries(stretches).filter(([stretch]) => !only || stretch === only);
  if (chosen.length === 0) throw new Error(`There is no stretch ${only}; there are ${Object.keys(stretches).join(', ')}.`);
  const server = await faulty({ page: watch });
  /** All stretches, one after the other, in one browser. @param {string} name @param {string} url */
  const all = async (name, url) => {
    const browser = await browsers[/** @type {keyof typeof browsers} */ (name)]();
    /** @type {Row[]} */
    const own = [];
    try {
      for (const [stretch, { share }] of chosen) {
        own.push(await walk(browser, url, { name, stretch, steps: Math.round((steps * (only ? 1 : share)) / names.length), seed }));
        report(own.at(-1));
      }
    } finally {
      await browser.close();
    }
    return own;
  };
  /** @type {Row[]} */
  const rows = [];
  try {
    const parts = await Promise.allSettled(names.map((name) => all(name, server.url)));
    for (const part of parts) {
      if (part.status === 'rejected') throw part.reason;
      rows.push(...part.value);
    }
  } finally {
    await server.close();
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build/soak.json'), `${JSON.stringify({ seed, rows }, null, 1)}\n`);
  return rows;
}

/** @param {Row|undefined} row */
function report(row) {
  if (!row) return;
  const { browser, stretch, steps, faults, growth: grown, seconds } = row;
  const ratios = Object.entries(grown).map(([what, ratio]) => `${what} ×${ratio.toFixed(2)}`).join('  ');
  console.log(`${browser.padEnd(9)} ${stretch.padEnd(10)} ${String(steps).padStart(6)} steps ${seconds.toFixed(0).padStart(5)} s  ${String(faults.length).padStart(2)} faults  ${ratios}`);
  for (const one of faults) console.log(`  ${one}`);
}

if (isProgram(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, steps: { type: 'string', default: '100000' }, browser: { type: 'string' }, stretch: { type: 'string' } } });
    ensurePackages(testNeeds);
    await ensureBuilt();
    const rows = await soak({ seed: Number(values.seed), steps: Number(values.steps), only: values.stretch, ...(values.browser ? { names: [values.browser] } : {}) });
    if (rows.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  });
}
