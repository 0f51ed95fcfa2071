// SPDX-License-Identifier: MIT
// What every file of the site must be, for those who load one by an `integrity` attribute or keep a copy: integrity.json.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export const integrityFile = 'integrity.json';

/** As in an `integrity` attribute (W3C, Subresource Integrity). @param {string} file */
export const integrityOf = (file) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;

/** Frozen versions have lists of their own. @param {string} folder @returns {string[]} paths from there, sorted */
export function listedFiles(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  return paths.map((path) => path.split(sep).join('/')).filter((path) => path !== integrityFile && !path.startsWith('v/')).sort();
}

/** @param {string} folder */
export function writeIntegrity(folder) {
  const hashes = Object.fromEntries(listedFiles(folder).map((path) => [path, integrityOf(join(folder, path))]));
  writeFileSync(join(folder, integrityFile), `${JSON.stringify(hashes, null, 1)}\n`);
}
