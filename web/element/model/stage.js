// SPDX-License-Identifier: MIT
/**
 * Everything a panel needs to draw itself, and everything a control can do: session, answers, words, numbers.
 * Holds no DOM, so that the same panels are drawn by the element and, at build time, for the first paint.
 * @module
 */
import { formatField, formatNumber } from '../../lib/numbers.js';
import { isNumber, nodeAt } from '../../lib/schema.js';
import { getAt } from '../../lib/state.js';
import { fieldHelp, fieldTitle, fill, dir } from '../../words/index.js';
import { partsFor } from '../later.js';
import { inLanguage } from '../../words/words.js';
import { elementWords } from '../words/index.js';
import { Drafts } from './drafts.js';

/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */
/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./answers.js').Answers} Answers */
/** @typedef {import('../kits.js').Kit} Kit */
/** @typedef {import('../../views/types.js').Caution} Caution */

/**
 * How the reader looks at it; never part of the model.
 * @typedef {object} Ui
 * @property {string} layout
 * @property {string[]|null} controls  inputs shown and editable; null: the view's choice
 * @property {boolean} readonly
 * @property {'chart'|'table'|'explain'} tab
 * @property {string} chart
 * @property {Record<string, number>} cursors  where the cursor of each kind of x axis stands, once moved
 * @property {Record<string, string>} choices  what is chosen in charts, by `chart.choice`
 * @property {string|null} menu        input whose menu is open
 * @property {any} solved              outcome of the last solve in that menu
 * @property {boolean} share
 * @property {Set<string>} open        disclosed sections and release rows
 * @property {{key: string, descending: boolean}} sort
 * @property {any} imported            outcome of the last import
 * @property {string|null} lit         input lit by a symbol of the formula
 * @property {string} note             last thing that happened (copied, saved, blocked)
 * @property {string|null} blockedText text to copy where a download is blocked
 * @property {number} width            of the element in px
 * @property {Record<string, number>} widths  of each plot in px
 * @property {string} announced        what the live region says
 * @property {import('../../lib/types.js').Violation[]} notices  what could not be read of a link
 * @property {boolean} printing
 * @property {string} link              it came from, in its plain form
 * @property {Record<string, string>} viewKeys  view part of that link
 * @property {[string, string][]} unknown      parts of that link not understood, kept
 */

/** @param {Partial<Ui>} [ui] @returns {Ui} */
export function startingUi(ui = {}) {
  return {
    layout: 'full', controls: null, readonly: false, tab: 'chart', chart: '', cursors: {}, choices: {}, menu: null, solved: null,
    share: false, open: new Set(), sort: { key: '', descending: true }, imported: null, lit: null, note: '',
    blockedText: null, width: 0, widths: {}, announced: '', notices: [], printing: false, link: '', viewKeys: {}, unknown: [], ...ui,
  };
}

/** Width from which inputs and answer stand side by side, px; the style sheet has the same number. */
const twoColumns = 880;

/** The core's closed forms are good to 1e-12: a share smaller than that is nothing, not 9 × 10⁻¹⁵. */
const dust = 5e-13;
const shares = new Set(['fraction', 'perYear', 'ratio']);

/** @param {any} value @param {string|undefined} unit @returns {any} */
const withoutDust = (value, unit) => (typeof value === 'number' && Math.abs(value) < dust && shares.has(unit ?? '') ? 0 : value);

/** Words that all calculators share, with those that one adds. @template {object} T @param {T} shared @param {Record<string, any>} own @returns {T} */
const joined = (shared, own) => ({ ...shared, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, typeof value === 'string' ? value : { .../** @type {any} */ (shared)[key], ...value }])) });

export class Stage {
  drafts = new Drafts();
  lang = 'en';
  w = elementWords('en');
  /** @type {'ltr'|'rtl'} */ dir = 'ltr';
  /** How a chart is put on the page, when not by the browser. @type {((node: import('../../lib/types.js').SvgNode) => any)|null} */
  picture = null;

