// SPDX-License-Identifier: MIT
// Builds the element and the page into dist/: called after the engine is built. `node web/build.mjs [dist folder]`
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle/bundles.mjs';
import { writeSite } from './bundle/site.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** What the page shows of a preset; the facts that tests check stay behind. @param {any} preset */
const shownOfPreset = ({ checks: _checks, ...preset }) => preset;

/** @param {string} dist */
function dataOf(dist) {
  const { version: packageVersion, repository } = readJson(join(root, 'package.json'));
  const hash = createHash('sha256').update(readFileSync(join(dist, 'tvd-engine.wasm'))).digest('hex').slice(0, 8);
  const { dilution, ...others } = readJson(join(dist, 'schemas.json'));
  return {
    schemas: { dilution },
    otherSchemas: Object.fromEntries(Object.entries(others).map(([id, { version }]) => [id, { version }])),
    presets: readJson(join(dist, 'presets.json')).map(shownOfPreset),
    build: { version: packageVersion, engineHash: hash, source: repository?.url ?? '', home: process.env.TVD_SITE_URL ?? '', embed: '' },
  };
}

/** @param {string} dist */
export async function buildWeb(dist = join(root, 'dist')) {
  const site = join(dist, 'site');
  mkdirSync(site, { recursive: true });
  const place = { root, dist, data: dataOf(dist) };
  await bundle(place, { outfile: join(dist, 'tvd.js'), embed: true });
  await bundle(place, { outfile: join(site, 'app.js'), embed: false });
  await bundle(place, { outfile: join(site, 'app.de.js'), embed: false, lang: 'de' });
  await bundle(place, { outfile: join(dist, 'tvd.de.js'), embed: true, lang: 'de' });
  for (const file of ['tvd.js', 'tvd.de.js']) cpSync(join(dist, file), join(site, file));
  cpSync(join(dist, 'tvd-engine.wasm'), join(site, 'tvd-engine.wasm'));
  await writeSite(place, site);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(process.argv[2] ? resolve(process.argv[2]) : undefined);
