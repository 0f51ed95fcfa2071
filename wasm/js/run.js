// SPDX-License-Identifier: MIT
/**
 * `run`: a calculation that may take long, without standing in the way of anything else.
 * @module
 */
import { startWorker } from './crew.js';
import { ownMember } from './member.js';
import { shareOut } from './share.js';

/** Times that a calculation starts again after a worker was lost. */
const mostRestarts = 2;

/** @param {AbortSignal|undefined} signal */
const reasonOf = (signal) => signal?.reason ?? new DOMException('The calculation was stopped', 'AbortError');

/**
 * @param {any} tvd functions of the engine at hand, what it was loaded from, and its InputError
 * @returns {(id: string, inputs?: any, options?: any) => Promise<any>}
 */
export function runner({ schema, compute, blocks, wasm, InputError }) {
  /** @type {import('./member.js').WorkerMember[]} */
  let workers = [];
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {any} failure */
  const errorOf = (failure) => (failure.violations ? new InputError(failure.violations) : Object.assign(new Error(failure.message), { name: failure.name }));

  /** @param {number} count @returns {Promise<any>} */
  async function crewOf(count) {
    if (count === 0) return [ownMember(blocks)];
    workers = workers.filter((worker) => worker.works);
    while (workers.length < count) workers.push(await startWorker(wasm, errorOf));
    return workers.slice(0, count);
  }

  /** @param {any} request @param {any} wishes @param {number} count @param {number} [restarts] @returns {Promise<any>} */
  async function attempt(request, wishes, count, restarts = mostRestarts) {
    try {
      return await shareOut(await crewOf(count), request, wishes);
    } catch (error) {
      if (error instanceof InputError || restarts === 0 || workers.every((worker) => worker.works)) throw error;
      return attempt(request, wishes, count, restarts - 1);
    }
  }

  /** @param {string} id @param {any} inputs @param {any} options */
  async function inBlocks(id, inputs, { workers: count = 0, signal, onProgress, ...options }) {
    if (!Number.isInteger(count) || count < 0 || count > 64) throw new RangeError('workers must be a whole number from 0 to 64');
    if (signal?.aborted) throw reasonOf(signal);
    const ending = await attempt({ id, inputs, options }, { signal, onProgress }, count);
    if (!ending.complete) throw reasonOf(signal);
    return ending.result;
  }

  // One after another: engines keep few runs.
  return async (id, inputs = {}, options = {}) => {
    if (!schema(id).blocks) return compute(id, inputs, options);
    const result = last.then(() => inBlocks(id, inputs, options));
    last = result.catch(() => {});
    return result;
  };
}
