// SPDX-License-Identifier: MIT
// Remakes the picture in the README from the built site: `npm run screenshot`.
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../wasm/build.mjs';
import { serve } from '../wasm/serve.mjs';
import { main } from '../wasm/toolchain/run.mjs';

await main(async () => {
  await ensureBuilt();
  const { chromium } = await import('playwright-core');
  const site = await serve(fileURLToPath(new URL('../dist/site', import.meta.url)));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, colorScheme: 'light' });
  await page.goto(`${site.url}#dilution@1?p=arbitrum`);
  await page.locator('tvd-calculator').evaluate((/** @type {any} */ element) => element.ready);
  await page.waitForTimeout(800);  // charts draw in the next frames
  await page.screenshot({ path: fileURLToPath(new URL('page/screenshot.png', import.meta.url)) });
  await browser.close();
  await site.close();
});
