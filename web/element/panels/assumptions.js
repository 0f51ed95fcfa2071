// SPDX-License-Identifier: MIT
/**
 * What the answer takes for granted, always visible as a count.
 * @module
 */
import { html, nothing } from 'lit';
import { fill, plural } from '../../words/index.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../model/stage.js').Stage} Stage */

/** @param {Stage} stage @returns {string[]} of the calculator, then of the preset */
export function assumptionsOf(stage) {
  const preset = stage.session.preset(stage.session.scenario.preset);
  const own = [preset?.reading, preset?.priceNote].filter((text) => typeof text === 'string');
  return [...(stage.own.assumptions ?? []), ...own];
}

/** @param {Context} context */
export function assumptions({ stage, act }) {
  const list = assumptionsOf(stage);
  const open = stage.isOpen('assumptions');
  return html`<section class="assumptions" part="assumptions">
    <button type="button" class="disclose" aria-expanded=${open ? 'true' : 'false'} @click=${() => act.toggle('assumptions')}>${plural(stage.w.assumptions, list.length, stage.lang)}</button>
    ${open ? html`<ul>${list.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
  </section>`;
}

/** Where a preset's numbers come from, when, and how sure they are. @param {Context} context */
export function provenance({ stage }) {
  const { w, session } = stage;
  const preset = session.preset(session.scenario.preset);
  if (!preset) return nothing;
  const source = preset.sourceUrl ? html`<a href=${preset.sourceUrl} target="_blank" rel="noopener noreferrer">${preset.source}</a>` : preset.source;
  return html`<p class="provenance" part="provenance"><b>${preset.name}</b>, ${fill(w.leagueAsOf, { date: stage.format(preset.asOf, 'year') })} · ${w.confidence[preset.confidence]} · ${source}
    ${preset.note && stage.ui.layout === 'full' ? html`<span class="note">${preset.note}</span>` : nothing}</p>`;
}
