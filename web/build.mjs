// SPDX-License-Identifier: MIT
// Builds the element and the pages into dist/: called after the engines are built. `node web/build.mjs [dist folder]`
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleImport, bundleParts, bundleWorkers, bundleWhole, only } from './bundle/bundles.mjs';
import { calculatorsOf } from './bundle/calculators.mjs';
import { integrityFile, writeIntegrity } from './bundle/integrity.mjs';
import { tablesFile } from './bundle/plugin.mjs';
import { writeSite } from './bundle/site.mjs';
import { licenceNotices } from '../wasm/licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Where people read the source: package.json has it for programs. @param {{url?: string}|string} [repository] */
export const sourceAddress = (repository) => ((typeof repository === 'string' ? repository : repository?.url) ?? '').replace(/^git\+/, '').replace(/\.git$/, '');

/** @param {string} dist @returns {import('./bundle/bundles.mjs').Place} */
export function placeOf(dist) {
  const { version, repository } = readJson(join(root, 'package.json'));
  const schemas = Object.entries(readJson(join(dist, 'schemas.json')));
  return {
    root,
    dist,
    calculators: calculatorsOf({ root, dist }),
    data: {
      versions: Object.fromEntries(schemas.map(([id, schema]) => [id, { version: schema.version }])),
      build: { version, source: sourceAddress(repository), home: process.env.TVD_SITE_URL ?? '', embed: '' },
    },
  };
}

/** The files for other people's pages, one calculator each; the first has the plain name. @param {import('./bundle/bundles.mjs').Place} place */
const elementsOf = ({ calculators }) => Object.fromEntries(Object.keys(calculators).map((id, i) => [id, i === 0 ? 'tvd' : `tvd-${id}`]));

/**
 * @param {import('./bundle/bundles.mjs').Place} place @param {Record<string, string>} elements @returns {Promise<string[]>} files
 */
async function bundleElements(place, elements) {
  for (const [id, name] of Object.entries(elements)) {
    await bundleWhole(only(place, id), { folder: place.dist, name: `${name}.js` });
    await bundleWhole(only(place, id), { folder: place.dist, name: `${name}.de.js`, lang: 'de' });
  }
  await bundleImport(place, place.dist);
  const files = Object.values(elements).flatMap((name) => [`${name}.js`, `${name}.de.js`]);
  return [...files, ...files.map((file) => file.replace(/^\w+/, '$&-more')), tablesFile];
}

/** What an earlier build wrote under names that change. @param {string} site */
function removeOld(site) {
  for (const file of readdirSync(site)) if (/^part-|\.worker\.js$|\.wasm$|^worker\.js$/.test(file)) rmSync(join(site, file));
}

/** @param {string} dist */
export async function buildWeb(dist = join(root, 'dist')) {
  const site = join(dist, 'site');
  mkdirSync(site, { recursive: true });
  removeOld(site);
  const place = placeOf(dist);
  const { version } = /** @type {{version: string}} */ (place.data.build);
  const elements = elementsOf(place);
  const files = await bundleElements(place, elements);
  const parts = { en: await bundleParts(place, { outdir: site }), de: await bundleParts(place, { outdir: site, lang: 'de' }) };
  const workers = await bundleWorkers(place, site);
  const engines = [...new Set(Object.values(place.calculators).map(({ engine }) => `${engine}.wasm`))];
  for (const file of [...files, ...engines]) cpSync(join(dist, file), join(site, file));
  cpSync(join(root, 'web/element.d.ts'), join(dist, 'element.d.ts'));
  // The site has the files for posts too, so that it can be their address.
  await writeSite(place, site, { parts, elements, engines: [...engines, ...workers, tablesFile] });
  const notices = await licenceNotices();
  for (const folder of [dist, site]) writeFileSync(join(folder, 'licences.txt'), notices);
  freeze(site, version);
  writeIntegrity(site);
  writeIntegrity(join(site, 'v', version));
}

/**
 * A copy of the page that stays as it is when later versions take its place: links say which version they were made with.
 * @param {string} site @param {string} version
 */
function freeze(site, version) {
  const frozen = join(site, 'v', version);
  const left = new RegExp(`^(v|p|calculator.*\\.html|gallery\\.html|builder\\.html|integrations|${integrityFile})$`);
  rmSync(frozen, { recursive: true, force: true });
  const kept = (/** @type {string} */ path) => !left.test(relative(site, path).replace(/^de\//, ''));
  for (const file of readdirSync(site).filter((one) => !left.test(one))) cpSync(join(site, file), join(frozen, file), { recursive: true, filter: kept });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(process.argv[2] ? resolve(process.argv[2]) : undefined);
