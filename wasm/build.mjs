// SPDX-License-Identifier: MIT
// Builds everything into build/ and dist/, setting up first whatever is missing. Each step does nothing when its
// result is up to date, or little.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declarations } from './types.mjs';
import { stringsOnly } from './stringsOnly.mjs';
import { ensureEmscripten } from './toolchain/emscripten.mjs';
import { buildNeeds, ensurePackages, includeFolder } from './toolchain/packages.mjs';
import { isProgram, main, run, say } from './toolchain/run.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const wasmBuild = join(root, 'build/wasm');

/** Installs the node packages of the lock file unless they are there already. */
export function ensureNodePackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing node packages');
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, quiet: true });
}

/** Links the header-only libraries, and nothing else of /usr/include, where the cross compiler may look. */
function linkHeaders() {
  const folder = join(wasmBuild, 'headers');
  mkdirSync(folder, { recursive: true });
  for (const library of ['boost', 'doctest', 'nlohmann']) {
    const source = includeFolder(library);
    if (source && !existsSync(join(folder, library))) symlinkSync(join(source, library), join(folder, library));
  }
}

/** Whether the makefiles are there and no older than what they are made from. */
function makefilesAreNew() {
  const made = join(wasmBuild, 'CMakeFiles/cmake.check_cache');  // the one file that every run of CMake writes
  const lists = ['', 'core/', 'wasm/', 'tests/'].map((folder) => join(root, folder, 'CMakeLists.txt'));
  return existsSync(made) && lists.every((list) => statSync(list).mtimeMs <= statSync(made).mtimeMs);
}

/**
 * Configures the preset `wasm`, unless that was done with the same Emscripten and the same lists.
 * @param {Record<string, string>} env
 */
function configureWasm(env) {
  const cache = join(wasmBuild, 'CMakeCache.txt');
  if (makefilesAreNew() && readFileSync(cache, 'utf8').includes(env.EMSCRIPTEN_ROOT)) return;
  rmSync(cache, { force: true });
  run('cmake', ['--preset', 'wasm'], { cwd: root, env, quiet: true });
}

/**
 * Builds targets of the CMake preset `wasm`.
 * @param {string[]} targets
 */
export function buildWasm(targets) {
  const env = { EMSCRIPTEN_ROOT: ensureEmscripten(), EM_NODE_JS: process.execPath };
  linkHeaders();
  configureWasm(env);
  say(`compiling ${targets.join(', ')}`);
  run('cmake', ['--build', '--preset', 'wasm', '--target', ...targets], { cwd: root, env, quiet: true });
}

/** The engine with every calculator, and those of one calculator for its page and posts. */
const engines = ['tvd-engine', 'tvd-dilution', 'tvd-option'];

/**
 * Copies an engine. Minifying the glue here instead of by the Closure compiler costs about 0.7 kB brotli and saves a
 * dependency of 85 MB.
 * @param {string} name
 */
async function writeEngine(name) {
  const { transform } = await import('esbuild');
  cpSync(join(wasmBuild, `wasm/${name}.wasm`), join(dist, `${name}.wasm`));
  const glue = await transform(readFileSync(join(wasmBuild, `wasm/${name}.mjs`), 'utf8'), { minify: true, format: 'esm' });
  writeFileSync(join(dist, `${name}.mjs`), glue.code);
  writeFileSync(join(dist, `${name}.d.mts`), 'export default function createEngine(options?: object): Promise<any>;\n');
}

/** Writes the schemas and the type declarations. */
function writeSchemas() {
  const text = run(process.execPath, [join(wasmBuild, 'wasm/tvd-describe.cjs')], { quiet: true });
  writeFileSync(join(dist, 'schemas.json'), text);
  writeFileSync(join(dist, 'index.d.ts'), declarations(JSON.parse(text)));
}

/** @returns {string} */
const packageVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Bundles the JavaScript package: one file per entry of package.json's exports, the engine's glue beside them. */
async function writePackage() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['index', 'engine', 'import', 'worker'].map((name) => join(root, `wasm/js/${name}.js`)),
    absWorkingDir: root,  // names in comments do not depend on where the build was started
    outdir: dist, bundle: true, format: 'esm', platform: 'neutral', target: 'es2022',
    // Schemas and version are constants of index.js, so that they need no further request.
    define: { TVD_SCHEMAS: readFileSync(join(dist, 'schemas.json'), 'utf8'), TVD_VERSION: JSON.stringify(packageVersion()) },
    mainFields: ['module', 'main'], external: ['node:*', './tvd-engine.mjs'],
    chunkNames: 'chunks/[name]-[hash]', logLevel: 'warning', plugins: [stringsOnly],
  });
  cpSync(join(root, 'web/presets/tokens.json'), join(dist, 'presets.json'));
}

/** Declarations of the modules that are not described by schemas come from their own JSDoc. */
function writeOtherDeclarations() {
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'wasm/tsconfig.json')], { cwd: root });
}

/** Builds everything: engine, schemas, package, site. */
export async function buildAll() {
  ensurePackages(buildNeeds);
  ensureNodePackages();
  buildWasm([...engines, 'tvd-describe']);
  await assemble();
}

/** For commands that look at what is built, or measure it: builds unless that was done. */
export async function ensureBuilt() {
  ensureNodePackages();
  if (!existsSync(join(dist, 'site/index.html'))) await buildAll();
}

/** Everything after the compiler: schemas, package, site. */
export async function assemble() {
  mkdirSync(dist, { recursive: true });
  for (const name of engines) await writeEngine(name);
  writeSchemas();
  say('bundling the package');
  await writePackage();
  writeOtherDeclarations();
  say('building the site');
  run(process.execPath, [join(root, 'web/build.mjs')], { cwd: root });
}

// --assemble: what the compiler makes is there already.
if (isProgram(import.meta.url)) await main(process.argv.includes('--assemble') ? assemble : buildAll);
