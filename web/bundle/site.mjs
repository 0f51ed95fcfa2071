// SPDX-License-Identifier: MIT
// The static site: works from any folder of any host, by relative addresses. TVD_SITE_URL, the address it will have, is
// needed only for what other sites read: link previews and oEmbed.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { writeServiceWorker } from './offline.mjs';
import { writeIndexPages, writePresetPages } from './pages.mjs';
import { painter } from './painter.mjs';
import { writeSingleFile } from './single.mjs';

/** @param {string} text @returns {Promise<string>} */
const minifyCss = async (text) => (await transform(text, { loader: 'css', minify: true })).code;

/** For script tags on other people's pages: the file they load is the file they meant. @param {string} file */
const integrityOf = (file) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;

/** Small scripts of the pages: modules, but for the two that other people's pages include. @param {string} page @param {string} site */
async function writeScripts(page, site) {
  const options = /** @type {const} */ ({ outdir: site, bundle: true, minify: true, target: 'es2022', legalComments: 'none' });
  const integrity = { en: integrityOf(join(site, 'tvd.js')), de: integrityOf(join(site, 'tvd.de.js')) };
  await build({ ...options, define: { TVD_INTEGRITY: JSON.stringify(integrity) }, entryPoints: ['frame', 'offline', 'builder'].map((name) => join(page, `${name}.js`)), format: 'esm' });
  await build({ ...options, entryPoints: ['host', 'embed'].map((name) => join(page, `${name}.js`)), format: 'iife' });
}

/** @param {{root: string, dist: string, engine: string, data: any}} place @param {string} site @param {Record<'en'|'de', import('./bundles.mjs').Parts>} parts of the page's script, by language */
export async function writeSite(place, site, parts) {
  const page = join(place.root, 'web/page');
  const { paint, tvd } = await painter(place);
  const siteUrl = (process.env.TVD_SITE_URL ?? '').replace(/\/?$/, (slash) => (process.env.TVD_SITE_URL ? '/' : slash));
  const shop = { paint, tvd, root: place.root, site, siteUrl, parts };
  const elementCss = await minifyCss(paint.styleText);
  const pageCss = await minifyCss(readFileSync(join(page, 'page.css'), 'utf8'));
  writeFileSync(join(site, 'element.css'), elementCss);
  writeFileSync(join(site, 'page.css'), pageCss);
  for (const file of ['icon.svg', 'manifest.webmanifest', 'embed.html', 'builder.html', 'gallery.html']) cpSync(join(page, file), join(site, file));
  cpSync(join(page, 'integrations'), join(site, 'integrations'), { recursive: true });
  await writeScripts(page, site);
  writeIndexPages(shop);
  writePresetPages(shop);
  await writeSingleFile(place, shop, { pageCss, elementCss });
  await writeServiceWorker(place.root, site, parts.en.all);
}
