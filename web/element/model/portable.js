// SPDX-License-Identifier: MIT
/**
 * The situation as a link, as plain JSON, and back.
 * @module
 */
import { decodeLink, encodeLink } from '../../lib/link.js';
import { fieldsOf } from '../../lib/schema.js';
import { changedPaths, getAt, setAt } from '../../lib/state.js';
import { complete } from './base.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('./session.js').Situation} Situation */
/** @typedef {import('../../lib/types.js').Inputs} Inputs */

/**
 * Plain, documented JSON: what `getState()` gives and `setState()` takes. Inputs are by field path in the short
 * form (only what differs from preset or defaults) and nested in the full one; both are read.
 * @typedef {object} CalcState
 * @property {string} calculator
 * @property {number} version     of the schema
 * @property {string|null} [preset]
 * @property {string} [today]     ISO date
 * @property {Inputs} [inputs]
 * @property {{preset?: string|null, today?: string, inputs?: Inputs}|null} [b]
 */

/** @param {Stage} stage @returns {(calculator: string, preset: string|null) => Inputs|null} */
const baseOf = ({ session }) => (_calculator, preset) => (preset === null || session.preset(preset) ? session.fresh(preset).inputs : null);

/** Which chart, and what is chosen in charts. @param {Stage} stage @returns {Record<string, string>} */
function chartKeys({ ui, view }) {
  const show = Object.entries(ui.choices).map(([key, choice]) => `${key}.${choice}`).join('~');
  return { ...(ui.chart === view.charts[0]?.id ? {} : { chart: ui.chart }), ...(show ? { show } : {}) };
}

/** The same, of a link. @param {Record<string, string>} keys @param {import('./stage.js').Ui} ui */
export const readCharts = ({ chart, show = '' }, ui) => ({
  chart: chart ?? ui.chart,
  choices: Object.fromEntries(show.split('~').map((one) => one.match(/^([\w-]+\.\w+)\.(\w+)$/)).flatMap((match) => (match ? [[match[1], match[2]]] : []))),
});

/** How it is looked at, as keys of a link. @param {Stage} stage @returns {Record<string, string>} */
function viewOf(stage) {
  const { session, ui } = stage;
  const { v: _tab, today: _today, 'b.today': _todayB, e: _made, chart: _chart, show: _show, ...rest } = ui.viewKeys;
  return { ...rest, ...chartKeys(stage), ...(ui.tab === 'chart' ? {} : { v: ui.tab }), ...datesOf(session) };
}

/** "today" where it is not the preset's; the second scenario has that of the first unless it says its own. @param {Stage['session']} session @returns {Record<string, string>} */
function datesOf(session) {
  const { a, b } = session.situation;
  const own = (/** @type {import('./session.js').Scenario} */ one) => session.fresh(one.preset).today;
  const moved = a.today !== own(a) ? a.today : undefined;
  return { ...(moved ? { today: moved } : {}), ...(b && b.today !== (moved ?? own(b)) ? { 'b.today': b.today } : {}) };
}

/** More rows than this never fit into a link; counting them is cheaper than writing them. */
const mostRows = 4000;

/** @param {any} value @returns {number} rows in it, at every depth */
function rowsIn(value) {
  if (Array.isArray(value)) return value.length > mostRows ? value.length : value.reduce((sum, row) => sum + rowsIn(row), value.length);
  return value !== null && typeof value === 'object' ? Object.values(value).reduce((sum, one) => sum + rowsIn(one), 0) : 0;
}

/** Whether it can go into a link at all: an imported table of thousands of rows cannot. @param {Stage} stage @returns {boolean} */
export function fitsLink({ session }) {
  const { a, b } = session.situation;
  return rowsIn(a.inputs) + rowsIn(b?.inputs) <= mostRows;
}

/** @param {Stage} stage @param {Record<string, string>} view how it is looked at @param {[string, string][]} unknown */
function linkOf(stage, view, unknown) {
  const { a, b } = stage.session.situation;
  return encodeLink({
    calculator: stage.view.calculator,
    preset: a.preset,
    inputs: a.inputs,
    inputsB: b?.inputs ?? null,
    presetB: b?.preset ?? null,
    view,
    unknown,
  }, { schema: stage.schema, base: baseOf(stage) });
}

/** @param {Stage} stage @returns {string} link text without '#' */
export const toLink = (stage) => linkOf(stage, viewOf(stage), stage.ui.unknown);

/**
 * A link to the page, which leaves out nothing as a frame does.
 * @param {Stage} stage @param {string} [made] with which engine it was made @param {boolean} [bare] without how it is looked at @returns {string}
 */
export function toPageLink(stage, made = '', bare = false) {
  if (bare) return linkOf(stage, { ...datesOf(stage.session), e: made }, []);
  const { layout: _layout, controls: _controls, api: _api, ...view } = viewOf(stage);
  return linkOf(stage, { ...view, e: made }, stage.ui.unknown);
}

