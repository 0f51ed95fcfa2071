// SPDX-License-Identifier: MIT
/**
 * One input: label, text field, slider, unit, help, mark and reset when changed, and what is wrong with it.
 * Which control it gets follows from the schema alone.
 * @module
 */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { allowsInfinity, isNumber, hasType } from '../../lib/schema.js';
import { fill } from '../../words/index.js';
import { icons } from '../icons.js';
import { later } from '../later.js';
import { vars } from '../vars.js';
import { idOf } from './ids.js';
import { sparkline } from '../../charts/index.js';
import { fromPosition, scaleOf, toPosition } from '../model/slider.js';
import { svgOf } from './charts.js';
import { fieldMenu, menuButton } from './field-menu.js';
import { oneOf } from './one-of.js';
import { remarks } from './remarks.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */

/** @param {Context} context @param {string} path @returns {Drawn} */
export function field(context, path) {
  const node = context.stage.node(path);
  if (node.oneOf) return oneOf(context, path, node);
  if (hasType(node, 'array')) return later(context, (parts) => parts.points(context, path, node));
  if (hasType(node, 'boolean')) return checkbox(context, path);
  if (node.enum) return choice(context, path, node.enum);
  return isNumber(node) ? numberField(context, path, node) : textField(context, path);
}

/** @param {Context} context @param {string} path @param {Drawn} control @param {Drawn} [below] */
function shell({ stage, act }, path, control, below = nothing) {
  const lit = stage.ui.lit === path;
  return html`<div class="field ${lit ? 'lit' : ''}" part="field" data-path=${path}>
    <div class="field-line">
      <label for=${idOf(path)}>${stage.title(path)}</label>
      ${changedMark({ stage, act }, path)}
      ${control}
      ${menuButton({ stage, act }, path)}
    </div>
    ${below}${remarks({ stage, act }, path)}${fieldMenu({ stage, act }, path)}
  </div>`;
}

/** @param {Context} context @param {string} path */
function changedMark({ stage, act }, path) {
  if (!stage.session.changed(path)) return nothing;
  const label = fill(stage.w.resetField, { field: stage.title(path) });
  // The button goes away; by touch the field would open a keyboard.
  const reset = (/** @type {any} */ event) => {
    if (event.pointerType !== 'touch') event.currentTarget.parentNode.querySelector('input, select').focus();
    act.reset(path);
  };
  return html`<button type="button" class="quiet reset" aria-label=${label} title=${label} @click=${reset}>
    <span class="dot" aria-hidden="true"></span>${icons.reset}</button>`;
}

/** @param {Context} context @param {string} path @param {SchemaNode} node */
function numberField(context, path, node) {
  const { stage, act } = context;
  const text = stage.fieldText(path);
  const wrong = stage.violations.some((one) => one.path === path);
  const control = html`<span class="value">
    ${allowsInfinity(node) ? unlimited(context, path) : nothing}
    <input id=${idOf(path)} part="input" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
      .value=${live(text)} aria-describedby="${idOf(path)}-help ${idOf(path)}-remark" aria-invalid=${wrong ? 'true' : 'false'}
      @input=${(/** @type {any} */ event) => act.type(path, event.target.value)}
      @change=${() => act.commit(path)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && act.commit(path)}>
    ${text.endsWith(' d') ? nothing : suffix(stage, node.unit)}
  </span>`;
  return shell(context, path, control, slider(context, path, node));
}

/** The unit, where the field's text does not carry it. @param {Stage} stage @param {string|undefined} unit */
function suffix(stage, unit) {
  const words = /** @type {Record<string, string>} */ (stage.w.units ?? {});
  const word = unit ? words[unit] : '';
  return word ? html`<span class="unit" aria-hidden="true">${word}</span>` : nothing;
}

/** @param {Context} context @param {string} path */
function unlimited({ stage, act }, path) {
  const on = Number(stage.session.value(path)) === Infinity;
  const back = () => act.set(path, lastFinite(stage, path));
  return html`<button type="button" class="quiet infinity" aria-pressed=${on ? 'true' : 'false'} title=${stage.w.unlimited}
    aria-label="${stage.title(path)}: ${stage.w.unlimited}" @click=${() => (on ? back() : act.set(path, Infinity))}>∞</button>`;
}

/** A number to return to from "no limit". @param {Stage} stage @param {string} path */
function lastFinite(stage, path) {
  const base = Number(stage.session.baseValue(path));
  const fallback = Number(stage.node(path).default);
  return [base, fallback].find(Number.isFinite) ?? stage.session.value('supply.initialSupply') ?? 1;
}

/** @param {Context} context @param {string} path @param {SchemaNode} node @returns {Drawn} */
function slider({ stage, act }, path, node) {
  const scale = scaleOf(stage, path);
  if (!scale) return nothing;
  const value = Number(stage.session.value(path));
  const at = toPosition(scale, value);
  return html`<div class="slide">${curve(stage.answers.curves.get(path))}<input class="slider" part="slider" type="range" min=${scale.first} max=${scale.last} step="1" .value=${live(String(at))}
    ${vars({ '--share': String((at - scale.first) / (scale.last - scale.first)) })}
    aria-label=${fill(stage.w.sliderOf, { field: stage.title(path) })} aria-valuetext=${stage.format(value, node.unit)}
    @input=${(/** @type {any} */ event) => act.slide(path, fromPosition(scale, Number(event.target.value)))}
    @change=${() => act.commit(path)}></div>`;
}

/** The answer over the slider's range, behind it. @param {Float64Array|undefined} values @returns {Drawn} */
function curve(values) {
  const drawn = values && sparkline(values);
  return drawn ? svgOf(drawn) : nothing;
}

/** @param {Context} context @param {string} path */
function checkbox(context, path) {
  const { stage, act } = context;
  return shell(context, path, html`<input id=${idOf(path)} type="checkbox" .checked=${live(Boolean(stage.session.value(path)))}
    aria-describedby="${idOf(path)}-help" @change=${(/** @type {any} */ event) => act.set(path, event.target.checked)}>`);
}

/** @param {Context} context @param {string} path @param {string[]} choices */
function choice(context, path, choices) {
  const { stage, act } = context;
  const now = stage.session.value(path);
  return shell(context, path, html`<select id=${idOf(path)} aria-describedby="${idOf(path)}-help"
    @change=${(/** @type {any} */ event) => act.set(path, event.target.value)}>
    ${choices.map((one) => html`<option value=${one} .selected=${one === now}>${stage.choiceName(one)}</option>`)}</select>`);
}

/** @param {Context} context @param {string} path */
function textField(context, path) {
  const { stage, act } = context;
  return shell(context, path, html`<input id=${idOf(path)} type="text" class="text" autocomplete="off" .value=${live(String(stage.session.value(path) ?? ''))}
    maxlength=${stage.node(path).maxLength ?? 200} aria-describedby="${idOf(path)}-help" @change=${(/** @type {any} */ event) => act.set(path, event.target.value)}>`);
}
