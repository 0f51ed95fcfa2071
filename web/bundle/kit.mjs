// SPDX-License-Identifier: MIT
// The second file: parts of the interface that few readers open, fetched when first wanted. It carries none of what
// the first file has already: that is handed over, as a list, when it is fetched.
import { build } from 'esbuild';
import { relative, resolve } from 'node:path';
import { smallest } from './smallest.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */
/** @typedef {{path: string, name: string}} Shared  what the second file takes from a module of the first */

/**
 * Modules of a bundle, by address. A module without a byte of its own only passes names on: a library's is as good as what it
 * passes on, one of ours may name more than the bundle holds.
 * @param {import('esbuild').Metafile} metafile @param {string} root @returns {Set<string>}
 */
export const modulesOf = (metafile, root) => new Set(Object.entries(metafile.outputs)
  .flatMap(([, { inputs }]) => Object.entries(inputs).filter(([path, { bytesInOutput }]) => bytesInOutput > 0 || path.startsWith('node_modules/')).map(([path]) => addressOf(path, root))));

/** Modules that the build makes up keep their names. @param {string} path @param {string} root */
const addressOf = (path, root) => (path.includes(':') ? path.slice(path.indexOf(':') + 1) : resolve(root, path));

/** Keeps what the first file has out of the second. @param {Set<string>} modules @param {(path: string) => string} contents @returns {import('esbuild').Plugin} */
const handedOver = (modules, contents) => ({
  name: 'handed-over',
  setup({ onResolve, onLoad, resolve: find }) {
    onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === 'seen') return undefined;
      const { path } = await find(args.path, { kind: args.kind, resolveDir: args.resolveDir, importer: args.importer, pluginData: 'seen' });
      return modules.has(path) ? { path, namespace: 'handed-over' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'handed-over' }, ({ path }) => ({ contents: contents(path), loader: 'js' }));
  },
});

/**
 * Names that the second file takes from each module of the first.
 * @param {BuildOptions} options @param {string} entry @param {Set<string>} modules @returns {Promise<Shared[]>}
 */
export async function sharedNames(options, entry, modules) {
  const external = { name: 'external', setup: (/** @type {import('esbuild').PluginBuild} */ { onResolve, resolve: find }) => {
    onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === 'seen') return undefined;
      const { path } = await find(args.path, { kind: args.kind, resolveDir: args.resolveDir, importer: args.importer, pluginData: 'seen' });
      return modules.has(path) ? { path, external: true } : undefined;
    });
  } };
  const { outputFiles } = await build({ ...options, entryPoints: [entry], minify: false, write: false, format: 'esm', plugins: [external, ...(options.plugins ?? [])] });
  const found = [...(outputFiles?.[0]?.text ?? '').matchAll(importStatement)].flatMap(importedNames);
  return [...new Map(found.map((one) => [`${one.path} ${one.name}`, one])).values()];
}

/** As esbuild writes them: `import { a, b as c } from "path";`, all names in one pair of braces. */
const importStatement = /^import (.+?) from "([^"]+)";$/gms;

/** @param {RegExpMatchArray} statement @returns {Shared[]} */
function importedNames([, what = '', path = '']) {
  const names = what.match(/^\{(.*)\}$/s)?.[1];
  if (names === undefined) throw new Error(`${path}: import by name, not ${what}`);
  return names.split(',').map((one) => ({ path, name: one.trim().split(' as ')[0] ?? '' })).filter(({ name }) => name !== '');
}

/** For the first file: the list itself. @param {Shared[]} shared @param {string} root @returns {string} */
export function kitModule(shared, root) {
  const imports = shared.map(({ path, name }, i) => `import { ${name} as k${i} } from ${JSON.stringify(path.startsWith('#') ? path : `./${relative(root, path)}`)};`);
  return `${imports.join('\n')}\nexport const kit = [${shared.map((_one, i) => `k${i}`).join(', ')}];`;
}

/**
 * Writes the second file: a function of the list.
 * @param {BuildOptions} options @param {string} entry @param {Set<string>} modules @param {Shared[]} shared
 */
export async function buildParts(options, entry, modules, shared) {
  const taken = (/** @type {string} */ path) => shared.map((one, i) => ({ ...one, i })).filter((one) => one.path === path)
    .map(({ name, i }) => (name === 'default' ? `export default kit[${i}];` : `export const ${name} = kit[${i}];`)).join('\n');
  return build({
    ...options, entryPoints: [entry], format: 'iife', globalName: 'parts', plugins: [handedOver(modules, taken), ...(options.plugins ?? []), smallest],
    banner: { js: 'export default(kit)=>{' }, footer: { js: 'return parts}' },
  });
}
