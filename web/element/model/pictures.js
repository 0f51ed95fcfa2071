// SPDX-License-Identifier: MIT
/**
 * Charts as pictures that stand alone.
 * @module
 */
import { svgText, svgToPng } from '../../lib/export/picture.js';
import { sensitivityChart } from '../panels/sensitivity.js';
import { draftOf } from '../runner.js';
import { caption } from './chart-specs.js';
import { chartOf, kindOf, plotsOf } from './charts.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../charts/types.js').Chart} Chart */
/** @typedef {{id: string, title: string, chart: () => Promise<Chart|null>}} Picture */

/** Everything that is drawn, whether it is on show or not. @param {Stage} stage @returns {Picture[]} */
export function pictures(stage) {
  const drawn = plotsOf(stage).filter((view) => kindOf(stage, view)?.draw);
  return [
    ...drawn.map((view) => ({ id: view.id, title: caption(stage, view), chart: () => asked(stage, view) })),
    { id: 'sensitivity', title: `${stage.w.sensitivity}${stage.which}`, chart: () => explored(stage) },
  ];
}

/** What it wants to know has perhaps never been asked. @param {Stage} stage @param {import('./charts.js').ChartView} view */
async function asked(stage, view) {
  await stage.answers.learn(kindOf(stage, view)?.ask?.(stage, view) ?? []);
  return chartOf(stage, view);
}

/** @param {Stage} stage */
async function explored(stage) {
  await stage.answers.explore(draftOf(stage.session.scenario, stage.view), stage.view.headline.result);
  return sensitivityChart(stage);
}

/** @param {Stage} stage @param {string|undefined} id none: the one on show */
async function found(stage, id) {
  const all = pictures(stage);
  const one = all.find((picture) => picture.id === (id ?? stage.ui.chart)) ?? (id === undefined ? all[0] : undefined);
  if (!one) throw new RangeError(`There is no chart "${id}". Charts: ${all.map((picture) => picture.id).join(', ')}`);
  const chart = await one.chart();
  if (!chart) throw new Error(`The chart "${one.id}" has no numbers yet`);
  return chart;
}

/** @param {Stage} stage @param {Chart} chart */
const textOf = (stage, { svg }) => svgText(svg, { theme: stage.theme, background: true });

/** @param {Stage} stage @param {string} [id] @returns {Promise<string>} */
export const svgOf = async (stage, id) => textOf(stage, await found(stage, id));

/** @param {Stage} stage @param {string} [id] @param {{width?: number, scale?: number}} [size] @returns {Promise<Blob>} */
export async function pngOf(stage, id, { width, scale = 2 } = {}) {
  const chart = await found(stage, id);
  const ratio = width ? width / chart.width : 1;
  return svgToPng(textOf(stage, chart), { width: chart.width * ratio, height: chart.height * ratio, scale });
}
