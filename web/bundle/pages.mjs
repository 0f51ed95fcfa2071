// SPDX-License-Identifier: MIT
// Pages with their first answer painted in: the index in each language, one page per preset.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { pageWords } from '../page/words.js';
import { views } from '../views/index.js';
import { workerFile } from './calculators.mjs';

/** @typedef {'en'|'de'} Lang */
/** @typedef {{title: string, question: string, about: string}} PageWords */
/** @typedef {{id: string, first: string|null, worker: string, name: Record<Lang, string>, page: Record<Lang, PageWords>}} Section a calculator's part of the site */
/** @typedef {{paint: any, tvd: any, root: string, site: string, siteUrl: string, sections: Section[], parts: Record<Lang, import('./bundles.mjs').Parts>}} Shop everything a page is made from */

/** @param {string} id @param {string} engine @returns {Promise<Section>} */
export async function sectionOf(id, engine) {
  const [en, de] = await Promise.all(['en', 'de'].map((lang) => import(`../views/${id}.${lang}.js`)));
  return { id, first: views[id]?.first ?? null, worker: workerFile(engine), name: { en: en.default.title, de: de.default.title }, page: { en: en.page, de: de.page } };
}

/** The first calculator has the plain names. @param {Shop} shop @param {string} id @param {string} plain @param {string} named */
const fileOf = ({ sections }, id, plain, named) => (sections[0]?.id === id ? plain : named);

/** From the site's root. @param {Shop} shop @param {string} id @param {Lang} lang */
const pathOf = (shop, id, lang) => (lang === 'en' ? '' : `${lang}/`) + fileOf(shop, id, '', `${id}.html`);

/** @param {Shop} shop @param {string} id */
export const singleOf = (shop, id) => fileOf(shop, id, 'calculator.html', `calculator-${id}.html`);

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** {{name}} by its value; values of `markup` go in as they are. @param {string} html @param {Record<string, string>} values @param {Record<string, string>} markup */
export function filled(html, values, markup = {}) {
  return html.replace(/\{\{(\w+)\}\}/g, (_all, name) => markup[name] ?? escapeHtml(values[name] ?? ''));
}

/** The element as a declarative shadow root. @param {Shop} shop @param {any} stage @param {string} root address of the site's root */
const shadow = ({ paint }, stage, root) => `<template shadowrootmode="open"><link rel="stylesheet" href="${root}element.css">${paint.painted(stage)}</template>`;

/** To the pages of the calculators, this one marked. @param {Shop} shop @param {string} here @param {Lang} lang @param {string} root */
function calculatorLinks(shop, here, lang, root) {
  const link = (/** @type {Section} */ { id, name }) => `<a href="${root}${pathOf(shop, id, lang) || './'}" data-calculator="${id}"${id === here ? ' aria-current="page"' : ''}>${escapeHtml(name[lang])}</a>`;
  return shop.sections.map(link).join('\n');
}

/**
 * @param {Shop} shop @param {Section} section @param {{lang: Lang, preset: string|null, root: string, head?: string, title?: string}} wish
 * @returns {string} a page
 */
export function page(shop, section, { lang, preset, root, head = '', title }) {
  const { id } = section;
  const stage = shop.paint.stageOf(shop.tvd, id, preset, { lang });
  const other = lang === 'en' ? 'de' : 'en';
  const values = {
    ...pageWords[lang], ...section.page[lang], ...(title ? { title } : {}), lang, root, calculator: id, preset: preset ?? '', app: lang === 'en' ? 'app.js' : `app.${lang}.js`, worker: section.worker,
    sentence: shop.paint.said(stage).sentence, otherLang: other, otherPath: pathOf(shop, id, other) || './', singlePath: singleOf(shop, id), builderHash: fileOf(shop, id, '', `#${id}@1`),
  };
  const preloads = shop.parts[lang].first[id]?.map((file) => `<link rel="modulepreload" href="${root}${file}">`) ?? [];
  return filled(readFileSync(join(shop.root, 'web/page/index.html'), 'utf8'), values, {
    painted: shadow(shop, stage, root), head: [head, ...preloads].filter(Boolean).join('\n'), calculatorLinks: calculatorLinks(shop, id, lang, root),
  });
}

