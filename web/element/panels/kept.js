// SPDX-License-Identifier: MIT
/**
 * Scenarios kept on this device: keep this one, open or forget another.
 * @module
 */
import { html, nothing } from 'lit';
import { drop, keep, kept } from '../../lib/export/shelf.js';
import { fill } from '../../words/index.js';
import { icons } from '../icons.js';
import { fitsLink, toLink } from '../model/portable.js';
import { sentence } from './answer.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../lib/export/shelf.js').Kept} Kept */

/** @param {Context} context */
export function keptScenarios(context) {
  const { stage, act } = context;
  const list = kept()?.filter(({ link }) => link.startsWith(`${stage.view.calculator}@`));
  if (!list) return nothing;
  const keepThis = () => act.view({ note: keep({ name: sentence(stage, 'a'), link: toLink(stage) }) ? stage.w.keptHere : stage.w.keepFailed });
  return html`<div class="kept" role="group" aria-label=${stage.w.keptTitle}>
    <div class="buttons"><span>${stage.w.keptTitle}</span>
      ${fitsLink(stage) ? html`<button type="button" class="small" @click=${keepThis}>${stage.w.keep}</button>` : nothing}</div>
    ${list.length ? html`<ul>${list.map((one) => row(context, one))}</ul>` : nothing}</div>`;
}

/** @param {Context} context @param {Kept} scenario */
function row({ stage, act }, { name, link }) {
  const label = fill(stage.w.keptForget, { name });
  return html`<li><button type="button" class="open" @click=${() => act.open(link)}>${name}</button>
    <button type="button" class="quiet" aria-label=${label} title=${label} @click=${() => { drop(link); act.view({}); }}>${icons.close}</button></li>`;
}
