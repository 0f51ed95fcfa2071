// SPDX-License-Identifier: MIT
// What a reader feels, in Chromium on the built page: how soon it answers, how long from an input to the painted answer,
// what a chart of 10,000 points costs a frame, and whether anything moves while it loads.
import { chromium } from 'playwright-core';
import { serve } from '../../wasm/serve.mjs';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('../../dist/site', import.meta.url));
const inputs = 40;

/**
 * In the page: from each of many inputs to its answer on the screen, in milliseconds; 95th percentile. An input comes at
 * the start of a frame, as a browser delivers it. `painted` waits for the frame that shows the answer; without it, the
 * answer has been drawn and laid out, which is all the work of it.
 * @param {boolean} painted
 */
const inputToAnswer = (painted) => `(async () => {
  const element = document.querySelector('tvd-calculator');
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
  const afterPaint = () => new Promise((done) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
  const field = element.shadowRoot.querySelector('#tvd-holdingYears');
  const times = [];
  for (let i = 0; i < ${inputs}; i += 1) {
    await new Promise((done) => setTimeout(done, 250));
    await nextFrame();
    const begun = performance.now();
    const answered = new Promise((done) => element.addEventListener('tvd-result', done, { once: true }));
    field.value = String(3 + i / 10);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await answered;
    await element.updateComplete;
    if (${painted}) await afterPaint(); else element.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)];
})()`;

/** In the page: milliseconds to draw one frame of a moving chart with five lines of 10,000 points. */
const chartFrame = `(async () => {
  const element = document.querySelector('tvd-calculator');
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
    times.push(performance.now() - begun);
    await new Promise((done) => requestAnimationFrame(done));
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
})()`;

/** In the page: how far anything moved, and when the element was ready. */
const watching = `
  window.shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('tvd-ready', () => { window.readyAt ??= performance.now(); });`;

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function page() {
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  /** @param {(page: import('playwright-core').Page) => Promise<number>} measure @param {number} [throttle] of the processor */
  const opened = (measure, throttle = 1) => async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    try {
      await tab.addInitScript(watching);
      const session = await tab.context().newCDPSession(tab);
      if (throttle > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      await tab.goto(server.url);
      while (!(await tab.evaluate('window.readyAt > 0'))) await tab.waitForTimeout(20);
      return await measure(tab);
    } finally {
      await tab.close();
    }
  };
  /** @param {string} script */
  const evaluated = (script) => (/** @type {import('playwright-core').Page} */ tab) => tab.evaluate(script).then(Number);
  return {
    title: 'the page, in Chromium',
    cases: [
      { name: 'engine ready after navigation', unit: 'ms', goal: 150, measure: opened(evaluated('window.readyAt')) },
      { name: 'first contentful paint', unit: 'ms', measure: opened(evaluated("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")) },
      { name: 'input to answer laid out, 95th percentile', unit: 'ms', goal: 16, measure: opened(evaluated(inputToAnswer(false))) },
      { name: 'input to painted frame, 95th percentile', unit: 'ms', measure: opened(evaluated(inputToAnswer(true))) },
      { name: 'laid out, processor slowed 4 times', unit: 'ms', goal: 50, measure: opened(evaluated(inputToAnswer(false)), 4) },
      { name: 'all charts with 10,000 points, a frame', unit: 'ms', goal: 16.7, measure: opened(evaluated(chartFrame)) },
      { name: 'layout shift after a second', unit: '', goal: 0, measure: opened(async (tab) => { await tab.waitForTimeout(1000); return Number(await tab.evaluate('window.shift')); }) },
    ],
    close: () => { void browser.close(); void server.close(); },
  };
}
