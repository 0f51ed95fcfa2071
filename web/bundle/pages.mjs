// SPDX-License-Identifier: MIT
// Pages with their first answer painted in: the index in each language, one page per preset.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { pageLanguages as languages } from '../page/language.js';
import { builderWords } from '../page/builder.words.js';
import { pageWords } from '../page/words.js';
import { views } from '../views/index.js';
import { workerFile } from './calculators.mjs';
import { missingWords } from './words.mjs';

/** @typedef {typeof languages[number]} Lang */
/** @typedef {{title: string, question: string, about: string}} PageWords */
/** @typedef {{id: string, first: string|null, worker: string, name: Record<Lang, string>, page: Record<Lang, PageWords>}} Section a calculator's part of the site */
/** @typedef {{paint: any, tvd: any, root: string, site: string, siteUrl: string, sections: Section[], parts: Record<Lang, import('./bundles.mjs').Parts>}} Shop everything a page is made from */

/** @param {string} id @param {string} engine @returns {Promise<Section>} */
export async function sectionOf(id, engine) {
  const [en, de] = await Promise.all(languages.map(async (lang) => {
    const words = await import(`../views/${id}.${lang}.js`);
    const missing = views[id] ? missingWords(views[id], words.default) : [];
    if (missing.length > 0) throw new Error(`web/views/${id}.${lang}.js lacks words that web/views/${id}.js needs: ${missing.join(', ')}`);
    return words;
  }));
  return { id, first: views[id]?.first ?? null, worker: workerFile(engine), name: { en: en.default.title, de: de.default.title }, page: { en: en.page, de: de.page } };
}

/** The first calculator has the plain names. @param {Shop} shop @param {string} id @param {string} plain @param {string} named */
const fileOf = ({ sections }, id, plain, named) => (sections[0]?.id === id ? plain : named);

/** Of the pages in a language, from the site's root. @param {Lang} lang */
export const folderOf = (lang) => (lang === 'en' ? '' : `${lang}/`);

/** The site's root, from there. @param {Lang} lang */
const rootOf = (lang) => (lang === 'en' ? '' : '../');

/** @param {Lang} lang @returns {Lang} the language that a page leads to */
const otherThan = (lang) => (lang === 'en' ? 'de' : 'en');

/** @param {Lang} lang */
const appOf = (lang) => (lang === 'en' ? 'app.js' : `app.${lang}.js`);

/**
 * What names of pages and pictures of a calculator's presets begin with: the first calculator that has the presets of a file
 * gives them their own names.
 * @param {string} id
 */
export const picturesOf = (id) => (Object.values(views).find(({ presets }) => presets === views[id]?.presets)?.calculator === id ? '' : `${id}-`);

/** From the site's root. @param {Shop} shop @param {string} id @param {Lang} lang */
const pathOf = (shop, id, lang) => folderOf(lang) + fileOf(shop, id, '', `${id}.html`);

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
  const other = otherThan(lang);
  const values = {
    ...pageWords[lang], ...section.page[lang], ...(title ? { title } : {}), lang, root, calculator: id, preset: preset ?? '', app: appOf(lang), worker: section.worker,
    sentence: shop.paint.said(stage).sentence, otherLang: other, otherPath: pathOf(shop, id, other) || './', singlePath: folderOf(lang) + singleOf(shop, id),
    builderLink: `${folderOf(lang)}builder.html${fileOf(shop, id, '', `#${id}@1`)}`,
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
    for (const lang of languages) {
      const head = preset && lang === 'en' ? social(shop, id, preset) : '';
      writeFileSync(join(shop.site, folderOf(lang), file), page(shop, section, { lang, preset, root: rootOf(lang), head }));
    }
  }
}

/** embed.html, in each language: the calculator alone, for frames. @param {Shop} shop */
export function writeFrames(shop) {
  const html = readFileSync(join(shop.root, 'web/page/embed.html'), 'utf8');
  for (const lang of languages) {
    const values = { ...pageWords[lang], lang, root: rootOf(lang), app: appOf(lang), preset: shop.sections[0]?.first ?? '' };
    writeFileSync(join(shop.site, folderOf(lang), 'embed.html'), filled(html, values));
  }
}

