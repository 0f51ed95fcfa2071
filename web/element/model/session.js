// SPDX-License-Identifier: MIT
/**
 * What the reader is working on: scenario A, perhaps B, with undo. No DOM, no engine.
 * @module
 */
import { History } from '../../lib/history.js';
import { changedPaths, getAt, resetAt, sameValue, setAt } from '../../lib/state.js';
import { complete } from './base.js';

/** @typedef {import('../../lib/types.js').Inputs} Inputs */
/** @typedef {import('../../lib/types.js').CalculatorSchema} CalculatorSchema */
/** @typedef {import('./base.js').Preset} Preset */
/** @typedef {'a'|'b'} Which */
/** @typedef {{preset: string|null, today: string, inputs: Inputs}} Scenario */
/** @typedef {{a: Scenario, b: Scenario|null}} Situation */

export class Session {
  /** @type {Which} the scenario that the inputs panel edits */
  active = 'a';
  /** @type {Map<string|null, Scenario>} */ #fresh = new Map();

  /**
   * @param {CalculatorSchema} schema @param {Preset[]} presets
   * @param {{today: string, preset?: string|null}} start today: ISO date for inputs that bring none of their own
   */
  constructor(schema, presets, { today, preset = null }) {
    this.schema = schema;
    this.presets = presets;
    this.today = today;
    this.history = new History(/** @type {Situation} */ ({ a: this.fresh(preset), b: null }));
  }

  /** @returns {Situation} */
  get situation() {
    return this.history.current;
  }

  /** @returns {Scenario} */
  get scenario() {
    return this.of(this.active);
  }

  /** @param {Which} which @returns {Scenario} */
  of(which) {
    return (which === 'b' ? this.situation.b : null) ?? this.situation.a;
  }

  /** @param {string|null} id @returns {Preset|null} */
  preset(id) {
    return this.presets.find((one) => one.id === id) ?? null;
  }

  /** A preset as it was published; made once, since every field asks for it at every draw. @param {string|null} id @returns {Scenario} */
  fresh(id) {
    const preset = this.preset(id);
    const known = this.#fresh.get(preset?.id ?? null);
    if (known) return known;
    const inputs = complete(this.schema.inputs, preset?.inputs ?? {});
    const scenario = { preset: preset ? preset.id : null, today: preset?.asOf ?? this.today, inputs };
    this.#fresh.set(scenario.preset, scenario);
    return scenario;
  }

  /** @param {Scenario} scenario @param {string} [key] of the edit, so that a drag is one step @param {Which} [which] */
  put(scenario, key, which = this.active) {
    if (sameValue(scenario, this.of(which))) return;
    this.history.push({ ...this.situation, [which]: scenario }, key && `${which}.${key}`);
  }

  /** @param {string} path @param {unknown} value @param {Which} [which] */
  edit(path, value, which = this.active) {
    const scenario = this.of(which);
    this.put({ ...scenario, inputs: setAt(scenario.inputs, path, value) }, path, which);
  }

  /** To the base's value; a row's field, of which the base knows nothing, to its default. @param {string} path @param {Which} [which] */
  reset(path, which = this.active) {
    const scenario = this.of(which);
    this.put({ ...scenario, inputs: complete(this.schema.inputs, resetAt(scenario.inputs, this.baseOf(which), path)) }, undefined, which);
  }

  /** All inputs as the preset has them. */
  resetAll() {
    this.put(this.fresh(this.scenario.preset));
  }

  /**
   * A new token under the reader's own terms: inputs the view calls personal (holding time, discount) stay.
   * @param {string|null} id @param {string[]} personal paths kept when the reader changed them
   */
  choosePreset(id, personal = []) {
    const fresh = this.fresh(id);
    const kept = personal.filter((path) => this.changed(path));
    const inputs = kept.reduce((all, path) => setAt(all, path, this.value(path)), fresh.inputs);
    this.put({ ...fresh, inputs });
  }

  /** @param {boolean} on B starts as a copy of A */
  compare(on) {
    this.active = on ? 'b' : 'a';
    this.history.push({ a: this.situation.a, b: on ? this.situation.a : null });
  }

  /** Another situation altogether: from a link, a file, the host page. @param {Situation} situation @param {boolean} [undoable] */
  take(situation, undoable = true) {
    this.active = 'a';
    if (undoable) this.history.push(situation);
    else this.history = new History(situation);
  }

  /** @param {string} path @param {Which} [which] @returns {any} */
  value(path, which = this.active) {
    return getAt(this.of(which).inputs, path);
  }

  /** Rows of a list; whatever else was put there has none. @param {string} path @returns {any[]} */
  list(path) {
    const value = this.value(path);
    return Array.isArray(value) ? value : [];
  }

  /** @param {Which} [which] @returns {Inputs} */
  baseOf(which = this.active) {
    return this.fresh(this.of(which).preset).inputs;
  }

  /** What the preset has there. @param {string} path @returns {any} */
  baseValue(path) {
    return getAt(this.baseOf(), path);
  }

  /** @param {string} path @returns {boolean} */
  changed(path) {
    return !sameValue(this.value(path), this.baseValue(path));
  }

  /** @returns {string[]} */
  changedPaths() {
    return changedPaths(this.scenario.inputs, this.baseOf());
  }

  undo() {
    this.history.undo();
    if (!this.situation.b) this.active = 'a';
  }

  redo() {
    this.history.redo();
    if (!this.situation.b) this.active = 'a';
  }
}
