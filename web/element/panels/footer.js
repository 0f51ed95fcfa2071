// SPDX-License-Identifier: MIT
/**
 * The last line: version, engine, licence, source.
 * @module
 */
import { html, nothing } from 'lit';
import { fill } from '../../words/index.js';

/** @typedef {import('./types.js').Context} Context */

/** @param {Context} context */
export function footer({ stage, act }) {
  const { w, links, ui } = stage;
  return html`<footer part="footer">
    <span>${fill(w.version, { version: links.version ?? '' })}</span>
    ${links.engineHash ? html`<span>${fill(w.engineHash, { hash: links.engineHash })}</span>` : nothing}
    <span>${w.licence}</span>
    ${links.home && ui.layout !== 'full' ? html`<a href=${act.link()} target="_blank" rel="noopener">${w.openFull}</a>` : nothing}
    ${links.source ? html`<a href=${links.source} target="_blank" rel="noopener">${w.sourceCode}</a>` : nothing}
  </footer>`;
}
