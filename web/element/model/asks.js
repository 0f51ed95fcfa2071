// SPDX-License-Identifier: MIT
/**
 * What the charts on show want to know beyond the result: sweeps of the scenario that the result answers.
 * @module
 */
import { chartsOf } from './charts.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {{key: string, method: string, args: any[]}} Ask  a call of the engine, and the name of what it tells */

/** Narrower than this one chart is shown at a time (styles/layout.css). */
const oneChart = 560;

/** @param {Stage} stage @returns {Ask[]} none before the first answer */
export function asksOf(stage) {
  const { ui, kit, answers } = stage;
  if (!answers.a.result) return [];
  const shown = ui.tab === 'table' ? chartsOf(stage) : shownCharts(stage);
  return shown.flatMap((view) => kit.kinds[view.kind ?? 'line']?.ask?.(stage, view) ?? []);
}

/** Charts side by side, at most; more are shown one at a time. */
const mostTogether = 4;

/** @param {Stage} stage */
export const oneByOne = ({ view }) => view.charts.length > mostTogether;

/** All charts where there is room for them, elsewhere the chosen one. @param {Stage} stage @returns {import('./charts.js').ChartView[]} */
export function shownCharts(stage) {
  const { ui } = stage;
  const narrow = ui.width > 0 && ui.width < oneChart && !ui.printing;
  const all = chartsOf(stage);
  return oneByOne(stage) || ui.layout !== 'full' || narrow ? all.filter(({ id }) => id === chosenChart(stage)?.id) : all;
}

/** The chart on show where there is room for one. @param {Stage} stage */
export const chosenChart = (stage) => chartsOf(stage).find(({ id }) => id === stage.ui.chart) ?? chartsOf(stage)[0];

/** @param {Stage} stage @param {string} key @returns {any} the last answer; undefined before the first */
export const told = (stage, key) => stage.answers.facts.get(key)?.value ?? undefined;

/** What is smaller than this share of the largest is rounding, not a number to read. */
const dust = 1e-12;

/** A sweep's values, with NaN where there is no answer. @param {any} swept @returns {Float64Array|null} */
export function valuesOf(swept) {
  if (!swept) return null;
  const largest = swept.values.reduce((/** @type {number} */ most, /** @type {number} */ value) => Math.max(most, Math.abs(value)), 0);
  const values = Float64Array.from(swept.values, (value) => (Math.abs(value) < dust * largest ? 0 : value));
  for (const index of swept.missing) values[index] = NaN;
  return values;
}
