// SPDX-License-Identifier: MIT
/**
 * The worker's side: answers requests in order.
 * @module
 */
import { handlers } from './handlers.js';
import { buffersOf, describeFailure } from './protocol.js';

/** @typedef {{postMessage(message: any, transfer?: Transferable[]): void, onmessage: ((event: MessageEvent) => void) | null}} Scope */

/**
 * @param {import('./protocol.js').Request} request
 * @returns {Promise<import('./protocol.js').Reply>}
 */
export async function answer({ id, method, args }) {
  try {
    const handler = handlers[method];
    if (!handler) throw new Error(`The engine has no method "${method}"`);
    return { id, value: await handler(...args) };
  } catch (error) {
    return { id, error: describeFailure(error) };
  }
}

/** @param {Scope} scope the worker's global scope */
export function serve(scope) {
  scope.onmessage = async (event) => {
    const reply = await answer(event.data);
    scope.postMessage(reply, buffersOf(reply.value));
  };
}
