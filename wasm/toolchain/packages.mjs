// SPDX-License-Identifier: MIT
// The system's packages that a build, a test run or a benchmark needs. On Debian and its kin they are installed; on
// other systems what is missing is named, and nothing is touched.
import { existsSync } from 'node:fs';
import { run, say, succeeds, which } from './run.mjs';

/**
 * One need: a Debian package, and how another system shows that it has the same thing.
 * @typedef {{deb: string, program?: string, header?: string}} Need
 */

/** @type {Need[]} */
export const buildNeeds = [
  { deb: 'cmake', program: 'cmake' },
  { deb: 'make', program: 'make' },
  { deb: 'python3', program: 'python3' },
  { deb: 'libboost-dev', header: 'boost/math/quadrature/gauss_kronrod.hpp' },
];

/** @type {Need[]} */
export const testNeeds = [
  ...buildNeeds,
  { deb: 'g++', program: 'g++' },
  { deb: 'git', program: 'git' },
  { deb: 'clang-format', program: 'clang-format' },
  { deb: 'clang-tidy', program: 'clang-tidy' },
  { deb: 'doctest-dev', header: 'doctest/doctest.h' },
  { deb: 'nlohmann-json3-dev', header: 'nlohmann/json.hpp' },
  { deb: 'chromium', program: 'chromium' },
  { deb: 'firefox-esr', program: 'firefox-esr' },
  { deb: 'webkit2gtk-driver', program: 'WebKitWebDriver' },
  { deb: 'xvfb', program: 'Xvfb' },
];

/** @type {Need[]} */
export const benchNeeds = [
  { deb: 'libbenchmark-dev', header: 'benchmark/benchmark.h' },
  { deb: 'valgrind', program: 'valgrind' },
];

/** Where headers are looked for, in this order. */
const includeFolders = ['/usr/include', '/usr/local/include', '/opt/homebrew/include', '/opt/local/include'];

/** The folder that holds a header, or ''. @param {string} header */
export const includeFolder = (header) => includeFolders.find((folder) => existsSync(`${folder}/${header}`)) ?? '';

/** @param {Need} need */
const isMet = ({ program, header }) => (program ? which(program) !== '' : includeFolder(header ?? '') !== '');

/** The command that runs a program as root, or undefined where that cannot be done without asking. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return which('sudo') && succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** Whether packages can be installed with apt here. */
export const hasApt = () => which('apt-get') !== '' && which('dpkg-query') !== '';

/**
 * Installs Debian packages by name, or says which command does.
 * @param {string[]} names
 */
export function installDebs(names) {
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...names];
  const root = asRoot();
  if (!root) throw new Error(`Missing packages. Install them, as root, with:\n  ${install.join(' ')}`);
  say(`installing ${names.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const [update, ...updateArgs] = [...root, 'apt-get', 'update'];
  run(update, updateArgs, { quiet: true, env });
  const [program, ...args] = [...root, ...install];
  run(program, args, { quiet: true, env });
}

/**
 * Makes sure of every need: installs what is missing, or throws an error that names it.
 * @param {Need[]} needs
 */
export function ensurePackages(needs) {
  const missing = needs.filter((need) => !isMet(need));
  if (missing.length === 0) return;
  if (hasApt()) return installDebs(missing.map((need) => need.deb));
  const list = missing.map(({ deb, program, header }) => `  ${program ?? header}  (Debian: ${deb})`);
  throw new Error(`Please install, with this system's package manager:\n${list.join('\n')}`);
}
