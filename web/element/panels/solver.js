// SPDX-License-Identifier: MIT
/**
 * In a field's open menu: the preset's value, the tested range, and the solver.
 * @module
 */
import { html, nothing } from 'lit';
import { isNumber } from '../../lib/schema.js';
import { fill, plural } from '../../words/index.js';
import { idOf } from './ids.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */

/** @param {Context} context @param {string} path @returns {Drawn} */
export const fieldFacts = (context, path) => html`${facts(context, path)}${isNumber(context.stage.node(path)) ? solver(context, path) : nothing}`;

/** @param {Context} context @param {string} path */
function facts({ stage }, path) {
  const { tested, unit } = stage.node(path);
  const base = stage.session.baseValue(path);
  const show = (/** @type {any} */ value) => stage.format(value, unit, { compact: true });
  return html`
    ${typeof base === 'number' ? html`<p>${fill(stage.w.presetValue, { value: show(base) })}</p>` : nothing}
    ${tested ? html`<p>${fill(stage.w.testedRange, { low: show(tested[0]), high: show(tested[1]) })}</p>` : nothing}`;
}

/** @param {Context} context @param {string} path */
function solver(context, path) {
  const { stage, act } = context;
  const targets = stage.view.solveFor;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    act.solve(path, String(form.get('output')), String(form.get('target')));
  };
  return html`<form class="solver" @submit=${submit}>
    <label for="${idOf(path)}-output">${stage.w.solve}</label>
    <select id="${idOf(path)}-output" name="output">${targets.map((one) => html`<option value=${one}>${stage.resultTitle(one)}</option>`)}</select>
    <label for="${idOf(path)}-target">${stage.w.solveEquals}</label>
    <input id="${idOf(path)}-target" name="target" type="text" inputmode="decimal" autocomplete="off" required .value=${stage.shown(targets[0] ?? '')}>
    <button type="submit" class="small">${stage.w.solveRun}</button>
    ${outcome(context, path)}
  </form>`;
}

/** @param {Context} context @param {string} path @returns {Drawn} */
function outcome({ stage, act }, path) {
  const { solved } = stage.ui;
  if (!solved) return nothing;
  const { unit } = stage.node(path);
  const show = (/** @type {number} */ value) => stage.format(value, unit, { digits: 6 });
  if (solved.error) return html`<p class="error" role="status">${solved.error}</p>`;
  if (!solved.roots.length) return html`<p role="status">${fill(stage.w.solveNone, { from: show(solved.from), to: show(solved.to) })}</p>`;
  return html`<p role="status">${plural(stage.w.solveSeveral, solved.roots.length, stage.lang)}
    ${solved.roots.map((/** @type {number} */ root) => html`<button type="button" class="fix" @click=${() => act.set(path, root)}>
      ${fill(stage.w.solveUse, { value: show(root) })}</button>`)}</p>`;
}
