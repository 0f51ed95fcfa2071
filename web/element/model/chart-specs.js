// SPDX-License-Identifier: MIT
/**
 * From the view's declaration of a chart and the results to what the chart module draws.
 * @module
 */
import { categoryColour } from '../../charts/index.js';
import { getAt } from '../../lib/state.js';
import { kindOf } from './charts.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../views/types.js').ChartView} ChartView */
/** @typedef {import('../../views/types.js').LineView} LineView */
/** @typedef {import('../../views/types.js').StackView} StackView */
/** @typedef {import('../../views/types.js').BarsView} BarsView */
/** @typedef {import('../../charts/types.js').ChartSpec} ChartSpec */
/** @typedef {import('../../charts/types.js').BarSpec} BarSpec */

/** More layers than a reader can tell apart are drawn as one. */
const layersShown = 12;

/** For lines in the background. */
const quiet = 'var(--tvd-s6,#55606e)';

/** What a chart shows, and of which scenario where it can show only one of two. @param {Stage} stage @param {ChartView} view @returns {string} */
export const caption = (stage, view) => `${stage.own.chartTitles[view.id]}${kindOf(stage, view)?.both ? '' : stage.which}`;

/** @param {Stage} stage @param {ChartView} view @returns {string} */
export const chartTitle = (stage, view) => `${caption(stage, view)}: ${stage.tokenName(kindOf(stage, view)?.both ? 'a' : stage.single)}`;

/** @param {Stage} stage @param {LineView} view @param {number} [height] @returns {ChartSpec} */
export function lineSpec(stage, view, height) {
  const { a, b } = stage.answers;
  const first = view.series[0]?.column ?? '';
  const main = view.series.find((one) => one.emphasis === 'main') ?? view.series[0];
  return {
    title: chartTitle(stage, view),
    x: { values: getAt(a.result, view.x), label: stage.resultTitle(view.x), ...unitOf(stage, view.x) },
    y: { ...unitOf(stage, first), ...(view.domain ? { domain: view.domain } : {}), reference: references(stage, view) },
    series: [
      ...view.series.map(({ column, emphasis }) => ({
        key: column, label: stage.resultTitle(column), values: getAt(a.result, column), ...(emphasis ? { emphasis } : {}),
        ...(emphasis === 'muted' ? { colour: quiet } : {}),
      })),
      ...(b.result && main ? [seriesOfB(stage, view, main.column)] : []),
    ],
    locale: stage.lang,
    today: stage.today,
    ...(height ? { height } : {}),
  };
}

/** @param {Stage} stage @param {LineView} view @param {string} column */
function seriesOfB(stage, view, column) {
  const { result } = stage.answers.b;
  return { key: `b.${column}`, label: `B: ${stage.resultTitle(column)}`, x: getAt(result, view.x), values: getAt(result, column) };
}

/** @param {Stage} stage @param {string} path */
function unitOf(stage, path) {
  const { unit } = stage.resultNode(path);
  return unit ? { unit } : {};
}

/** @param {Stage} stage @param {LineView} view */
function references(stage, view) {
  return (view.references ?? [])
    .map(({ input, result, label }) => ({
      value: Number(input ? getAt(stage.answers.a.of?.inputs, input) : getAt(stage.answers.a.result, result ?? '')),
      label: label ? stage.own[label] : stage.resultTitle(result ?? ''),
    }))
    .filter(({ value }) => Number.isFinite(value) && value > 0);
}

/** @param {Stage} stage @param {StackView} view @param {number} [height] @returns {ChartSpec} */
export function stackSpec(stage, view, height) {
  const { result, of } = stage.shownAnswer;
  const x = getAt(result, view.x);
  const rows = getAt(result, view.rows) ?? [];
  const base = view.base ? [{ key: 'base', label: stage.own[view.base.label], values: new Float64Array(x.length).fill(Number(getAt(of?.inputs, view.base.input))), colour: 'var(--tvd-axis,#8a929c)' }] : [];
  return {
    title: chartTitle(stage, view),
    x: { values: x, label: stage.resultTitle(view.x), ...unitOf(stage, view.x) },
    y: { ...unitOf(stage, `${view.rows}[0].${view.column}`), zero: true },
    series: [...base, ...layers(stage, rows, view.column)],
    locale: stage.lang,
    today: stage.today,
    ...(height ? { height } : {}),
  };
}

/** What does not circulate lies above all that does, and is faint. @param {Stage} stage @param {any[]} rows @param {string} column @returns {import('../../charts/types.js').Series[]} */
function layers(stage, rows, column) {
  const all = rows.slice(0, layersShown).map((row, i) => {
    const label = row.label || stage.choiceName(row.category);
    const layer = { key: String(row.release ?? i), label, values: row[column], colour: categoryColour(row.category) };
    const counts = getAt(stage.shownAnswer.of?.inputs, `${stage.view.releases}[${row.release}].circulating`) !== false;
    return counts ? layer : { ...layer, label: `${label} (${stage.w.notCounted})`, emphasis: /** @type {const} */ ('muted') };
  });
  return all.sort((one, other) => Number('emphasis' in one) - Number('emphasis' in other));
}

/** @param {Stage} stage @param {BarsView} view @returns {BarSpec} */
export function barSpec(stage, view) {
  const { unit } = stage.resultNode(`${view.rows}[0].${view.value}`);
  const rows = (getAt(stage.shownAnswer.result, view.rows) ?? []).slice(0, layersShown);
  return {
    title: chartTitle(stage, view),
    rows: rows.map((/** @type {any} */ row, /** @type {number} */ i) => ({
      key: String(i), label: row.label || stage.choiceName(row.category), value: row[view.value], colour: categoryColour(row.category),
      text: [stage.format(row[view.value], unit), view.share ? stage.format(row[view.share], 'fraction', { digits: 2 }) : ''].filter(Boolean).join(' · '),
    })),
    ...(unit ? { unit } : {}),
    locale: stage.lang,
  };
}
