// SPDX-License-Identifier: MIT
/**
 * What the reader's hands do. Each action changes the session or the view of it, and says which.
 * @module
 */
import { parseNumber } from '../../lib/numbers.js';
import { defaultOf, isOptional, variantOf } from '../../lib/schema.js';
import { fetched } from '../later.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {'input'|'change'|'view'} Reach input: while editing; change: committed; view: how it is looked at */

/** Ratios are shown as percentages, so a typed one is read as such. @param {string|undefined} unit */
const shownUnit = (unit) => (unit === 'ratio' ? 'fraction' : unit ?? '');

export class Controls {
  /** @param {Stage} stage @param {(reach: Reach) => void} done */
  constructor(stage, done) {
    this.stage = stage;
    this.done = done;
    this.editing = false;
  }

  /** @param {string} path @param {string} text */
  type(path, text) {
    const { stage } = this;
    const node = stage.node(path);
    const draft = stage.drafts.type(path, text, { locale: stage.lang, unit: node.unit ?? '', today: stage.today, optional: isOptional(node) });
    if (draft.value !== undefined) stage.session.edit(path, draft.value);
    this.#begin();
  }

  /** Until it is committed. */
  #begin() {
    this.editing = true;
    this.done('input');
  }

  /** Enter commits, and leaving the field would once more. @param {string} path */
  commit(path) {
    if (!this.editing) return;
    this.editing = false;
    this.stage.drafts.commit(path);
    this.stage.session.history.seal();
    this.done('change');
  }

  /** What was typed is what was meant. @param {string} path */
  keep(path) {
    this.stage.drafts.drop(path);
    this.done('view');
  }

  /** A value from a control that cannot be mistyped. @param {string} path @param {unknown} value */
  set(path, value) {
    this.stage.drafts.drop(path);
    this.stage.session.edit(path, value);
    this.stage.session.history.seal();
    this.done('change');
  }

  /** While a slider moves. @param {string} path @param {number} value */
  slide(path, value) {
    this.stage.drafts.drop(path);
    this.stage.session.edit(path, value);
    this.#begin();
  }

  /** A mend offered by a message. @param {(inputs: any) => any} change */
  apply(change) {
    const { session, drafts } = this.stage;
    drafts.clear();
    session.put({ ...session.scenario, inputs: change(session.scenario.inputs) });
    session.history.seal();
    this.done('change');
  }

  /** @param {string} path @param {string} output @param {string} text of the target, as typed */
  async solve(path, output, text) {
    const { stage } = this;
    const target = parseNumber(text, { locale: stage.lang, unit: shownUnit(stage.resultNode(output).unit) ?? '' });
    const solved = target.ok
      ? await stage.answers.solve(stage.session.scenario, { input: path, output, target: Number(target.value) })
      : { error: (await fetched())?.messageFor({ path, rule: target.rule, text }, { lang: stage.lang }).text };
    if (solved && stage.ui.menu === path) this.view({ solved });
  }

  /** @param {string} path */
  reset(path) {
    this.stage.drafts.drop(path);
    this.stage.session.reset(path);
    this.done('change');
  }

  resetAll() {
    this.stage.drafts.clear();
    this.stage.session.resetAll();
    this.done('change');
  }

  /** Another kind of a one-of: fields that both kinds have keep their values. @param {string} path @param {string} kind */
  kind(path, kind) {
    const node = this.stage.node(path);
    const old = this.stage.session.value(path);
    const fresh = defaultOf(node, kind);
    const own = variantOf(node, kind)?.properties ?? {};
    const kept = Object.entries(old).filter(([key]) => key in fresh && key !== 'kind' && (key in own || key in (node.properties ?? {})));
    this.set(path, { ...fresh, ...Object.fromEntries(kept) });
  }

  /** @param {string|null} id */
  preset(id) {
    this.stage.drafts.clear();
    this.stage.session.choosePreset(id, this.stage.view.personal);
    this.view({ cursors: {}, imported: null }, 'change');
  }

  /** @param {boolean} on */
  compare(on) {
    this.stage.drafts.clear();
    this.stage.session.compare(on);
    if (!on) this.stage.answers.forgetB();
    this.done('change');
  }

  /** @param {'a'|'b'} which */
  activate(which) {
    this.stage.drafts.clear();
    this.stage.session.active = which;
    this.done('view');
  }

  undo() {
    this.stage.drafts.clear();
    this.stage.session.undo();
    this.done('change');
  }

  redo() {
    this.stage.drafts.clear();
    this.stage.session.redo();
    this.done('change');
  }

  /** @param {Partial<import('./stage.js').Ui>} change @param {Reach} [reach] */
  view(change, reach = 'view') {
    Object.assign(this.stage.ui, change);
    this.done(reach);
  }

  /** @param {string} section */
  toggle(section) {
    const open = new Set(this.stage.ui.open);
    if (!open.delete(section)) open.add(section);
    this.view({ open });
  }
}
