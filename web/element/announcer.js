// SPDX-License-Identifier: MIT
/**
 * The live region: one sentence, 600 ms after the last change, never during a drag (UX, section 2).
 * @module
 */
import { sentence } from './panels/answer.js';

const pauseMs = 600;

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Announcer {
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #timer;
  #dragging = false;
  #asked = false;

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
    this.down = () => { this.#dragging = true; };
    this.up = () => { this.#dragging = false; };
  }

  hostConnected() {
    this.host.addEventListener('pointerdown', this.down);
    globalThis.addEventListener('pointerup', this.up);
    globalThis.addEventListener('pointercancel', this.up);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.host.removeEventListener('pointerdown', this.down);
    globalThis.removeEventListener('pointerup', this.up);
    globalThis.removeEventListener('pointercancel', this.up);
  }

  /** Something changed: speak when it has been quiet for a while. */
  wait() {
    this.#asked = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), pauseMs);
  }

  /** A long run has ended after its estimate was spoken. What nobody has changed is not read out. */
  settle() {
    if (this.#asked) this.wait();
  }

  #speak() {
    const { stage } = this.host;
    if (!stage) return;
    if (this.#dragging) return this.wait();
    const text = stage.messages[0]?.text ?? sentence(stage);
    if (text === stage.ui.announced) return;
    stage.ui.announced = text;
    this.host.requestUpdate();
  }
}