  /**
   * @param {{session: Session, answers: Answers, kit: Kit, lang?: string, ui?: Partial<Ui>, links?: Record<string, string>}} parts
   */
  constructor({ session, answers, kit, lang = 'en', ui = {}, links = {} }) {
    const { view } = kit;
    this.session = session;
    this.answers = answers;
    this.kit = kit;
    this.view = view;
    this.ui = startingUi({ chart: view.charts[0]?.id ?? '', sort: { key: view.league?.metrics[0] ?? '', descending: true }, ...ui });
    this.links = links;
    this.speak(lang);
  }

  /** @param {string} lang a BCP 47 tag: words, numbers, direction */
  speak(lang) {
    this.lang = lang;
    /** The calculator's own words. @type {any} */
    this.own = inLanguage(this.kit.words, lang);
    this.w = joined(elementWords(lang), this.own.words);
    this.dir = dir(lang);
  }

  /** @type {'light'|'dark'} as shown, for pictures that leave the page */
  theme = 'light';

  /** Up to which scene it is drawn (panels/scenes.js). */
  scene = Infinity;

  /** Draws it all again: what was sent for has come. @type {() => void} */
  redraw = () => {};

  get schema() {
    return this.session.schema;
  }

  /** @returns {string} ISO date */
  get today() {
    return this.session.scenario.today;
  }

  /** The answer to the scenario being edited. @returns {import('./answers.js').Answer} */
  get answer() {
    return this.answers[this.session.active];
  }

  /** The scenario that a chart of only one shows: the one being edited, once it has been answered. @returns {import('./session.js').Which} */
  get single() {
    return this.answer.result ? this.session.active : 'a';
  }

  /** Its answer. @returns {import('./answers.js').Answer} */
  get shownAnswer() {
    return this.answers[this.single];
  }

  /** Which that is, where two are compared: after the title of what shows one. */
  get which() {
    return this.session.situation.b ? ` · ${this.single.toUpperCase()}` : '';
  }

  /** @param {string} path @param {import('./session.js').Which} [which] @returns {SchemaNode} */
  node(path, which) {
    return nodeAt(this.schema.inputs, path, this.session.of(which ?? this.session.active).inputs) ?? {};
  }

  /** @param {string} path @returns {SchemaNode} */
  resultNode(path) {
    return (this.schema.result && nodeAt(this.schema.result, path)) ?? {};
  }

  /** @param {string} path @returns {string} */
  title(path) {
    return fieldTitle(this.w, path, this.node(path));
  }

  /** @param {string} path @returns {string} */
  help(path) {
    return fieldHelp(this.w, path, this.node(path));
  }

  /** @param {string} path @returns {string} */
  resultHelp(path) {
    return fieldHelp(this.w, path, this.resultNode(path));
  }

  /** @param {string} path @returns {string} */
  resultTitle(path) {
    return fieldTitle(this.w, path, this.resultNode(path));
  }

  /** @param {string} path @param {any} [result] @returns {any} */
  result(path, result = this.answer.result) {
    return getAt(result, path);
  }

  /** @param {any} value @param {string} [unit] @param {{caution?: Caution, digits?: number, compact?: boolean, fixed?: boolean, today?: string}} [options] */
  format(value, unit, options = {}) {
    return formatNumber(withoutDust(value, unit), { unit: unit ?? '', locale: this.lang, ...options });
  }

  /** A result as text. @param {string} path @param {Caution} [caution] @param {any} [result] @returns {string} */
  shown(path, caution = 'nearest', result = this.answer.result) {
    return this.format(this.result(path, result), this.resultNode(path).unit, { caution, compact: true });
  }

  /** Which way a result is rounded wherever it is shown. @param {string} path @returns {Caution} */
  cautionOf(path) {
    return this.view.tiles.find((one) => one.value === path)?.caution ?? 'nearest';
  }

