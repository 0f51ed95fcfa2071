// SPDX-License-Identifier: MIT
/**
 * Ways to reach an engine, best first: a worker from this very script or beside it, a worker from a blob that imports it
 * (a script of another origin cannot be a worker itself), the same code on the main thread.
 * @module
 */

/** @typedef {{post(request: import('./protocol.js').Request): void, close(): void, here?: boolean}} Transport here: on this thread */
/** @typedef {{reply: (reply: import('./protocol.js').Reply) => void, broken: (reason: string) => void}} Listeners */
/** @typedef {(listeners: Listeners) => Transport} Connect */

/**
 * Where this code can be started again: as a module at an address, or as the text of an inline script.
 * @typedef {{url?: string, text?: string, builder?: string, servers?: Record<string, () => Promise<import('./server.js').Server>>}} Self
 *   builder: address of the page that makes snippets; servers: its engines on the main thread, by name
 */

/**
 * A host may enforce trusted types; a worker's address must then come from a policy.
 * @type {{createScriptURL(url: string): any}|undefined}
 */
let policy;

/** @param {string} url @returns {string} */
function trusted(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('tvd-worker', { createScriptURL: (/** @type {string} */ address) => address });
  return /** @type {any} */ (policy).createScriptURL(url);
}

/** @param {string} source @param {WorkerOptions} options @returns {Worker} */
function blobWorker(source, options) {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(trusted(url), options);
  } finally {
    // The worker holds its own reference once its fetch has begun; a minute is more than enough for that.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

/** Workers that began before anyone asked, by address. @type {Map<string, Worker>} */
const ahead = new Map();

/** @param {string} url @returns {Worker} */
const moduleWorker = (url) => new Worker(trusted(url), { type: 'module' });

/** Starts a worker and its engine for whoever asks first; where that is not allowed, they will find out. @param {string} url */
export function beginAhead(url) {
  try {
    const worker = moduleWorker(url);
    ahead.set(url, worker);
    worker.onerror = (event) => { event.preventDefault(); ahead.delete(url); };
  } catch {
    // no workers here
  }
}

/** @param {string} url @returns {Worker} */
function taken(url) {
  const worker = ahead.get(url);
  ahead.delete(url);
  return worker ?? moduleWorker(url);
}

/** @param {Self} self @returns {(() => Worker)[]} */
function workerMakers({ url, text }) {
  if (text) return [() => blobWorker(text, {})];
  if (!url) return [];
  const sameOrigin = new URL(url, location.href).origin === location.origin;
  const direct = () => taken(url);
  const indirect = () => blobWorker(`import ${JSON.stringify(url)};`, { type: 'module' });
  return sameOrigin ? [direct, indirect] : [indirect];
}

/** @param {() => Worker} make @returns {Connect} */
const overWorker = (make) => (listeners) => {
  const worker = make();
  worker.onmessage = (event) => listeners.reply(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    listeners.broken(event.message || 'the worker could not start');
  };
  worker.onmessageerror = () => listeners.broken('a reply could not be read');
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};

/** @param {() => Promise<import('./server.js').Server>} find @returns {Connect} */
const onMainThread = (find) => (listeners) => {
  const server = find();
  return {
    post: (request) => void server.then(({ answer }) => answer(request)).then(listeners.reply, (error) => listeners.broken(String(error))),
    close: () => {},
    here: true,
  };
};

/** @param {Self} self @param {() => Promise<import('./server.js').Server>} [server] on the main thread @returns {Connect[]} */
export function transports(self, server) {
  const makers = typeof Worker === 'function' ? workerMakers(self) : [];
  return [...makers.map(overWorker), ...(server ? [onMainThread(server)] : [])];
}
