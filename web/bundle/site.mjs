// SPDX-License-Identifier: MIT
// The static site: works from any folder of any host, by relative addresses. TVD_SITE_URL, the address it will have, is
// needed only for what other sites read: link previews and oEmbed.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { integrityOf } from './integrity.mjs';
import { writeServiceWorker } from './offline.mjs';
import { picturesOf, sectionOf, writeBuilders, writeCalculatorPages, writeFrames, writePresetPages } from './pages.mjs';
import { painter } from './painter.mjs';
import { writeSingleFiles } from './single.mjs';

/** @param {string} text @returns {Promise<string>} */
const minifyCss = async (text) => (await transform(text, { loader: 'css', minify: true })).code;

/** For script tags on other people's pages: the file they load is the file they meant. @param {string} site @param {string} file */
const elementFile = (site, file) => ({ file, integrity: integrityOf(join(site, file)) });

/**
 * Small scripts of the pages: modules, but for those that other people's pages or sandboxed frames load.
 * @param {string} page @param {string} site @param {Record<string, string>} elements names by calculator @param {import('./pages.mjs').Section[]} sections
 */
async function writeScripts(page, site, elements, sections) {
  const options = /** @type {const} */ ({ outdir: site, bundle: true, minify: true, target: 'es2022', legalComments: 'none' });
  const files = Object.fromEntries(Object.entries(elements).map(([id, name]) => [id, { en: elementFile(site, `${name}.js`), de: elementFile(site, `${name}.de.js`), pictures: picturesOf(id), name: sections.find((one) => one.id === id)?.name }]));
  await build({ ...options, define: { TVD_ELEMENTS: JSON.stringify(files) }, entryPoints: ['frame', 'offline', 'builder'].map((name) => join(page, `${name}.js`)), format: 'esm' });
  await build({ ...options, entryPoints: ['host', 'embed', 'frame-route'].map((name) => join(page, `${name}.js`)), format: 'iife' });
}

/**
 * @param {import('./bundles.mjs').Place} place @param {string} site
 * @param {{parts: Record<'en'|'de', import('./bundles.mjs').Parts>, elements: Record<string, string>, engines: string[]}} built parts of the pages'
 *   script, by language; names of the scripts for posts, by calculator; files of the engines and their workers
 */
export async function writeSite(place, site, { parts, elements, engines }) {
  const page = join(place.root, 'web/page');
  const { paint, tvd } = await painter(place);
  const siteUrl = (process.env.TVD_SITE_URL ?? '').replace(/\/?$/, (slash) => (process.env.TVD_SITE_URL ? '/' : slash));
  const sections = await Promise.all(Object.entries(place.calculators).map(([id, { engine }]) => sectionOf(id, engine)));
  const shop = { paint, tvd, root: place.root, site, siteUrl, parts, sections };
  const elementCss = await minifyCss(paint.styleText);
  const pageCss = await minifyCss(readFileSync(join(page, 'page.css'), 'utf8'));
  writeFileSync(join(site, 'element.css'), elementCss);
  writeFileSync(join(site, 'page.css'), pageCss);
  for (const file of ['icon.svg', 'manifest.webmanifest', 'gallery.html']) cpSync(join(page, file), join(site, file));
  cpSync(join(page, 'integrations'), join(site, 'integrations'), { recursive: true });
  await writeScripts(page, site, elements, sections);
  writeCalculatorPages(shop);
  writeFrames(shop);
  writeBuilders(shop);
  writePresetPages(shop);
  for (const section of sections) await writeSingleFiles(place, shop, section, { pageCss, elementCss });
  await writeServiceWorker(shop, engines);
}
