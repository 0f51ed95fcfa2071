// SPDX-License-Identifier: MIT
// Lighthouse on the built pages: accessibility, best practices and search must reach the goal. Its performance score is
// that of a slow phone imitated on this machine; it is shown, the best of a few runs, and judged by `--strict` alone,
// since a busy machine lowers it.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../wasm/build.mjs';
import { serve } from '../wasm/serve.mjs';
import { main } from '../wasm/toolchain/run.mjs';
import { packageFolder } from '../wasm/toolchain/tools.mjs';
import { stream } from './steps/step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The last that runs on Node 20. */
const version = '12.8.2';
const goal = 0.95;
const strict = process.argv.includes('--strict');
const runs = strict ? 5 : 1;
const pages = ['', 'p/bitcoin/'];

/** @param {string} url @param {string} report @returns {Promise<Record<string, number>>} scores by category */
async function scores(url, report) {
  const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const program = join(packageFolder('lighthouse', version), 'cli/index.js');
  const { code, text } = await stream(process.execPath, [
    program, url, '--output=json', `--output-path=${report}`, '--quiet', `--chrome-path=${chromium}`, '--chrome-flags=--headless=new --no-sandbox',
  ], { show: false, env: { CHROME_PATH: chromium } });
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}\n${text}`);
  const { categories } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score]));
}

/** @param {Record<string, number>[]} all @returns {Record<string, number>} the best of each */
const best = (all) => Object.fromEntries(Object.keys(all[0] ?? {}).map((id) => [id, Math.max(...all.map((one) => one[id] ?? 0))]));

await main(async () => {
  await ensureBuilt();
  mkdirSync(join(root, 'build'), { recursive: true });
  const server = await serve(join(root, 'dist/site'));
  try {
    for (const page of pages) {
      const all = [];
      for (let i = 0; i < runs; i += 1) all.push(await scores(server.url + page, join(root, 'build/lighthouse.json')));
      const found = best(all);
      console.log(`${Object.entries(found).map(([id, score]) => `${id} ${Math.round(score * 100)}`).join('  ')}  /${page}`);
      for (const [id, score] of Object.entries(found)) {
        if (score >= goal || (id === 'performance' && !strict)) continue;
        console.log(`below ${goal * 100}: ${id} of /${page}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await server.close();
  }
});