/** @param {Shop} shop */
export function writeCalculatorPages(shop) {
  mkdirSync(join(shop.site, 'de'), { recursive: true });
  for (const section of shop.sections) {
    const { id, first: preset } = section;
    const file = fileOf(shop, id, 'index.html', `${id}.html`);
    writeFileSync(join(shop.site, file), page(shop, section, { lang: 'en', preset, root: '', head: preset ? social(shop, id, preset) : '' }));
    writeFileSync(join(shop.site, 'de', file), page(shop, section, { lang: 'de', preset, root: '../' }));
  }
}

/** What other sites read: a picture, and for oEmbed an address. Both must be absolute. @param {Shop} shop @param {string} id of the calculator @param {string} preset @returns {string} */
function social({ paint, tvd, siteUrl }, id, preset) {
  if (!siteUrl) return '';
  const { sentence } = paint.said(paint.stageOf(tvd, id, preset));
  const address = `${siteUrl}p/${preset}/`;
  const tags = { 'og:type': 'website', 'og:title': sentence, 'og:url': address, 'og:image': `${siteUrl}p/${preset}.png`, 'og:image:width': paint.cardSize.width, 'og:image:height': paint.cardSize.height, 'og:image:alt': sentence };
  const metas = Object.entries(tags).map(([name, value]) => `<meta property="${name}" content="${escapeHtml(String(value))}">`);
  return [...metas, '<meta name="twitter:card" content="summary_large_image">', `<link rel="alternate" type="application/json+oembed" href="${address}oembed.json" title="${escapeHtml(sentence)}">`].join('\n');
}

/** The answer to "what may I embed for this address?" (oembed.com). @param {Shop} shop @param {string} id @param {string} preset @param {string} sentence */
function oembed(shop, id, preset, sentence) {
  const { siteUrl, paint } = shop;
  // Room for the whole figure: WordPress follows a frame's own height only on pages where it has loaded a script for that.
  const frame = { width: 720, height: 980 };
  // The calculator in one file: WordPress puts it into a sandbox, where nothing else may be fetched.
  const src = `${siteUrl}${singleOf(shop, id)}#${id}@1?p=${preset}&layout=figure`;
  return {
    version: '1.0', type: 'rich', title: sentence, provider_name: 'Token value dynamics', provider_url: siteUrl, cache_age: 86_400, ...frame,
    thumbnail_url: `${siteUrl}p/${preset}.png`, thumbnail_width: paint.cardSize.width, thumbnail_height: paint.cardSize.height,
    html: `<iframe src="${src}" width="${frame.width}" height="${frame.height}" title="${escapeHtml(sentence)}" frameborder="0" loading="lazy"></iframe>`,
  };
}

/** Page, pictures and oEmbed answer of each preset of a calculator. @param {Shop} shop @param {Section} section */
function writePresetPagesOf(shop, section) {
  for (const { id, name } of shop.paint.presetsOf(section.id)) {
    const folder = join(shop.site, 'p', id);
    mkdirSync(folder, { recursive: true });
    const stage = shop.paint.stageOf(shop.tvd, section.id, id);
    const { sentence } = shop.paint.said(stage);
    const svg = shop.paint.card(stage);
    writeFileSync(join(folder, 'index.html'), page(shop, section, { lang: 'en', preset: id, root: '../../', head: social(shop, section.id, id), title: `${name}: ${section.page.en.title}` }));
    writeFileSync(join(shop.site, 'p', `${id}.svg`), svg);
    writeFileSync(join(shop.site, 'p', `${id}.png`), new Resvg(svg, { font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans' } }).render().asPng());
    if (shop.siteUrl) writeFileSync(join(folder, 'oembed.json'), JSON.stringify(oembed(shop, section.id, id, sentence)));
  }
}

/** Pages of a token belong to the first calculator that has it as a preset. @param {Shop} shop */
export function writePresetPages(shop) {
  const own = new Set();
  for (const section of shop.sections) {
    const file = views[section.id]?.presets;
    if (file && !own.has(file)) writePresetPagesOf(shop, section);
    own.add(file);
  }
}
