// SPDX-License-Identifier: MIT
/**
 * A release opened for editing: every field of its kind, and what the flags of a vesting grant mean in words, since
 * tools disagree on those flags for the same inputs.
 * @module
 */
import { html, nothing } from 'lit';
import { fieldsOf, variantOf } from '../../lib/schema.js';
import { fill } from '../../words/index.js';
import { field } from './field.js';
import { idOf } from './ids.js';
import { kindFields, kindSelect } from './one-of.js';
import { remarks } from './remarks.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../model/stage.js').Stage} Stage */

/** @param {Context} context @param {string} own path of the row */
export function releaseFields(context, own) {
  const { stage } = context;
  const node = stage.node(own);
  const row = stage.session.value(own);
  const common = Object.keys(node.properties ?? {}).filter((key) => key !== 'kind' && key in fieldsOf(node, row));
  return html`<div class="fields">
    <div class="field"><div class="field-line"><label for=${idOf(own)}>${stage.w.releaseKind}</label>${kindSelect(context, own, node)}</div>
      <p id="${idOf(own)}-help" class="help">${variantOf(node, row.kind)?.description ?? ''}</p></div>
    ${kindFields(context, own, node, common)}
    ${row.kind === 'vest' ? html`<p class="in-words">${vestWords(stage, row)}</p>` : nothing}
    ${common.map((key) => field(context, `${own}.${key}`))}
    ${remarks(context, own)}
  </div>`;
}

/** @param {Stage} stage @param {any} row @returns {string} one sentence */
function vestWords(stage, row) {
  const w = stage.own.vest;
  const years = (/** @type {number} */ value) => stage.format(value, 'years');
  const parts = [
    row.upfrontShare > 0 ? fill(w.upfront, { share: stage.format(row.upfrontShare, 'fraction') }) : '',
    row.cliffYears > 0 ? fill(w.cliff, { cliff: years(row.cliffYears) }) : w.noCliff,
    row.cliffYears > 0 ? (row.catchUp ? w.catchUp : w.noCatchUp) : '',
    fill(row.cliffInDuration || !(row.cliffYears > 0) ? w.inside : w.outside, { duration: years(row.durationYears) }),
    row.periodYears > 0 ? fill(w.steps, { period: years(row.periodYears) }) : w.smooth,
  ];
  const text = parts.join('');
  return text.charAt(0).toLocaleUpperCase(stage.lang) + text.slice(1);
}
