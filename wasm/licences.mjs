// SPDX-License-Identifier: MIT
// What of other people's work is in what we ship, and on which terms; written beside it as licences.txt.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{name: string, version: string, licence: string, text: string}} Work */

/** Folders of what runs at a reader's. */
const shippedFolders = ['wasm/js', ...['element', 'lib', 'charts', 'words', 'views', 'worker', 'page'].map((name) => `web/${name}`)];

const imported = /\b(?:from|import)\s*\(?\s*'([a-z@][^':]*)'/g;

/** Packages' modules that our own modules name. @returns {string[]} */
export function importedModules() {
  const files = shippedFolders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)));
  const found = files.filter((file) => file.endsWith('.js')).flatMap((file) => [...readFileSync(file, 'utf8').replace(/^\s*\*.*$/gm, '').matchAll(imported)].map(([, name = '']) => name));
  return [...new Set(found)].filter((name) => name !== 'token-value-dynamics').sort();
}

/** Those modules, and all that they bring with them. @returns {Promise<string[]>} names of packages */
async function bundledPackages() {
  const { build } = await import('esbuild');  // packages may be missing when this module is read
  const contents = importedModules().map((name, i) => `export * as m${i} from '${name}';`).join('\n');
  const { metafile } = await build({
    stdin: { contents, resolveDir: root }, absWorkingDir: root, bundle: true, write: false, metafile: true, format: 'esm', platform: 'browser', conditions: ['production'], logLevel: 'error',
  });
  const names = Object.keys(metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '');
  return [...new Set(names)].filter(Boolean).sort();
}

/** @param {string} name @returns {Work} */
function packageWork(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return { name, version, licence: String(license ?? ''), text: file ? readFileSync(join(folder, file), 'utf8').trim() : '' };
}

/** What the compiler puts into an engine, or what is compiled with ours. @returns {Work[]} */
const compiledIn = () => JSON.parse(readFileSync(join(root, 'wasm/licences.json'), 'utf8'));

/** @returns {Promise<Work[]>} */
export const shippedWorks = async () => [...(await bundledPackages()).map(packageWork), ...compiledIn()];

/** @returns {Promise<string>} */
export async function licenceNotices() {
  const own = existsSync(join(root, 'LICENSE')) ? readFileSync(join(root, 'LICENSE'), 'utf8').trim() : '';
  const others = (await shippedWorks()).map(({ name, version, licence, text }) => `${name}${version ? ` ${version}` : ''} (${licence})\n\n${text}`);
  return `${[`Token Value Dynamics (MIT)\n\n${own}`, ...others].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}