  /** An input as text to read. @param {string} path @param {import('./session.js').Scenario} [scenario] @returns {string} */
  shownInput(path, { inputs } = this.session.scenario) {
    const { unit } = nodeAt(this.schema.inputs, path, inputs) ?? {};
    return this.format(getAt(inputs, path), unit, { compact: unit !== 'years', digits: 6 });
  }

  /** What the result on show answers: while a new answer is on its way, not yet what is in the fields. @param {import('./session.js').Which} [which] */
  answered(which = this.session.active) {
    return this.answers[which].of ?? this.session.of(which);
  }

  /** What stands in an input's text field. @param {string} path @returns {string} */
  fieldText(path) {
    const value = this.session.value(path);
    const node = this.node(path);
    return this.drafts.get(path)?.text ?? (isNumber(node) ? formatField(value, { unit: node.unit ?? '', locale: this.lang }) : String(value ?? ''));
  }

  /** @returns {import('../../lib/types.js').Violation[]} of the scenario being edited: what was typed and what the engine refused */
  get violations() {
    const typed = this.drafts.violations();
    const paths = new Set(typed.map((one) => one.path));
    const refused = this.answer.violations.filter((one) => !paths.has(one.path));
    return [...typed, ...refused.map((one) => this.drafts.get(one.path)?.violation ?? one)]; // a question goes before a limit
  }

  /** @returns {import('../../lib/types.js').Message[]} */
  get messages() {
    return this.said(this.violations);
  }

  /**
   * Violations in words. They are in the second file; until it is here the engine's own English sentence stands in.
   * @param {import('../../lib/types.js').Violation[]} violations @returns {import('../../lib/types.js').Message[]}
   */
  said(violations) {
    if (!violations.length) return [];
    const parts = partsFor(this.redraw);
    if (parts) return parts.messagesFor(violations, { lang: this.lang, schema: this.schema, inputs: this.session.scenario.inputs, names: this.w });
    return violations.map(({ path, rule, message }) => ({ path, rule, text: message ?? fill(this.w.notValid, { field: this.title(path) }), fixes: [], severity: 'error' }));
  }

  /** @param {string} path @returns {import('../../lib/types.js').Message[]} to stand beside a field */
  fieldMessages(path) {
    const question = this.drafts.get(path)?.violation;
    const own = this.violations.filter((one) => one.path === path);
    const all = own.length || !question ? own : [question];
    return this.said(all);
  }

  /** @param {string} choice of an enumeration @returns {string} */
  choiceName(choice) {
    const names = /** @type {Record<string, string>} */ (this.w.choices);
    return names[choice] ?? choice;
  }

  /** @param {string} path of a one-of @param {string} kind @param {SchemaNode|null} variant @returns {string} */
  kindName(path, kind, variant) {
    const names = /** @type {Record<string, string>} */ (this.w.kinds);
    return names[`${path}.${kind}`] ?? names[kind] ?? fieldTitle(this.w, `${path}.${kind}`, variant ?? { title: kind });
  }

  /** The token on screen: its preset's name, or words for one's own numbers. @param {import('./session.js').Which} [which] @returns {string} */
  tokenName(which = this.session.active) {
    return this.session.preset(this.answered(which).preset)?.name ?? this.w.tokenUnknown;
  }

  /** Why the engine does not run. @returns {import('../../lib/types.js').Message} */
  failureMessage() {
    const { failure } = this.answers;
    const message = failure?.message ?? '';
    const [said] = this.said([{ path: '', rule: failure?.rule ?? 'wasmFailed', value: message, message }]);
    return /** @type {import('../../lib/types.js').Message} */ (said);
  }

  /** Where there is a column for the inputs, all of them are shown from the start. @param {number} width px */
  unfold(width) {
    if (width >= twoColumns) this.ui.open = new Set([...this.ui.open, 'advanced']);
  }

  /** @param {string} section @returns {boolean} */
  isOpen(section) {
    return this.ui.open.has(section);
  }
}
