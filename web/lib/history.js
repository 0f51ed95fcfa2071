// SPDX-License-Identifier: MIT
/** Undo and redo. States are immutable values; edits of one field in quick succession are one step. */
export class History {
  /** @param {any} initial @param {{limit?: number, coalesceMs?: number, clock?: () => number}} [options] */
  constructor(initial, options = {}) { this.current = initial; this.options = options; }
  /** @returns {boolean} */ get canUndo() { return false; }
  /** @returns {boolean} */ get canRedo() { return false; }
  /** @param {any} state @param {string} [key] same key within coalesceMs joins the last step */
  push(state, key) { throw new Error(`${state}${key}`); }
  /** @returns {any} the state now current */ undo() { return this.current; }
  /** @returns {any} the state now current */ redo() { return this.current; }
  /** End the running step: the next push is a step of its own (blur, pointer up). */ seal() {}
}