/** A link that begins with its calculator's name, as in an address; a `state` attribute may hold the query alone. @param {Stage} stage @param {string} link */
export const wholeLink = ({ view, schema }, link) => (/^#?[\w-]+(@|\?|$)/.test(link) && !/^#?[\w.[\]]+=/.test(link) ? link : `${view.calculator}@${schema.version}?${link.replace(/^[#?]/, '')}`);

/** @param {Stage} stage @param {string} link plain, as in an address or a `state` attribute */
export const fromLink = (stage, link) => decodeLink(wholeLink(stage, link), { schemas: { [stage.view.calculator]: stage.schema }, base: baseOf(stage) });

/**
 * What a link or plain JSON says, and what is wrong with it.
 * @typedef {object} Reading
 * @property {Situation|null} situation  null: nothing of this calculator's
 * @property {import('../../lib/types.js').Violation[]} problems
 * @property {import('../../lib/link/keys.js').LinkState} [link]
 */

/** @param {string} rule @param {string} [text] @returns {Reading} */
const unread = (rule, text = '') => ({ situation: null, problems: [{ path: '', rule, text }] });

/** @param {Stage} stage @param {string|CalcState|null} state @returns {Reading} */
export function readState(stage, state) {
  if (state === null || !['string', 'object'].includes(typeof state)) return unread('brokenLink');
  if (typeof state === 'string') {
    const link = fromLink(stage, state);
    return link ? { situation: link.calculator ? situationOf(stage, link) : null, problems: link.problems, link } : unread('brokenLink');
  }
  const { calculator = stage.view.calculator, version: value = 0 } = state;
  if (calculator !== stage.view.calculator) return unread('unknownCalculator', String(calculator));
  const { version: limit } = stage.schema;
  return { situation: fromJson(stage, state), problems: value > limit ? [{ path: '', rule: 'newerLink', value, limit }] : [] };
}

/** @param {Stage} stage @param {import('../../lib/link/keys.js').LinkState} state @returns {Situation} */
export function situationOf({ session }, state) {
  const { today, 'b.today': todayB = today } = state.view;
  const scenario = (/** @type {string|null} */ preset, /** @type {Inputs} */ inputs, /** @type {string|undefined} */ date) => ({ preset, today: date ?? session.fresh(preset).today, inputs });
  return { a: scenario(state.preset, state.inputs, today), b: state.inputsB ? scenario(state.presetB, state.inputsB, todayB) : null };
}

/** @param {Stage} stage @param {boolean} full @returns {CalcState} */
export function toJson({ session, view, schema }, full) {
  const { a, b } = session.situation;
  const part = (/** @type {import('./session.js').Scenario} */ one) => {
    const base = session.fresh(one.preset).inputs;
    const inputs = full ? one.inputs : Object.fromEntries(changedPaths(one.inputs, base).map((path) => [path, getAt(one.inputs, path)]));
    return { preset: one.preset, today: one.today, inputs };
  };
  return { calculator: view.calculator, version: schema.version, ...part(a), b: b && part(b) };
}

/** JSON has no Infinity: it is the string there, as everywhere outside the engine. @param {CalcState} state */
export const jsonText = (state) => JSON.stringify(state, (_key, value) => (value === Infinity ? 'Infinity' : value), 2);

/** No inputs lie deeper, or have more parts. */
const deepest = 20;
const mostParts = 5_000_000;

/** What goes in circles, or holds itself many times over, would never be read to its end. @param {unknown} value */
function assertFinite(value) {
  let parts = 0;
  const visit = (/** @type {unknown} */ one, /** @type {number} */ depth) => {
    if ((parts += 1) > mostParts || depth > deepest) throw new RangeError('This is too large or too deep for inputs.');
    if (one !== null && typeof one === 'object') for (const item of Object.values(one)) visit(item, depth + 1);
  };
  visit(value, 0);
}

/** Throws where it is nothing of the kind. @param {Stage} stage @param {CalcState} state @returns {Situation} */
export function fromJson(stage, state) {
  assertFinite(state);
  const a = scenarioOf(stage, state);
  return { a, b: state.b ? scenarioOf(stage, state.b) : null };
}

/** Inputs that no calculator has are taken along to be named; not thousands of them, each of which takes its time. */
const mostUnknown = 20;

/** @param {import('../../lib/types.js').SchemaNode} node @param {unknown} given @returns {Inputs} by path or nested */
function onesToRead(node, given) {
  if (!isNested(given)) return {};
  const known = fieldsOf(node, {});
  const isKnown = (/** @type {string} */ path) => Object.hasOwn(known, path.split(/[.[]/)[0] ?? '');
  const entries = Object.entries(/** @type {object} */ (given));
  return Object.fromEntries([...entries.filter(([path]) => isKnown(path)).slice(0, 4 * mostRows), ...entries.filter(([path]) => !isKnown(path)).slice(0, mostUnknown)]);
}

/** @param {Stage} stage @param {{preset?: string|null, today?: string, inputs?: Inputs}} part */
function scenarioOf({ session, schema }, { preset = null, today, inputs: given }) {
  const fresh = session.fresh(preset);
  const inputs = onesToRead(schema.inputs, given);
  const byPath = Object.entries(inputs).reduce((all, [path, value]) => (isNested(value) ? all : setAt(all, path, readInfinity(value))), fresh.inputs);
  const nested = Object.fromEntries(Object.entries(inputs).filter(([, value]) => isNested(value)));
  const merged = Object.entries(nested).reduce((all, [path, value]) => setAt(all, path, merge(getAt(all, path), readInfinity(value))), byPath);
  return { ...fresh, today: today ?? fresh.today, inputs: complete(schema.inputs, merged) };
}

/** @param {any} value */
const isNested = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Records of one kind are joined field by field, anything else is replaced. @param {any} old @param {any} value @returns {any} */
function merge(old, value) {
  if (!isNested(old) || !isNested(value) || old.kind !== (value.kind ?? old.kind)) return value;
  return { ...old, ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, merge(old[key], item)])) };
}

/** @param {any} value @returns {any} */
function readInfinity(value) {
  if (value === 'Infinity') return Infinity;
  if (Array.isArray(value)) return value.map(readInfinity);
  return isNested(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readInfinity(item)])) : value;
}
