// SPDX-License-Identifier: MIT
// What the bundle takes from the build instead of from a file: the engine, data, formulas, style sheets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { calculatorModule } from './calculators.mjs';
import { packedEngine, plainEngine } from './embed.mjs';
import { compileFormulas } from './formulas.mjs';

/**
 * @typedef {object} Sources
 * @property {string} root   of the project
 * @property {string} dist   with the built engines
 * @property {string} lang   languages in the bundle: English, and this one
 * @property {Record<string, import('./calculators.mjs').Calculator>} calculators  in the bundle, by name
 * @property {Record<string, unknown>} data  versions, build
 * @property {'plain'|'packed'|'beside'|'none'} embed  the engine's bytes in the bundle: plain where the server compresses
 *   what it sends (better by 5 % of the engine), packed where nobody does; beside it; none: there is no engine
 * @property {'inside'|'split'|'beside'|'none'} later  where parts lie that few readers open: in the script; wherever esbuild
 *   puts them; in a second file of ours; none: nobody asks for them. The reader of tables has a file of its own
 * @property {string} [beside] its name
 * @property {string} [kit]    what the second file takes from this one
 */

/** The engine's bytes, inside the script or beside it. @param {Sources} sources @param {string} id */
function wasmModule({ dist, calculators, embed }, id) {
  if (embed !== 'plain' && embed !== 'packed') return 'export const engineBytes = async () => null;';
  return (embed === 'plain' ? plainEngine : packedEngine)(readFileSync(join(dist, `${calculators[id]?.engine}.wasm`)));
}

/** The engine of a calculator, ready to answer. @param {Sources} sources @param {string} id */
const serverModule = ({ dist, calculators }, id) => `import createEngine from ${JSON.stringify(join(dist, `${calculators[id]?.engine}.mjs`))};
  import { loaderOf } from './wasm/js/load.js';
  import { serverOf } from './web/worker/server.js';
  import { engineBytes } from '#wasm/${id}';
  export const { answer, serve } = serverOf(loaderOf(createEngine), engineBytes);`;

/** The file of the reader of tables. */
export const tablesFile = 'tvd-import.js';

/** The file of a calculator on the site. @param {string} id @param {string} lang */
export const calculatorFile = (id, lang) => `calculator-${id}${lang === 'en' ? '' : `.${lang}`}.js`;

/** Engines on the main thread, by name, for hosts that forbid workers. @param {Sources} sources */
const serversModule = ({ calculators, embed }) => {
  const idOf = new Map(Object.entries(embed === 'none' ? {} : calculators).map(([id, { engine }]) => [engine, id]));
  return `export const servers = { ${[...idOf].map(([engine, id]) => `'${engine}': () => import('#server/${id}')`).join(', ')} };`;
};

/** All calculators of the bundle: there already, or each in a file of its own that is fetched when wanted. @param {Sources} sources */
function calculatorsModule({ calculators, later, lang }) {
  const ids = Object.keys(calculators);
  if (later === 'split') {
    return `import { kit } from '#kit';
      const fetched = (name) => import(new URL(name, import.meta.url).href).then((file) => file.default(kit).kit);
      export const calculators = { ${ids.map((id) => `${id}: () => fetched('./${calculatorFile(id, lang)}')`).join(', ')} };`;
  }
  return `${ids.map((id) => `import { kit as ${id} } from '#calculator/${id}';`).join('\n')} export const calculators = { ${ids.join(', ')} };`;
}

/** @param {Record<string, unknown>} values */
const constants = (values) => Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');

/** @param {Sources} sources @returns {Record<string, (id: string) => string>} modules by name; some are of one calculator: `#server/option` */
const virtual = (sources) => ({
  '#data': () => constants(sources.data),
  '#remarks': () => constants({ remarks: Object.fromEntries(Object.entries(sources.calculators).map(([id, { remarks }]) => [id, remarks])) }),
  '#styles': () => stylesModule(sources),
  '#calculators': () => calculatorsModule(sources),
  '#calculator': (id) => calculatorModule(id, /** @type {import('./calculators.mjs').Calculator} */ (sources.calculators[id]), sources.embed === 'beside'),
  '#servers': () => serversModule(sources),
  '#server': (id) => serverModule(sources, id || (Object.keys(sources.calculators)[0] ?? '')),
  '#worker': (id) => `import { serve } from '#server/${id}'; serve(globalThis);`,
  '#wasm': (id) => wasmModule(sources, id),
  '#later': () => laterModule(sources),
  '#tables': () => tablesModule(sources),
  '#kit': () => sources.kit ?? 'export const kit = [];',
});

/** @param {Sources} sources @returns {import('esbuild').Plugin} */
export const tvdPlugin = (sources) => ({
  name: 'tvd',
  setup(build) {
    const modules = virtual(sources);
    build.onResolve({ filter: /^#(data|remarks|styles|calculators?|servers?|worker|wasm|later|tables|kit)(\/\w+)?$/ }, ({ path }) => ({ path, namespace: 'tvd' }));
    build.onResolve({ filter: /^#import$/ }, () => ({ path: join(sources.root, 'wasm/js/import.js') }));
    build.onLoad({ filter: /.*/, namespace: 'tvd' }, ({ path }) => {
      const [name = '', id = ''] = path.split('/');
      return { contents: modules[name]?.(id) ?? '', resolveDir: sources.root };
    });
    build.onLoad({ filter: /\/(words|views)\/(\w+\.)?[a-z][a-z](\.\w+)?\.js$/ }, ({ path }) => skipLanguage(path, sources.lang));
    build.onLoad({ filter: /\.formulas\.js$/ }, loadFormulas);
    build.onLoad({ filter: /web\/element\/(panels|features|kinds)\/.*\.js$/ }, loadTemplates);
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
      export const fetchParts = async () => parts;`;
  }
  if (later === 'none') return '';
  if (later === 'split') return "export const now = null; export const fetchParts = () => import('./web/element/parts.js');";
  return `import { kit } from '#kit';
    export const now = null;
    export const fetchParts = async () => (await import(new URL('./${beside}', import.meta.url).href)).default(kit);`;
}

/** How the reader of tables is reached: by the engine's side, which may be a worker and must not touch the page's. @param {Sources} sources @returns {string} */
const tablesModule = ({ later }) => `export const fetchImport = () => import(${later === 'inside' ? "'#import'" : `new URL('./${tablesFile}', import.meta.url).href`});`;

/** A page speaks one language; words of others stay out of it. @param {string} path @param {string} lang */
function skipLanguage(path, lang) {
  const own = path.match(/[/.]([a-z]{2})(?:\.\w+)?\.js$/)?.[1];
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
