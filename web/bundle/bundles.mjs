// SPDX-License-Identifier: MIT
// The scripts: one file that holds everything, for other people's pages, and the page's own beside its engine.
import { join } from 'node:path';
import { build } from 'esbuild';
import { tvdPlugin } from './plugin.mjs';

/** Emscripten's glue asks for these in Node only. */
const nodeOnly = ['node:*', 'module', 'fs', 'path', 'url', 'crypto', 'worker_threads'];

/**
 * @param {{root: string, dist: string, data: Record<string, unknown>}} place
 * @param {{outfile: string, embed: boolean, format?: 'esm'|'iife', lang?: string}} wish iife: to stand inline in a page; lang: besides English
 */
export async function bundle({ root, dist, data }, { outfile, embed, format = 'esm', lang = 'en' }) {
  const result = await build({
    entryPoints: [join(root, 'web/element/entry.js')],
    outfile,
    bundle: true,
    minify: true,
    format,
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    conditions: ['production'],
    external: nodeOnly,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    inject: [join(root, 'web/element/inject.js')],
    logLevel: 'warning',
    // An inline script has no address of its own; the engine is inside, so nothing is ever fetched from this one.
    ...(format === 'iife' ? { define: { 'import.meta.url': '"https://inline.invalid/"' } } : {}),
    plugins: [tvdPlugin({ root, dist, embed, data, lang })],
  });
  return result.metafile;
}
