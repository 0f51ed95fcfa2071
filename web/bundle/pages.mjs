// SPDX-License-Identifier: MIT
// Pages with their first answer painted in: the index in each language, one page per preset.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { pageWords } from '../page/words.js';

/** What the page shows first. */
export const firstPreset = 'solana';

/** @typedef {{paint: any, tvd: any, root: string, site: string, siteUrl: string, parts: Record<'en'|'de', import('./bundles.mjs').Parts>}} Shop everything a page is made from */

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** {{name}} by its value; values of `markup` go in as they are. @param {string} html @param {Record<string, string>} values @param {Record<string, string>} markup */
export function filled(html, values, markup = {}) {
  return html.replace(/\{\{(\w+)\}\}/g, (_all, name) => markup[name] ?? escapeHtml(values[name] ?? ''));
}

/** The element as a declarative shadow root. @param {Shop} shop @param {any} stage @param {string} root address of the site's root */
const shadow = ({ paint }, stage, root) => `<template shadowrootmode="open"><link rel="stylesheet" href="${root}element.css">${paint.painted(stage)}</template>`;

/**
 * @param {Shop} shop @param {{lang: 'en'|'de', preset: string, root: string, head?: string, title?: string}} wish
 * @returns {string} a page
 */
export function page(shop, { lang, preset, root, head = '', title }) {
  const stage = shop.paint.stageOf(shop.tvd, preset, { lang });
  const other = lang === 'en' ? 'de' : 'en';
  const values = {
    ...pageWords[lang], lang, preset, root, app: lang === 'en' ? 'app.js' : `app.${lang}.js`, sentence: shop.paint.said(stage).sentence,
    otherLang: other, otherPath: other === 'en' ? './' : `${other}/`, ...(title ? { title } : {}),
  };
  return filled(readFileSync(join(shop.root, 'web/page/index.html'), 'utf8'), values, { painted: shadow(shop, stage, root), head: [head, ...shop.parts[lang].first.map((file) => `<link rel="modulepreload" href="${root}${file}">`)].filter(Boolean).join('\n') });
}

/** @param {Shop} shop */
export function writeIndexPages(shop) {
  writeFileSync(join(shop.site, 'index.html'), page(shop, { lang: 'en', preset: firstPreset, root: '', head: social(shop, firstPreset) }));
  mkdirSync(join(shop.site, 'de'), { recursive: true });
  writeFileSync(join(shop.site, 'de/index.html'), page(shop, { lang: 'de', preset: firstPreset, root: '../' }));
}

/** What other sites read: a picture, and for oEmbed an address. Both must be absolute. @param {Shop} shop @param {string} preset @returns {string} */
function social({ paint, tvd, siteUrl }, preset) {
  if (!siteUrl) return '';
  const { sentence } = paint.said(paint.stageOf(tvd, preset));
  const address = `${siteUrl}p/${preset}/`;
  const tags = { 'og:type': 'website', 'og:title': sentence, 'og:url': address, 'og:image': `${siteUrl}p/${preset}.png`, 'og:image:width': paint.cardSize.width, 'og:image:height': paint.cardSize.height, 'og:image:alt': sentence };
  const metas = Object.entries(tags).map(([name, value]) => `<meta property="${name}" content="${escapeHtml(String(value))}">`);
  return [...metas, '<meta name="twitter:card" content="summary_large_image">', `<link rel="alternate" type="application/json+oembed" href="${address}oembed.json" title="${escapeHtml(sentence)}">`].join('\n');
}

/** The answer to "what may I embed for this address?" (oembed.com). @param {Shop} shop @param {string} preset @param {string} sentence */
function oembed({ siteUrl, paint }, preset, sentence) {
  const frame = { width: 720, height: 760 };
  const src = `${siteUrl}embed.html#dilution@1?p=${preset}`;
  return {
    version: '1.0', type: 'rich', title: sentence, provider_name: 'Token value dynamics', provider_url: siteUrl, cache_age: 86_400, ...frame,
    thumbnail_url: `${siteUrl}p/${preset}.png`, thumbnail_width: paint.cardSize.width, thumbnail_height: paint.cardSize.height,
    html: `<iframe src="${src}" width="${frame.width}" height="${frame.height}" title="${escapeHtml(sentence)}" frameborder="0" loading="lazy"></iframe>`,
  };
}

/** Page, pictures and oEmbed answer of each preset. @param {Shop} shop */
export function writePresetPages(shop) {
  for (const { id, name } of shop.paint.presets) {
    const folder = join(shop.site, 'p', id);
    mkdirSync(folder, { recursive: true });
    const stage = shop.paint.stageOf(shop.tvd, id);
    const { sentence } = shop.paint.said(stage);
    const svg = shop.paint.card(stage);
    writeFileSync(join(folder, 'index.html'), page(shop, { lang: 'en', preset: id, root: '../../', head: social(shop, id), title: `${name}: ${pageWords.en.title}` }));
    writeFileSync(join(shop.site, 'p', `${id}.svg`), svg);
    writeFileSync(join(shop.site, 'p', `${id}.png`), new Resvg(svg, { font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans' } }).render().asPng());
    if (shop.siteUrl) writeFileSync(join(folder, 'oembed.json'), JSON.stringify(oembed(shop, id, sentence)));
  }
}
