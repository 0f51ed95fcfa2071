// SPDX-License-Identifier: MIT
/**
 * The header: what this is, which token, A against B, undo, share.
 * @module
 */
import { html, nothing } from 'lit';
import { icons } from '../icons.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */

/** @param {Context} context @returns {Drawn} */
export function header(context) {
  const { stage } = context;
  const editable = !stage.ui.readonly && stage.ui.layout !== 'result';
  return html`<header part="header">
    <h2 part="title">${stage.own.title ?? stage.schema.title}</h2>
    ${editable ? picker(context) : html`<span class="token">${stage.session.scenario.preset ? stage.tokenName() : nothing}</span>`}
    ${editable ? tools(context) : nothing}
  </header>`;
}

/** @param {Context} context @returns {Drawn} */
export function picker({ stage, act }) {
  const { session, w } = stage;
  if (!session.presets.length) return nothing;
  const now = session.scenario.preset ?? '';
  return html`<label class="picker"><span class="sr">${w.token}</span>
    <select part="preset" @change=${(/** @type {any} */ event) => act.preset(event.target.value || null)}>
      <option value="" .selected=${now === ''}>${w.ownNumbers}</option>
      ${session.presets.map((one) => html`<option value=${one.id} .selected=${one.id === now}>${one.name}</option>`)}
    </select></label>`;
}

/** @param {Context} context */
function tools({ stage, act }) {
  const { session, w, ui } = stage;
  const comparing = session.situation.b !== null;
  return html`<div class="tools" role="group" aria-label=${w.more}>
    <button type="button" class="tool compare" aria-pressed=${comparing ? 'true' : 'false'} title=${comparing ? w.compareOff : w.compareOn}
      @click=${() => act.compare(!comparing)}>A|B <span class="sr">${comparing ? w.compareOff : w.compareOn}</span></button>
    <button type="button" class="tool" aria-label=${w.undo} title=${w.undo} ?disabled=${!session.history.canUndo} @click=${() => act.undo()}>${icons.undo}</button>
    <button type="button" class="tool" aria-label=${w.redo} title=${w.redo} ?disabled=${!session.history.canRedo} @click=${() => act.redo()}>${icons.redo}</button>
    <button type="button" class="tool share" title=${w.share} aria-expanded=${ui.share ? 'true' : 'false'}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && ui.share && act.view({ share: false })} @click=${() => act.view({ share: !ui.share, note: '', blockedText: null })}>
      ${icons.share}<span class="tool-word">${w.share}</span></button>
  </div>`;
}

/** Which scenario the inputs edit; nothing while there is only one. @param {Context} context @returns {Drawn} */
export function scenarioSwitch({ stage, act }) {
  const { session, w } = stage;
  if (!session.situation.b) return nothing;
  const option = (/** @type {'a'|'b'} */ which) => html`<button type="button" aria-pressed=${session.active === which ? 'true' : 'false'}
    @click=${() => act.activate(which)}><b>${which.toUpperCase()}</b> ${stage.tokenName(which)}</button>`;
  return html`<div class="segmented scenarios" role="group" aria-label=${w.scenario}>${option('a')}${option('b')}</div>`;
}
