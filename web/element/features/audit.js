// SPDX-License-Identifier: MIT
/**
 * What the schedule's audit found.
 * @module
 */
import { html, nothing } from 'lit';
import { plural } from '../../words/index.js';

/** @typedef {import('../panels/types.js').Context} Context */
/** @typedef {{rule: string, severity: 'error'|'warning'|'note', release: number, label: string, message: string}} Finding */

const findingsShown = 30;

/** @param {Context} context */
export function audit({ stage }) {
  const { w, view, answer } = stage;
  if (!view.audit || !answer.result) return nothing;
  /** @type {Finding[]} */
  const findings = answer.result[view.audit] ?? [];
  return html`<section class="audit" part="audit">
    <h3>${w.audit}${stage.which} <span class="count">${plural(w.auditCount, findings.length, stage.lang)}</span></h3>
    ${findings.length ? html`<ul>${findings.slice(0, findingsShown).map((one) => finding(stage, one))}</ul>` : html`<p class="hint">${w.auditClean}</p>`}
  </section>`;
}

/** @param {import('../model/stage.js').Stage} stage @param {Finding} one */
const finding = (stage, one) => html`<li class=${one.severity}><b class="severity">${stage.w.severities[one.severity] ?? one.severity}</b> ${one.message}</li>`;
