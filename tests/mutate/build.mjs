// SPDX-License-Identifier: MIT
// Compiles one planted file the way the build does and links it with everything else that is built already.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, which } from '../../wasm/toolchain/run.mjs';
import { root } from '../steps/step.mjs';

/** @typedef {import('./plant.mjs').Fault} Fault */
/** @typedef {{commands: Map<string, string>, objects: Map<string, string>, program: string}} Build */

/**
 * A fault may never end, or ask for all memory: whatever takes so much is stopped.
 * @typedef {{processorSeconds: number, kilobytes: number}} Limits
 */
/** @type {Limits} */
const compilerLimits = { processorSeconds: 120, kilobytes: 8e6 };
/** Of the clock; for a program that waits for ever without working. */
const mostSeconds = 600;

/** @param {string} program @param {string[]} args @param {Limits} limits @returns {Promise<{code: number, text: string}>} */
export function start(program, args, { processorSeconds, kilobytes }) {
  const shell = `ulimit -c 0 -t ${Math.ceil(processorSeconds)} && ulimit -v ${kilobytes} && exec nice "$@"`;
  return new Promise((done) => {
    const child = spawn('bash', ['-c', shell, 'bash', program, ...args], { cwd: join(root, 'build/mutate'), stdio: ['ignore', 'pipe', 'pipe'], timeout: mostSeconds * 1000, killSignal: 'SIGKILL' });
    let text = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.setEncoding('utf8').on('data', (part) => { text = (text + part).slice(-100_000); });
    child.on('close', (code) => done({ code: code ?? 1, text })).on('error', (error) => done({ code: 1, text: String(error) }));
  });
}

/** How the build compiles a file and links the tests, read from what CMake wrote. @returns {Build} */
export function built() {
  run('cmake', ['--preset', 'native'], { cwd: root, quiet: true });
  run('nice', ['cmake', '--build', '--preset', 'native'], { cwd: root, quiet: true });
  /** @type {{file: string, command: string, directory: string}[]} */
  const commands = JSON.parse(readFileSync(join(root, 'build/native/compile_commands.json'), 'utf8'));
  const objects = new Map(commands.map(({ file, command, directory }) => [file, join(directory, / -o (\S+)/.exec(command)?.[1] ?? '')]));
  return { commands: new Map(commands.map(({ file, command }) => [file, command])), objects, program: join(root, 'build/native/tests/tvd_tests') };
}

/** @param {string} source @param {string} text @param {Build} build @param {string} place @returns {Promise<string>} a hash of the machine code, or '' when it does not compile */
async function compiled(source, text, { commands }, place) {
  const [planted, object] = [join(place, 'planted.cpp'), join(place, 'planted.o')];
  writeFileSync(planted, text);
  const words = (commands.get(source) ?? '').split(' ').filter(Boolean);
  const output = words.indexOf('-o') + 1;
  const args = words.map((word, i) => (word === source ? planted : i === output ? object : word)).filter((word) => word !== '-Werror');
  const { code } = await start(args[0] ?? 'c++', args.slice(1), compilerLimits);
  return code === 0 ? createHash('sha256').update(readFileSync(object)).digest('hex') : '';
}

const linker = which('ld.gold') ? ['-fuse-ld=gold'] : [];

/** The test program with a fault in it, or '' when that does not compile. @param {Fault} fault @param {Build} build @param {string} place */
export async function planted(fault, build, place) {
  const source = join(root, fault.file);
  const program = join(place, 'tests');
  if (!await compiled(source, fault.text, build, place)) return '';
  const others = [...build.objects].filter(([file]) => file !== source && !file.includes('/tests/package/')).map(([, object]) => object);
  const { code } = await start('c++', [...linker, '-o', program, join(place, 'planted.o'), ...others], compilerLimits);
  return code === 0 ? program : '';
}

/** The compiler makes the same machine code of a file with and without the fault: then it is none. @param {Fault} fault @param {Build} build @param {string} place */
export async function isSameCode(fault, build, place) {
  const source = join(root, fault.file);
  return await compiled(source, readFileSync(source, 'utf8'), build, place) === await compiled(source, fault.text, build, place);
}
