// SPDX-License-Identifier: MIT
/** Options side by side, strikes down and expiries across, from one sweep. */
import { html, nothing } from 'lit';
import { daysPerYear } from '../../lib/numbers/dates.js';
import { told, valuesOf } from '../model/asks.js';
import { chartTitle } from '../model/chart-specs.js';
import { chosen, inputsWith } from '../model/spans.js';
import { isStale } from '../panels/stale.js';
import { choosers, pathName } from './controls.js';

/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../../views/types.js').ChainView} ChainView */
/** @typedef {import('../../lib/types.js').Table} Table */

/** @param {Stage} stage @param {ChainView} view @returns {Table|undefined} */
function tableOf(stage, view) {
  const swept = told(stage, view.id);
  const values = valuesOf(swept);
  if (!values) return undefined;
  const { unit } = stage.resultNode(chosen(stage, view, 'output'));
  const expiries = view.expiryDays.map((days) => ({ key: `days${days}`, label: stage.format(days / daysPerYear, 'years'), ...(unit ? { unit } : {}) }));
  const across = swept.x.length;
  return {
    title: chartTitle(stage, view),
    columns: [{ key: 'strike', label: stage.title('strike'), unit: 'USD' }, ...expiries],
    rows: Array.from(swept.x, (/** @type {number} */ strike, /** @type {number} */ i) => [strike, ...expiries.map((_one, j) => Number(values[j * across + i]))]),
  };
}

/** The number nearest to a price. @param {number[]} strikes @param {number} price */
const nearestTo = (strikes, price) => strikes.reduce((best, one) => (Math.abs(one - price) < Math.abs(best - price) ? one : best), Infinity);

/** What is near a strike: the reader's own, the spot. @param {Stage} stage @param {number[]} strikes @returns {(strike: number) => string} */
function marks(stage, strikes) {
  const { inputs } = stage.answered(stage.single);
  const near = ['strike', 'spot'].map((path) => ({ strike: nearestTo(strikes, inputs[path]), name: stage.own.near[path] }));
  return (strike) => near.filter((one) => one.strike === strike).map(({ name }) => name).join(' · ');
}

/** @param {Stage} stage @param {number} strike @param {number[]} cells @param {{unit?: string}[]} heads @param {string} mark */
const row = (stage, strike, cells, heads, mark) => html`<tr class=${mark ? 'here' : ''}>
  <th scope="row">${stage.format(strike, 'USD', { digits: 6 })}${mark ? html` <small>${mark}</small>` : nothing}</th>
  ${cells.map((value, i) => html`<td>${stage.format(value, heads[i]?.unit, { fixed: true })}</td>`)}</tr>`;

/** @type {import('./types.js').Kind} */
export const chain = {
  controls: choosers(pathName),
  ask(stage, view) {
    const { spot } = stage.answered(stage.single).inputs;
    const x = { path: 'strike', values: view.strikes.map((/** @type {number} */ share) => Number((share * spot).toPrecision(3))) };
    const y = { path: 'expiryYears', values: view.expiryDays.map((/** @type {number} */ days) => days / daysPerYear) };
    return [{ key: view.id, method: 'sweep', args: [stage.view.calculator, inputsWith(stage, stage.single), { x, y, output: chosen(stage, view, 'output') }, { today: stage.today }] }];
  },
  table: tableOf,
  panel({ stage }, view) {
    const table = tableOf(stage, view);
    if (!table) return nothing;
    const [head, ...heads] = table.columns;
    const rows = /** @type {number[][]} */ (table.rows);
    const markOf = marks(stage, rows.map(([strike]) => Number(strike)));
    return html`<div class="table-box ${isStale(stage) ? 'stale' : ''}" tabindex="0" role="group" aria-label=${table.title ?? view.id}><table class="data">
      <thead><tr><th scope="col">${head?.label}</th>${heads.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${rows.map(([strike = NaN, ...cells]) => row(stage, strike, cells, heads, markOf(strike)))}</tbody></table></div>`;
  },
};
