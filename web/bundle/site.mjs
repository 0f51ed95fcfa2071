// SPDX-License-Identifier: MIT
// The static site: the page with its first answer painted in, its style sheets and pictures.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { painter } from './painter.mjs';

/** What the page shows first. */
const firstPreset = 'solana';

/** @param {string} text @returns {Promise<string>} */
const minifyCss = async (text) => (await transform(text, { loader: 'css', minify: true })).code;

/** @param {{root: string, dist: string, data: any}} place @param {string} site */
export async function writeSite(place, site) {
  const page = join(place.root, 'web/page');
  const { paint, tvd } = await painter(place);
  const stage = paint.stageOf(tvd, firstPreset);
  const html = readFileSync(join(page, 'index.html'), 'utf8')
    .replaceAll('{{preset}}', firstPreset)
    .replaceAll('{{sentence}}', paint.said(stage).sentence)
    .replace('{{painted}}', () => `<template shadowrootmode="open"><link rel="stylesheet" href="element.css">${paint.painted(stage)}</template>`);
  writeFileSync(join(site, 'index.html'), html);
  writeFileSync(join(site, 'element.css'), await minifyCss(paint.styleText));
  writeFileSync(join(site, 'page.css'), await minifyCss(readFileSync(join(page, 'page.css'), 'utf8')));
  cpSync(join(page, 'icon.svg'), join(site, 'icon.svg'));
}
