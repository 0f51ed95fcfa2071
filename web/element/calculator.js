// SPDX-License-Identifier: MIT
/**
 * <tvd-calculator>: a calculator in any page. Works with no attributes at all.
 *
 * Attributes (all reflected as properties): calculator, preset, layout (full | figure | inline | result), theme
 * (auto | light | dark), lang, controls (inputs to show, by comma; empty locks all), readonly, state (a link's
 * query), url-sync (prefix in the address; empty takes the whole hash).
 * Events: tvd-ready, tvd-input, tvd-change, tvd-result, tvd-progress, tvd-error, tvd-height.
 * @module
 */
import { LitElement, render } from 'lit';
import { build } from './data.js';
import { builderLink, engineClient } from './engine.js';
import { firstCalculator, kitOf, offer } from './kits.js';
import { fetched } from './later.js';
import { Announcer } from './announcer.js';
import { AddressSync } from './address.js';
import { Backstage } from './backstage.js';
import { Runner } from './runner.js';
import { Measurer } from './measurer.js';
import { Printing } from './printing.js';
import { Answers } from './model/answers.js';
import { Outgoing } from './model/outgoing.js';
import { Session } from './model/session.js';
import { Stage } from './model/stage.js';
import { isPacked } from '../lib/link.js';
import { readCharts, readState, toLink, wholeLink } from './model/portable.js';
import { apiOf } from './api.js';
import { engineFailure } from './panels/answer.js';
import { layout } from './panels/layout.js';
import { sheet, styles } from '#styles';

/** @typedef {import('./model/controls.js').Reach} Reach */
/** @typedef {import('./model/portable.js').CalcState} CalcState */

/** Shown at the first look, so that the page means something before anyone has chosen. */
const today = () => new Date().toISOString().slice(0, 10);

/** Where the style sheet is a file. @returns {HTMLLinkElement[]} */
const sheetLink = () => (sheet ? [Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet })] : []);

/** While typing, the field itself shows what was typed: the rest is drawn once, with the answer, unless that takes longer. */
const answerDueMs = 24;

