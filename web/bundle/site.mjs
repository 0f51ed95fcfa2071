// SPDX-License-Identifier: MIT
// The static site.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** @param {{root: string, dist: string, data: any}} place @param {string} site */
export async function writeSite({ root }, site) {
  const page = join(root, 'web/page');
  const { code } = await transform(readFileSync(join(page, 'page.css'), 'utf8'), { loader: 'css', minify: true });
  writeFileSync(join(site, 'page.css'), code);
  cpSync(join(page, 'index.html'), join(site, 'index.html'));
}
