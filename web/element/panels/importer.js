// SPDX-License-Identifier: MIT
/**
 * A schedule from a file or the clipboard: dropped, chosen or pasted. Read in the worker.
 * @module
 */
import { html, nothing } from 'lit';
import { plural } from '../../words/index.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */

const problemsShown = 20;

/** @param {Context} context */
export function importer(context) {
  const { stage, act } = context;
  const { w } = stage;
  return html`<div role="group" class="importer" part="import" aria-labelledby="tvd-import" @dragover=${(/** @type {Event} */ event) => event.preventDefault()} @drop=${dropped(context)}>
    <h3 id="tvd-import">${w.import}</h3>
    <p class="hint">${w.importLead}</p>
    <label class="small file">${w.importFile}<input type="file" class="sr" accept=".csv,.tsv,.txt,text/csv,text/plain"
      @change=${(/** @type {any} */ event) => { act.import(event.target.files?.[0]); event.target.value = ''; }}></label>
    <form @submit=${pasted(context)}>
      <textarea name="rows" rows="4" spellcheck="false" aria-label=${w.importPaste} placeholder="date,amount,label"></textarea>
      <button type="submit" class="small">${w.importRead}</button>
    </form>
    <div role="status">${outcome(context)}</div>
  </div>`;
}

/** @param {Context} context */
function dropped({ act }) {
  return (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (file) act.import(file);
    else if (text) act.import(text);
  };
}

/** @param {Context} context */
function pasted({ act }) {
  return (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('rows') ?? '');
    if (text.trim()) act.import(text);
  };
}

/** @param {Context} context @returns {Drawn} */
function outcome({ stage, act }) {
  const { w, ui, lang } = stage;
  const { imported } = ui;
  if (!imported) return nothing;
  if (imported.working) return html`<p>${w.importWorking}</p>`;
  if (imported.error) return html`<p class="error">${imported.error}</p>`;
  const { summary, notes, problems, problemCount, datesUnclear, source } = imported;
  /** @param {'dmy'|'mdy'} order */
  const again = (order) => html`<button type="button" class="small" @click=${() => act.import(source, order)}>${w.importDates[order]}</button> `;
  return html`<p>${summary}</p>${notes.map((/** @type {string} */ note) => html`<p class="hint">${note}</p>`)}
    ${datesUnclear ? html`<p>${again('dmy')}${again('mdy')}</p>` : nothing}
    ${problemCount ? html`<p class="warning">${plural(w.importProblems, problemCount, lang)}</p>
      <ul class="import-problems">${problems.slice(0, problemsShown).map((/** @type {any} */ one) => html`<li>${one.message}</li>`)}</ul>` : nothing}`;
}
