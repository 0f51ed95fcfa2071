// SPDX-License-Identifier: MIT
/**
 * The tables behind the charts.
 * @module
 */
import { html, nothing } from 'lit';
import { dateAfter } from '../../lib/numbers/dates.js';
import { allTables } from '../model/tables.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../lib/types.js').Table} Table */

/** Rows on the screen; files hold them all. */
const rowsShown = 60;

/** @param {Context} context */
export function tables(context) {
  const { stage } = context;
  if (!stage.answer.result) return nothing;
  return html`${allTables(stage).map(({ id, table }) => oneTable(context, id, table))}`;
}

/** @param {Context} context @param {string} id @param {Table} table */
function oneTable({ stage, act }, id, table) {
  const every = Math.max(1, Math.ceil(table.rows.length / rowsShown));
  const rows = table.rows.filter((_row, i) => i % every === 0 || i === table.rows.length - 1);
  return html`<div class="table-box" tabindex="0" role="group" aria-label=${table.title ?? id}><table class="data">
    <caption>${table.title ?? id} <button type="button" class="small" @click=${() => act.saveTable(id, table)}>CSV</button></caption>
    <thead><tr>${table.columns.map((column) => html`<th scope="col">${column.label || rowTitle(stage)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => cellOf(stage, table, row, cell, i))}</tr>`)}</tbody>
  </table></div>`;
}

/** @param {import('../model/stage.js').Stage} stage @param {Table} table @param {any[]} row @param {any} cell @param {number} i */
function cellOf(stage, table, row, cell, i) {
  const unit = table.units ? table.units[table.rows.indexOf(row)] : table.columns[i]?.unit;
  const day = unit === 'year' && Number.isFinite(cell) ? dateAfter(cell, stage.today) : undefined;
  const text = day ? stage.format(day) : typeof cell === 'number' || cell === null ? stage.format(cell, unit, { digits: 6 }) : String(cell);
  return i === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
}

/** What the rows of a list are, where it does not say. @param {import('../model/stage.js').Stage} stage */
const rowTitle = (stage) => (stage.view.releases ? stage.title(stage.view.releases) : stage.w.results);
