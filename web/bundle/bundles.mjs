// SPDX-License-Identifier: MIT
// The scripts: for other people's pages with the engine inside, for our own page beside it. What few readers need lies
// in a second file that is fetched when first wanted, or inside too, where there is only one file.
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { workerFile } from './calculators.mjs';
import { buildParts, kitModule, modulesOf, sharedNames } from './kit.mjs';
import { calculatorFile, tablesFile, tvdPlugin } from './plugin.mjs';
import { smallest } from './smallest.mjs';
import { stringsOnly } from '../../wasm/stringsOnly.mjs';

/** Emscripten's glue asks for these in Node only. */
const nodeOnly = ['node:*', 'module', 'fs', 'path', 'url', 'crypto', 'worker_threads'];

/** @typedef {Record<string, import('./calculators.mjs').Calculator>} Calculators */
/** @typedef {{root: string, dist: string, calculators: Calculators, data: Record<string, unknown>}} Place */
/** @typedef {{first: Record<string, string[]>, all: string[]}} Parts files that a calculator's page begins with besides its script, and all it may ever want */

/** A place with one calculator only; an engine of several wants to know the versions of all. @param {Place} place @param {string} id @returns {Place} */
export function only(place, id) {
  const own = (/** @type {any} */ table) => Object.fromEntries(Object.entries(table).filter(([name]) => name === id));
  const { versions } = place.data;
  const alone = place.calculators[id]?.engine === `tvd-${id}`;
  return { ...place, calculators: own(place.calculators), data: { ...place.data, versions: alone ? own(versions) : versions } };
}

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
    plugins: [stringsOnly, tvdPlugin({ ...place, embed: 'packed', later: 'inside', lang })],
  });
}

/**
 * One module for other people's pages, the engine inside; and its second file beside it. Answers what the first is made of.
 * @param {Place} place @param {{folder: string, name: string, lang?: string}} wish
 */
export async function bundleWhole(place, { folder, name, lang = 'en' }) {
  const beside = name.replace(/^\w+/, '$&-more');
  const parts = join(place.root, 'web/element/parts.js');
  const plugins = (/** @type {string} */ kit) => [stringsOnly, tvdPlugin({ ...place, embed: 'plain', later: 'beside', beside, kit, lang })];
  const options = { ...entryOf(place), outfile: join(folder, name), format: /** @type {const} */ ('esm') };
  const bare = await build({ ...options, write: false, plugins: plugins(kitModule([], place.root)) });
  const modules = modulesOf(/** @type {import('esbuild').Metafile} */ (bare.metafile), place.root);
  const shared = await sharedNames({ ...optionsOf(place), plugins: plugins('') }, parts, modules);
  const made = await build({ ...options, plugins: [...plugins(kitModule(shared, place.root)), smallest] });
  await buildParts({ ...optionsOf(place), outfile: join(folder, beside), plugins: plugins('') }, parts, modules, shared);
  return outputsOf(made);
}

/** The reader of tables, beside every script but those that have it inside. @param {Place} place @param {string} folder */
export function bundleImport(place, folder) {
  return build({ ...optionsOf(place), entryPoints: [join(place.root, 'wasm/js/import.js')], outfile: join(folder, tablesFile), format: 'esm', plugins: [stringsOnly] });
}

/**
 * Our own pages' scripts, which share what they have in common and fetch the rest when it is wanted; each calculator in a
 * file that carries none of what they have already.
 * @param {Place} place @param {{outdir: string, lang?: string}} wish
 * @returns {Promise<Parts>}
 */
export async function bundleParts(place, { outdir, lang = 'en' }) {
  const app = lang === 'en' ? 'app' : `app.${lang}`;
  const plugins = (/** @type {string} */ kit) => [stringsOnly, tvdPlugin({ ...place, embed: 'beside', later: 'split', kit, lang })];
  const options = { ...splitting(place, outdir), entryPoints: { [app]: join(place.root, 'web/element/site.js'), route: join(place.root, 'web/page/route.js') } };
  const script = relative(place.root, join(outdir, `${app}.js`));
  const bare = await build({ ...options, write: false, plugins: plugins(kitModule([], place.root)) });
  const modules = modulesOf(outputsAtOnce(bare, script), place.root);
  const ids = Object.keys(place.calculators);
  const shared = await sharedByAll({ ...optionsOf(place), plugins: plugins('') }, ids.map((id) => `#calculator/${id}`), modules);
  const { outputs } = outputsOf(await build({ ...options, plugins: [...plugins(kitModule(shared, place.root)), smallest] }));
  for (const id of ids) await buildParts({ ...optionsOf(place), outfile: join(outdir, calculatorFile(id, lang)), plugins: plugins('') }, `#calculator/${id}`, modules, shared);
  const name = (/** @type {string} */ file) => relative(outdir, join(place.root, file));
  const first = neededAtOnce(outputs, script).filter((file) => file !== script).map(name);
  const files = ids.map((id) => calculatorFile(id, lang));
  return { first: Object.fromEntries(ids.map((id, i) => [id, [...first, files[i] ?? '']])), all: [...Object.keys(outputs).map(name), ...files] };
}

/** The engines' workers: each in one file, since it begins with that one alone. @param {Place} place @param {string} outdir @returns {Promise<string[]>} files */
export function bundleWorkers(place, outdir) {
  const plugins = [stringsOnly, tvdPlugin({ ...place, embed: 'beside', later: 'none', lang: 'en' }), smallest];
  return Promise.all(Object.entries(place.calculators).map(async ([id, { engine }]) => {
    const file = workerFile(engine);
    await build({ ...entryOf(place), outfile: join(outdir, file), format: 'esm', entryPoints: [`#worker/${id}`], plugins });
    return file;
  }));
}

/** @param {Place} place @param {string} outdir */
const splitting = (place, outdir) => ({ ...entryOf(place), outdir, format: /** @type {const} */ ('esm'), splitting: true, chunkNames: 'part-[hash]' });

/** @param {import('esbuild').BuildResult} result */
const outputsOf = ({ metafile }) => /** @type {import('esbuild').Metafile} */ (metafile);

/** What a script is sure to have loaded. @param {import('esbuild').BuildResult} result @param {string} script @returns {import('esbuild').Metafile} */
function outputsAtOnce(result, script) {
  const { inputs, outputs } = outputsOf(result);
  const kept = new Set(neededAtOnce(outputs, script));
  return { inputs, outputs: Object.fromEntries(Object.entries(outputs).filter(([file]) => kept.has(file))) };
}

/** @param {import('esbuild').BuildOptions} options @param {string[]} entries @param {Set<string>} modules */
async function sharedByAll(options, entries, modules) {
  const lists = await Promise.all(entries.map((entry) => sharedNames(options, entry, modules)));
  return [...new Map(lists.flat().map((one) => [`${one.path} ${one.name}`, one])).values()];
}

/** @param {import('esbuild').Metafile['outputs']} outputs @param {string} file @returns {string[]} it, and what it cannot begin without, at any depth */
function neededAtOnce(outputs, file) {
  const found = new Set([file]);
  for (const one of found) {
    for (const { path, kind } of outputs[one]?.imports ?? []) if (kind === 'import-statement' && outputs[path]) found.add(path);
  }
  return [...found];
}
