// SPDX-License-Identifier: MIT
/**
 * The charts of a stage at the width they are shown in, each built once per result.
 * @module
 */
import { getAt } from '../../lib/state.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../charts/types.js').Chart} Chart */
/** @typedef {import('../../views/types.js').ChartView} ChartView */

/** Height of a chart: the style sheet reserves the same room, so nothing moves when it is drawn. @param {number} width */
export const plotHeight = (width) => (width < 560 ? Math.round((width * 2) / 3) : 340);

/** Height of the low chart under another. */
const underHeight = 116;

/** @typedef {Map<string, {key: unknown[], chart: Chart}>} Memo */

/** @type {WeakMap<Stage, Memo>} */
const built = new WeakMap();

/** @param {Stage} stage @param {ChartView} view */
export const kindOf = (stage, view) => stage.kit.kinds[view.kind ?? 'line'];

/** The charts that mean something for these inputs. @param {Stage} stage @returns {ChartView[]} */
export function chartsOf(stage) {
  const { inputs } = stage.answered('a');
  return stage.view.charts.filter(({ only = {} }) => Object.entries(only).every(([path, value]) => getAt(inputs, path) === value));
}

/** Those and the low ones under them. @param {Stage} stage @returns {ChartView[]} */
export const plotsOf = (stage) => chartsOf(stage).flatMap((view) => /** @type {ChartView[]} */ ('under' in view && view.under ? [view, view.under] : [view]));

/** @param {Stage} stage @param {ChartView} view @param {number} width @param {number} height @returns {Chart|undefined} */
export const drawChart = (stage, view, width, height) => kindOf(stage, view)?.draw?.(stage, view, width, height);

/** @param {Stage} stage @param {ChartView} view @returns {Chart|null} null before the first answer */
export function chartOf(stage, view) {
  const { a, b } = stage.answers;
  if (!a.result) return null;
  const width = Math.max(240, Math.round(stage.ui.widths[view.id] ?? Math.min(stage.ui.width || 640, 900)));
  const facts = kindOf(stage, view)?.ask?.(stage, view).map(({ key: name }) => stage.answers.facts.get(name)) ?? [];
  const key = [a.result, b.result, stage.single, stage.lang, width, ...facts];
  /** @type {Memo} */
  const memo = built.get(stage) ?? new Map();
  built.set(stage, memo);
  const known = memo.get(view.id);
  if (known && known.key.length === key.length && known.key.every((part, i) => part === key[i])) return known.chart;
  const chart = drawChart(stage, view, width, stage.view.charts.includes(view) ? plotHeight(width) : underHeight);
  if (!chart) return null;
  memo.set(view.id, { key, chart });
  return chart;
}
