// SPDX-License-Identifier: MIT
/**
 * Beside a field: how its text was read, what is wrong with it, and buttons that mend it.
 * @module
 */
import { html, nothing } from 'lit';
import { beyond } from '../model/validity.js';
import { idOf } from './ids.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('../../lib/types.js').Message} Message */
/** @typedef {import('../../lib/types.js').Fix} Fix */

/** @param {Context} context @param {string} path @returns {Drawn} */
export function remarks(context, path) {
  const echo = context.stage.drafts.get(path)?.echo;
  const messages = context.stage.fieldMessages(path);
  const told = messages.length ? messages : beyond(context.stage, path);
  return html`<div id="${idOf(path)}-remark" class="remarks">
    ${echo && !messages.length ? html`<p class="echo">${echo}</p>` : nothing}
    ${told.map((message) => html`<p class=${message.severity}>${message.text} ${fixes(context, message)}</p>`)}
  </div>`;
}

/** @param {Context} context @param {Message} message */
export function fixes({ act }, message) {
  return message.fixes
    .filter((fix) => fix.apply || fix.action === 'keep')
    .map((fix) => html`<button type="button" class="fix" @click=${() => mend(act, message, fix)}>${fix.label}</button>`);
}

/** @param {Context['act']} act @param {Message} message @param {Fix} fix */
function mend(act, message, fix) {
  if (fix.apply) act.apply(fix.apply);
  else act.keep(message.path);
}
