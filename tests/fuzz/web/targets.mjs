// SPDX-License-Identifier: MIT
// What reads texts of strangers: links, saved inputs (JSON), tables (CSV). Each target judges one text: an empty answer
// when all is well, otherwise what is wrong, as a sentence. Of the calculators it knows what their schemas, views and presets say.
import { readFileSync } from 'node:fs';
import { fromJson, jsonText, toJson } from '../../../web/element/model/portable.js';
import { Session } from '../../../web/element/model/session.js';
import { decodeLink, encodeLink, unpackLink } from '../../../web/lib/link.js';
import { sameValue } from '../../../web/lib/state.js';
import { views } from '../../../web/views/index.js';
import { importTable } from '../../../wasm/js/import.js';
import { nasty } from './mutate.mjs';

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const schemas = json('dist/schemas.json');
const { InputError, load } = await import('token-value-dynamics');
/** @type {any} */
const tvd = await load();
const today = '2026-06-30';

/** @typedef {{seeds: string[], tokens: string[], units?: RegExp, covers: RegExp, judge: (text: string) => string | Promise<string>}} Target */

/** @param {any} value @param {string} [path] @returns {string} where a NaN stands, or '' */
function nanIn(value, path = '') {
  if (typeof value === 'number') return Number.isNaN(value) ? path || 'value' : '';
  if (value === null || typeof value !== 'object') return '';
  for (const [key, item] of Object.entries(value)) {
    const found = nanIn(item, `${path}.${key}`);
    if (found) return found;
  }
  return '';
}

/** A result without NaN, or violations in words; never another error. @param {() => any} call @returns {string} */
function answered(call) {
  try {
    const where = nanIn(call());
    return where ? `NaN at ${where}` : '';
  } catch (error) {
    if (error instanceof InputError) return error.violations.every(({ message }) => message.length > 8) ? '' : 'a violation without a sentence';
    return `the engine throws ${error}`;
  }
}

/** What a page has of a calculator, as far as links and saved inputs are read there. @param {string} id @returns {any} */
function stageOf(id) {
  const file = views[id]?.presets;
  const presets = file ? json(`web/presets/${file}.json`) : [];
  return { session: new Session(schemas[id], presets, { today }), schema: schemas[id], view: { calculator: id } };
}

const stages = Object.fromEntries(tvd.calculators.map((/** @type {string} */ id) => [id, stageOf(id)]));

/** @type {import('../../../web/lib/link/keys.js').BaseOf} */
const base = (calculator, preset) => {
  const { session } = stages[calculator];
  return preset === null || session.preset(preset) ? session.fresh(preset).inputs : null;
};

/** A simulation takes as long as its inputs say: those are only checked. @param {string} id @param {any} inputs @param {string} day */
const answer = (id, inputs, day = today) => answered(() => (id === 'valuation' ? tvd.check(id, inputs, { today: day }) : tvd.compute(id, inputs, { today: day, points: 20 })));

/** @param {string} text @returns {Promise<string>} */
async function judgeLink(text) {
  const plain = await unpackLink(text);
  const state = plain === null ? null : decodeLink(plain, { schemas, base });
  if (!state?.calculator) return '';
  const schema = schemas[state.calculator];
  const where = nanIn(state.inputs) || nanIn(state.inputsB);
  if (where) return `a link gives NaN at ${where}`;
  const again = decodeLink(encodeLink(state, { schema, base }), { schemas, base });
  if (!sameValue(again?.inputs, state.inputs) || !sameValue(again?.inputsB ?? null, state.inputsB)) return 'a link written again says something else';
  return answer(state.calculator, state.inputs) || (state.inputsB ? answer(state.calculator, state.inputsB) : '');
}

/** A file that is not ours is refused by an exception, which the page says in a sentence. @param {any} stage @param {any} value */
function situation(stage, value) {
  try {
    return fromJson(stage, value);
  } catch {
    return null;
  }
}

