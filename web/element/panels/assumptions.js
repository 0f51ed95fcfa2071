// SPDX-License-Identifier: MIT
/**
 * What the answer takes for granted, always visible as a count.
 * @module
 */
import { html, nothing } from 'lit';
import { fill, plural } from '../../words/index.js';
import { later } from '../later.js';

/** @typedef {import('./types.js').Context} Context */

/** @param {Context} context */
export function assumptions(context) {
  const { stage, act } = context;
  const preset = stage.session.preset(stage.session.scenario.preset);
  const count = (stage.own.assumptions ?? []).length + (preset?.remarks ?? 0);
  const open = stage.isOpen('assumptions');
  return html`<section class="assumptions" part="assumptions">
    <button type="button" class="disclose" aria-expanded=${open ? 'true' : 'false'} @click=${() => act.toggle('assumptions')}>${plural(stage.w.assumptions, count, stage.lang)}</button>
    ${open ? later(context, (parts) => parts.assumptionList(context)) : nothing}
  </section>`;
}

/** Where a preset's numbers come from, when, and how sure they are. @param {Context} context */
export function provenance({ stage }) {
  const { w, session } = stage;
  const preset = session.preset(session.scenario.preset);
  if (!preset) return nothing;
  const source = preset.sourceUrl ? html`<a href=${preset.sourceUrl} target="_blank" rel="noopener noreferrer">${preset.source}</a>` : preset.source;
  return html`<p class="provenance" part="provenance"><b>${preset.name}</b>, ${fill(w.leagueAsOf, { date: stage.format(preset.asOf, 'year') })} · ${w.confidence[preset.confidence]} · ${source}</p>`;
}
