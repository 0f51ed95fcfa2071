// SPDX-License-Identifier: MIT
/**
 * The page's side of calculations that take long: several engines, each in a worker of its own, share one at a time. Of
 * several on one channel only the latest runs, but each shows its first estimate before the next takes over.
 * @module
 */
import { WorkerMember } from '../../wasm/js/member.js';
import { shareOut, superseded } from '../../wasm/js/share.js';
import { turn } from '../../wasm/js/turn.js';
import { EngineError } from './protocol.js';
import { afterSilence } from './silence.js';

/** @typedef {import('./transport.js').Connect} Connect */
/** @typedef {import('../../wasm/js/share.js').Request} Request */
/** @typedef {import('../../wasm/js/share.js').Wishes} Wishes */
/** @typedef {import('../../wasm/js/share.js').Ending} Ending */

/**
 * @typedef {Wishes & {rereads?: (running: Request) => boolean}} PoolWishes  rereads: it has the blocks of what runs, and only
 *   reads them in another way
 *
 * @typedef {object} Job
 * @property {string} channel
 * @property {Request} request
 * @property {PoolWishes} wishes
 * @property {AbortController} stop
 * @property {boolean} replaced  another waits on its channel
 * @property {boolean} shown     it has shown something
 * @property {any} last          what it showed last
 * @property {(ending: Ending|undefined) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** More workers than this wait for each other. */
const mostWorkers = 8;
/** Times that a calculation starts again after an engine was lost. */
const mostRestarts = 2;
/** How long a slice may take to notice that it is over before its worker is ended: someone waits, or nobody does. */
const patienceMs = { stopped: 80, [superseded]: 250 };
/** Once one engine has answered, one that is silent for so long was ended by the browser: no slice and no start takes that long. */
const silenceMs = 30_000;
/** On the main thread a slice leaves room for a frame. */
const ownSliceMs = 10;

/** @param {Job} job */
const isHeld = (job) => Boolean(job.wishes.whenAllowed?.());

/** @returns {number} */
const processors = () => Math.min(mostWorkers, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1));

/** An engine reached in the best way that works. */
class Engine extends WorkerMember {
  /** @type {import('./transport.js').Transport|null} */ transport = null;
  #unwatch = () => {};

  /** @param {{proven: boolean}} way  proven: an engine has been reached on it */
  constructor(way) {
    super({ postMessage: (request) => this.transport?.post(request), terminate: () => this.transport?.close() }, (failure) => new EngineError(failure));
    this.way = way;
  }

  /** Whether it runs on this very thread. */
  get here() {
    return Boolean(this.transport?.here);
  }

  /** @override @param {string} method @param {any[]} args */
  async call(method, args) {
    if (this.works && !this.busy) this.#watch();
    const value = await super.call(method, args);
    if (this.here && method === 'advance') await turn();
    return value;
  }

  /** @override @param {import('./protocol.js').Reply} reply */
  answered(reply) {
    super.answered(reply);
    this.way.proven ||= !reply.error;
    if (this.busy) this.#watch();
    else this.#unwatch();
  }

  /** @override @param {string} reason */
  broken(reason) {
    this.#unwatch();
    super.broken(reason);
  }

  /** Until the next answer. */
  #watch() {
    this.#unwatch();
    // The first answer may wait for a slow network.
    if (this.way.proven && !this.here) this.#unwatch = afterSilence(silenceMs, () => this.broken('the engine does not answer'));
  }
}

export class Pool {
  /** @type {Connect[]} */ #connects;
  #way = { proven: false };
  /** Why the last way tried does not work. @type {unknown} */ #why = new Error('no way to start the engine is left');
  /** @type {Engine[]} */ #engines = [];
  /** @type {Job[]} */ #waiting = [];
  /** @type {Job|null} */ #running = null;

  /** @param {Connect[]} connects best first @param {number} [size] workers */
  constructor(connects, size = processors()) {
    this.#connects = [...connects];
    this.size = size;
  }

  /**
   * Resolves when it has come to its end or was stopped; to nothing when it was replaced.
   * @param {string} channel @param {Request} request @param {PoolWishes} [wishes]
   * @returns {Promise<Ending|undefined>}
   */
  run(channel, request, wishes = {}) {
    return new Promise((resolve, reject) => {
      if (this.#reread(channel, { request, wishes, resolve, reject })) return;
      this.#replace(channel);
      this.#waiting.push({ channel, request, wishes, stop: new AbortController(), replaced: false, shown: false, last: null, resolve, reject });
      this.look();
      void this.#next();
    });
  }

  /** Stops what runs on a channel: it resolves at once to what it has shown, else to what there is. @param {string} channel */
  stop(channel) {
    this.#drop(channel);
    const running = this.#running;
    if (running?.channel !== channel) return;
    if (running.last) running.resolve({ ...running.last, complete: false });
    this.#end(running, running.last ? superseded : 'stopped');
  }

  /** What runs goes on for another who wants the same blocks. @param {string} channel @param {Pick<Job, 'request'|'wishes'|'resolve'|'reject'>} other */
  #reread(channel, { request, ...other }) {
    const running = this.#running;
    if (running?.channel !== channel || running.stop.signal.aborted || !other.wishes.rereads?.(running.request)) return false;
    this.#drop(channel);
    running.resolve(undefined);
    Object.assign(running.request, request);
    Object.assign(running, other, { replaced: false });
    return true;
  }

