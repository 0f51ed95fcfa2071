// SPDX-License-Identifier: MIT
/**
 * The numbers behind the screen as tables: shown, copied, saved.
 * @module
 */
import { fieldsOf, isNumber } from '../../lib/schema.js';
import { sensitivityChart } from '../panels/sensitivity.js';
import { chartOf, kindOf, plotsOf } from './charts.js';
import { getAt } from '../../lib/state.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../lib/types.js').Table} Table */

/** @param {Stage} stage @returns {{id: string, table: Table}[]} the results, then one per chart */
export function allTables(stage) {
  const charts = plotsOf(stage).flatMap((view) => {
    const kind = kindOf(stage, view);
    const table = kind?.table ? kind.table(stage, view) : chartOf(stage, view)?.table;
    return table ? [{ id: view.id, table }] : [];
  });
  const sensitivity = sensitivityChart(stage)?.table;
  return [{ id: 'results', table: resultTable(stage) }, ...charts, ...(sensitivity ? [{ id: 'sensitivity', table: sensitivity }] : [])];
}

/** @param {Stage} stage @returns {Table} every single number of the result */
export function resultTable(stage) {
  const { a, b } = stage.answers;
  const paths = numberPaths(stage.schema.result ?? {}, a.result);
  return {
    title: stage.w.results,
    columns: [{ key: 'result', label: stage.w.results }, { key: 'a', label: b.result ? 'A' : stage.w.valueColumn }, ...(b.result ? [{ key: 'b', label: 'B' }] : [])],
    rows: paths.map((path) => [nameOf(stage, path), getAt(a.result, path), ...(b.result ? [getAt(b.result, path)] : [])]),
    units: paths.map((path) => stage.resultNode(path).unit ?? ''),
  };
}

/** Every single number of a result, of its parts too. @param {import('../../lib/types.js').SchemaNode} node @param {any} value @param {string} [path] @returns {string[]} */
export function numberPaths(node, value, path = '') {
  if (value === null || typeof value === 'number') return path ? [path] : [];
  if (!node.properties || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(node.properties).flatMap(([key, field]) => (value[key] === undefined ? [] : numberPaths(field, value[key], path ? `${path}.${key}` : key)));
}

/** "At the horizon: median", not just "median". @param {Stage} stage @param {string} path */
function nameOf(stage, path) {
  const [part = '', rest] = path.split('.');
  return rest ? `${stage.resultTitle(part)}: ${stage.resultTitle(path)}` : stage.resultTitle(path);
}

/** @typedef {[title: string, text: string]} InputRow */

/** More rows of a list are a file, not something to read on paper. */
const rowsTold = 30;

/** @param {Stage} stage @param {import('../../lib/types.js').SchemaNode} [node] @param {any} [value] @param {string} [path] @returns {InputRow[]} title and text of every input, for print */
export function inputRows(stage, node = stage.schema.inputs, value = stage.session.scenario.inputs, path = '') {
  if (Array.isArray(value)) return [[stage.title(path), stage.format(value.length, 'count')], ...value.slice(0, rowsTold).map((row, i) => listRow(stage, node.items ?? {}, row, path, i))];
  if (value === null || typeof value !== 'object') return [[stage.title(path), isNumber(node) ? stage.shownInput(path) : stage.choiceName(String(value))]];
  const kind = value.kind === undefined ? [] : [/** @type {InputRow} */ ([stage.title(path), stage.kindName(path, value.kind, null)])];
  return [...kind, ...fieldRows(stage, node, value, path)];
}

/** @param {Stage} stage @param {import('../../lib/types.js').SchemaNode} node @param {any} value @param {string} path @returns {InputRow[]} */
const fieldRows = (stage, node, value, path) => Object.entries(fieldsOf(node, value)).flatMap(([key, field]) => inputRows(stage, field, value[key], path ? `${path}.${key}` : key));

/** A row of a list in one line. @param {Stage} stage @param {import('../../lib/types.js').SchemaNode} node @param {any} row @param {string} path @param {number} i @returns {InputRow} */
function listRow(stage, node, { label, ...row }, path, i) {
  const kind = row.kind ? [stage.kindName(path, row.kind, null)] : [];
  const fields = fieldRows(stage, node, row, `${path}[${i}]`).map(([title, text]) => `${title} ${text}`);
  return [`${i + 1}. ${label ?? ''}`, [...kind, ...fields].join(' · ')];
}
