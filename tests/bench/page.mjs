// SPDX-License-Identifier: MIT
// What a reader feels, in Chromium on the built page: how soon it answers, how long from an input to the painted answer,
// what a chart of 10,000 points costs a frame, whether anything moves while it loads, and how a long calculation begins and ends.
import { openChromium } from './chromium.mjs';

const inputs = 40;

/** In the page: what the scripts below share. An input comes at the start of a frame, as a browser delivers it. */
const shared = `
  const element = document.querySelector('tvd-calculator');
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
  const afterPaint = () => new Promise((done) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
  const event = (...names) => new Promise((done) => names.forEach((name) => element.addEventListener(name, done, { once: true })));
  const until = async (holds) => { while (!holds()) await nextFrame(); };
  const inside = (selector) => element.shadowRoot.querySelector(selector);
  const enter = (value) => {
    const field = inside('#tvd-holdingYears');
    field.value = String(value);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  const quantile = (times, share) => times.sort((a, b) => a - b)[Math.floor(times.length * share)];`;

/**
 * In the page: from each of many inputs to its answer on the screen, in milliseconds; 95th percentile. `painted` waits for
 * the frame that shows the answer; without it, the answer has been drawn and laid out, which is all the work of it.
 * @param {boolean} painted
 */
const inputToAnswer = (painted) => `(async () => {
  ${shared}
  const times = [];
  for (let i = 0; i < ${inputs}; i += 1) {
    await pause(250);
    await nextFrame();
    const begun = performance.now();
    const answered = event('tvd-result');
    enter(3 + i / 10);
    await answered;
    await element.updateComplete;
    if (${painted}) await afterPaint(); else element.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  return quantile(times, 0.95);
})()`;

/** In the page: milliseconds to draw and lay out one frame of a moving chart with five lines of 10,000 points. */
const chartFrame = `(async () => {
  ${shared}
  const { result } = element.stage.answers.a;
  const n = 10_000;
  const long = (from) => Float64Array.from({ length: n }, (_one, i) => from[Math.floor((i / n) * from.length)] * (1 + 0.01 * Math.sin(i)));
  const path = Object.fromEntries(Object.entries(result.path).map(([key, column]) => [key, ArrayBuffer.isView(column) ? long(column) : column]));
  path.year = Float64Array.from({ length: n }, (_one, i) => (i / n) * 5);
  path.supplyByRelease = result.path.supplyByRelease.map((row) => ({ ...row, supply: long(row.supply) }));
  element.stage.ui.tab = 'chart';
  const times = [];
  for (let i = 0; i < 20; i += 1) {
    element.stage.answers.a = { ...element.stage.answers.a, result: { ...result, path: { ...path } } };
    const begun = performance.now();
    element.requestUpdate();
    await element.updateComplete;
    element.getBoundingClientRect();
    times.push(performance.now() - begun);
    await nextFrame();
  }
  return quantile(times, 0.5);
})()`;

/** In the page of a simulation: milliseconds from an input to the first painted picture of its answer; 95th percentile. */
const firstPicture = `(async () => {
  ${shared}
  const times = [];
  for (let i = 0; i < 10; i += 1) {
    await until(() => element.stage.answers.a?.result && !element.stage.answers.a.pending);
    await pause(250);
    await nextFrame();
    const begun = performance.now();
    enter(3 + i / 10);
    while ((await event('tvd-progress', 'tvd-result')).detail.done === 0);
    await element.updateComplete;
    await afterPaint();
    times.push(performance.now() - begun);
  }
  return quantile(times, 0.95);
})()`;

/** In the page of a simulation: milliseconds from a click on Cancel until five million paths are stopped and what is known of them is shown. */
const cancelled = `(async () => {
  ${shared}
  const answer = () => element.stage.answers.a;
  await until(() => answer()?.result && !answer().pending);
  element.act.set('paths', 5e6);
  await until(() => answer().progress?.held || answer().progress?.done > 0);
  if (answer().progress.held) element.act.failure('run');
  await until(() => answer().progress?.done > 0 && inside('.heavy .bar + p button'));
  await pause(500);
  const begun = performance.now();
  inside('.heavy .bar + p button').click();
  await until(() => !answer().pending && !inside('.heavy .bar'));
  const ms = performance.now() - begun;
  return answer().result.paths < 5e6 ? ms : NaN;
})()`;

/** In the page: how far anything moved, and when the element was ready. */
const watching = `
  window.shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('tvd-ready', () => { window.readyAt ??= performance.now(); });`;

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function page() {
  const { browser, url, close } = await openChromium('dist/site');
  /** @param {(page: import('playwright-core').Page) => Promise<number>} measure @param {{throttle?: number, address?: string}} [options] throttle: of the processor */
  const opened = (measure, { throttle = 1, address = '' } = {}) => async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    try {
      await tab.addInitScript(watching);
      const session = await tab.context().newCDPSession(tab);
      if (throttle > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      await tab.goto(url + address);
      while (!(await tab.evaluate('window.readyAt > 0'))) await tab.waitForTimeout(20);
      return await measure(tab);
    } finally {
      await tab.close();
    }
  };
  /** @param {string} script */
  const evaluated = (script) => (/** @type {import('playwright-core').Page} */ tab) => tab.evaluate(script).then(Number);
  const slow = { throttle: 4 };
  const simulation = { address: 'valuation.html' };
  return {
    title: 'the page, in Chromium',
    cases: [
      { name: 'engine ready after navigation', unit: 'ms', goal: 150, measure: opened(evaluated('window.readyAt')) },
      { name: 'first contentful paint', unit: 'ms', measure: opened(evaluated("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")) },
      { name: 'input to answer laid out, 95th percentile', unit: 'ms', goal: 16, measure: opened(evaluated(inputToAnswer(false))) },
      { name: 'input to painted frame, 95th percentile', unit: 'ms', measure: opened(evaluated(inputToAnswer(true))) },
      { name: 'laid out, processor slowed 4 times', unit: 'ms', goal: 50, measure: opened(evaluated(inputToAnswer(false)), slow) },
      { name: 'painted frame, processor slowed 4 times', unit: 'ms', measure: opened(evaluated(inputToAnswer(true)), slow) },
      { name: 'all charts with 10,000 points, a frame', unit: 'ms', goal: 16.7, measure: opened(evaluated(chartFrame)) },
      { name: 'layout shift after a second', unit: '', goal: 0, measure: opened(async (tab) => { await tab.waitForTimeout(1000); return Number(await tab.evaluate('window.shift')); }) },
      { name: 'valuation, input to first painted picture, 95th percentile', unit: 'ms', goal: 50, measure: opened(evaluated(firstPicture), simulation) },
      { name: 'valuation, Cancel of five million paths', unit: 'ms', goal: 100, measure: opened(evaluated(cancelled), simulation) },
    ],
    close,
  };
}
