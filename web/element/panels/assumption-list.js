// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { remarks } from '#remarks';

/** What the calculator takes for granted, then how the preset's open rules were read. @param {import('./types.js').Context} context */
export function assumptionList({ stage }) {
  const own = remarks[stage.view.calculator]?.[stage.session.scenario.preset ?? ''] ?? [];
  return html`<ul>${[...(stage.own.assumptions ?? []), ...own].map((text) => html`<li>${text}</li>`)}</ul>`;
}
