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
  async rehearse() {
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

  /** All that was drawn goes on the page. @param {ShadowRoot} root */
  reveal(root) {
    root.append(this.#place);
  }
}
