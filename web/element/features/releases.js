// SPDX-License-Identifier: MIT
/**
 * The editor of releases: one line each, opened for editing; every kind, from the schema.
 * @module
 */
import { html, nothing } from 'lit';
import { categoryColour } from '../../charts/index.js';
import { kindsOf, variantOf } from '../../lib/schema.js';
import { fill, plural } from '../../words/index.js';
import { icons } from '../icons.js';
import { later } from '../later.js';
import { addRow, moveRow, removeRow } from '../model/rows.js';
import { idOf } from '../panels/ids.js';
import { releaseSummary } from '../panels/release-words.js';
import { remarks } from '../panels/remarks.js';

/** @typedef {import('../panels/types.js').Context} Context */
/** @typedef {import('../panels/types.js').Drawn} Drawn */

/** Enough to edit by hand; a longer list came from a file. */
const rowsShown = 40;

/** @param {Context} context @param {string} path @returns {Drawn} */
export function releases(context, path) {
  const { stage, act } = context;
  const rows = stage.session.list(path);
  const all = stage.isOpen('releases:all');
  const hidden = all ? 0 : rows.length - rowsShown;
  return html`<div role="group" class="releases" part="releases" data-path=${path} aria-labelledby="${idOf(path)}-title">
    <h3 id="${idOf(path)}-title">${stage.title(path)} <span class="count">${stage.format(rows.length, 'count')}</span></h3>
    ${rows.length ? nothing : html`<p class="hint">${stage.w.releaseNone}</p>`}
    <ol>${rows.slice(0, all ? 1000 : rowsShown).map((/** @type {any} */ row, /** @type {number} */ i) => releaseRow(context, path, row, i, rows.length))}</ol>
    ${hidden > 0 ? html`<button type="button" class="small" @click=${() => act.toggle('releases:all')}>${plural(stage.w.releaseMore, hidden, stage.lang)}</button>` : nothing}
    ${remarks(context, path)}
    ${adder(context, path)}
  </div>`;
}

/** @param {Context} context @param {string} path @param {any} row @param {number} i @param {number} count */
function releaseRow(context, path, row, i, count) {
  const { stage, act } = context;
  const own = `${path}[${i}]`;
  const open = stage.isOpen(own);
  const wrong = stage.violations.some((one) => one.path === own || one.path.startsWith(`${own}.`));
  const name = row.label || stage.kindName(path, row.kind, variantOf(stage.node(own), row.kind));
  return html`<li class="release ${wrong ? 'wrong' : ''} ${open ? 'open' : ''}">
    <div class="release-line">
      <button type="button" class="release-name" aria-expanded=${open ? 'true' : 'false'}
        @click=${() => act.toggle(own)}>
        <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill=${categoryColour(row.category)}></rect></svg>
        <span class="release-text"><b>${name}</b> <small>${releaseSummary(stage, own, row)}</small></span>
      </button>
      ${tools(context, path, i, count, name)}
    </div>
    ${open ? later(context, (parts) => parts.releaseFields(context, own)) : nothing}
  </li>`;
}

/** @param {Context} context @param {string} path @param {number} i @param {number} count @param {string} label */
function tools({ stage, act }, path, i, count, label) {
  const { w } = stage;
  return html`<span class="tools">
    <button type="button" class="quiet" aria-label=${fill(w.releaseUp, { label })} ?disabled=${i === 0} @click=${() => moveRow(act, path, i, i - 1)}>${icons.up}</button>
    <button type="button" class="quiet" aria-label=${fill(w.releaseDown, { label })} ?disabled=${i === count - 1} @click=${() => moveRow(act, path, i, i + 1)}>${icons.down}</button>
    <button type="button" class="quiet" aria-label=${fill(w.releaseRemove, { label })} @click=${() => removeRow(act, path, i)}>${icons.close}</button>
  </span>`;
}

/** @param {Context} context @param {string} path */
function adder({ stage, act }, path) {
  const item = stage.node(path).items ?? {};
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    addRow(act, path, String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('kind')));
  };
  return html`<form class="adder" @submit=${submit}>
    <select name="kind" aria-label=${stage.w.releaseKind}>${kindsOf(item).map((kind) => html`<option value=${kind}>${stage.kindName(path, kind, variantOf(item, kind))}</option>`)}</select>
    <button type="submit" class="small">${icons.add} ${stage.w.releaseAdd}</button>
  </form>`;
}
