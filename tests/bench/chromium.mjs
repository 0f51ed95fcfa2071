// SPDX-License-Identifier: MIT
// Chromium on a folder of the project.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../wasm/serve.mjs';

/** @param {string} folder @param {Record<string, string>} [headers] besides the usual ones, or instead */
export async function openChromium(folder, headers = {}) {
  const server = await serve(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), { headers });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  return { browser, url: server.url, close: () => { void browser.close(); void server.close(); } };
}
