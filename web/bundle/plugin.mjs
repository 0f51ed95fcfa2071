// SPDX-License-Identifier: MIT
// What the bundle takes from the build instead of from a file: the engine, data, formulas, style sheets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { transform } from 'esbuild';
import { compileFormulas } from './formulas.mjs';

/**
 * @typedef {object} Sources
 * @property {string} root   of the project
 * @property {string} dist   with the built engine
 * @property {string} lang   languages in the bundle: English, and this one
 * @property {boolean} embed whether the engine's bytes go into the bundle
 * @property {Record<string, unknown>} data  schemas, presets, build
 */

/** The engine inside the script: deflated, in base64, inflated by the browser. (Not through a blob's stream: WebKit cannot read one on a page from disk.) @param {string} dist */
function embeddedEngine(dist) {
  const bytes = deflateRawSync(readFileSync(join(dist, 'tvd-engine.wasm')), { level: 9 });
  return `const packed = ${JSON.stringify(bytes.toString('base64'))};
    export async function engineBytes() {
      const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
      const { readable, writable } = new DecompressionStream('deflate-raw');
      const writer = writable.getWriter();
      void writer.write(bytes);
      void writer.close();
      return new Response(readable).arrayBuffer();
    }`;
}

/** @param {Sources} sources @returns {Record<string, () => string>} modules by name */
const virtual = ({ dist, embed, data }) => ({
  '#data': () => Object.entries(data).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n'),
  '#wasm': () => (embed ? embeddedEngine(dist) : 'export const engineBytes = async () => null;'),
});

/** @param {Sources} sources @returns {import('esbuild').Plugin} */
export const tvdPlugin = (sources) => ({
  name: 'tvd',
  setup(build) {
    const modules = virtual(sources);
    build.onResolve({ filter: /^#(data|wasm)$/ }, ({ path }) => ({ path, namespace: 'tvd' }));
    build.onResolve({ filter: /^#engine$/ }, () => ({ path: join(sources.root, 'wasm/js/index.js') }));
    build.onResolve({ filter: /tvd-engine\.mjs$/ }, () => ({ path: join(sources.dist, 'tvd-engine.mjs') }));
    build.onResolve({ filter: /^#import$/ }, () => ({ path: join(sources.root, 'wasm/js/import.js') }));
    build.onLoad({ filter: /.*/, namespace: 'tvd' }, ({ path }) => ({ contents: modules[path]?.() ?? '' }));
    build.onLoad({ filter: /\/words\/[a-z]{2,3}(\.\w+)?\.js$/ }, ({ path }) => skipLanguage(path, sources.lang));
    build.onLoad({ filter: /\.formulas\.js$/ }, loadFormulas);
    build.onLoad({ filter: /web\/element\/panels\/.*\.js$/ }, loadTemplates);
    build.onLoad({ filter: /web\/element\/styles\/.*\.css$/ }, loadStyles);
  },
});

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
