// SPDX-License-Identifier: MIT
/**
 * The answer: one number, one sentence, how far to trust it. Rounded toward the less pleasant.
 * @module
 */
import { html, nothing } from 'lit';
import { getAt } from '../../lib/state.js';
import { fill, plural } from '../../words/index.js';
import { badges } from '../model/validity.js';
import { fixes } from './remarks.js';
import { tiles } from './tiles.js';
import { isStale } from './stale.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../model/session.js').Which} Which */

/**
 * The sentence in plain text, for reading aloud, links and alternative texts.
 * @param {Stage} stage @param {Which} [which] @returns {string} empty before the first answer
 */
export function sentence(stage, which = stage.session.active) {
  const { result } = stage.answers[which];
  if (!result) return '';
  const { view, own } = stage;
  const headline = stage.shown(view.headline.result, view.headline.caution, result);
  return fill(own.answer, { token: stage.tokenName(which), headline, ...clauses(stage, which) });
}

/** Under which condition, as a sentence. @param {Stage} stage @param {Which} [which] @returns {string} */
export const condition = (stage, which = stage.session.active) => fill(stage.own.condition ?? '', clauses(stage, which));

/** The inputs' part of the sentence. @param {Stage} stage @param {Which} which @returns {Record<string, string>} */
function clauses(stage, which) {
  return Object.fromEntries(Object.entries(stage.view.answer).map(([word, path]) => [word, clause(stage, which, word, path)]));
}

/** @param {Stage} stage @param {Which} which @param {string} word @param {string} path */
function clause(stage, which, word, path) {
  const scenario = stage.answered(which);
  const value = getAt(scenario.inputs, path);
  if (typeof value === 'object') return fill(stage.own[word]?.[value.kind] ?? '', shownFields(stage, scenario, path, value));
  if (typeof value === 'string') return stage.own[word]?.[value] ?? stage.choiceName(value);
  if (Number(value) === Infinity) return stage.w.holdForEver;
  const words = stage.own[word] ?? '{value}';
  return words.other ? plural(words, Number(value), stage.lang) : fill(words, { value: stage.shownInput(path, scenario) });
}

/** @param {Stage} stage @param {import('../model/session.js').Scenario} scenario @param {string} path @param {Record<string, any>} value */
function shownFields(stage, scenario, path, value) {
  const numbers = Object.keys(value).filter((key) => typeof value[key] === 'number');
  return Object.fromEntries(numbers.map((key) => [key, stage.shownInput(`${path}.${key}`, scenario)]));
}

/** The second sentence; another where a number of it is nothing. @param {Stage} stage @returns {string} */
export function detail(stage) {
  const { view, own, answer } = stage;
  if (!answer.result || !view.detail) return '';
  const values = Object.entries(view.detail).map(([path, caution]) => [path, stage.shown(path, caution)]);
  const [, without] = Object.entries(own.detailWithout ?? {}).find(([path]) => stage.result(path) === 0) ?? [];
  return values.some(([path]) => stage.result(String(path)) === null) ? '' : fill(without ?? own.detail, { ...clauses(stage, stage.session.active), ...Object.fromEntries(values) });
}

/** @param {Context} context @returns {Drawn} */
export function answer({ stage }) {
  const both = stage.session.situation.b !== null;
  return html`<div role="group" class="answer ${isStale(stage) ? 'stale' : ''}" part="answer" aria-label=${stage.w.answer}>
    ${both ? html`<div class="versus">${oneAnswer(stage, 'a')}${oneAnswer(stage, 'b')}</div>` : oneAnswer(stage, 'a')}
  </div>`;
}

/** What stands under the answer: problems, the second sentence, badges, the main results. @param {Context} context @returns {Drawn} */
export function answerMore(context) {
  const { stage } = context;
  const both = stage.session.situation.b !== null;
  return html`<div class="answer-more">${problems(context)}
    <p class="detail">${both ? nothing : html`${condition(stage)} ${detail(stage)}`}
      ${stage.answer.result ? badges(stage).map(badge(stage)) : nothing}</p>
    ${stage.ui.layout === 'result' ? nothing : tiles(context, true)}</div>`;
}

/** @param {Stage} stage @param {Which} which */
function oneAnswer(stage, which) {
  const { view, answers, session } = stage;
  const { result } = answers[which];
  const number = result ? stage.shown(view.headline.result, view.headline.caution, result) : '…';
  const mark = session.situation.b ? html`<b class="which">${which.toUpperCase()}</b>` : nothing;
  return html`<div class="one-answer"><p class="headline" part="headline">${mark}<output>${number}</output></p>
    <p class="sentence" part="sentence">${sentence(stage, which) || stage.w.starting}</p></div>`;
}

/** One summary of what is wrong. @param {Context} context @returns {Drawn} */
function problems(context) {
  const { stage } = context;
  const { messages, w } = stage;
  if (stage.answers.failure) return engineFailure(context);
  if (!messages.length) return nothing;
  return html`<div class="problems" part="problems" role="alert">
    <p><b>${plural(w.problems, messages.length, stage.lang)}.</b> ${stage.answer.result ? w.lastGood : nothing}</p>
    <ul>${messages.slice(0, 5).map((message) => html`<li>${message.text} ${fixes(context, message)}</li>`)}</ul>
  </div>`;
}

/** Why there is no new answer, and what can be done. @param {Context} context */
export function engineFailure({ stage, act }) {
  const message = stage.failureMessage();
  return html`<div class="problems" part="problems" role="alert"><p>${message.text}</p>
    <p>${message.fixes.map((fix) => html`<button type="button" class="fix" @click=${() => act.failure(fix.action)}>${fix.label}</button>`)}</p></div>`;
}

/** @param {Stage} stage */
const badge = (stage) => (/** @type {import('../model/validity.js').Badge} */ { kind, reason }) =>
  html`<span class="badge ${kind}" title=${reason}>${stage.w.badges[kind]}<span class=${kind === 'ok' ? 'sr' : 'reason'}> ${reason}</span></span>`;
