// SPDX-License-Identifier: MIT
/**
 * The results as tiles: the view says which, the schema how they are called.
 * @module
 */
import { html, nothing } from 'lit';
import { isStale } from './stale.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../views/types.js').Tile} Tile */

/** @param {Context} context @param {boolean} main the few that matter most, or the rest */
export function tiles(context, main) {
  const { stage } = context;
  const chosen = stage.view.tiles.filter((one) => Boolean(one.main) === main);
  return html`<dl class="tiles ${main ? 'main' : 'rest'} ${isStale(stage) ? 'stale' : ''}" part="tiles" aria-label=${stage.w.results}>
    ${chosen.map((one) => tile(context, one))}</dl>`;
}

/** @param {Context} context @param {Tile} one */
function tile({ stage }, { value, also, caution = 'nearest', main = false }) {
  const b = stage.session.situation.b ? stage.answers.b.result : null;
  return html`<div class="tile ${main ? 'main' : ''}" part="tile" title=${stage.resultHelp(value) || nothing}>
    <dt>${stage.resultTitle(value)}</dt>
    <dd class="number">${stage.shown(value, caution, stage.answers.a.result)}</dd>
    ${absence(stage, value)}
    ${also ? html`<dd class="also">${stage.shown(also, 'nearest', stage.answers.a.result)}</dd>` : nothing}
    ${b ? html`<dd class="also"><b>B</b> ${stage.shown(value, caution, b)}</dd>` : nothing}
  </div>`;
}

/** Why there is no number, where the words know. @param {import('../model/stage.js').Stage} stage @param {string} path */
function absence(stage, path) {
  const value = stage.result(path, stage.answers.a.result);
  const why = /** @type {Record<string, string>} */ (stage.w.noAnswers)[path.replace(/Ratio$/, '')];
  return (value === null || value === Infinity) && why ? html`<dd class="also">${why}</dd>` : nothing;
}
