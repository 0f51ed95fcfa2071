// SPDX-License-Identifier: MIT
// One target for so many seconds: `node run.mjs link 20 1`. Texts that reach code not seen before are changed further.
// Prints one line of JSON: executions, functions and blocks reached, faults with their smallest texts.
import { Session } from 'node:inspector/promises';
import { changed, pick, random, smaller } from './mutate.mjs';
import { judged, targets } from './targets.mjs';

const [name = '', seconds = '20', seed = '1', runs = 'Infinity'] = process.argv.slice(2);
const target = targets[name];
if (!target) throw new Error(`There is no target ${name}.`);
const next = random(Number(seed));

const inspector = new Session();
inspector.connect();
await inspector.post('Profiler.enable');
await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Blocks of the target's own files that have run, by address. @type {Set<string>} */
const reached = new Set();
/** @type {Set<string>} */
const known = new Set();

/** Whether code has run since the last look that had not run before. */
async function isNews() {
  const before = reached.size;
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  for (const { url, functions } of result.filter((script) => target.covers.test(script.url))) {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        const block = `${url}:${startOffset}-${endOffset}`;
        known.add(block);
        if (count > 0) reached.add(block);
      }
    }
  }
  return reached.size > before;
}

/** Faults that differ in their numbers alone are one. @param {string} fault */
const kindOf = (fault) => fault.replace(/[\d.]+/g, '#').slice(0, 120);

const pool = [...target.seeds];
/** @type {Map<string, {target: string, text: string, fault: string}>} */
const faults = new Map();
let executions = 0;

/** @param {string} text */
async function attempt(text) {
  executions += 1;
  const first = await judged(target, text);
  const fault = first.startsWith('takes') ? await judged(target, text) : first;  // once may be the machine's fault
  if (!fault || faults.has(kindOf(fault))) return;
  const small = await smaller(text, async (part) => kindOf(await judged(target, part)) === kindOf(fault));
  faults.set(kindOf(fault), { target: name, text: small, fault });
}

/** Looking at the coverage costs as much as some texts: it is done once for a handful. */
const handful = 8;
const end = Date.now() + Number(seconds) * 1000;
for (const text of target.seeds) await attempt(text);
await isNews();
while (Date.now() < end && executions < Number(runs)) {
  const texts = Array.from({ length: handful }, () => changed(pick(next, pool), next, target.tokens, target.seeds, target.units));
  for (const text of texts) await attempt(text);
  if (await isNews()) pool.push(...texts.filter((text) => text.length < 20_000));
  if (pool.length > 4000) pool.splice(target.seeds.length, 1000);
}
console.log(JSON.stringify({ target: name, executions, cov: reached.size, blocks: known.size, corpus: pool.length, faults: [...faults.values()] }));
