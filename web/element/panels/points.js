// SPDX-License-Identifier: MIT
/**
 * A list of plain rows (a rate table, a curve) as a small table of fields.
 * @module
 */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { plural, fill } from '../../words/index.js';
import { icons } from '../icons.js';
import { addRow, removeRow } from '../model/rows.js';
import { remarks } from './remarks.js';
import { idOf } from './ids.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */

/** A longer list came from a file and is edited there. */
const rowsShown = 24;

/** @param {Context} context @param {string} path @param {SchemaNode} node */
export function points(context, path, node) {
  const { stage, act } = context;
  const rows = stage.session.list(path);
  const keys = Object.keys(node.items?.properties ?? {});
  const hidden = rows.length - rowsShown;
  return html`<div class="field points" data-path=${path}>
    <table><caption>${stage.title(path)}</caption>
      <thead><tr>${keys.map((key) => html`<th scope="col">${stage.title(`${path}[0].${key}`)}</th>`)}<td></td></tr></thead>
      <tbody>${rows.slice(0, rowsShown).map((/** @type {unknown} */ _row, /** @type {number} */ i) => pointRow(context, path, keys, i))}</tbody>
    </table>
    ${hidden > 0 ? html`<p class="hint">${plural(stage.w.rowsHidden, hidden, stage.lang)}</p>` : nothing}
    ${remarks(context, path)}
    <button type="button" class="small" @click=${() => addRow(act, path)}>${icons.add} ${stage.w.rowAdd}</button>
  </div>`;
}

/** @param {Context} context @param {string} path @param {string[]} keys @param {number} i */
function pointRow(context, path, keys, i) {
  const { stage, act } = context;
  const label = fill(stage.w.rowRemove, { row: i + 1 });
  return html`<tr>${keys.map((key) => html`<td>${cell(context, `${path}[${i}].${key}`, i)}</td>`)}
    <td><button type="button" class="quiet" aria-label=${label} @click=${() => removeRow(act, path, i)}>${icons.close}</button></td></tr>`;
}

/** @param {Context} context @param {string} path @param {number} i */
function cell(context, path, i) {
  const { stage, act } = context;
  return html`<input id=${idOf(path)} type="text" inputmode="decimal" autocomplete="off" aria-label="${stage.title(path)} ${i + 1}"
    .value=${live(stage.fieldText(path))} aria-invalid=${stage.violations.some((one) => one.path === path) ? 'true' : 'false'} aria-describedby="${idOf(path)}-remark"
    @input=${(/** @type {any} */ event) => act.type(path, event.target.value)} @change=${() => act.commit(path)}>${remarks(context, path)}`;
}
