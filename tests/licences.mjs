// SPDX-License-Identifier: MIT
// `npm run licences`: whose work is in what we ship and what we build and test with, and on which terms. Fails when
// something shipped has terms that ask readers or authors for more than a notice, or none that are known.
import { readFileSync } from 'node:fs';
import { ensureNodePackages } from '../wasm/build.mjs';
import { importedModules, shippedWorks } from '../wasm/licences.mjs';
import { isProgram, main } from '../wasm/toolchain/run.mjs';

/** Terms that ask for a notice at most (SPDX). */
const permissive = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSL-1.0', 'Zlib', 'CC0-1.0', 'Unlicense']);

/** Those that ask for their text to go along. */
const wantsNotice = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|Zlib)$/;

/** @typedef {import('../wasm/licences.mjs').Work} Work */

/** @param {Work} work @returns {string} what is wrong with shipping it, or '' */
export function objection({ name, licence, text }) {
  if (licence === '') return `${name} has no known licence`;
  if (!permissive.has(licence)) return `${name} is under ${licence}, which is not among the permissive ones`;
  if (wantsNotice.test(licence) && !/copyright/i.test(text)) return `${name} is under ${licence}, and its notice is missing`;
  return '';
}

/** Tools: not in anything that a reader gets. @param {Set<string>} shipped @returns {{name: string, version: string, licence: string}[]} */
function tools(shipped) {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const all = Object.entries(/** @type {Record<string, any>} */ (packages)).filter(([path]) => path !== '');
  // Programs for other systems are one work under many names.
  const here = all.filter(([, one]) => !one.os && !one.cpu);
  return here.map(([path, { version, license }]) => ({ name: path.replace(/^.*node_modules\//, ''), version, licence: license ?? '?' })).filter(({ name }) => !shipped.has(name));
}

/** @param {{name: string, version: string, licence: string}} work */
const line = ({ name, version, licence }) => `  ${name.padEnd(40)} ${version.padEnd(10)} ${licence}`;

/** Prints the list. @returns {Promise<string[]>} objections */
export async function licences() {
  const shipped = await shippedWorks();
  console.log(`shipped (our modules name ${importedModules().join(', ')})\n${shipped.map(line).join('\n')}`);
  console.log(`to build and test with\n${tools(new Set(shipped.map(({ name }) => name))).map(line).join('\n')}`);
  const objections = shipped.map(objection).filter(Boolean);
  for (const one of objections) console.log(`OBJECTION: ${one}`);
  return objections;
}

if (isProgram(import.meta.url)) {
  await main(async () => {
    ensureNodePackages();
    if ((await licences()).length > 0) process.exitCode = 1;
  });
}
