// SPDX-License-Identifier: MIT
// The three browser engines behind one small set of verbs. A selector is looked up inside the first <tvd-calculator>.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromium, firefox } from 'playwright-core';
import { Builder, Capabilities, Key } from 'selenium-webdriver';

/**
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open
 * @property {(script: string) => Promise<any>} run      an expression in the page; promises are awaited
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string) => Promise<void>} focus
 * @property {(selector: string, text: string) => Promise<void>} fill  replaces what stands there
 * @property {(...keys: string[]) => Promise<void>} press  to whatever has the focus
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<string[]>} errors  console errors so far
 * @property {() => Promise<void>} close
 */

/** Finds inside the element's shadow root, or its light page. @param {string} selector */
export const inside = (selector) => `(document.querySelector('tvd-calculator')?.shadowRoot?.querySelector(${JSON.stringify(selector)}) ?? document.querySelector(${JSON.stringify(selector)}))`;

/**
 * @param {import('playwright-core').BrowserType} type @param {import('playwright-core').LaunchOptions} options
 * @returns {Promise<Page>}
 */
async function playwright(type, options, colorScheme = /** @type {'light'|'dark'} */ ('light')) {
  const browser = await type.launch(options);
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  /** @type {string[]} */
  const errors = [];
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  page.on('pageerror', (error) => { errors.push(String(error)); });
  const handle = (/** @type {string} */ selector) => page.locator(selector).first();
  return {
    open: async (url) => { await page.goto(url); },
    run: (script) => page.evaluate(script),
    click: (selector) => handle(selector).click(),
    focus: (selector) => handle(selector).focus(),
    fill: (selector, text) => handle(selector).fill(text),
    press: async (...keys) => { for (const key of keys) await page.keyboard.press(key); },
    resize: (width, height) => page.setViewportSize({ width, height }),
    errors: async () => errors,
    close: () => browser.close(),
  };
}

/** Where distributions put the browser that WebKitWebDriver drives. */
const miniBrowsers = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser'];

/** @type {Record<string, string>} */
const keys = { Enter: Key.ENTER, Tab: Key.TAB, 'Shift+Tab': Key.chord(Key.SHIFT, Key.TAB), ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP, Home: Key.HOME, End: Key.END, Space: Key.SPACE, Escape: Key.ESCAPE };

/** A screen that no other test has. @returns {Promise<{screen: import('node:child_process').ChildProcess, display: string}>} */
async function anyScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
  return { screen, display: `:${String(number).trim()}` };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** @returns {Promise<Page>} */
async function webkit() {
  const { screen, display } = await anyScreen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_FORCE_SANDBOX: '0', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } });
  const stop = () => { driver.kill(); screen.kill(); };
  try {
    const browser = await connected(port);
    await browser.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 });
    return webkitPage(browser, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

/** The driver needs a moment to listen. @param {number} port */
async function connected(port) {
  const binary = miniBrowsers.find(existsSync);
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } });
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await new Builder().usingServer(`http://localhost:${port}`).withCapabilities(capabilities).build();
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
  }
}

/** In the page: brings an element into view and waits until it stands still; other drivers do so by themselves. @param {string} element */
const atRest = (element) => `const done = arguments[0];
  ${element}.scrollIntoView({ block: 'center' });
  let [before, frames] = [NaN, 0];
  const look = () => {
    const { x, y } = ${element}.getBoundingClientRect();
    frames = x + y === before ? frames + 1 : 0;
    before = x + y;
    if (frames < 3) requestAnimationFrame(look); else done();
  };
  look();`;

/** @param {import('selenium-webdriver').WebDriver} browser @param {() => void} stop @returns {Page} */
function webkitPage(browser, stop) {
  const find = async (/** @type {string} */ selector) => /** @type {import('selenium-webdriver').WebElement} */ (await browser.executeScript(`return ${inside(selector)}`));
  return {
    // Errors are collected by the page itself: this driver gives no console.
    open: async (url) => {
      await browser.get(url);
      await browser.executeScript("window.seenErrors = []; addEventListener('error', (e) => seenErrors.push(e.message)); addEventListener('unhandledrejection', (e) => seenErrors.push(String(e.reason)));");
    },
    run: (script) => browser.executeAsyncScript(`const done = arguments[0]; Promise.resolve().then(() => (${script})).then(done, (e) => done('error: ' + e))`),
    click: async (selector) => {
      await browser.executeAsyncScript(atRest(inside(selector)));
      await (await find(selector)).click();
    },
    focus: async (selector) => { await browser.executeScript(`${inside(selector)}.focus()`); },
    fill: async (selector, text) => {
      await browser.executeScript(`{ const field = ${inside(selector)}; field.focus(); field.select?.(); }`);
      await browser.actions().sendKeys(...text.split('\n').flatMap((line, i) => (i ? [Key.ENTER, line] : [line]))).perform();
    },
    press: async (...names) => { for (const name of names) await browser.actions().sendKeys(keys[name] ?? name).perform(); },
    resize: async (width, height) => { await browser.manage().window().setRect({ width, height, x: 0, y: 0 }); },
    // That sizes changed once more within a frame, which the next frame shows, is no error.
    errors: () => browser.executeScript("return window.seenErrors ?? []"),
    close: async () => { await browser.quit().catch(() => {}); stop(); },
  };
}

/** @type {Record<string, () => Promise<Page>>} */
export const engines = {
  chromium: () => playwright(chromium, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  firefox: () => playwright(firefox, { channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' }),
  webkit,
};
