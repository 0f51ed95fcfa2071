// SPDX-License-Identifier: MIT
/**
 * On paper: the inputs as a table, formula, permalink and version. Hidden on the screen.
 * @module
 */
import { html, nothing } from 'lit';
import { partsFor } from '../later.js';
import { inputRows } from '../model/tables.js';

/** @typedef {import('./types.js').Context} Context */

const rowsPrinted = 60;

/** Built only while printing: long lists make it costly. @param {Context} context */
export function printSheet(context) {
  const { stage, act } = context;
  if (!stage.ui.printing) return nothing;
  const { w } = stage;
  // Printing waits for nothing: formulas are there when their part is (the print button fetches it first).
  const parts = stage.ui.tab === 'explain' ? null : partsFor(stage.redraw);
  return html`<section class="print-sheet"><h3>${w.inputsTable}</h3>
    <table class="data"><thead><tr><th scope="col">${w.inputColumn}</th><th scope="col">${w.valueColumn}</th></tr></thead>
    <tbody>${inputRows(stage).slice(0, rowsPrinted).map(([title, text]) => html`<tr><th scope="row">${title}</th><td>${text}</td></tr>`)}</tbody></table>
    ${parts ? parts.explain(context) : nothing}
    <p class="permalink">${act.link()}</p></section>`;
}
