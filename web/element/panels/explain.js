// SPDX-License-Identifier: MIT
/**
 * Each result's formula, then the same formula with the reader's numbers in it.
 * @module
 */
import { html, nothing } from 'lit';
import { formula } from '../math.js';
import { numberOf } from '../model/number-of.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../views/types.js').Step} Step */

/** @param {Context} context */
export function explain(context) {
  const { stage } = context;
  return html`<div class="explain" part="explain" @pointerover=${light(context)} @pointerleave=${() => context.act.view({ lit: null })}>
    <p class="hint">${stage.w.explainLead}</p>
    ${stage.view.formulas.steps.map((step) => oneStep(context, step))}
    <p class="hint">${stage.own.method ?? nothing}</p>
  </div>`;
}

/** @param {Context} context @param {Step} step */
function oneStep({ stage }, step) {
  const { terms } = stage.view.formulas;
  return html`<section class="step">
    <h3>${stage.resultTitle(step.result)}</h3>
    <p>${stage.resultHelp(step.result)}</p>
    <div class="math" tabindex="0" role="group" aria-label=${stage.resultTitle(step.result)}>${formula(step.formula.tree, numberOf(stage), terms, [])}</div>
    ${stage.answer.result ? html`<div class="math with-numbers" tabindex="0" role="group" aria-label=${stage.w.explainWith}>
      ${formula(step.numbers.tree, numberOf(stage), terms, [stage.answer.result, stage.lang])}</div>` : nothing}
  </section>`;
}

/** A symbol under the pointer lights its input. @param {Context} context */
function light({ stage, act }) {
  return (/** @type {PointerEvent} */ event) => {
    const term = /** @type {Element} */ (event.target).closest?.('[data-term]')?.getAttribute('data-term')?.split('@')[0] ?? null;
    if (term !== stage.ui.lit) act.view({ lit: term });
  };
}
