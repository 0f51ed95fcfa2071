// SPDX-License-Identifier: MIT
// The site with something wrong with it: a script that runs before all others in every page or worker, files that are
// missing or of another type, a policy.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { serve } from '../../../wasm/serve.mjs';
import { site } from './site.js';

/**
 * @typedef {object} Fault
 * @property {string} [page]    runs first in every page
 * @property {string} [worker]  runs first in every worker
 * @property {RegExp} [lacks]   names of files that are missing
 * @property {boolean} [whole]  with everything that the site has
 * @property {Record<string, string>} [headers]
 * @property {Record<string, string>} [types]  by ending of the name
 */

/** Pages and files that few tests of faults open. */
const spared = /^(p|v|calculator.*\.html|tvd(-(?!import)[\w-]*)?(\.de)?\.js)$/;

/** @param {string} folder @param {Fault} fault */
function plant(folder, { page, worker }) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    const text = () => readFileSync(path, 'utf8');
    if (page && file.endsWith('.html')) writeFileSync(path, text().replace('<head>', `<head><script src="${'../'.repeat(file.split('/').length - 1)}fault.js"></script>`));
    if (worker && file.endsWith('.worker.js')) writeFileSync(path, `${worker}\n${text()}`);
  }
  if (page) writeFileSync(join(folder, 'fault.js'), page);
}

/** @param {Fault} fault @returns {Promise<{url: string, close: () => Promise<void>}>} */
export async function faulty(fault) {
  const folder = mkdtempSync(join(tmpdir(), 'tvd-fault-'));
  const kept = (/** @type {string} */ path) => (fault.whole || !spared.test(relative(site, path))) && !fault.lacks?.test(relative(site, path));
  cpSync(site, folder, { recursive: true, filter: kept });
  plant(folder, fault);
  const { headers = {}, types = {} } = fault;
  const server = await serve(folder, { headers, types });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
