// SPDX-License-Identifier: MIT
// Builds the element and the page into dist/: called after the engine is built. `node web/build.mjs [dist folder]`
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleImport, bundleParts, bundleWhole } from './bundle/bundles.mjs';
import { slimSchema } from './bundle/slim.mjs';
import { writeSite } from './bundle/site.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Texts about a preset that are read when asked for. @param {any} preset @returns {string[]} */
const remarksOf = ({ reading, note, priceNote }) => [reading, note, priceNote].filter((text) => typeof text === 'string');

/** What the page shows of a preset at once; the facts that tests check stay behind. @param {any} preset */
const shownOfPreset = ({ checks: _checks, reading, note, priceNote, ...preset }) => ({ ...preset, remarks: remarksOf({ reading, note, priceNote }).length });

/** The page has one calculator: the small engine does. @param {string} dist @returns {string} its files' name */
const engineOf = (dist) => (existsSync(join(dist, 'tvd-dilution.wasm')) ? 'tvd-dilution' : 'tvd-engine');

/** @param {string} dist */
export function dataOf(dist) {
  const { version: packageVersion, repository } = readJson(join(root, 'package.json'));
  const hash = createHash('sha256').update(readFileSync(join(dist, `${engineOf(dist)}.wasm`))).digest('hex').slice(0, 8);
  const presets = readJson(join(dist, 'presets.json'));
  const { dilution, ...others } = readJson(join(dist, 'schemas.json'));
  return {
    schemas: { dilution: slimSchema(dilution) },
    otherSchemas: Object.fromEntries(Object.entries(others).map(([id, { version }]) => [id, { version }])),
    presets: presets.map(shownOfPreset),
    remarks: Object.fromEntries(presets.map((/** @type {any} */ preset) => [preset.id, remarksOf(preset)])),
    build: { version: packageVersion, engineHash: hash, source: repository?.url ?? '', home: process.env.TVD_SITE_URL ?? '', embed: '' },
  };
}

/** For other people's pages; the site has them too, so that it can be their address. */
const wholeFiles = ['tvd.js', 'tvd-more.js', 'tvd.de.js', 'tvd-more.de.js', 'tvd-import.js'];

/** @param {string} dist */
export async function buildWeb(dist = join(root, 'dist')) {
  const site = join(dist, 'site');
  mkdirSync(site, { recursive: true });
  const place = { root, dist, engine: engineOf(dist), data: dataOf(dist) };
  for (const file of readdirSync(site)) if (file.startsWith('part-')) rmSync(join(site, file));
  await bundleWhole(place, { folder: dist, name: 'tvd.js' });
  await bundleWhole(place, { folder: dist, name: 'tvd.de.js', lang: 'de' });
  await bundleImport(place, dist);
  const parts = { en: await bundleParts(place, { outdir: site }), de: await bundleParts(place, { outdir: site, lang: 'de' }) };
  for (const file of wholeFiles) cpSync(join(dist, file), join(site, file));
  cpSync(join(dist, `${place.engine}.wasm`), join(site, 'tvd-engine.wasm'));
  cpSync(join(root, 'web/element.d.ts'), join(dist, 'element.d.ts'));
  await writeSite(place, site, parts);
  freeze(site, place.data.build.version);
}

/**
 * A copy of the page that stays as it is when later versions take its place: links say which version they were made with.
 * @param {string} site @param {string} version
 */
function freeze(site, version) {
  const frozen = join(site, 'v', version);
  const left = new Set(['v', 'p', 'calculator.html', 'gallery.html', 'builder.html', 'integrations']);
  rmSync(frozen, { recursive: true, force: true });
  for (const file of readdirSync(site).filter((one) => !left.has(one))) cpSync(join(site, file), join(frozen, file), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(process.argv[2] ? resolve(process.argv[2]) : undefined);
