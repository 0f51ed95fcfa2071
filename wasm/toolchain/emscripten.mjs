// SPDX-License-Identifier: MIT
// Emscripten: the one on PATH when it is new enough; otherwise, on Debian, a private copy. Debian 12 has a version
// that is too old, Debian 13 has a good one, so that one is unpacked, runs on the LLVM that Debian 12 does have, and
// its few native programs run on the C library that came with them.
import {
  chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadDebs, unpackDeb } from './mirror.mjs';
import { hasApt, installDebs } from './packages.mjs';
import { isProgram, main, output, say, which } from './run.mjs';
import { cacheFolder } from './tools.mjs';

const oldest = [3, 1, 69];
const release = 'trixie';
const packages = ['emscripten', 'binaryen', 'node-acorn', 'libc6', 'libstdc++6', 'libgcc-s1'];
const llvm = ['clang-19', 'lld-19', 'llvm-19'];

/** Raised when the layout of the private copy changes, so that an older one is left alone and not used. */
const layout = 1;
const privateFolder = join(cacheFolder, `emscripten-${oldest.join('.')}-${layout}`);

/** What is never linked here: threads, graphics, sanitizers, position-independent code; 1.6 GB less to write. */
const neverLinked = [
  '*/emscripten/test', './usr/share/doc', './usr/share/man', '*/lib/wasm32-emscripten/*pic', '*-mt*.a', '*-ww*.a',
  '*asan*.a', '*san_*.a', '*sanitizer*.a', '*/libGL*.a', '*/libwasmfs*.a',
];

/** @param {string} text */
const versionIn = (text) => (/\d+\.\d+\.\d+/.exec(text)?.[0] ?? '0.0.0').split('.').map(Number);

/** @param {number[]} version @param {number[]} least */
function isAtLeast(version, least) {
  const at = version.findIndex((part, i) => part !== least[i]);
  return at < 0 || version[at] > least[at];
}

/** Emscripten's folder for the emcc on PATH, or '' when there is none or it is too old. */
function rootOnPath() {
  const emcc = which('emcc');
  if (!emcc || !isAtLeast(versionIn(output(emcc, ['--version'])), oldest)) return '';
  const candidates = [dirname(realpathSync(emcc)), '/usr/share/emscripten'];
  return candidates.find((folder) => existsSync(join(folder, 'cmake/Modules/Platform/Emscripten.cmake'))) ?? '';
}

/** The folder of the C library in an unpacked libc6: usr/lib/x86_64-linux-gnu and its like. @param {string} folder */
function libraryFolder(folder) {
  const lib = join(folder, 'usr/lib');
  const triple = readdirSync(lib).find((name) => name.endsWith('-linux-gnu'));
  if (!triple) throw new Error(`No C library was unpacked into ${lib}.`);
  return join('usr/lib', triple);
}

/** Replaces each of Binaryen's programs by a script that starts it with its own C library. @param {string} folder */
function wrapBinaryen(folder) {
  const lib = libraryFolder(folder);
  const loader = readdirSync(join(folder, lib)).find((name) => /^ld-linux.*\.so/.test(name));
  mkdirSync(join(folder, 'binaryen/bin'), { recursive: true });
  for (const name of readdirSync(join(folder, 'usr/bin')).filter((file) => file.startsWith('wasm'))) {
    const script = join(folder, 'binaryen/bin', name);
    writeFileSync(script, `#!/bin/sh\nroot=\${0%/binaryen/bin/*}\n` +
      `exec "$root/${lib}/${loader}" --library-path "$root/${lib}" "$root/usr/bin/${name}" "$@"\n`);
    chmodSync(script, 0o755);
  }
}

/** Writes Emscripten's configuration beside it, where it looks first. @param {string} folder */
function configure(folder) {
  const llvmRoot = dirname(which('clang-19'));
  writeFileSync(join(folder, 'usr/share/emscripten/.emscripten'), [
    `LLVM_ROOT = '${llvmRoot}'`,
    "LLVM_ADD_VERSION = '19'",
    "CLANG_ADD_VERSION = '19'",
    `BINARYEN_ROOT = '${privateFolder}/binaryen'`,
    `CACHE = '${privateFolder}/usr/share/emscripten/cache'`,
    `NODE_JS = '${process.execPath}'`,
  ].join('\n'));
}

/** Puts acorn, which Emscripten's optimiser imports, where node finds it. @param {string} folder */
function linkAcorn(folder) {
  mkdirSync(join(folder, 'usr/share/emscripten/node_modules'), { recursive: true });
  symlinkSync('../../nodejs/acorn', join(folder, 'usr/share/emscripten/node_modules/acorn'));
}

/** Builds the private copy beside its final place and then moves it there, so that a half-made one is never used. */
function makePrivateCopy() {
  const folder = `${privateFolder}.part-${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say(`downloading Emscripten of Debian ${release} (about 250 MB) into ${privateFolder}`);
  const debs = downloadDebs(join(folder, 'apt'), release, packages);
  say('unpacking it');
  for (const deb of debs) unpackDeb(deb, folder, neverLinked);
  rmSync(join(folder, 'apt'), { recursive: true });
  wrapBinaryen(folder);
  linkAcorn(folder);
  configure(folder);
  rmSync(privateFolder, { recursive: true, force: true });
  renameSync(folder, privateFolder);
}

const howToInstall = `Emscripten ${oldest.join('.')} or newer is needed and was not found on PATH.
Install it from https://emscripten.org/docs/getting_started/downloads.html:
  git clone https://github.com/emscripten-core/emsdk && cd emsdk
  ./emsdk install ${oldest.join('.')} && ./emsdk activate ${oldest.join('.')} && source ./emsdk_env.sh
and run this command again in the same shell.`;

/** Whether this is Debian, whose archive and keys the private copy needs. */
const isDebian = () => hasApt() && existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Makes sure of Emscripten and returns its root folder; throws with instructions where that cannot be done. */
export function ensureEmscripten() {
  const onPath = rootOnPath();
  if (onPath) return onPath;
  if (!isDebian()) throw new Error(howToInstall);
  const missing = llvm.filter((name) => !output('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]).startsWith('installed'));
  if (missing.length > 0) installDebs(missing);
  const root = join(privateFolder, 'usr/share/emscripten');
  if (!existsSync(root)) makePrivateCopy();
  return root;
}

// As a command: prints the root folder, for `EMSCRIPTEN_ROOT=$(node wasm/toolchain/emscripten.mjs) cmake --preset wasm`.
if (isProgram(import.meta.url)) await main(() => console.log(ensureEmscripten()));
