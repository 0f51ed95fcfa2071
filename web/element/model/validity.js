// SPDX-License-Identifier: MIT
/**
 * How far the answer may be trusted, each badge with its one line of reason (UX, section 1).
 * @module
 */
import { fieldsOf, isNumber } from '../../lib/schema.js';
import { fill } from '../../words/index.js';

/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */
/** @typedef {'ok'|'extrapolated'|'violated'|'limit'} Validity */
/** @typedef {{kind: Validity, reason: string}} Badge */

/**
 * Inputs beyond the range that the tests cover.
 * @param {SchemaNode} node @param {any} value @param {string} [path] @returns {string[]}
 */
export function untested(node, value, path = '') {
  if (isNumber(node)) return node.tested && outside(Number(value), node.tested) ? [path] : [];
  if (Array.isArray(value)) return node.items ? value.slice(0, 1000).flatMap((item, i) => untested(/** @type {SchemaNode} */ (node.items), item, `${path}[${i}]`)) : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(fieldsOf(node, value)).flatMap(([key, field]) => untested(field, value[key], path ? `${path}.${key}` : key));
}

/** Endless is a documented limit, not an extrapolation. @param {number} value @param {[number, number]} range */
const outside = (value, [low, high]) => Number.isFinite(value) && (value < low || value > high);

/** What stands beside a field whose value lies there: no error, the value counts. @param {import('./stage.js').Stage} stage @param {string} path @returns {import('../../lib/types.js').Message[]} */
export function beyond(stage, path) {
  const node = stage.node(path);
  if (!isNumber(node) || !untested(node, stage.session.value(path)).length) return [];
  return stage.said([{ path, rule: 'extrapolated', message: extrapolation(stage, path) }]).map((message) => ({ ...message, severity: 'warning' }));
}

/** @param {import('./stage.js').Stage} stage @param {string} path */
const extrapolation = (stage, path) => fill(stage.w.badgeReasons.extrapolated, { field: stage.title(path) });

/** @param {import('./stage.js').Stage} stage @returns {Badge[]} never empty */
export function badges(stage) {
  const { answer, w, view } = stage;
  const far = answer.of ? untested(stage.schema.inputs, answer.of.inputs) : [];
  const found = [
    ...far.slice(0, 1).map((path) => badge('extrapolated', extrapolation(stage, path))),
    ...(hasErrors(stage) ? [badge('violated', w.badgeReasons.violated)] : []),
    ...(view.settled && !answer.pending && stage.result(view.settled) === false ? [badge('limit', stage.own.unsettled)] : []),
    ...(Number.isFinite(stage.result(view.headline.result)) ? [] : [badge('limit', w.badgeReasons.limit)]),
  ];
  return found.length ? found : [badge('ok', w.badgeReasons.ok)];
}

/** @param {Validity} kind @param {string} reason @returns {Badge} */
const badge = (kind, reason) => ({ kind, reason });

/** @param {import('./stage.js').Stage} stage */
function hasErrors({ view, answer }) {
  const findings = view.audit ? (answer.result?.[view.audit] ?? []) : [];
  return findings.some((/** @type {{severity: string}} */ one) => one.severity === 'error');
}
