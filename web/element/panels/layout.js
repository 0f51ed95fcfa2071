// SPDX-License-Identifier: MIT
/**
 * The whole element in each of its layouts.
 * @module
 */
import { html, nothing } from 'lit';
import { answer, answerMore } from './answer.js';
import { assumptions, provenance } from './assumptions.js';
import { footer } from './footer.js';
import { header, picker } from './header.js';
import { inputs } from './inputs.js';
import { from, scenes } from './scenes.js';
import { printSheet } from './print.js';
import { sensitivity } from './sensitivity.js';
import { later } from '../later.js';
import { tiles } from './tiles.js';
import { charts, views } from './views.js';

/** @typedef {import('./types.js').Context} Context */

/** What only some calculators have. @param {Context} context @param {string} name */
const feature = (context, name) => context.stage.kit.features[name]?.(context) ?? nothing;

/** @param {Context} context */
const top = (context) => html`${header(context)}${shared(context)}${notices(context)}`;

/** @param {Context} context */
const answered = (context) => html`${answer(context)}${feature(context, 'heavy')}${answerMore(context)}`;

/** @param {Context} context */
const rest = (context) => html`<div class="rest-box">${tiles(context, false)}</div>`;

/** @param {Context} context */
const more = (context) => html`<div class="more">${sensitivity(context)}${feature(context, 'audit')}</div>
  ${feature(context, 'league')}
  ${assumptions(context)}${provenance(context)}${footer(context)}${printSheet(context)}`;

/** @param {Context} context */
const full = (context) => html`${top(context)}<div class="body">${from(scenes.answer, context, answered)}${views(context)}${from(scenes.inputs, context, inputs)}
    ${from(scenes.rest, context, rest)}</div>${from(scenes.more, context, more)}`;

/** @param {Context} context */
const figure = (context) => html`${top(context)}${from(scenes.answer, context, answered)}${views(context)}${from(scenes.inputs, context, inputs)}
  ${from(scenes.more, context, provenance)}${from(scenes.more, context, assumptions)}${from(scenes.more, context, footer)}${printSheet(context)}`;

/** @param {Context} context */
const inline = (context) => html`<div class="inline-line">${context.stage.ui.readonly ? nothing : picker(context)}${answer(context)}</div>${feature(context, 'heavy')}${from(scenes.inputs, context, inputs)}`;

/** @param {Context} context */
const result = (context) => html`${header(context)}${from(scenes.answer, context, answered)}<section class="views">${charts(context)}</section>${provenance(context)}${footer(context)}`;

/** @type {Record<string, (context: Context) => import('lit').TemplateResult>} */
const layouts = { full, figure, inline, result };

/** @param {Context} context */
export function layout(context) {
  const { ui } = context.stage;
  const draw = layouts[ui.layout] ?? full;
  return html`<article class="root ${ui.layout}" part="root" dir=${context.stage.dir} lang=${context.stage.lang}>${draw(context)}
    <p class="sr" role="status" aria-live="polite">${ui.announced}</p></article>`;
}

/** @param {Context} context */
const shared = (context) => (context.stage.ui.share ? later(context, (parts) => parts.share(context)) : nothing);

/** What a link, a file or the browser had to say. @param {Context} context */
function notices({ stage, act }) {
  const list = stage.said(stage.ui.notices);
  if (!list.length) return nothing;
  const open = (/** @type {string} */ rule, /** @type {number} */ i) => (rule === 'engineChanged' ? act.openPinned(stage.ui.notices[i]?.text ?? '') : act.openCurrent());
  return html`<div class="notices" part="notices" role="status"><ul>${list.map(({ text, rule, fixes }, i) => html`<li>${text}
    ${fixes.filter(({ action }) => action === 'open').map(({ label }) => html`<button type="button" class="small" @click=${() => open(rule, i)}>${label}</button>`)}</li>`)}</ul>
    <button type="button" class="small" @click=${() => act.view({ notices: [] })}>${stage.w.close}</button></div>`;
}
