// SPDX-License-Identifier: MIT
/**
 * What leaves the element: link, pictures, tables, inputs, citation; and what comes in as a file.
 * @module
 */
import { cite } from '../../lib/export/cite.js';
import { escapeText, maxLinkLength, packLink, plainLength } from '../../lib/link.js';
import { tableToCsv } from '../../lib/export/table.js';
import { fetched } from '../later.js';
import { complete } from './base.js';
import { allTables, resultTable } from './tables.js';
import { currentHome, madeWith, pinnedHome } from './made-with.js';
import { fitsLink, jsonText, readState, toJson, toLink, toPageLink } from './portable.js';
import { Controls } from './controls.js';
import { fill } from '../../words/index.js';

/** @typedef {import('./stage.js').Stage} Stage */

/** Saved inputs never are larger: the longest schedule has some thousand rows. */
const stateLimitMb = 20;

/** Beyond this a schedule is no schedule any more, and reading it would only tire the reader. */
const importLimitMb = 50;

export class Outgoing extends Controls {
  /** @type {{of: string, text: string|null}} the last long link, and its folded form; null: too long even so */ #folded = { of: '', text: null };

  get #home() {
    return (this.stage.links.home || (globalThis.location?.href ?? '')).split('#')[0] ?? '';
  }

  #pinned(version = '') {
    return pinnedHome(this.#home, version, this.stage.kit.place?.url);
  }

  /**
   * Address of the page with everything in it.
   * @param {{pinned?: boolean, made?: boolean, bare?: boolean}} [wish] pinned: of this version's frozen copy; made: says with which engine it was made;
   *   bare: without how it is looked at
   * @returns {string}
   */
  link({ pinned = false, made = false, bare = false } = {}) {
    const { stage } = this;
    const home = pinned ? this.#pinned(stage.links.version) : this.#home;
    const by = made ? madeWith(stage) : '';
    const plain = fitsLink(stage) ? toPageLink(stage, by, bare) : null;
    if (plain === null || plain.length <= plainLength) return plain === null ? home : `${home}#${plain}`;
    const { of, text } = this.#folded;
    // What is said of the answer stands beside the folded part.
    if (!bare && of === toPageLink(stage)) return text === null ? home : `${home}#${text}${by && `&e=${escapeText(by)}`}`;
    return plain.length <= maxLinkLength ? `${home}#${plain}` : home;
  }

  /** Whether all of it goes into a link. */
  get linkable() {
    const { of, text } = this.#folded;
    return fitsLink(this.stage) && !(text === null && of === toPageLink(this.stage));
  }

  /** A long link is folded before anybody asks for it: folding takes its time, asking does not. */
  async fold() {
    const plain = fitsLink(this.stage) ? toPageLink(this.stage) : '';
    if (plain.length <= plainLength || plain === this.#folded.of) return;
    const text = await packLink(plain);
    this.#folded = { of: plain, text };
    this.stage.redraw();
  }

  /** A link that the engine of now answers otherwise, in the version it was made with. @param {string} version */
  openPinned(version) {
    globalThis.open(`${this.#pinned(version)}#${toLink(this.stage)}`, '_blank', 'noopener');
  }

  /** A link of a later version, as it came. */
  openCurrent() {
    globalThis.open(`${currentHome(this.#home)}#${this.stage.ui.link}`, '_blank', 'noopener');
  }

  /** @param {string} text */
  async copy(text) {
    const done = await (await fetched())?.copyText(text);
    this.view(done ? { note: this.stage.w.copied, blockedText: null } : { note: this.stage.w.copyFailed, blockedText: text });
  }

  /** @param {string} name @param {string|Blob} content @param {string} type @param {string} [asText] for copying where saving is blocked */
  async save(name, content, type, asText = typeof content === 'string' ? content : '') {
    const outcome = await (await fetched())?.saveFile(name, content, type);
    this.view(outcome === 'saved' ? { note: name, blockedText: null } : { note: this.stage.w.blockedDownload, blockedText: asText, share: true });
  }

  async #parts() {
    const parts = await fetched();
    if (!parts) throw new Error(this.stage.w.partMissing);
    return parts;
  }

  /** @param {string} ending @param {string} [part] */
  #fileName(ending, part = '') {
    const { view, session } = this.stage;
    return [view.calculator, session.scenario.preset, part].filter(Boolean).join('-') + ending;
  }

  /** @param {string} [id] of a chart; without, the one on show @returns {Promise<string>} a drawing that stands alone */
  async svg(id) {
    return (await this.#parts()).svgOf(this.stage, id);
  }

  /** @param {string} [id] @param {{width?: number, scale?: number}} [size] @returns {Promise<Blob>} */
  async png(id, size) {
    return (await this.#parts()).pngOf(this.stage, id, size);
  }

  /** @param {'png'|'svg'} kind @param {string} id */
  async savePicture(kind, id) {
    const svg = await this.svg(id);
    if (kind === 'svg') return this.save(this.#fileName('.svg', id), svg, 'image/svg+xml');
    return this.save(this.#fileName('.png', id), await this.png(id), 'image/png', svg);
  }

  /** @param {string} id @param {import('../../lib/types.js').Table} table */
  saveTable(id, table) {
    return this.save(this.#fileName('.csv', id), tableToCsv(table), 'text/csv');
  }

  saveResults() {
    return this.saveTable('results', resultTable(this.stage));
  }

  saveState() {
    return this.save(this.#fileName('.json'), jsonText(toJson(this.stage, true)), 'application/json');
  }

  /** @returns {string} every table, one after another */
  csv() {
    return allTables(this.stage).map(({ table }) => `${tableToCsv(table)}`).join('\n');
  }

  /** @param {'bibtex'|'apa'|'markdown'} format @returns {string} */
  citation(format) {
    const { stage } = this;
    const preset = stage.session.preset(stage.session.scenario.preset);
    return cite(format, {
      title: [stage.schema.title ?? stage.view.calculator, preset?.name].filter(Boolean).join(': '),
      url: this.link({ made: true, bare: true }),
      version: stage.answers.version?.engine ?? stage.links.version ?? '',
      accessed: stage.session.today,
      ...(preset ? { preset: preset.name, source: preset.source } : {}),
    });
  }

  /** @param {string|File|undefined} source @param {'dmy'|'mdy'} [dateOrder] the reader's, where the dates do not tell */
  async import(source, dateOrder) {
    if (!source) return;
    const { stage } = this;
    const size = (typeof source === 'string' ? source.length : source.size) / 1e6;
    if (size > importLimitMb) return this.view({ imported: { error: fill(stage.w.importTooLarge, { size: Math.round(size), limit: importLimitMb }) } });
    this.view({ imported: { working: true } });
    const found = await stage.answers.import(source, { today: stage.today, dateOrder });
    if (found === undefined) return;
    if (found.releases?.length) this.#take(found);
    this.view({ imported: { ...found, source } });
  }

  /** The imported schedule replaces the old one; undo brings it back. @param {any} found */
  #take({ releases, initialSupply, price }) {
    const { stage } = this;
    const { session } = stage;
    const { inputs } = session.scenario;
    const supply = { ...inputs.supply, ...(initialSupply ? { initialSupply } : {}), declaredMaximum: Infinity, releases };
    stage.drafts.clear();
    // Complete, as everything is that comes by a link: the same inputs, whichever way they came.
    session.put({ ...session.scenario, preset: null, inputs: complete(stage.schema.inputs, { ...inputs, ...(price ? { price } : {}), supply }) });
    session.history.seal();
    this.done('change');
  }

  /** @param {string|undefined} action of a failure's message */
  failure(action) {
    if (action === 'open') globalThis.open(this.link(), '_blank', 'noopener');
    if (action === 'reload') globalThis.location.reload();
    if (action === 'run') this.stage.answers.long?.go(this.stage.answers);
    if (action === 'again') this.again();
    if (action === 'copy') void this.copy(jsonText(toJson(this.stage, true)));
  }

  /** What takes long ends with what there is. */
  stop() {
    this.stage.answers.cancel();
  }

  /** The same once more: what was interrupted or stopped. */
  again() {
    this.stage.answers.forget();
    this.done('change');
  }

  /** A scenario kept earlier; undo brings back the present one. @param {string} link */
  open(link) {
    this.#adopt(link);
  }

  /** @param {string|import('./portable.js').CalcState} state @returns {boolean} whether it was of this calculator */
  #adopt(state) {
    const { situation, problems } = readState(this.stage, state);
    if (!situation) return false;
    this.restore(situation);
    this.view({ notices: problems, note: '' });
    return true;
  }

  /** Another situation altogether; undo brings back the present one. @param {import('./session.js').Situation} situation */
  restore(situation) {
    this.stage.drafts.clear();
    this.stage.session.take(situation);
    this.done('change');
  }

  /** @param {File|undefined} file saved inputs */
  async openState(file) {
    if (!file) return;
    try {
      if (file.size > stateLimitMb * 1e6) throw new RangeError(file.name);
      if (!this.#adopt(JSON.parse(await file.text()))) throw new TypeError(file.name);
    } catch {
      this.view({ note: fill(this.stage.w.notOurFile, { name: file.name }) });
    }
  }

  async print() {
    await fetched();
    globalThis.print();
  }
}
