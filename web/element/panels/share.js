// SPDX-License-Identifier: MIT
/**
 * Everything that takes the answer elsewhere: link, picture, table, inputs, citation, embed.
 * @module
 */
import { html, nothing } from 'lit';
import { messageFor } from '../../lib/messages.js';
import { icons } from '../icons.js';
import { pictures } from '../model/pictures.js';
import { keptScenarios } from './kept.js';

/** @typedef {import('./types.js').Context} Context */

/** @param {Context} context */
export function share(context) {
  const { stage, act } = context;
  const { w, ui } = stage;
  const shut = (/** @type {any} */ event) => {
    event.currentTarget.getRootNode().querySelector('header .share').focus();
    act.view({ share: false });
  };
  return html`<div role="group" class="share-panel" part="share" aria-label=${w.share} @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && shut(event)}>
    <button type="button" class="quiet shut" aria-label=${w.close} @click=${shut}>${icons.close}</button>
    ${act.linkable ? nothing : html`<p class="warning">${messageFor({ path: '', rule: 'tooLongLink' }, { lang: stage.lang }).text}</p>`}
    <label class="link-line">${w.copyLink}
      <input type="text" readonly .value=${act.link({ made: true })} @focus=${(/** @type {any} */ event) => event.target.select()}></label>
    <div class="buttons">
      ${button(w.copyLink, () => act.copy(act.link({ made: true })))}
      ${button(w.saveCsv, () => act.saveResults())}
      ${button(w.saveJson, () => act.saveState())}
      ${opener(context)}
      ${button(w.print, () => act.print())}
    </div>
    ${savers(context)}
    <div class="buttons" role="group" aria-label=${w.cite}><span>${w.cite}</span>
      ${button('BibTeX', () => act.copy(act.citation('bibtex')))}${button('APA', () => act.copy(act.citation('apa')))}${button('Markdown', () => act.copy(act.citation('markdown')))}
    </div>
    ${keptScenarios(context)}
    ${stage.links.embed ? html`<p><a href="${stage.links.embed}#${act.link().split('#')[1] ?? ''}">${w.embed}…</a></p>` : nothing}
    <p role="status" class="note">${ui.note}</p>
    ${ui.blockedText ? html`<textarea readonly rows="6" aria-label=${w.copy} .value=${ui.blockedText} @focus=${(/** @type {any} */ event) => event.target.select()}></textarea>` : nothing}
  </div>`;
}

/** @param {string} label @param {(event: Event) => void} click */
const button = (label, click) => html`<button type="button" class="small" @click=${click}>${label}</button>`;

/** Which of the charts. @param {Context} context */
function savers({ stage, act }) {
  const { w, ui } = stage;
  const save = (/** @type {'png'|'svg'} */ kind) => (/** @type {any} */ event) => act.savePicture(kind, event.target.parentNode.querySelector('select').value).catch((/** @type {Error} */ error) => act.view({ note: error.message }));
  return html`<div class="buttons" role="group" aria-label=${w.copyImage}><label>${w.copyImage} <select>
    ${pictures(stage).map(({ id, title }) => html`<option value=${id} .selected=${id === ui.chart}>${title}</option>`)}</select></label>
    ${button('PNG', save('png'))}${button('SVG', save('svg'))}</div>`;
}

/** @param {Context} context */
function opener({ stage, act }) {
  return html`<label class="small file">${stage.w.openJson}<input type="file" accept="application/json,.json" class="sr"
    @change=${(/** @type {any} */ event) => act.openState(event.target.files?.[0])}></label>`;
}
