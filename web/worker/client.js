// SPDX-License-Identifier: MIT
/**
 * The page's side of the engine: one request at a time, the most urgent first, and of several waiting on one
 * channel only the latest. A superseded request resolves to `undefined`; the caller keeps what it has.
 * @module
 */
import { fatal } from '../../wasm/js/fatal.js';
import { EngineError } from './protocol.js';
import { afterSilence } from './silence.js';

/** @typedef {import('./transport.js').Connect} Connect */
/** @typedef {{channel: string, urgency: number}} Lane  urgency: 0 is the reader's answer; nobody waits for 3 and more */
/** @typedef {{method: string, args: any[], lane: Lane, resolve: (value: any) => void, reject: (error: Error) => void, late?: boolean, again?: boolean}} Job */

/** Answers take milliseconds: an engine that is silent for so long was ended by the browser, or hangs. */
const patienceMs = 20_000;
/** Large tables take their time. */
const importPatienceMs = 60_000;
/** For an answer that nobody wants any more, or nobody waits for, so long is enough. */
const stalePatienceMs = 2_000;

export class EngineClient {
  /** @type {Connect[]} */ #connects;
  /** @type {import('./transport.js').Transport|null} */ #transport = null;
  /** @type {Map<string, Job>} */ #waiting = new Map();
  /** @type {Job|null} */ #running = null;
  #unwatch = () => {};
  #id = 0;
  /** Why the last way tried does not work. */ #why = 'no way to start the engine is left';
  #proven = false;
  /** The engine has answered before. */ #used = false;

  /** @param {Connect[]} connects best first */
  constructor(connects) {
    this.#connects = [...connects];
  }

  /**
   * @param {string} method @param {any[]} args
   * @param {Lane} lane of several waiting in one channel only the latest runs; a lower urgency number goes first
   * @returns {Promise<any>} undefined when superseded
   */
  call(method, args, lane) {
    return new Promise((resolve, reject) => {
      const running = this.#running;
      if (running?.late && running.lane.channel === lane.channel) this.#leave();
      else if (running?.late && running.lane.urgency > 2 && !lane.urgency) this.#putOff(running);
      this.#wait({ method, args, lane, resolve, reject });
      this.#next();
    });
  }

  /** Stop what runs and start afresh with the next request. @param {string} channel */
  cancel(channel) {
    this.#waiting.get(channel)?.resolve(undefined);
    this.#waiting.delete(channel);
    if (this.#running?.lane.channel !== channel) return;
    this.#leave();
    this.#next();
  }

  /** What runs is of no use: its engine ends with it. */
  #leave() {
    this.#drop();
    this.#running?.resolve(undefined);
    this.#running = null;
  }

  /** Nobody waits for it: it begins again when there is time. @param {Job} job */
  #putOff(job) {
    this.#drop();
    this.#running = null;
    if (this.#waiting.has(job.lane.channel)) job.resolve(undefined);
    else this.#wait(job);
  }

  /** @param {Job} job */
  #wait(job) {
    this.#waiting.get(job.lane.channel)?.resolve(undefined);
    this.#waiting.set(job.lane.channel, job);
  }

  #drop() {
    this.#unwatch();
    this.#transport?.close();
    this.#transport = null;
    this.#used = false;
  }

  #next() {
    if (this.#running || this.#waiting.size === 0) return;
    const job = [...this.#waiting.values()].reduce((best, one) => (one.lane.urgency < best.lane.urgency ? one : best));
    this.#waiting.delete(job.lane.channel);
    this.#start(job);
  }

  /** @param {Job} job */
  #start(job) {
    this.#running = Object.assign(job, { late: false });
    this.#id += 1;
    this.#watch(job);
    try {
      this.#transport ??= this.#connect();
      this.#transport.post({ id: this.#id, method: job.method, args: job.args });
    } catch (error) {
      this.#broken(error instanceof Error ? error.message : String(error));
    }
  }

  /** By timers, since a clock may be set while they run. @param {Job} job */
  #watch(job) {
    this.#unwatch();
    if (!this.#proven) return; // the first answer may wait for a slow network
    const late = setTimeout(() => { job.late = true; }, stalePatienceMs);
    const given = afterSilence(job.method === 'import' ? importPatienceMs : patienceMs, () => this.#broken('the engine does not answer'));
    this.#unwatch = () => { clearTimeout(late); given(); };
  }

  /** @returns {import('./transport.js').Transport} */
  #connect() {
    const connect = this.#connects[0];
    if (!connect) throw new Error(this.#why);
    return connect({ reply: (reply) => this.#reply(reply), broken: (reason) => this.#broken(reason) });
  }

  /** @param {import('./protocol.js').Reply} reply */
  #reply(reply) {
    const job = this.#running;
    if (!job || reply.id !== this.#id) return;
    this.#proven = true;
    this.#running = null;
    this.#unwatch();
    if (fatal.test(reply.error?.name ?? '')) {
      // What it did before may have taken the memory: a new engine has another.
      const again = this.#used && !job.again && !this.#waiting.has(job.lane.channel);
      this.#drop();
      if (again) return this.#start(Object.assign(job, { again }));
    } else {
      this.#used = true;
    }
    if (reply.error) job.reject(new EngineError(reply.error));
    else job.resolve(reply.value);
    this.#next();
  }

  /**
   * A transport that never answered is dropped for the next one, with the same request; one that broke later is started
   * afresh, once for a request.
   * @param {string} reason
   */
  #broken(reason) {
    this.#drop();
    if (!this.#proven) {
      this.#connects.shift();
      this.#why = reason;
    }
    const job = this.#running;
    this.#running = null;
    if (!job) return;
    if (this.#proven ? !job.again : this.#connects.length > 0) return this.#start(Object.assign(job, { again: this.#proven }));
    job.reject(new EngineError({ name: 'EngineFailure', message: reason }));
    this.#next();
  }
}
