// SPDX-License-Identifier: MIT
/**
 * What a field's "⋯" opens, in place (a floating panel would be cut off in a small frame): help, the preset's
 * value, the tested range, and the solver.
 * @module
 */
import { html, nothing } from 'lit';
import { fill } from '../../words/index.js';
import { icons } from '../icons.js';
import { later } from '../later.js';
import { idOf } from './ids.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */

/** @param {Context} context @param {string} path */
export function menuButton({ stage, act }, path) {
  const open = stage.ui.menu === path;
  return html`<button type="button" class="quiet menu" aria-expanded=${open ? 'true' : 'false'}
    aria-label=${fill(stage.w.fieldMenu, { field: stage.title(path) })}
    @click=${() => act.view({ menu: open ? null : path, solved: null })}>${icons.more}</button>`;
}

/** The help is always in the document, for aria-describedby. @param {Context} context @param {string} path @returns {Drawn} */
export function fieldMenu(context, path) {
  const { stage } = context;
  const open = stage.ui.menu === path;
  return html`<div class=${open ? 'field-menu' : 'away'}>
    <p id="${idOf(path)}-help" class="help">${stage.help(path)}</p>
    ${open ? later(context, (parts) => parts.fieldFacts(context, path)) : nothing}
  </div>`;
}