/** What is saved opens as what it was, by path and in full. @param {any} stage @param {import('../../../web/element/model/session.js').Situation} held @returns {string} */
function savedAgain(stage, held) {
  stage.session.take(held, false);
  const isLost = (/** @type {boolean} */ full) => !sameValue(situation(stage, JSON.parse(jsonText(toJson(stage, full)))), held);
  return [false, true].some(isLost) ? `saved ${stage.view.calculator} opens as something else` : '';
}

/** Opens it on a calculator's session. @param {string} id @param {any} value @returns {string} */
function opened(id, value) {
  const held = situation(stages[id], value);
  if (!held) return '';
  const all = [held.a, held.b].filter((one) => one !== null);
  const fault = all.map((one) => answer(id, one.inputs)).find(Boolean) ?? '';
  const areRead = all.every((one) => tvd.check(id, one.inputs, { today }).length === 0);
  return fault || (areRead ? savedAgain(stages[id], held) : '');
}

/** @param {string} text @returns {string} */
function judgeJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return '';
  }
  for (const id of tvd.calculators) {
    const fault = answer(id, value?.inputs ?? value) || opened(id, value);
    if (fault) return fault;
  }
  return '';
}

/** What the importer could have known; whether supply burns to nothing, the engine says. */
const ofOneField = new Set(['domain', 'finite', 'integer', 'type', 'unknown', 'kind', 'choice', 'date', 'length']);

/** @param {string} text @returns {string} */
function judgeCsv(text) {
  const found = importTable(text, { today });
  if (!found.summary || found.problemCount < found.problems.length) return 'an import without a summary';
  if (found.releases.length === 0) return found.format === null && found.problemCount === 0 ? 'a refusal without a reason' : '';
  const supply = { initialSupply: found.initialSupply ?? 1e9, releases: found.releases };
  const violations = tvd.check('dilution', { supply, ...(found.price === undefined ? {} : { price: found.price }) }, { today });
  const refused = violations.filter((/** @type {{rule: string}} */ { rule }) => ofOneField.has(rule));
  if (refused.length > 0) return `an import that the engine refuses: ${refused[0].message}`.replace(/; got.*/, '');
  return answer('dilution', { supply });
}

/** Names of fields and of what may be chosen, at every depth of a schema. @param {any} node @returns {string[]} */
function wordsIn(node) {
  if (node === null || typeof node !== 'object') return [];
  const own = [...Object.keys(node.properties ?? {}), node.const, ...(node.enum ?? [])].filter((word) => typeof word === 'string');
  return [...own, ...Object.values(node).flatMap(wordsIn)];
}

/** A few scenarios of every calculator: as it stands, and its presets. */
const scenarios = Object.entries(stages).flatMap(([id, { session }]) => [null, ...session.presets.slice(0, 6).map((/** @type {{id: string}} */ one) => one.id)].map((preset) => ({ id, ...session.fresh(preset) })));
/** @param {typeof scenarios[number]} scenario */
const linksOf = ({ id, preset, inputs }) => [
  ...(preset ? [`#${id}@1?p=${preset}`, `#${id}@1?b.p=${preset}`] : []), `#${encodeLink({ calculator: id, inputs }, { schema: schemas[id], base })}`,
];
const linkSeeds = [...json('tests/links/golden.json').map((/** @type {{hash: string}} */ line) => line.hash), ...scenarios.flatMap(linksOf)];
/** @param {typeof scenarios[number]} scenario */
const filesOf = ({ id, ...a }) => {
  stages[id].session.take({ a, b: a }, false);
  return [JSON.stringify(a.inputs), jsonText(toJson(stages[id], a.preset === null))];
};
const words = [...new Set([...wordsIn(Object.values(schemas).map(({ inputs }) => inputs)), ...scenarios.flatMap(({ id, preset }) => [id, preset ?? '']), 'Infinity', '2027-01-01'])].filter(Boolean);
const kinds = [...new Set(wordsIn(schemas.dilution.inputs.properties.supply.properties.releases)), 'steps', 'Infinity', '2027-01-01'];
const csvSeeds = [
  'date,amount,label\n2027-01-01,1000000,Team\n2027-02-01,"2,000,000",Seed\n', 'date;supply\n01.02.2027;1.000.000,5\n15.03.2027;1.250.000,0\n',
  'snapped_at,price,market_cap,total_volume\n2025-01-01 00:00:00 UTC,1.5,150000000,1\n2025-01-02 00:00:00 UTC,1.6,161000000,2\n',
  'kind,start,end,amount,label\ncliff,2027-01-01,,5e6,Team\nlinear,2027-01-01,2029-01-01,10M,Investors\nsteps,2027-01-01,2028-01-01,12m,monthly\n',
  'Month\tTokens\tAllocation\nJan 2027\t5%\tTeam\nFeb 2027\t6%\tTeam\n', '03/04/2026,5,a\n05/06/2026,7,b\n',
];