/** builder.html, in each language, with the figure that it begins with. @param {Shop} shop */
export function writeBuilders(shop) {
  const { id = '', first = null } = shop.sections[0] ?? {};
  const html = readFileSync(join(shop.root, 'web/page/builder.html'), 'utf8');
  for (const lang of languages) {
    const root = rootOf(lang);
    const otherLang = otherThan(lang);
    const values = { lang, root, otherLang, otherPath: `${folderOf(otherLang)}builder.html`, other: pageWords[lang].other, calculatorId: id, preset: first ?? '' };
    const words = Object.fromEntries(Object.entries(builderWords[lang]).map(([name, text]) => [name, filled(text, values)]));
    const painted = shadow(shop, shop.paint.stageOf(shop.tvd, id, first, { layout: 'figure', lang }), root);
    writeFileSync(join(shop.site, folderOf(lang), 'builder.html'), filled(html, values, { ...words, painted }));
  }
}

/** What other sites read: a picture, and for oEmbed an address. Both must be absolute. @param {Shop} shop @param {string} id of the calculator @param {string} preset @returns {string} */
function social({ paint, tvd, siteUrl }, id, preset) {
  if (!siteUrl) return '';
  const { sentence } = paint.said(paint.stageOf(tvd, id, preset));
  const name = picturesOf(id) + preset;
  const address = `${siteUrl}p/${name}/`;
  const tags = { 'og:type': 'website', 'og:title': sentence, 'og:url': address, 'og:image': `${siteUrl}p/${name}.png`, 'og:image:width': paint.cardSize.width, 'og:image:height': paint.cardSize.height, 'og:image:alt': sentence };
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
    thumbnail_url: `${siteUrl}p/${picturesOf(id)}${preset}.png`, thumbnail_width: paint.cardSize.width, thumbnail_height: paint.cardSize.height,
    html: `<iframe src="${src}" width="${frame.width}" height="${frame.height}" title="${escapeHtml(sentence)}" frameborder="0" loading="lazy"></iframe>`,
  };
}

/** The picture that a snippet in a language shows. @param {Shop} shop @param {Section} section @param {string} preset @param {Lang} lang @returns {string} SVG */
function writePicture({ paint, tvd, site }, section, preset, lang) {
  const svg = paint.card(paint.stageOf(tvd, section.id, preset, { lang }));
  writeFileSync(join(site, folderOf(lang), 'p', `${picturesOf(section.id)}${preset}.svg`), svg);
  return svg;
}

/** Page, pictures and oEmbed answer of a preset. @param {Shop} shop @param {Section} section @param {{id: string, name: string}} preset */
function writePresetPage(shop, section, { id, name }) {
  const file = picturesOf(section.id) + id;
  const folder = join(shop.site, 'p', file);
  mkdirSync(folder, { recursive: true });
  for (const lang of languages.slice(1)) writePicture(shop, section, id, lang);
  const svg = writePicture(shop, section, id, 'en');
  const { sentence } = shop.paint.said(shop.paint.stageOf(shop.tvd, section.id, id));
  writeFileSync(join(folder, 'index.html'), page(shop, section, { lang: 'en', preset: id, root: '../../', head: social(shop, section.id, id), title: `${name}: ${section.page.en.title}` }));
  writeFileSync(join(shop.site, 'p', `${file}.png`), new Resvg(svg, { font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans' } }).render().asPng());
  if (shop.siteUrl) writeFileSync(join(folder, 'oembed.json'), JSON.stringify(oembed(shop, section.id, id, sentence)));
}

/** @param {Shop} shop */
export function writePresetPages(shop) {
  for (const lang of languages) mkdirSync(join(shop.site, folderOf(lang), 'p'), { recursive: true });
  const written = new Set();
  for (const section of shop.sections) {
    for (const preset of shop.paint.presetsOf(section.id)) {
      const name = picturesOf(section.id) + preset.id;
      if (written.has(name)) throw new Error(`two presets would have the page p/${name}/`);
      written.add(name);
      writePresetPage(shop, section, preset);
    }
  }
}
