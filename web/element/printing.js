// SPDX-License-Identifier: MIT
/**
 * On paper the inputs stand as a table, with the address; they are drawn only then.
 * @module
 */

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Printing {
  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    this.before = () => this.#set(true);
    this.after = () => this.#set(false);
    host.addController(this);
  }

  hostConnected() {
    globalThis.addEventListener('beforeprint', this.before);
    globalThis.addEventListener('afterprint', this.after);
  }

  hostDisconnected() {
    globalThis.removeEventListener('beforeprint', this.before);
    globalThis.removeEventListener('afterprint', this.after);
  }

  /** The browser prints as soon as the listeners return, so this cannot wait for the next turn. @param {boolean} printing */
  #set(printing) {
    const { stage } = this.host;
    if (!stage) return;
    stage.ui.printing = printing;
    this.host.requestUpdate();
    /** @type {any} */ (this.host).performUpdate();
  }
}
