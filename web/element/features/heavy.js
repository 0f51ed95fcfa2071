// SPDX-License-Identifier: MIT
/**
 * What there is to say while an answer takes long: how far it is, that it would take very long, that it was stopped.
 * @module
 */
import { html, nothing } from 'lit';
import { fill } from '../../words/index.js';
import { vars } from '../vars.js';

/** @typedef {import('../panels/types.js').Context} Context */
/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../long.js').Progress} Progress */

/** Offered instead: the most of these that takes about a second. */
const fewer = [1e6, 1e5, 1e4, 1000];
const soonMs = 2000;

/** @param {Context} context */
export function heavy(context) {
  const { answers, session } = context.stage;
  const shown = session.situation.b ? [answers.a, answers.b] : [answers.a];
  const running = shown.map(({ progress }) => progress).find((progress) => progress?.held || progress?.late);
  const stopped = shown.find((one) => one.stopped !== null);
  return html`<div class="heavy" part="progress" aria-busy=${running && !running.held ? 'true' : 'false'}>
    ${running?.held ? tooHeavy(context, running) : running ? bar(context, running) : stopped ? halted(context, stopped) : nothing}</div>`;
}

/** @param {Context} context @param {Progress} progress */
function bar({ stage, act }, { share }) {
  const percent = stage.format(Math.floor(share * 100) / 100, 'fraction');
  return html`<div class="bar" role="progressbar" aria-label=${stage.own.running} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.floor(share * 100)} aria-valuetext=${percent}
    ${vars({ '--share': String(share) })}></div>
    <p>${fill(stage.own.progress, { share: percent })} <button type="button" class="small" @click=${() => act.stop()}>${stage.own.stop}</button></p>`;
}

/** @param {Context} context @param {Progress} progress */
function tooHeavy({ stage, act }, { msAll }) {
  const path = stage.view.heavy?.input ?? '';
  const value = Number(stage.session.value(path));
  const suggestion = fewer.find((one) => one < value && (one / value) * msAll <= soonMs) ?? fewer.at(-1);
  const [message] = stage.said([{ path, rule: 'tooHeavy', value, limit: msAll / 1000, suggestion, message: '' }]);
  return html`<p role="status">${message?.text} ${message?.fixes.map(({ label, action, apply }) => html`<button type="button" class="small fix"
    @click=${() => (apply ? act.apply(apply) : act.failure(/** @type {any} */ (action)))}>${label}</button>`)}</p>`;
}

/** @param {Context} context @param {import('../model/answers.js').Answer} answer */
function halted({ stage, act }, { stopped, result }) {
  const [message] = stage.said([{ path: '', rule: 'cancelled', value: stopped ?? 0, limit: result?.relativeError ?? 0, message: '' }]);
  return html`<p role="status">${message?.text} <button type="button" class="small" @click=${() => act.again()}>${stage.own.goOn}</button></p>`;
}
