// SPDX-License-Identifier: MIT
/** What `run` starts in workers: an engine that does the steps of `blocks`, in Node and in browsers. */
import createEngine from './tvd-engine.mjs';
import { loaderOf } from './load.js';

/** @typedef {{post(message: any, transfer: any[]): void, listen(hear: (message: any) => void): void}} Port */

/** @returns {Promise<{port: Port, wasm: any}>} */
async function inNode() {
  const { parentPort, workerData } = await import('node:worker_threads');
  return {
    wasm: workerData.wasm,
    port: {
      post: (message, transfer) => parentPort?.postMessage(message, transfer),
      listen: (hear) => void parentPort?.on('message', hear),
    },
  };
}

/** The first message says where the engine is. @returns {Promise<{port: Port, wasm: any}>} */
function inBrowser() {
  const scope = /** @type {any} */ (globalThis);
  return new Promise((done) => {
    scope.onmessage = (/** @type {MessageEvent} */ { data }) => done({
      wasm: data.wasm,
      port: { post: (message, transfer) => scope.postMessage(message, transfer), listen: (hear) => { scope.onmessage = (/** @type {MessageEvent} */ event) => hear(event.data); } },
    });
  });
}

/** @param {any} error */
const failureOf = ({ name, message, violations }) => ({ name, message, ...(violations && { violations }) });

/** @param {Port} port @param {Promise<any>} loading @param {{id: number, method: string, args: any[]}} request */
async function answer(port, loading, { id, method, args }) {
  try {
    const { blocks } = await loading;
    const value = blocks[method](...args);
    port.post({ id, value }, value instanceof Float64Array ? [value.buffer] : []);
  } catch (error) {
    port.post({ id, error: failureOf(error) }, []);
  }
}

const { port, wasm } = await (typeof process === 'undefined' ? inBrowser() : inNode());
const loading = loaderOf(createEngine)(wasm === undefined ? {} : { wasm });
port.listen((request) => void answer(port, loading, request));
