// SPDX-License-Identifier: MIT
/**
 * Members of a crew: the engine at hand, in slices between which other things get their turn; or one in a worker.
 * @module
 */

import { fatal } from './fatal.js';
import { turn } from './turn.js';

/** @typedef {import('./share.js').Member} Member */
/** @typedef {{postMessage(message: any, transfer?: any[]): void, terminate(): unknown, ref?(): void, unref?(): void}} AnyWorker */

/** @param {any} blocks of the engine at hand @param {number} [sliceMs] @returns {Member} */
export const ownMember = (blocks, sliceMs = 15) => ({
  sliceMs,
  ahead: 1,
  async call(method, args) {
    const answer = blocks[method](...args);
    if (method === 'advance') await turn();
    return answer;
  },
});

/** A worker and the questions that it has not answered. @implements {Member} */
export class WorkerMember {
  sliceMs = 10;
  ahead = 2;
  #id = 0;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */ #asked = new Map();
  /** @type {AnyWorker|null} */ #worker;
  /** @type {(failure: any) => Error} */ #errorOf;

  /** @param {AnyWorker} worker @param {(failure: any) => Error} errorOf what crossed the border, as an error */
  constructor(worker, errorOf) {
    this.#worker = worker;
    this.#errorOf = errorOf;
  }

  get works() {
    return this.#worker !== null;
  }

  /** Whether an answer is awaited. */
  get busy() {
    return this.#asked.size > 0;
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  call(method, args) {
    return new Promise((resolve, reject) => {
      if (!this.#worker) return reject(new Error('the worker has ended'));
      this.#id += 1;
      this.#asked.set(this.#id, { resolve, reject });
      this.#worker.ref?.();
      this.#worker.postMessage({ id: this.#id, method, args }, args.flatMap((arg) => (arg instanceof Float64Array ? [arg.buffer] : [])));
    });
  }

  /** @param {{id: number, value?: any, error?: any}} reply */
  answered({ id, value, error }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (this.#asked.size === 0) this.#worker?.unref?.();
    if (error) asked?.reject(this.#errorOf(error));
    else asked?.resolve(value);
    if (fatal.test(error?.name)) this.broken(error.message);
  }

  /** @param {string} reason */
  broken(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#asked.values()) reject(new Error(reason));
    this.#asked.clear();
  }
}
