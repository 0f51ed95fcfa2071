// SPDX-License-Identifier: MIT
/**
 * All presets under the reader's own terms, sorted by whichever metric the reader believes.
 * @module
 */
import { html, nothing } from 'lit';

/** @typedef {import('../panels/types.js').Context} Context */
/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {{index: number, values: number[]}} Standing */

/** @param {Context} context */
export function league(context) {
  const { stage } = context;
  const { w, view, answers } = stage;
  if (!view.league || !answers.league) return nothing;
  const { metrics } = view.league;
  return html`<section class="league" part="league">
    <h3>${w.league}</h3><p class="hint">${w.leagueLead}</p>
    <div class="table-box" tabindex="0" role="group" aria-label=${w.league}><table class="data">
      <thead><tr><th scope="col" class="rank">${w.leagueRank}</th><th scope="col">${w.token}</th>${metrics.map((metric) => heading(context, metric))}</tr></thead>
      <tbody>${standings(stage, metrics).map((one, rank) => row(context, one, rank, metrics))}</tbody>
    </table></div>
  </section>`;
}

/** @param {Context} context @param {string} metric */
function heading({ stage, act }, metric) {
  const { sort } = stage.ui;
  const on = sort.key === metric;
  const order = on ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return html`<th scope="col" aria-sort=${order}><button type="button" class="sort" @click=${() => act.view({ sort: { key: metric, descending: on ? !sort.descending : true } })}>
    ${stage.resultTitle(metric)}<span aria-hidden="true" class="arrow">${on ? (sort.descending ? ' ↓' : ' ↑') : ''}</span></button></th>`;
}

/** @param {Stage} stage @param {string[]} metrics @returns {Standing[]} */
function standings(stage, metrics) {
  const values = stage.answers.league?.rows ?? new Float64Array();
  const rows = stage.session.presets.map((_preset, index) => ({ index, values: [...values.subarray(index * metrics.length, (index + 1) * metrics.length)] }));
  const by = Math.max(0, metrics.indexOf(stage.ui.sort.key));
  const sign = stage.ui.sort.descending ? -1 : 1;
  // No answer (NaN) goes last in either order.
  return rows.sort((a, b) => Number(Number.isNaN(a.values[by])) - Number(Number.isNaN(b.values[by])) || sign * ((a.values[by] ?? 0) - (b.values[by] ?? 0)) || a.index - b.index);
}

/** @param {Context} context @param {Standing} standing @param {number} rank @param {string[]} metrics */
function row({ stage, act }, { index, values }, rank, metrics) {
  const preset = stage.session.presets[index];
  if (!preset) return nothing;
  const here = stage.session.scenario.preset === preset.id;
  return html`<tr class=${here ? 'here' : ''} aria-current=${here ? 'true' : nothing}>
    <td class="rank">${stage.format(rank + 1, 'count')}</td>
    <th scope="row">${stage.ui.readonly ? preset.name : html`<button type="button" class="link" @click=${() => act.preset(preset.id)}>${preset.name}</button>`}</th>
    ${values.map((value, i) => html`<td class=${metrics[i] === stage.ui.sort.key ? 'sorted' : ''}>${stage.format(Number.isNaN(value) ? null : value, stage.resultNode(metrics[i] ?? '').unit, { caution: stage.cautionOf(metrics[i] ?? '') })}</td>`)}
  </tr>`;
}
