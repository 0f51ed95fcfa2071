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

  /** @param {number} scene */
  #draw(scene) {
    const { host } = this;
    const stage = /** @type {Stage} */ (host.stage);
    if (stage.scene >= scene) return;
    stage.scene = scene;
    render(host.render(), /** @type {any} */ (this.#place), host.renderOptions);
  }

  /** What can be drawn before there is an answer. */
  async rehearse() {
    for (let scene = 1; scene <= lastWithoutAnswer && !this.#raising; scene += 1) {
      await turn();
      if (!this.#raising) this.#draw(scene);
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
    for (let scene = lastWithoutAnswer + 1; scene <= lastScene(/** @type {Stage} */ (this.host.stage)); scene += 1) {
      this.#draw(scene);
      await turn();
    }
    /** @type {Stage} */ (this.host.stage).scene = Infinity;
    this.#raised = true;
    this.host.requestUpdate();
  }

  /** All that was drawn goes on the page. @param {ShadowRoot} root */
  reveal(root) {
    root.append(this.#place);
  }
}
