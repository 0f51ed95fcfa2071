// SPDX-License-Identifier: MIT
/**
 * The engine's side: answers requests in order.
 * @module
 */
import { handlersOf } from './handlers.js';
import { buffersOf, describeFailure } from './protocol.js';

/** @typedef {{postMessage(message: any, transfer?: Transferable[]): void, onmessage: ((event: MessageEvent) => void) | null}} Scope */
/** @typedef {import('./protocol.js').Request} Request */
/** @typedef {import('./protocol.js').Reply} Reply */
/** @typedef {{answer: (request: Request) => Promise<Reply>, serve: (scope: Scope) => void}} Server */

/** @param {(options: {wasm?: ArrayBuffer}) => Promise<any>} load @param {() => Promise<ArrayBuffer|null>} engineBytes @returns {Server} */
export function serverOf(load, engineBytes) {
  const handlers = handlersOf(load, engineBytes);

  /** @param {Request} request @returns {Promise<Reply>} */
  async function answer({ id, method, args }) {
    try {
      const handler = handlers[method];
      if (!handler) throw new Error(`The engine has no method "${method}"`);
      return { id, value: await handler(...args) };
    } catch (error) {
      return { id, error: describeFailure(error) };
    }
  }

  /** @param {Scope} scope the worker's global scope */
  function serve(scope) {
    scope.onmessage = async (event) => {
      const reply = await answer(event.data);
      scope.postMessage(reply, buffersOf(reply.value));
    };
  }

  return { answer, serve };
}
