// SPDX-License-Identifier: MIT
/**
 * What moves the answer most: each number 10 % lower and higher.
 * @module
 */
import { html, nothing } from 'lit';
import { bars } from '../../charts/index.js';
import { svgOf } from './charts.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {{path: string, low: number, high: number, atLow: number|null, atHigh: number|null, elasticity: number|null}} TornadoRow */

const rowsShown = 10;

/** @param {Context} context */
export function sensitivity({ stage }) {
  const chart = sensitivityChart(stage);
  const { w, answers, view } = stage;
  const { tornado } = answers;
  return html`<section class="sensitivity" part="sensitivity">
    <h3>${w.sensitivity}${stage.which}</h3><p class="hint">${w.sensitivityLead}</p>
    <div class="plot free" data-plot="tornado">${chart ? svgOf(chart.svg) : nothing}</div>
    <p class="sr">${tornado ? spoken(stage, tornado) : w.updating} ${stage.resultTitle(view.headline.result)}</p>
  </section>`;
}

/** @param {import('../model/stage.js').Stage} stage @returns {import('../../charts/types.js').Chart|null} */
export function sensitivityChart(stage) {
  const { w, answers: { tornado } } = stage;
  if (!tornado?.rows.length) return null;
  const { base, rows } = tornado;
  const { unit } = stage.resultNode(stage.view.headline.result);
  return bars({
    title: `${w.sensitivity}${stage.which}: ${stage.resultTitle(stage.view.headline.result)}`,
    rowTitle: w.inputColumn,
    base,
    rows: shownRows(stage, rows).map((row) => ({ key: row.path, label: nameOf(stage, row.path), low: row.atLow ?? base, high: row.atHigh ?? base })),
    ...(unit ? { unit } : {}),
    lowLabel: w.sensitivityLow,
    highLabel: w.sensitivityHigh,
    locale: stage.lang,
  }, Math.max(260, Math.round(stage.ui.widths.tornado ?? 640)));
}

/** Ten percent of a date means nothing. @param {import('../model/stage.js').Stage} stage @param {TornadoRow[]} rows */
const shownRows = (stage, rows) => rows.filter((row) => row.atLow !== row.atHigh && stage.node(row.path).unit !== 'year' && !stage.view.technical?.includes(row.path)).slice(0, rowsShown);

/** "Staking inflation: rate", not just "rate". @param {import('../model/stage.js').Stage} stage @param {string} path */
function nameOf(stage, path) {
  const row = path.match(/^(.*\[\d+\])\./)?.[1];
  const label = row ? stage.session.value(row)?.label : '';
  return label ? `${label}: ${stage.title(path)}` : stage.title(path);
}

/** @param {import('../model/stage.js').Stage} stage @param {{rows: TornadoRow[]}} tornado */
function spoken(stage, { rows }) {
  const { unit } = stage.resultNode(stage.view.headline.result);
  return shownRows(stage, rows).map((row) => `${nameOf(stage, row.path)}: ${stage.format(row.atLow, unit)}, ${stage.format(row.atHigh, unit)}`).join('; ');
}
