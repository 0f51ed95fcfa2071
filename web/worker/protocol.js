// SPDX-License-Identifier: MIT
/**
 * What the page and the worker say to each other. One request, one reply, matched by `id`.
 * @module
 */

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {string} method
 * @property {any[]} args
 *
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} message
 * @property {import('../lib/types.js').Violation[]} [violations]  of an InputError
 *
 * @typedef {{id: number, value?: any, error?: Failure}} Reply
 */

/** An error that crossed the border, with its violations. */
export class EngineError extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure.message);
    this.name = failure.name;
    this.violations = failure.violations ?? [];
  }
}

/** @param {any} error @returns {Failure} */
export function describeFailure(error) {
  return {
    name: error?.name ?? 'Error',
    message: String(error?.message ?? error),
    ...(Array.isArray(error?.violations) ? { violations: error.violations } : {}),
  };
}

/** Buffers of every column in a result: moved to the page, not copied. @param {any} value @returns {ArrayBuffer[]} */
export function buffersOf(value) {
  /** @type {Set<ArrayBuffer>} */
  const found = new Set();
  collect(value, found);
  return [...found];
}

/** @param {any} value @param {Set<ArrayBuffer>} found */
function collect(value, found) {
  if (ArrayBuffer.isView(value)) found.add(/** @type {ArrayBuffer} */ (value.buffer));
  else if (Array.isArray(value)) value.forEach((item) => collect(item, found));
  else if (value && typeof value === 'object') Object.values(value).forEach((item) => collect(item, found));
}