export class TvdCalculator extends apiOf(LitElement) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #soon;

  /** @override */
  static styles = styles;
  static build = build.version;
  static offer = offer;

  /** @override */
  static properties = {
    calculator: { reflect: true },
    preset: { reflect: true },
    layout: { reflect: true },
    theme: { reflect: true },
    lang: { reflect: true },
    controls: { reflect: true },
    readonly: { type: Boolean, reflect: true },
    state: {},
    urlSync: { attribute: 'url-sync', reflect: true },
  };

  constructor() {
    super();
    this.calculator = '';
    this.layout = 'full';
    this.theme = 'auto';
    this.readonly = false;
    /** @type {string|null} */ this.controls = null;
    /** @type {string|null} */ this.preset = null;
    /** @type {string|null} */ this.state = null;
    /** @type {string|null} */ this.urlSync = null;
    /** @type {Stage|null} */ this.stage = null;
    /** @type {Promise<void>} */ this.ready = new Promise((resolve) => { this.becomeReady = resolve; });
    this.announcer = new Announcer(this);
    this.measurer = new Measurer(this);
    this.runner = new Runner(this);
    this.address = new AddressSync(this);
    this.printing = new Printing(this);
    this.backstage = new Backstage(this);
  }

  /** @override Until the first answer the light DOM, or what the build painted, stays on show. */
  createRenderRoot() {
    const painted = this.shadowRoot;
    const root = /** @type {ShadowRoot} */ (super.createRenderRoot());
    if (!painted) root.append(...sheetLink(), document.createElement('slot'));
    this.renderOptions.renderBefore = this.backstage.end;
    return root;
  }

  /** @param {Map<string, unknown>} changed @returns {boolean} whether there is a calculator to draw */
  #prepare(changed) {
    if (!this.stage) this.calculator = this.address.calculator ?? (this.calculator || firstCalculator());
    const begins = this.stage?.view.calculator !== this.calculator;
    if (begins && !this.#begin()) return false;
    const stage = /** @type {Stage} */ (this.stage);
    const news = (/** @type {string} */ name) => begins || changed.has(name);
    if (changed.has('lang')) stage.speak(this.language);
    if (news('theme')) this.#applyTheme();
    if (news('layout')) stage.ui.layout = this.layout;
    if (news('readonly') || news('controls')) this.#applyControls();
    if (begins) return true;
    if (changed.has('state') && this.state !== null) void this.setState(this.state);
    if (changed.has('preset') && this.preset !== stage.session.situation.a.preset) {
      this.act?.preset(this.preset);
      this.#sayUnknown();
    }
    return true;
  }

  /** Language of the words: own, of the nearest ancestor, of the page; a link or page may name what is none. */
  get language() {
    const tag = this.lang || this.closest('[lang]')?.getAttribute('lang') || 'en';
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? 'en';
    } catch {
      return 'en';
    }
  }

  /** @returns {boolean} false: the calculator is not here yet */
  #begin() {
    const kit = kitOf(this.calculator, () => this.requestUpdate());
    if (!kit) return false;
    const session = new Session(kit.schema, kit.presets, { today: today(), preset: this.preset });
    const answers = new Answers(engineClient(kit), kit, (recovered) => this.runner.answered(recovered));
    const home = this.urlSync === '' ? this.homeLink || location.href.split('#')[0] : build.home || this.homeLink;
    const links = { ...build, engineHash: kit.engineHash, ...builderLink(kit), ...(home ? { home } : {}) };
    this.stage = new Stage({ session, answers, kit, lang: this.language, ui: { layout: this.layout, readonly: this.readonly }, links });
    this.stage.redraw = () => this.requestUpdate();
    this.act = new Outgoing(this.stage, (reach) => this.changed(reach));
    if (this.state && isPacked(wholeLink(this.stage, this.state))) void this.setState(this.state);
    else if (this.state) this.take(this.state);
    this.#sayUnknown();
    this.address.read();
    if (!this.cleared) this.stage.scene = 0;
    this.runner.ask();
    return true;
  }

  /** A preset of no such name: the author's own numbers are shown, and it is said. */
  #sayUnknown() {
    const { session, ui } = /** @type {Stage} */ (this.stage);
    if (this.preset && !session.preset(this.preset)) ui.notices = [...ui.notices, { path: '', rule: 'unknownPreset', text: this.preset }];
  }

  /** The author's own link in the light DOM is the best place to send a reader to. */
  get homeLink() {
    return /** @type {HTMLAnchorElement|null} */ (this.querySelector('a[href]'))?.href.split('#')[0] ?? '';
  }

  /** The hosted page, where the build or the author's link into it says where that is; never this page itself. */
  get hostedHome() {
    const [, linked = ''] = this.querySelector('a[href*="#"]')?.getAttribute('href')?.match(/^(.*\/)?#\w+@\d/) ?? [];
    const home = build.home || linked;
    return home && this.urlSync === null ? new URL(home, location.href).href : '';
  }

  #applyTheme() {
    if (this.theme === 'light' || this.theme === 'dark') this.dataset.theme = this.theme;
    else delete this.dataset.theme;
  }

  #applyControls() {
    const { ui } = /** @type {Stage} */ (this.stage);
    ui.controls = this.controls === null ? null : this.controls.split(',').map((path) => path.trim()).filter(Boolean);
    ui.readonly = this.readonly || this.controls === '';
  }

  /** @override Properties count from the first moment; drawing waits for something to draw. @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    if (!this.#prepare(changed)) return false;
    const answers = /** @type {Stage} */ (this.stage).answers;
    if (answers.failure && !this.cleared) this.#sayWhy();
    const due = Boolean(answers.a.result || answers.a.violations.length || (answers.failure && this.cleared));
    return due && (this.cleared || this.backstage.raised());
  }

  /** The engine never started: what the author or the build put here stays, under one line that says why. */
  #sayWhy() {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    const box = root.querySelector('.no-engine') ?? document.createElement('div');
    box.className = 'no-engine';
    if (!box.isConnected) root.prepend(box);
    // What the build painted answers other inputs than a link's.
    if (this.urlSync === '' && location.hash) root.querySelector('article')?.remove();
    const { failure } = /** @type {Stage} */ (this.stage).answers;
    if (failure?.blocked && this.hostedHome) void this.#standIn(root);
    render(engineFailure({ stage: /** @type {Stage} */ (this.stage), act: /** @type {Outgoing} */ (this.act) }), /** @type {HTMLElement} */ (box));
  }

  /** All but the style sheet: one that is moved is loaded again, and until then there is none. */
  #clear() {
    for (const node of [...this.renderRoot.childNodes]) if (!(node instanceof HTMLLinkElement)) node.remove();
  }

  /** @param {ShadowRoot} root */
  async #standIn(root) {
    const parts = await fetched();
    const stage = /** @type {Stage} */ (this.stage);
    parts?.frameInstead(root, { home: this.hostedHome, link: toLink(stage), title: stage.own.title ?? stage.view.calculator });
  }

  /** @override @param {Map<string, unknown>} changed */
  update(changed) {
    clearTimeout(this.#soon);
    if (!this.cleared) this.#show();
    super.update(changed);
  }

  #show() {
    this.cleared = true;
    this.backstage.reveal(/** @type {ShadowRoot} */ (this.renderRoot), () => this.#clear());
  }

  /** @override @returns {Promise<boolean>} */
  async getUpdateComplete() {
    const done = await super.getUpdateComplete();
    await this.backstage.settled();
    return this.isUpdatePending ? this.getUpdateComplete() : done;
  }

  /** @override */
  render() {
    return layout({ stage: /** @type {Stage} */ (this.stage), act: /** @type {Outgoing} */ (this.act) });
  }

  /** The session exists from the first update on, or as soon as the calculator has been fetched. */
  async begun() {
    await this.updateComplete;
    while (this.stage?.view.calculator !== this.calculator) await new Promise((resolve) => { setTimeout(resolve, 4); });
  }

  /** Everything asked has been answered and is on the screen. */
  async settled() {
    await this.ready;
    while (this.stage?.answers.a.pending || this.stage?.answers.b.pending) await new Promise((resolve) => { setTimeout(resolve, 4); });
    if (this.stage?.violations.length || this.stage?.ui.notices.length) await fetched();
    await this.updateComplete;
  }

  /** A link also says how to look at it. @param {import('../lib/link/keys.js').LinkState} link */
  #look({ view, unknown }) {
    const { ui } = /** @type {Stage} */ (this.stage);
    Object.assign(ui, { viewKeys: view, unknown, tab: ['table', 'explain'].includes(view.v ?? '') ? view.v : 'chart', ...readCharts(view, ui) });
    for (const key of /** @type {const} */ (['theme', 'layout', 'lang', 'controls'])) {
      if (view[key] !== undefined) this[key] = view[key];
    }
  }

  #looked() {
    this.runner.turned();
    this.address.look();
  }

  /** @param {Reach} reach */
  changed(reach) {
    clearTimeout(this.#soon);
    if (reach === 'input') this.#soon = setTimeout(() => this.requestUpdate(), answerDueMs);
    else this.requestUpdate();
    if (reach === 'view') return this.#looked();
    this.preset = /** @type {Stage} */ (this.stage).session.situation.a.preset;
    this.runner.ask();
    this.announcer.wait();
    this.address.write(reach);
    if (reach === 'change') void this.act?.fold();
    this.emit(reach === 'input' ? 'tvd-input' : 'tvd-change', this.told('inputs'));
    this.runner.tellFaults();
  }

  /** What an event carries is put together when a listener asks for it. @param {...('inputs'|'results')} names */
  told(...names) {
    return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: () => /** @type {any} */ (this)[name], enumerable: true }])));
  }

  /** @param {string} name @param {unknown} [detail] */
  emit(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /**
   * Take over a link or plain JSON. Whatever is wrong with it is said, never swallowed.
   * @param {CalcState|string|null} state a link in its plain form @param {{undo?: boolean, scenario?: 'A'|'B'}} [options] B: as what A is compared with
   */
  take(state, { undo = false, scenario = 'A' } = {}) {
    const stage = /** @type {Stage} */ (this.stage);
    const { situation, problems, link } = readState(stage, state);
    stage.ui.notices = problems;
    if (!situation) return;
    stage.drafts.clear();
    stage.session.take(scenario === 'B' ? { a: stage.session.situation.a, b: situation.a } : situation, undo);
    if (link) this.#look(link);
    stage.ui.link = link ? wholeLink(stage, String(state)).replace(/^#/, '') : '';
  }
}
