// SPDX-License-Identifier: MIT
// The scripts: for other people's pages with the engine inside, for our own page beside it. What few readers need lies
// in a second file that is fetched when first wanted, or inside too, where there is only one file.
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { buildParts, kitModule, modulesOf, sharedNames } from './kit.mjs';
import { tvdPlugin } from './plugin.mjs';

/** Emscripten's glue asks for these in Node only. */
const nodeOnly = ['node:*', 'module', 'fs', 'path', 'url', 'crypto', 'worker_threads'];

/** @typedef {Record<string, import('./calculators.mjs').Calculator>} Calculators */
/** @typedef {{root: string, dist: string, calculators: Calculators, data: Record<string, unknown>}} Place */
/** @typedef {{first: Record<string, string[]>, all: string[]}} Parts files that a calculator's page begins with besides its script, and all it may ever want */

/** A place with one calculator only. @param {Place} place @param {string} id @returns {Place} */
export const only = (place, id) => ({ ...place, calculators: Object.fromEntries(Object.entries(place.calculators).filter(([name]) => name === id)) });

/** @param {Place} place @returns {import('esbuild').BuildOptions} */
const optionsOf = ({ root }) => ({
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'browser',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  conditions: ['production'],
  external: nodeOnly,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

/** @param {Place} place @returns {import('esbuild').BuildOptions} */
const entryOf = (place) => ({
  ...optionsOf(place),
  entryPoints: [join(place.root, 'web/element/entry.js')],
  inject: [join(place.root, 'web/element/inject.js')],
});

/** Everything in one script, to stand inline in a page. @param {Place} place @param {{outfile: string, lang?: string}} wish lang: besides English */
export function bundleInline(place, { outfile, lang = 'en' }) {
  return build({
    ...entryOf(place), outfile, format: 'iife',
    // An inline script has no address of its own; everything is inside, so nothing is ever fetched from this one.
    define: { 'import.meta.url': '"https://inline.invalid/"' },
    plugins: [tvdPlugin({ ...place, embed: 'packed', later: 'inside', lang })],
  });
}

/**
 * One module for other people's pages, the engine inside; and its second file beside it.
 * @param {Place} place @param {{folder: string, name: string, lang?: string}} wish
 */
export async function bundleWhole(place, { folder, name, lang = 'en' }) {
  const beside = name.replace(/^\w+/, '$&-more');
  const parts = join(place.root, 'web/element/parts.js');
  const plugins = (/** @type {string} */ kit) => [tvdPlugin({ ...place, embed: 'plain', later: 'beside', beside, kit, lang })];
  const options = { ...entryOf(place), outfile: join(folder, name), format: /** @type {const} */ ('esm') };
  const bare = await build({ ...options, write: false, plugins: plugins(kitModule([], place.root)) });
  const modules = modulesOf(/** @type {import('esbuild').Metafile} */ (bare.metafile), place.root);
  const shared = await sharedNames({ ...optionsOf(place), plugins: plugins('') }, parts, modules);
  await build({ ...options, plugins: plugins(kitModule(shared, place.root)) });
  await buildParts({ ...optionsOf(place), outfile: join(folder, beside), plugins: plugins('') }, parts, modules, shared);
}

/** The reader of tables, beside every script of the first kind. @param {Place} place @param {string} folder */
export function bundleImport(place, folder) {
  return build({ ...optionsOf(place), entryPoints: [join(place.root, 'wasm/js/import.js')], outfile: join(folder, 'tvd-import.js'), format: 'esm' });
}

/**
 * Our own pages' script and the engines' workers, which share what they have in common and fetch the rest when it is wanted.
 * @param {Place} place @param {{outdir: string, lang?: string}} wish
 * @returns {Promise<Parts>}
 */
export async function bundleParts(place, { outdir, lang = 'en' }) {
  const app = lang === 'en' ? 'app' : `app.${lang}`;
  const workers = Object.fromEntries(Object.entries(place.calculators).map(([id, { engine }]) => [`${engine}.worker`, `#worker/${id}`]));
  const { metafile } = await build({
    ...entryOf(place), outdir, format: 'esm', splitting: true, chunkNames: 'part-[hash]',
    entryPoints: { [app]: join(place.root, 'web/element/site.js'), ...workers },
    plugins: [tvdPlugin({ ...place, embed: 'beside', later: 'split', lang })],
  });
  const { outputs } = /** @type {import('esbuild').Metafile} */ (metafile);
  const name = (/** @type {string} */ file) => relative(outdir, join(place.root, file));
  const script = relative(place.root, join(outdir, `${app}.js`));
  const first = (/** @type {string} */ id) => [...new Set([...neededAtOnce(outputs, script), ...neededAtOnce(outputs, chunkOf(outputs, id))])].filter((file) => file !== script).map(name);
  return { first: Object.fromEntries(Object.keys(place.calculators).map((id) => [id, first(id)])), all: Object.keys(outputs).map(name) };
}

/** The file that a calculator is in. @param {import('esbuild').Metafile['outputs']} outputs @param {string} id @returns {string} */
const chunkOf = (outputs, id) => Object.keys(outputs).find((file) => outputs[file]?.entryPoint === `tvd:#calculator/${id}`) ?? '';

/** @param {import('esbuild').Metafile['outputs']} outputs @param {string} file @returns {string[]} it, and what it cannot begin without, at any depth */
function neededAtOnce(outputs, file) {
  const found = new Set([file]);
  for (const one of found) {
    for (const { path, kind } of outputs[one]?.imports ?? []) if (kind === 'import-statement' && outputs[path]) found.add(path);
  }
  return [...found];
}
