// SPDX-License-Identifier: MIT
// The build under sanitizers, which the tests and the fuzzer share: with Clang, whose libFuzzer it needs, where there is one.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, hasApt, installDebs } from '../../wasm/toolchain/packages.mjs';
import { output, run, which } from '../../wasm/toolchain/run.mjs';
import { root } from './step.mjs';

/** Clang with libFuzzer: the one that Emscripten runs on, with its run-time library, which is a package of its own. '' without. */
function clangWithFuzzer() {
  ensurePackages([{ deb: 'clang-19', program: 'clang++-19' }].filter(hasApt));
  const clang = which('clang++-19') || which('clang++');
  if (!clang) return '';
  const folder = join(output(clang, ['-print-resource-dir']).trim(), 'lib');  // not there where no run-time library is installed
  const hasLibrary = () => existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => String(file).includes('fuzzer'));
  if (!hasLibrary() && hasApt()) installDebs(['libclang-rt-19-dev']);
  return hasLibrary() ? clang : '';
}

/**
 * Builds a program under sanitizers.
 * @param {'tvd_tests' | 'tvd_fuzz'} target @returns {string} its path
 */
export function sanitized(target) {
  const clang = clangWithFuzzer();
  if (!clang && target === 'tvd_fuzz') throw new Error('Fuzzing needs Clang with libFuzzer (on Debian: clang-19 and libclang-rt-19-dev).');
  run('cmake', ['--preset', 'sanitize', ...(clang ? [`-DCMAKE_CXX_COMPILER=${clang}`, '-DTVD_FUZZ=ON'] : [])], { cwd: root, quiet: true });
  run('cmake', ['--build', '--preset', 'sanitize', '--target', target], { cwd: root, quiet: true });
  return join(root, 'build/sanitize/tests', target);
}
