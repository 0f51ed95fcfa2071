// SPDX-License-Identifier: MIT
/**
 * Undo and redo. States are immutable values, so a step costs one reference. Edits of one field in quick
 * succession (a drag, typing) are one step.
 */
export class History {
  /** @type {any[]} */ #past = [];
  /** @type {any[]} */ #future = [];
  /** @type {string|undefined} */ #key;
  #pushedAt = -Infinity;

  /** @param {any} initial @param {{limit?: number, coalesceMs?: number, clock?: () => number}} [options] */
  constructor(initial, { limit = 200, coalesceMs = 800, clock = () => performance.now() } = {}) {
    this.current = initial;
    this.limit = limit;
    this.coalesceMs = coalesceMs;
    this.clock = clock;
  }

  /** @returns {boolean} */
  get canUndo() {
    return this.#past.length > 0;
  }

  /** @returns {boolean} */
  get canRedo() {
    return this.#future.length > 0;
  }

  /** @param {any} state @param {string} [key] same key within coalesceMs joins the last step */
  push(state, key) {
    const now = this.clock();
    const joins = key !== undefined && key === this.#key && now - this.#pushedAt <= this.coalesceMs && this.canUndo;
    if (!joins) this.#past.push(this.current);
    if (this.#past.length > this.limit) this.#past.shift();
    this.#future = [];
    this.#key = key;
    this.#pushedAt = now;
    this.current = state;
  }

  /** @returns {any} the state now current */
  undo() {
    return this.#step(this.#past, this.#future);
  }

  /** @returns {any} the state now current */
  redo() {
    return this.#step(this.#future, this.#past);
  }

  /** End the running step: the next push is a step of its own (blur, pointer up). */
  seal() {
    this.#key = undefined;
  }

  /** @param {any[]} from @param {any[]} to */
  #step(from, to) {
    this.seal();
    if (from.length === 0) return this.current;
    to.push(this.current);
    this.current = from.pop();
    return this.current;
  }
}
