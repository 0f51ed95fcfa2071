// SPDX-License-Identifier: MIT
/**
 * Workers of the package: of Node or of a browser.
 * @module
 */
import { WorkerMember } from './member.js';

/** A worker of Node. @param {URL} url @param {any} wasm @param {(failure: any) => Error} errorOf */
async function nodeMember(url, wasm, errorOf) {
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(url, { workerData: { wasm } });
  const member = new WorkerMember(worker, errorOf);
  worker.on('message', (reply) => member.answered(reply));
  worker.on('error', (error) => member.broken(error.message));
  worker.on('exit', () => member.broken('the worker has ended'));
  worker.unref();
  return member;
}

/** A worker of a browser. @param {URL} url @param {any} wasm @param {(failure: any) => Error} errorOf */
function webMember(url, wasm, errorOf) {
  const worker = new Worker(url, { type: 'module' });
  const member = new WorkerMember(worker, errorOf);
  worker.onmessage = ({ data }) => member.answered(data);
  worker.onerror = ({ message }) => member.broken(message || 'the worker could not start');
  worker.postMessage({ wasm });
  return member;
}

const inNode = () => typeof process !== 'undefined' && Boolean(process.versions?.node);

/** @param {any} wasm what `load` was given @param {(failure: any) => Error} errorOf @returns {Promise<WorkerMember>} */
export async function startWorker(wasm, errorOf) {
  const url = new URL('./worker.js', import.meta.url);
  const source = wasm instanceof URL ? wasm.href : wasm;
  return inNode() ? nodeMember(url, source, errorOf) : webMember(url, source, errorOf);
}
