// SPDX-License-Identifier: MIT
// `npm run bench`: every speed figure, beside its peers where they are installed, as tables and as build/bench.json.
// Names of subjects as arguments run only those, and what was measured of the others stays; TVD_BENCH_ROUNDS sets how often everything is measured.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ensureBuilt } from '../../wasm/build.mjs';
import { main } from '../../wasm/toolchain/run.mjs';
import { interleaved } from './rounds.mjs';
import { table } from './table.mjs';

/** One file each, whose default export makes a Subject (see rounds.mjs). */
const subjects = ['dilution', 'option', 'valuation', 'engine', 'growth', 'roofline', 'page'];

const build = new URL('../../build/', import.meta.url);
const file = new URL('bench.json', build);
const rounds = Number(process.env.TVD_BENCH_ROUNDS ?? 5);

/** When and where a subject was measured. */
const about = () => ({ measured: new Date().toISOString(), node: process.version, processor: cpus()[0]?.model ?? '', rounds });

/** What was measured last of each subject. @param {{ name: string }} latest */
function write(latest) {
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).subjects : [];
  const all = new Map([...earlier, latest].map((one) => [one.name, one]));
  mkdirSync(build, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ subjects: subjects.flatMap((name) => all.get(name) ?? []) }, null, 2)}\n`);
}

/** @param {string} name */
async function measure(name) {
  /** @type {{ default: () => Promise<import('./rounds.mjs').Subject> }} */
  const { default: make } = await import(new URL(`${name}.mjs`, import.meta.url).href);
  const subject = await make();
  try {
    const rows = await interleaved(subject, rounds);
    console.log(`\n${subject.title}\n${table(rows)}`);
    for (const peer of subject.missing ?? []) console.log(`missing: ${peer}`);
    return { name, ...about(), title: subject.title, rows, missing: subject.missing ?? [] };
  } finally {
    subject.close?.();
  }
}

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !subjects.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown subject ${unknown.join(', ')}; there are ${subjects.join(', ')}.`);
  await ensureBuilt();
  for (const name of asked.length > 0 ? asked : subjects) write(await measure(name));
});
