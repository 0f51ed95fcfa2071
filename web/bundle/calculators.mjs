// SPDX-License-Identifier: MIT
// What the build knows of each calculator that has a view: schema, presets, engine; and the modules that make it a
// calculator on a page. A view brings what it names and nothing else: `league: …` the feature of that name, a chart of kind
// `stack` the kind of that name.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { views } from '../views/index.js';
import { slimSchema } from './slim.mjs';

/**
 * @typedef {object} Calculator
 * @property {any} schema
 * @property {any[]} presets    what the page shows of them at once
 * @property {Record<string, string[]>} remarks  what is read when asked for, by preset
 * @property {string} engine    name of its files
 * @property {string} engineHash
 * @property {string[]} features
 * @property {string[]} kinds   of charts
 */

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Texts about a preset that are read when asked for. @param {any} preset @returns {string[]} */
const remarksOf = ({ reading, note, priceNote }) => [reading, note, priceNote].filter((text) => typeof text === 'string');

/** The facts that tests check stay behind. @param {any} preset */
const shownOfPreset = ({ checks: _checks, reading, note, priceNote, ...preset }) => ({ ...preset, remarks: remarksOf({ reading, note, priceNote }).length });

/** Its own small engine, or the one that has every calculator. @param {string} dist @param {string} id */
const engineOf = (dist, id) => (existsSync(join(dist, `tvd-${id}.wasm`)) ? `tvd-${id}` : 'tvd-engine');

/** Keys of a view that are features. @param {string} root @param {object} view */
const featuresOf = (root, view) => Object.keys(view).filter((key) => existsSync(join(root, `web/element/features/${key}.js`)));

/** @param {{charts: {kind?: string}[]}} view */
const kindsOf = (view) => [...new Set(['line', ...view.charts.map(({ kind = 'line' }) => kind)])];

/** @param {{root: string, dist: string}} place @param {string} id @param {any} schema @returns {Calculator} */
function calculatorOf({ root, dist }, id, schema) {
  const view = views[id];
  if (!view) throw new Error(`no view of ${id}`);
  if (!schema) throw new Error(`no schema of ${id}: is it in core/tvd/registry.cpp and named in registry.hpp?`);
  const presets = view.presets ? readJson(join(root, `web/presets/${view.presets}.json`)) : [];
  const engine = engineOf(dist, id);
  return {
    schema: slimSchema(schema),
    presets: presets.map(shownOfPreset),
    remarks: Object.fromEntries(presets.map((/** @type {any} */ preset) => [preset.id, remarksOf(preset)])),
    engine,
    engineHash: createHash('sha256').update(readFileSync(join(dist, `${engine}.wasm`))).digest('hex').slice(0, 8),
    features: featuresOf(root, view),
    kinds: kindsOf(view),
  };
}

/** @param {{root: string, dist: string}} place @returns {Record<string, Calculator>} by name, in the order of the views */
export function calculatorsOf(place) {
  const schemas = readJson(join(place.dist, 'schemas.json'));
  return Object.fromEntries(Object.keys(views).map((id) => [id, calculatorOf(place, id, schemas[id])]));
}

/** The file of an engine's worker on the site. @param {string} engine */
export const workerFile = (engine) => `${engine}.worker.js`;

/** @param {string} folder @param {string} key @param {string[]} names */
const table = (folder, key, names) => [
  ...names.map((name) => `import { ${name} as ${key}_${name} } from './web/element/${folder}/${name}.js';`),
  `const ${key} = { ${names.map((name) => `${name}: ${key}_${name}`).join(', ')} };`,
].join('\n');

/**
 * The module that is the calculator.
 * @param {string} id @param {Calculator} calculator @param {boolean} worker whether the engine's worker is a file of its own
 */
export function calculatorModule(id, { schema, presets, engine, engineHash, features, kinds }, worker) {
  return `import { ${id} as view } from './web/views/${id}.js';
    import en from './web/views/${id}.en.js';
    import de from './web/views/${id}.de.js';
    ${table('features', 'features', features)}
    ${table('kinds', 'kinds', kinds)}
    ${schema.blocks ? "import { Long as long } from './web/element/long.js';" : 'const long = null;'}
    export const kit = {
      view, words: { en, de }, features, kinds, long, schema: ${JSON.stringify(schema)}, presets: ${JSON.stringify(presets)},
      engine: ${JSON.stringify(engine)}, engineHash: ${JSON.stringify(engineHash)}, worker: ${JSON.stringify(worker ? `./${workerFile(engine)}` : '')},
    };`;
}
