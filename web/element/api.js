// SPDX-License-Identifier: MIT
/**
 * The methods and properties that a host page may call (UX, section 6).
 * @module
 */
import { unpackLink } from '../lib/link.js';
import { fieldsOf, isNumber } from '../lib/schema.js';
import { mathText } from './math-text.js';
import { build } from './data.js';
import { badges } from './model/validity.js';
import { jsonText, toJson, wholeLink } from './model/portable.js';
import { sentence } from './panels/answer.js';
import { numberOf } from './model/number-of.js';
import { numberPaths } from './model/tables.js';

/** @typedef {import('../lib/types.js').Message} CalcError */
/** @typedef {import('../lib/types.js').SchemaNode} SchemaNode */
/** @typedef {import('./model/portable.js').CalcState} CalcState */

/** Scalars of the inputs by path. @param {SchemaNode} node @param {any} value @param {string} path @returns {[string, SchemaNode, any][]} */
function leaves(node, value, path) {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return [[path, node, value]];
  const kind = value.kind === undefined ? [] : [/** @type {[string, SchemaNode, any]} */ ([`${path}.kind`, {}, value.kind])];
  return [...kind, ...Object.entries(fieldsOf(node, value)).flatMap(([key, field]) => leaves(field, value[key], path ? `${path}.${key}` : key))];
}

/** @template {new (...args: any[]) => any} Base @param {Base} base */
export const apiOf = (base) => class extends base {
  get version() {
    return { ui: build.version, engine: this.stage?.answers.version?.engine ?? '', schema: this.stage?.schema.version ?? 0 };
  }

  get inputs() {
    const { stage } = this;
    if (!stage) return {};
    const all = leaves(stage.schema.inputs, stage.session.scenario.inputs, '');
    return Object.fromEntries(all.map(([path, node, value]) => [path, {
      value, unit: node.unit ?? '', label: stage.title(path.replace(/\.kind$/, '')),
      ...(node.minimum !== undefined || node.exclusiveMinimum !== undefined ? { min: node.minimum ?? node.exclusiveMinimum } : {}),
      ...(node.maximum !== undefined || node.exclusiveMaximum !== undefined ? { max: node.maximum ?? node.exclusiveMaximum } : {}),
      ...(stage.fieldMessages(path)[0] ? { error: stage.fieldMessages(path)[0] } : {}),
    }]));
  }

  get results() {
    const { stage } = this;
    if (!stage?.answer.result) return {};
    const [badge] = badges(stage);
    return Object.fromEntries(numberPaths(stage.schema.result ?? {}, stage.answer.result).map((path) => [path, {
      value: stage.result(path), unit: stage.resultNode(path).unit ?? '', text: stage.shown(path),
      validity: Number.isFinite(stage.result(path)) ? (badge?.kind ?? 'ok') : 'limit', ...(badge && Number.isFinite(stage.result(path)) ? { reason: badge.reason } : {}),
    }]));
  }

  /** @param {{full?: boolean}} [options] @returns {CalcState} */
  getState({ full = false } = {}) {
    return toJson(this.stage, full);
  }

  /** @param {CalcState|string} state @param {{undo?: boolean, scenario?: 'A'|'B'}} [options] @returns {Promise<CalcError[]>} */
  async setState(state, options = {}) {
    await this.begun();
    this.take(typeof state === 'string' ? await unpackLink(wholeLink(this.stage, state.replace(/^\w+:[^#]*#/, ''))) : state, options);
    this.requestUpdate();
    this.runner.ask();
    await this.act.fold();
    await this.settled();
    return this.stage.said([...this.stage.ui.notices, ...this.stage.violations]);
  }

  /** @param {string} id field path @param {number|string} value as typed, or a number @returns {Promise<CalcError[]>} */
  async setInput(id, value) {
    await this.begun();
    const { stage, act } = this;
    const owner = id.replace(/\.kind$/, '');
    if (owner !== id && stage.node(owner).oneOf) act.kind(owner, value);
    else if (!Object.keys(stage.node(id)).length) return stage.said([{ path: id, rule: 'unknown', text: id }]);
    else if (typeof value === 'string' && isNumber(stage.node(id))) act.type(id, value);
    else act.set(id, value);
    act.commit(id);
    await this.act.fold();
    await this.settled();
    return this.stage.fieldMessages(id);
  }

  undo() { this.act?.undo(); }

  redo() { this.act?.redo(); }

  /** @param {string} [id] */
  reset(id) {
    if (id === undefined) this.act?.resetAll();
    else this.act?.reset(id);
  }

  cancel() { this.stage?.answers.cancel(); }

  /** @param {string} input @param {string} output @param {number} target @returns {Promise<{roots: number[], from?: number, to?: number, note?: string}>} */
  async solve(input, output, target) {
    await this.begun();
    const found = await this.stage.answers.solve(this.stage.session.scenario, { input, output, target });
    return found?.error ? { roots: [], note: found.error } : found;
  }

  /** @param {{pinned?: boolean}} [options] */
  toURL(options) { return this.act.link(options); }

  toCSV() { return this.act.csv(); }

  toJSON() { return this.stage ? JSON.parse(jsonText(toJson(this.stage, true))) : {}; }

  /** @param {string} [chart] */
  async toSVG(chart) { return this.act.svg(chart); }

  /** @param {string} [chart] @param {{width?: number, scale?: number}} [options] */
  async toPNG(chart, options) { return this.act.png(chart, options); }

  /** @param {string} result */
  explain(result) {
    const { stage } = this;
    const step = stage.view.formulas.steps.find((/** @type {any} */ one) => one.result === result);
    if (!step) return { latex: '', mathml: '', numbers: '', steps: [] };
    const number = numberOf(stage);
    const filled = step.numbers.latex.replace(/«(.+?)»/g, (/** @type {string} */ _all, /** @type {string} */ name) => number(name));
    return { latex: step.formula.latex, mathml: mathText(step.formula.tree, number), numbers: mathText(step.numbers.tree, number), steps: [step.formula.latex, filled] };
  }

  /** @param {'bibtex'|'apa'|'markdown'} format */
  cite(format) { return this.act.citation(format); }

  /** The live region's sentence. */
  describe() { return this.stage ? sentence(this.stage) : ''; }
};
