// SPDX-License-Identifier: MIT
// calculator.html: everything in one file, for double clicks, e-mail attachments and sandboxed frames.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleInline } from './bundles.mjs';
import { firstPreset } from './pages.mjs';

/** Inside a script element only this would end it early. @param {string} code */
const inline = (code) => code.replace(/<\/(script)/gi, '<\\/$1');

/**
 * @param {{root: string, dist: string, engine: string, data: any}} place @param {import('./pages.mjs').Shop} shop
 * @param {{pageCss: string, elementCss: string}} styles
 */
export async function writeSingleFile(place, shop, { pageCss, elementCss }) {
  const outfile = join(place.root, 'build/web/single.js');
  mkdirSync(join(place.root, 'build/web'), { recursive: true });
  await bundleInline(place, { outfile });
  const frame = await build({ entryPoints: [join(place.root, 'web/page/frame.js')], bundle: true, minify: true, write: false, format: 'iife', target: 'es2022' });
  const stage = shop.paint.stageOf(shop.tvd, firstPreset);
  const painted = `<template shadowrootmode="open"><style>${elementCss}</style>${shop.paint.painted(stage)}</template>`;
  writeFileSync(join(shop.site, 'calculator.html'), `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Token dilution calculator</title><meta name="color-scheme" content="light dark"><style>${pageCss}</style></head>
<body><main><h1>What does future supply do to your holding?</h1>
<tvd-calculator preset="${firstPreset}" layout="full" url-sync="">${painted}</tvd-calculator></main>
<script>${inline(readFileSync(outfile, 'utf8'))}</script>
<script>${inline(frame.outputFiles[0].text)}</script></body></html>
`);
}
