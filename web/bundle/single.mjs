// SPDX-License-Identifier: MIT
// calculator.html: everything in one file, for double clicks, e-mail attachments and sandboxed frames. German ones lie in de/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleInline, only } from './bundles.mjs';
import { folderOf, singleOf } from './pages.mjs';
import { pageLanguages as languages } from '../page/language.js';

/** Inside a script element only this would end it early. @param {string} code */
const inline = (code) => code.replace(/<\/(script)/gi, '<\\/$1');

/** @typedef {import('./pages.mjs').Lang} Lang */
/** @typedef {{pageCss: string, elementCss: string}} Styles */

/** One in each language. @param {import('./bundles.mjs').Place} place @param {import('./pages.mjs').Shop} shop @param {import('./pages.mjs').Section} section @param {Styles} styles */
export async function writeSingleFiles(place, shop, section, styles) {
  for (const lang of languages) await writeSingleFile(place, shop, section, styles, lang);
}

/**
 * @param {import('./bundles.mjs').Place} place @param {import('./pages.mjs').Shop} shop @param {import('./pages.mjs').Section} section
 * @param {Styles} styles @param {Lang} lang
 */
async function writeSingleFile(place, shop, { id, first, page }, { pageCss, elementCss }, lang) {
  const words = page[lang];
  const outfile = join(place.root, `build/web/single-${id}.${lang}.js`);
  mkdirSync(join(place.root, 'build/web'), { recursive: true });
  await bundleInline(only(place, id), { outfile, lang });
  const frame = await build({ entryPoints: [join(place.root, 'web/page/frame.js')], bundle: true, minify: true, write: false, format: 'iife', target: 'es2022' });
  const stage = shop.paint.stageOf(shop.tvd, id, first, { lang });
  const painted = `<template shadowrootmode="open"><style>${elementCss}</style>${shop.paint.painted(stage)}</template>`;
  writeFileSync(join(shop.site, folderOf(lang), singleOf(shop, id)), `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><meta name="color-scheme" content="light dark"><style>${pageCss}</style></head>
<body><main><h1>${words.question}</h1>
<tvd-calculator calculator="${id}"${first ? ` preset="${first}"` : ''} layout="full" url-sync="">${painted}</tvd-calculator></main>
<script>${inline(readFileSync(outfile, 'utf8'))}</script>
<script>${inline(frame.outputFiles[0].text)}</script></body></html>
`);
}
