// SPDX-License-Identifier: MIT
// What the bundle takes from the build instead of from a file: the engine, data, formulas, style sheets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { packedEngine, plainEngine } from './embed.mjs';
import { compileFormulas } from './formulas.mjs';

/**
 * @typedef {object} Sources
 * @property {string} root   of the project
 * @property {string} dist   with the built engine
 * @property {string} engine name of its files
 * @property {string} lang   languages in the bundle: English, and this one
 * @property {'plain'|'packed'|false} embed  the engine's bytes in the bundle: plain where the server compresses what it
 *   sends (better by 5 % of the engine), packed where nobody does; false: beside it
 * @property {'inside'|'split'|'beside'} later  where parts lie that few readers open: in the script; wherever esbuild puts
 *   them; in a second file of ours
 * @property {string} [beside] its name
 * @property {string} [kit]    what the second file takes from this one
 * @property {Record<string, unknown>} data  schemas, presets, build
 */

/** @param {Sources} sources @returns {string} the engine's bytes, inside the script or beside it */
function engineModule({ dist, engine, embed }) {
  if (!embed) return 'export const engineBytes = async () => null;';
  return (embed === 'plain' ? plainEngine : packedEngine)(readFileSync(join(dist, `${engine}.wasm`)));
}

/** @param {Sources} sources @returns {Record<string, () => string>} modules by name */
const virtual = (sources) => ({
  '#data': () => Object.entries(sources.data).filter(([name]) => name !== 'remarks').map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n'),
  '#remarks': () => `export const remarks = ${JSON.stringify(sources.data.remarks)};`,
  '#engine': () => `import createEngine from './tvd-engine.mjs';
    import { loaderOf } from './wasm/js/load.js';
    export const load = loaderOf(createEngine);`,
  '#styles': () => stylesModule(sources),
  '#wasm': () => engineModule(sources),
  '#later': () => laterModule(sources),
  '#kit': () => sources.kit ?? 'export const kit = [];',
});

/** @param {Sources} sources @returns {import('esbuild').Plugin} */
export const tvdPlugin = (sources) => ({
  name: 'tvd',
  setup(build) {
    const modules = virtual(sources);
    build.onResolve({ filter: /^#(data|engine|remarks|styles|wasm|later|kit)$/ }, ({ path }) => ({ path, namespace: 'tvd' }));
    build.onResolve({ filter: /tvd-engine\.mjs$/ }, () => ({ path: join(sources.dist, `${sources.engine}.mjs`) }));
    build.onLoad({ filter: /dist\/tvd-\w+\.mjs$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replaceAll(`${sources.engine}.wasm`, 'tvd-engine.wasm') }));
    build.onResolve({ filter: /^#import$/ }, () => ({ path: join(sources.root, 'wasm/js/import.js') }));
    build.onLoad({ filter: /.*/, namespace: 'tvd' }, ({ path }) => ({ contents: modules[path]?.() ?? '', resolveDir: sources.root }));
    build.onLoad({ filter: /\/words\/[a-z]{2,3}(\.\w+)?\.js$/ }, ({ path }) => skipLanguage(path, sources.lang));
    build.onLoad({ filter: /\.formulas\.js$/ }, loadFormulas);
    build.onLoad({ filter: /web\/element\/panels\/.*\.js$/ }, loadTemplates);
    build.onLoad({ filter: /web\/element\/styles\/.*\.css$/ }, loadStyles);
  },
});

/** Style sheets in the script; or beside it, where the page has them already for what was painted into it. @param {Sources} sources @returns {string} */
const stylesModule = ({ later }) => (later === 'split'
  ? "export const styles = []; export const sheet = new URL('./element.css', import.meta.url).href;"
  : "export { styles } from './web/element/styles/index.js'; export const sheet = '';");

/** How parts that few readers open are reached. @param {Sources} sources @returns {string} */
function laterModule({ later, beside }) {
  if (later === 'inside') {
    return `import * as parts from './web/element/parts.js';
      export const now = parts;
      export const fetchParts = async () => parts;
      export const fetchImport = () => import('#import');`;
  }
  if (later === 'split') {
    return `export const now = null;
      export const fetchParts = () => import('./web/element/parts.js');
      export const fetchImport = () => import('#import');`;
  }
  return `import { kit } from '#kit';
    const fetched = (name) => import(new URL(name, import.meta.url).href);
    export const now = null;
    export const fetchParts = async () => (await fetched(${JSON.stringify(`./${beside}`)})).default(kit);
    export const fetchImport = () => fetched('./tvd-import.js');`;
}

/** A page speaks one language; words of others stay out of it. @param {string} path @param {string} lang */
function skipLanguage(path, lang) {
  const own = path.match(/\/(\w+)(?:\.\w+)?\.js$/)?.[1];
  return own === 'en' || own === lang ? undefined : { contents: 'export default {};' };
}

/** @param {{path: string}} args */
async function loadFormulas({ path }) {
  const { default: source } = await import(pathToFileURL(path).href);
  return { contents: `export default ${JSON.stringify(compileFormulas(source))};`, watchFiles: [path] };
}

/** Indentation inside templates is for people. @param {{path: string}} args */
const loadTemplates = ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/\n\s+/g, '\n') });

/** @param {{path: string}} args */
async function loadStyles({ path }) {
  const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
  return { contents: `export default ${JSON.stringify(code.trim())};` };
}