  /** One that may not run now makes way for others, and starts again later. */
  look() {
    const running = this.#running;
    if (!running || running.stop.signal.aborted || !isHeld(running) || this.#waiting.every(isHeld)) return;
    this.#waiting.push({ ...running, stop: new AbortController() });
    running.resolve = running.reject = () => {};
    this.#end(running, superseded);
  }

  /** @param {string} channel */
  #drop(channel) {
    this.#waiting.filter((job) => job.channel === channel).forEach((job) => job.resolve(undefined));
    this.#waiting = this.#waiting.filter((job) => job.channel !== channel);
  }

  /** @param {string} channel */
  #replace(channel) {
    this.#drop(channel);
    const running = this.#running;
    if (running?.channel !== channel) return;
    running.replaced = true;
    if (running.shown || isHeld(running)) this.#end(running, superseded);
  }

  /** @param {Job} job @param {keyof typeof patienceMs} reason */
  #end(job, reason) {
    job.stop.abort(reason);
    // A slice that does not end in time ends with its worker.
    setTimeout(() => { if (this.#running === job) this.#dismiss(); }, patienceMs[reason]);
  }

  #dismiss() {
    for (const engine of this.#engines) if (!engine.here) engine.broken('stopped');
  }

  async #next() {
    if (this.#running) return;
    const job = this.#waiting.find((one) => !isHeld(one)) ?? this.#waiting[0];
    if (!job) return;
    this.#waiting.splice(this.#waiting.indexOf(job), 1);
    this.#running = job;
    try {
      const ending = await this.#finish(job);
      job.resolve(ending); // looked up only now: it may have been put back meanwhile
    } catch (error) {
      job.reject(/** @type {Error} */ (error));
    }
    this.#running = null;
    void this.#next();
  }

  /** @param {Job} job @returns {Promise<Ending|undefined>} */
  async #finish(job) {
    const ending = await this.#attempt(job, mostRestarts);
    return job.replaced || job.stop.signal.reason === superseded ? undefined : ending;
  }

  /** @param {Job} job @param {number} restarts @returns {Promise<Ending>} */
  async #attempt(job, restarts) {
    const { signal } = job.stop;
    try {
      return await shareOut(await this.#crew(), job.request, {
        signal, asIs: job.wishes.asIs, onProgress: (progress) => this.#show(job, progress), whenAllowed: () => job.wishes.whenAllowed?.(),
      });
    } catch (error) {
      if (signal.aborted) return { done: 0, total: 1, msLeft: 0, result: null, ...job.last, complete: false };
      if (/** @type {any} */ (error).violations?.length) throw error;
      this.#dismiss();
      if (restarts === 0) throw new EngineError({ name: 'EngineFailure', message: String(/** @type {any} */ (error).message ?? error) });
      return this.#attempt(job, restarts - 1);
    }
  }

  /** @param {Job} job @param {import('../../wasm/js/share.js').Progress} progress */
  #show(job, progress) {
    job.shown = true;
    job.last = progress;
    job.wishes.onProgress?.(progress);
    if (job.replaced) this.#end(job, superseded);
  }

  /** @returns {Promise<[Engine, ...Engine[]]>} as many as wanted, or one where there are no workers */
  async #crew() {
    this.#engines = this.#engines.filter((engine) => engine.works);
    const first = this.#engines[0] ?? await this.#start();
    const others = first.here ? [] : Array.from({ length: this.size - 1 }, (_, i) => this.#engines[i + 1] ?? this.#connect(this.#connects[0]));
    this.#engines = [first, ...others.filter((engine) => engine !== null)];
    return /** @type {[Engine, ...Engine[]]} */ ([...this.#engines]);
  }

  /** The first engine shows which way works. @returns {Promise<Engine>} */
  async #start() {
    while (this.#connects.length > 0) {
      const engine = this.#connect(this.#connects[0]);
      if (engine && await engine.call('version', []).then(() => true, (error) => { this.#why = error; })) return engine;
      if (this.#way.proven) break; // lost on its way
      this.#connects.shift();
    }
    throw this.#why;
  }

  /** @param {Connect|undefined} connect @returns {Engine|null} */
  #connect(connect) {
    const engine = new Engine(this.#way);
    try {
      engine.transport = connect?.({ reply: (reply) => engine.answered(reply), broken: (reason) => engine.broken(reason) }) ?? null;
    } catch {
      return null; // this way is closed
    }
    if (!engine.here) return engine;
    return Object.assign(engine, { sliceMs: ownSliceMs, ahead: 1 });
  }
}
