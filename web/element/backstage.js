// SPDX-License-Identifier: MIT
/**
 * The first drawing, out of sight and scene by scene, each in a task of its own: what stands on the page meanwhile stays,
 * and the page stays free, until all is there to take its place. What needs no answer is drawn while the engine starts.
 * @module
 */
import { render } from 'lit';
import { lastScene, lastWithoutAnswer } from './panels/scenes.js';
import { turn } from '../../wasm/js/turn.js';

/** @typedef {import('./model/stage.js').Stage} Stage */

export class Backstage {
  #place = document.createDocumentFragment();
  #raised = false;
  /** @type {Promise<void>|null} */ #rehearsing = null;
  /** @type {Promise<void>|null} */ #raising = null;

  /** Lit finds what it drew by the node that ends it, wherever that is. */
  end = document.createComment('');

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    this.#place.append(this.end);
  }

  /** Another calculator may have come meanwhile. */
  get #stage() {
    return /** @type {Stage} */ (this.host.stage);
  }

  #drawNext() {
    this.#stage.scene += 1;
    render(this.host.render(), /** @type {any} */ (this.#place), this.host.renderOptions);
  }

  /** What can be drawn before there is an answer. */
  rehearse() {
    this.#rehearsing ??= this.#rehearse();
  }

  async #rehearse() {
    while (this.#stage.scene < lastWithoutAnswer) {
      await turn();
      if (this.#raising) return;
      this.#drawNext();
    }
  }

  /** @returns {boolean} whether all is drawn; if not, the host is updated again once it is */
  raised() {
    this.#raising ??= this.#raise();
    return this.#raised;
  }

  /** Resolves when what was begun has been drawn. */
  async settled() {
    await this.#raising;
  }

  async #raise() {
    while (this.#stage.scene < lastScene(this.#stage)) {
      this.#drawNext();
      await turn();
    }
    this.#stage.scene = Infinity;
    this.#raised = true;
    this.host.requestUpdate();
  }

  /** All that was drawn goes on the page, in place of what stood there. @param {ShadowRoot} root @param {() => void} clear */
  reveal(root, clear) {
    const typed = typedInto(root);
    const focused = root.activeElement?.id;
    clear();
    root.append(this.#place);
    const field = (/** @type {string} */ id) => /** @type {HTMLInputElement|null} */ (root.getElementById(id));
    if (focused) field(focused)?.focus();
    for (const { id, value } of typed) handOver(field(id), value, id !== focused);
  }
}

/** What a reader did not wait with. @param {ShadowRoot} root @returns {HTMLInputElement[]} */
const typedInto = (root) => [...root.querySelectorAll('input')].filter(({ id, value, defaultValue }) => id && value !== defaultValue);

/** @param {HTMLInputElement|null} field @param {string} value @param {boolean} done and the reader has gone on */
function handOver(field, value, done) {
  if (!field) return;
  field.value = value;
  for (const type of done ? ['input', 'change'] : ['input']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
