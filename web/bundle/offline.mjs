// SPDX-License-Identifier: MIT
// The service worker: knows every file it keeps, and is another one whenever any of them changes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The pages themselves, besides their scripts; preset pages and single files are fetched when asked for. */
const kept = ['page.css', 'element.css', 'offline.js', 'route.js', 'icon.svg', 'manifest.webmanifest'];

/** @param {import('./pages.mjs').Shop} shop @param {string[]} engines */
export async function writeServiceWorker({ root, site, sections, parts }, engines) {
  const pages = sections.map(({ id }, i) => (i === 0 ? '' : `${id}.html`));
  const files = [...new Set([...pages, ...kept, ...engines, ...parts.en.all])];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(site, file || 'index.html')));
  await build({
    entryPoints: [join(root, 'web/page/sw.js')], outfile: join(site, 'sw.js'), bundle: true, minify: true, format: 'iife', target: 'es2022',
    define: { TVD_SITE_VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)), TVD_SITE_FILES: JSON.stringify(files.map((file) => `./${file}`)) },
  });
}
