// SPDX-License-Identifier: MIT
/**
 * A chart's own choices, as a line of words with gaps: "Show [Gamma] against [Volatility]".
 * @module
 */
import { html, nothing } from 'lit';
import { chosen } from '../model/spans.js';

/** @typedef {import('../panels/types.js').Context} Context */

/**
 * @param {(context: Context, choice: string, key: string) => string} nameOf how a choice is called
 * @returns {(context: Context, view: any) => import('../panels/types.js').Drawn}
 */
export const choosers = (nameOf) => (context, view) => {
  const { stage } = context;
  if (stage.ui.readonly) return nothing;
  return html`<div class="choosers">${Object.entries(view.choose ?? {}).map(([key, choices]) => chooser(context, view, key, choices, nameOf))}</div>`;
};

/** @param {Context} context @param {any} view @param {string} key @param {any} choices @param {(context: Context, choice: string, key: string) => string} nameOf */
function chooser(context, view, key, choices, nameOf) {
  const { stage, act } = context;
  const now = chosen(stage, view, key);
  // What is chosen twice changes places.
  const change = (/** @type {any} */ event) => {
    const { value } = event.target;
    const other = Object.keys(view.choose).find((one) => one !== key && chosen(stage, view, one) === value);
    act.view({ choices: { ...stage.ui.choices, [`${view.id}.${key}`]: value, ...(other ? { [`${view.id}.${other}`]: now } : {}) } });
  };
  return html`<label>${stage.own.choose[key]} <select data-choice="${view.id}.${key}" @change=${change}>
    ${choices.map((/** @type {string} */ one) => html`<option value=${one} .selected=${one === now}>${nameOf(context, one, key)}</option>`)}</select></label>`;
}

/** Outputs are results, everything else inputs. @param {Context} context @param {string} path @param {string} key */
export const pathName = ({ stage }, path, key) => (key === 'output' ? stage.resultTitle(path) : stage.title(path));
