// SPDX-License-Identifier: MIT
// Loads the element's own panels into Node, with the built engine.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { tvdPlugin } from './plugin.mjs';

/** @param {{root: string, dist: string, calculators: import('./bundles.mjs').Calculators, data: Record<string, unknown>}} place @returns {Promise<{paint: typeof import('./paint.js'), tvd: any}>} */
export async function painter({ root, dist, calculators, data }) {
  const folder = join(root, 'build/web');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, 'paint.mjs');
  await build({
    entryPoints: [join(root, 'web/bundle/paint.js')], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20',
    conditions: ['node'], logLevel: 'warning', plugins: [tvdPlugin({ root, dist, calculators, embed: 'none', later: 'inside', data, lang: 'de' })],
  });
  const paint = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  const { load } = await import(pathToFileURL(join(dist, 'index.js')).href);
  return { paint, tvd: await load() };
}