/** @type {Record<string, Target>} */
export const targets = {
  link: {
    seeds: [...linkSeeds, '#option@1?spot=2&strike=3', '#valuation@1?paths=1000', '#dilution@1?z=q1YqSy0qzszPU7IyrAUA'],
    tokens: ['#', '?', '&', '=', ';', ',', '~', ':', '(', ')', '!', '.', '@1', '@2', 'b.', 'p=', 'b.p=', 'z=', 'supply.releases', '.0.', '.kind', ...words],
    units: /[^#?&=;,~!]+/g, covers: /\/web\/(lib\/(link|numbers|state|schema)|element\/model\/base)/, judge: judgeLink,
  },
  json: {
    seeds: [
      ...scenarios.flatMap(filesOf),
      JSON.stringify([...nasty, ...words, 0, -1, 0.5, 7, 1e308, 5e-324, 2 ** 53, null, true, false, [], {}]),
      '{"calculator":"dilution","version":1,"preset":"solana","inputs":{"supply.releases[0].amount":5,"holdingYears":"Infinity"},"b":{"inputs":{}}}',
    ],
    tokens: ['{', '}', '[', ']', ':', ',', '"', 'null', 'true', '{}', '[]', '"a":', '1e5', '"Infinity"', '[[[[[[[[', ...words.map((word) => `"${word}"`)],
    units: /"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|null|\{\}|\[\]/g, covers: /\/(web\/(element\/model\/(portable|base|session)|lib\/(state|schema))|dist\/index)/, judge: judgeJson,
  },
  csv: {
    seeds: csvSeeds,
    tokens: [',', ';', '\t', '|', '\n', '\r\n', '"', ' ', '%', '$', '.', '-', '(5)', '1e9', '10M', '2027-01-01', '1/2/2027', 'Q3 2027', 'Jan 2027', 'month 12', 'date', 'amount', 'label', 'supply', 'price', 'kind', 'start', 'end', 'sep=;', ...kinds],
    units: /[^,;|\t\n]+/g, covers: /\/wasm\/js\/(csv|import|dates)/, judge: judgeCsv,
  },
};

const hostile = Object.getOwnPropertyNames(Object.prototype).length;

/** How much longer the same work takes than on an idle machine of ours: 120 ms of logarithms. @returns {number} */
function slowness() {
  const start = process.cpuUsage();
  let x = 2;
  for (let i = 0; i < 5e6; i += 1) x = Math.log(x + 2);
  const { user, system } = process.cpuUsage(start);
  return x > 0 ? (user + system) / 120_000 : 1;
}

/** Every rule of a target at once. @param {Target} target @param {string} text @param {number} [mostMs] */
export async function judged(target, text, mostMs = 1000) {
  const start = process.cpuUsage();
  let fault = '';
  try {
    fault = await target.judge(text);
  } catch (error) {
    fault = `throws ${error}`;
  }
  const { user, system } = process.cpuUsage(start);
  if (Object.getOwnPropertyNames(Object.prototype).length !== hostile) return 'changes what all objects share';
  const took = (user + system) / 1000;
  return fault || (took > mostMs && took / slowness() > mostMs ? `takes ${Math.round(took)} ms` : '');
}
