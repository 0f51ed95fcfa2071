// SPDX-License-Identifier: MIT
// C++ steps: doctest natively, under sanitizers and as WebAssembly; and the installed package used by another project.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, buildWasm } from '../../wasm/build.mjs';
import { run } from '../../wasm/toolchain/run.mjs';
import { sanitized } from './sanitized.mjs';
import { counted, failures, root, sideBySide, single, stream } from './step.mjs';

const atOnce = 6;

/**
 * The parts of a doctest report that tell of failures; the end of what was printed when a program died without one.
 * @param {string} text
 */
function failedCases(text) {
  const cases = text.split(/^=+$/m).filter((part) => /\bERROR: /.test(part));
  return (cases.length > 0 ? cases.join('') : text.slice(-3000)).trim();
}

/**
 * Runs a doctest program, a few of its tests at a time, by their numbers, in two processes; what they print appears when they are done.
 * The last come first: these are the simulations, which take longest.
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<import('./step.mjs').Counts>}
 */
async function doctest(program, args, env) {
  const { text: listed } = await stream(program, [...args, '--count', '--no-colors=true'], { env, show: false });
  const [, all = '0'] = /current filters: (\d+)/.exec(listed) ?? [];
  const counts = { passed: 0, failed: 0 };
  const lasts = Array.from({ length: Math.ceil(Number(all) / atOnce) }, (_, chunk) => Number(all) - chunk * atOnce);
  await sideBySide(lasts, async (last) => {
    const first = Math.max(1, last - atOnce + 1);
    const { code, text } = await stream(program, [...args, `--first=${first}`, `--last=${last}`, '--no-colors=true'], { env, show: false });
    process.stdout.write(text);
    if (code !== 0) failures.push(failedCases(text));
    // doctest counts as passed what lies outside the numbers too.
    const [, passed, failed] = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(text) ?? [];
    const part = counted(code, passed && String(last - first + 1 - Number(failed)), failed);
    counts.passed += part.passed;
    counts.failed += part.failed;
  });
  console.log(`${all} test cases: ${counts.passed} passed, ${counts.failed} failed`);
  return Number(all) > 0 ? counts : { passed: 0, failed: 1 };
}

/** @param {string} preset */
function compile(preset) {
  run('cmake', ['--preset', preset], { cwd: root, quiet: true });
  run('cmake', ['--build', '--preset', preset], { cwd: root, quiet: true });
  return join(root, 'build', preset, 'tests/tvd_tests');
}

export const native = async () => doctest(compile('native'), []);

export const sanitize = async () => doctest(sanitized('tvd_tests'), [], {
  ASAN_OPTIONS: 'detect_leaks=1:strict_string_checks=1', UBSAN_OPTIONS: 'print_stacktrace=1',
});

export async function wasm() {
  buildWasm(['tvd_tests']);
  return doctest(process.execPath, [join(root, 'build/wasm/tests/tvd_tests.cjs')]);
}

/** Everything that a user gets: engine, package, site. */
export async function build() {
  await buildAll();
  return single(true);
}

/** Installs the core into a fresh prefix and builds a project that knows nothing but find_package(tvd). */
export async function packageConsumer() {
  const prefix = join(root, 'build/package/prefix');
  const folder = join(root, 'build/package/consumer');
  rmSync(join(root, 'build/package'), { recursive: true, force: true });
  run('cmake', ['--install', join(root, 'build/native'), '--prefix', prefix], { quiet: true });
  run('cmake', ['-S', join(root, 'tests/package'), '-B', folder, `-DCMAKE_PREFIX_PATH=${prefix}`], { quiet: true });
  run('cmake', ['--build', folder], { quiet: true });
  const { code } = await stream(join(folder, 'consumer'), []);
  return single(code === 0);
}
