// SPDX-License-Identifier: MIT
/**
 * Calculations that take long, for one element: estimates as they come, and when to wait. Carried by calculators whose
 * schema says that they run in blocks.
 * @module
 */
import { Pool } from '../worker/pool.js';
import { sameValue, setAt } from '../lib/state.js';
import { connectsOf } from './engine.js';
import { blank } from './model/answers.js';

/** @typedef {import('./model/answers.js').Answers} Answers */
/** @typedef {import('./model/session.js').Scenario} Scenario */
/** @typedef {import('./model/session.js').Which} Which */
/** @typedef {Pick<Scenario, 'inputs'|'today'>} Asked */

/**
 * @typedef {object} Progress
 * @property {number} done   blocks
 * @property {number} total
 * @property {number} share  of the work
 * @property {number} msAll  how long all of it takes
 * @property {boolean} late  has taken long enough to be worth a word
 * @property {boolean} held  waits for the reader to want it
 */

/** An answer that takes longer is marked as on its way; and after a while shows how far it is (UX, section 2). */
const dimMs = 100;
const barMs = 300;
/** Longer than this only when asked. */
const heavyMs = 10_000;
/** The first blocks of a cold engine tell little about the others, unless each takes long. */
const tellingBlocks = 8;
const tellingMs = 2_000;

/** One pool for all elements of a page. @type {Map<string, Pool>} */
const pools = new Map();

/** @param {import('./kits.js').Kit} kit */
function poolOf(kit) {
  const known = pools.get(kit.engine);
  if (known) return known;
  const pool = new Pool(connectsOf(kit));
  pools.set(kit.engine, pool);
  return pool;
}

/** How far it is. @param {Answers} answers @param {Which} which @param {Progress} progress */
function advance(answers, which, progress) {
  answers[which] = { ...answers[which], progress };
  answers.changed();
}

/** What the first part of the work says. @param {Answers} answers @param {Which} which @param {Attempt} attempt @param {any} result */
function estimate(answers, which, { scenario, progress }, result) {
  answers[which] = { ...blank(), result, of: scenario, pending: true, progress };
  answers.failure = null;
  answers.changed();
}

class Attempt {
  begun = performance.now();
  wanted = false;
  /** @type {Progress} */
  progress = { done: 0, total: 1, share: 0, msAll: 0, late: false, held: false };
  /** @type {ReturnType<typeof setTimeout>[]} */ timers = [];

  /** @param {Scenario} scenario @param {Attempt} [before] whose blocks it goes on with */
  constructor(scenario, before) {
    this.scenario = scenario;
    if (before) Object.assign(this, { begun: before.begun, wanted: before.wanted, progress: before.progress });
  }

  get age() {
    return performance.now() - this.begun;
  }

  /** @param {{done: number, total: number, msLeft: number}} progress */
  advance({ done, total, msLeft }) {
    const known = done >= tellingBlocks || this.age > tellingMs;
    const held = !this.wanted && known && msLeft > heavyMs;
    this.progress = { ...this.progress, done, total, share: done / total, msAll: this.age + msLeft, held };
  }
}

export class Long {
  /** @type {Partial<Record<Which, Attempt>>} */ #attempts = {};
  /** What was last read of one that the reader stopped. @type {Partial<Record<Which, Scenario>>} */ #stopped = {};
  /** @type {(() => void)[]} */ #waiting = [];
  #seen = true;

  /** @param {import('./kits.js').Kit} kit @param {string} name of the element */
  constructor(kit, name) {
    this.pool = poolOf(kit);
    /** Inputs that matter to how the paths are read, not to the paths. */
    this.reading = kit.view.charts.flatMap((view) => (view.kind === 'histogram' ? view.threshold.input : []));
    this.name = name;
  }

  /**
   * Shows estimates in `answers` until the last one.
   * @param {Answers} answers @param {Which} which @param {Scenario} scenario @param {number} points
   * @returns {Promise<{result: any, stopped: number|null}|undefined>} undefined: another took its place; stopped: share of the work that was done
   */
  async compute(answers, which, scenario, points) {
    const before = this.#attempts[which];
    const attempt = new Attempt(scenario, before && this.#alike(before.scenario, scenario) ? before : undefined);
    this.#attempts[which] = attempt;
    const stopped = this.#stopped[which];
    // The same once more is wanted in full.
    const asIs = Boolean(stopped && this.#alike(stopped, scenario) && !sameValue(stopped.inputs, scenario.inputs));
    const current = () => this.#attempts[which] === attempt;
    const tell = () => { if (current()) advance(answers, which, attempt.progress); };
    attempt.timers = [
      setTimeout(tell, dimMs - attempt.age),
      setTimeout(() => { attempt.progress = { ...attempt.progress, late: true }; tell(); }, barMs - attempt.age),
    ];
    try {
      const ending = await this.pool.run(`${this.name}:${which}`, { id: answers.calculator, inputs: scenario.inputs, options: { today: scenario.today, points } }, {
        asIs,
        rereads: ({ inputs, options }) => this.#alike({ inputs, today: options?.today ?? '' }, scenario),
        whenAllowed: () => this.#allowed(attempt),
        onProgress: (progress) => {
          attempt.advance(progress);
          if (current()) estimate(answers, which, attempt, progress.result);
        },
      });
      if (ending) this.#stopped[which] = ending.complete ? undefined : scenario;
      return ending && current() ? { result: ending.result, stopped: ending.complete ? null : ending.done / ending.total } : undefined;
    } finally {
      attempt.timers.forEach(clearTimeout);
      if (current()) delete this.#attempts[which];
    }
  }

  /** @param {Asked} before @param {Asked} now @returns {boolean} whether the same paths answer both */
  #alike(before, now) {
    const paths = (/** @type {Asked} */ { inputs }) => this.reading.reduce((all, path) => setAt(all, path, null), inputs);
    return before.today === now.today && sameValue(paths(before), paths(now));
  }

  /** @param {Attempt} attempt @returns {Promise<void>|undefined} what work has to wait for */
  #allowed(attempt) {
    if (this.#seen && !attempt.progress.held) return undefined;
    return new Promise((done) => { this.#waiting.push(done); });
  }

  #release() {
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((done) => done());
  }

  /** What nobody sees does not run. @param {boolean} seen */
  see(seen) {
    if (seen === this.#seen) return;
    this.#seen = seen;
    if (seen) this.#release();
    else this.pool.look();
  }

  /** The reader wants it however long it takes. @param {Answers} answers */
  go(answers) {
    for (const which of /** @type {Which[]} */ (['a', 'b'])) {
      const attempt = this.#attempts[which];
      if (!attempt) continue;
      attempt.wanted = true;
      attempt.progress = { ...attempt.progress, held: false };
      advance(answers, which, attempt.progress);
    }
    this.#release();
  }

  /** Ends what runs; it then says what there is. */
  stop() {
    for (const which of ['a', 'b']) this.pool.stop(`${this.name}:${which}`);
    this.#release();
  }
}
