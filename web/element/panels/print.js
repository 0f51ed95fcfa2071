// SPDX-License-Identifier: MIT
/**
 * On paper: the inputs as a table, formula, permalink and version. Hidden on the screen.
 * @module
 */
import { html } from 'lit';
import { inputRows } from '../model/tables.js';

/** @typedef {import('./types.js').Context} Context */

const rowsPrinted = 60;

/** Built only while printing: long lists make it costly. @param {Context} context */
export function printSheet({ stage, act }) {
  if (!stage.ui.printing) return html``;
  const { w } = stage;
  return html`<section class="print-sheet"><h3>${w.inputsTable}</h3>
    <table class="data"><thead><tr><th scope="col">${w.inputColumn}</th><th scope="col">${w.valueColumn}</th></tr></thead>
    <tbody>${inputRows(stage).slice(0, rowsPrinted).map(([title, text]) => html`<tr><th scope="row">${title}</th><td>${text}</td></tr>`)}</tbody></table>
    <p class="permalink">${act.link()}</p></section>`;
}
