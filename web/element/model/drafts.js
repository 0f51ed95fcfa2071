// SPDX-License-Identifier: MIT
/**
 * Text as the reader types it, kept until it is committed: a field never rewrites itself under the cursor, and
 * text that is not a number is shown back, not thrown away.
 * @module
 */
import { parseNumber } from '../../lib/numbers.js';

/** @typedef {import('../../lib/types.js').Violation} Violation */

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {number|string|null} [value]   absent when the text is not a value
 * @property {string} [echo]
 * @property {Violation} [violation]   error or question
 * @property {boolean} [question]      the value counts, but another may be meant
 */

export class Drafts {
  /** @type {Map<string, Draft>} */ #drafts = new Map();

  /** @param {string} path @returns {Draft|undefined} */
  get(path) {
    return this.#drafts.get(path);
  }

  /**
   * @param {string} path @param {string} text
   * @param {{locale: string, unit?: string, today: string, optional?: boolean}} options
   * @returns {Draft}
   */
  type(path, text, options) {
    const draft = read(path, text, options);
    this.#drafts.set(path, draft);
    return draft;
  }

  /** A committed value needs no draft; what is no value, or a question, stays until mended, answered or reset. @param {string} path */
  commit(path) {
    const draft = this.#drafts.get(path);
    if (draft?.value !== undefined && !draft.question) this.#drafts.delete(path);
  }

  /** @param {string} path */
  drop(path) {
    this.#drafts.delete(path);
  }

  clear() {
    this.#drafts.clear();
  }

  /** @returns {Violation[]} of text that is no value */
  violations() {
    return [...this.#drafts.values()].flatMap((draft) => (draft.violation && draft.value === undefined ? [draft.violation] : []));
  }
}

/**
 * @param {string} path @param {string} text @param {{locale: string, unit?: string, today: string, optional?: boolean}} options
 * @returns {Draft}
 */
function read(path, text, options) {
  if (options.optional && text.trim() === '') return { text, value: null };
  const parsed = parseNumber(text, options);
  if (!parsed.ok) return { text, violation: { path, rule: parsed.rule, text, value: text } };
  const { value, echo, asPercent } = parsed;
  if (asPercent === undefined) return { text, value, ...(echo ? { echo } : {}) };
  return { text, value, ...(echo ? { echo } : {}), question: true, violation: { path, rule: 'percent', value, text, asPercent } };
}
