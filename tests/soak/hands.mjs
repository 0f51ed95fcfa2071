// SPDX-License-Identifier: MIT
// What only the browser itself can do for the random reader: a mouse that drags, a keyboard that types, another width, no
// network, another page.
import { random } from '../fuzz/web/mutate.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Longest time for one look at the page: then it hangs. */
const patienceMs = 90_000;

/** @param {Page} page @param {import('playwright-core').BrowserContext} context @param {number} seed @param {boolean} goesOffline */
export function hands(page, context, seed, goesOffline) {
  const next = random(seed + 1);
  const below = (/** @type {number} */ size) => Math.floor(next() * size);
  /** @type {string[]} */
  const log = [];
  const self = { log, offline: false, step, follow, until, guard };

  /** @param {string} selector @returns {Promise<{x: number, y: number, width: number, height: number}|null>} of one on the screen */
  const boxOf = (selector) => page.evaluate(`((at) => {
    const all = [...document.querySelector('tvd-calculator').shadowRoot.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility());
    const one = all[Math.floor(at * all.length)];
    one?.scrollIntoView({ block: 'center' });
    const box = one?.getBoundingClientRect();
    return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
  })(${next()})`);

  async function drag() {
    const box = await boxOf('input[type=range]');
    if (!box) return;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + next() * box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + next() * box.width, y, { steps: 4 });
    await page.mouse.up();
  }

  async function type() {
    const box = await boxOf('[data-path] input[type=text]');
    if (!box) return;
    await page.mouse.click(box.x + box.width / 3, box.y + box.height / 2, { clickCount: 3 });
    await page.keyboard.type(['3', '0.8', '12%', 'abc', '1e3', '-'][below(6)] ?? '3');
    await page.keyboard.press(['Enter', 'Tab', 'Escape', 'ArrowUp'][below(4)] ?? 'Enter');
  }

  const resize = () => page.setViewportSize({ width: [320, 500, 768, 1280][below(4)] ?? 768, height: 600 + below(400) });

  async function network() {
    // Not every driver can.
    const wish = goesOffline && !self.offline;
    const able = await context.setOffline(wish).then(() => true, () => false);
    if (able) self.offline = wish;
  }

  /** To another calculator by the page's own link. */
  async function follow() {
    if (self.offline) await network();
    const before = new URL(page.url()).pathname;
    const links = page.locator('nav a[data-calculator]:not([aria-current])');
    log.push('follow');
    await links.nth(below(await links.count())).click();
    await until(`location.pathname !== ${JSON.stringify(before)} && Boolean(document.querySelector('tvd-calculator')?.cleared)`);
  }

  async function step() {
    const [name, deed] = /** @type {[string, () => Promise<unknown>][]} */ ([['drag by mouse', drag], ['type by keyboard', type], ['drag by mouse', drag], ['type by keyboard', type], ['resize', resize], ['network', network]])[below(6)] ?? ['resize', resize];
    log.push(name);
    if (log.length > 20) log.shift();
    await deed();
  }

  /** Between two pages there is none to ask. @param {string} script */
  async function until(script) {
    for (const end = Date.now() + patienceMs; await page.evaluate(script).catch(() => false) !== true;) {
      if (Date.now() > end) throw new Error(`never true: ${script}`);
      await new Promise((done) => { setTimeout(done, 30); });
    }
  }

  /** A page that does not answer is a fault like any other. @param {() => Promise<string[]>} look @returns {Promise<string[]>} */
  async function guard(look) {
    /** @type {NodeJS.Timeout|undefined} */
    let timer;
    const late = new Promise((resolve) => { timer = setTimeout(() => resolve(['the page hangs']), patienceMs); });
    try {
      return /** @type {string[]} */ (await Promise.race([look(), late]));
    } catch (error) {
      return [`driver: ${error}`];
    } finally {
      clearTimeout(timer);
    }
  }

  return self;
}
