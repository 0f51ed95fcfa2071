// SPDX-License-Identifier: MIT
/**
 * What the engine has said so far about each scenario. The last good result stays while an input is wrong
 * or a newer answer is on its way.
 * @module
 */

/** @typedef {import('../../worker/client.js').EngineClient} EngineClient */
/** @typedef {import('../../lib/types.js').Violation} Violation */
/** @typedef {import('./session.js').Scenario} Scenario */

/**
 * @typedef {object} Answer
 * @property {any} result          last good one; null before the first
 * @property {Scenario|null} of    the scenario it answers
 * @property {Violation[]} violations  of the newest inputs
 * @property {boolean} pending
 * @property {number} ms           time from request to reply
 * @property {import('../long.js').Progress|null} progress  of one that takes long
 * @property {number|null} stopped  share of the work after which it was stopped
 */

/** @returns {Answer} */
export const blank = () => ({ result: null, of: null, violations: [], pending: false, ms: 0, progress: null, stopped: null });

/** An engine that is given no more memory aborts; nothing else makes it. @type {[RegExp, 'wasmBlocked'|'noMemory'][]} */
const failureRules = [
  [/unsafe-eval|security policy|CSP|CompileError.*(disallow|blocked)/i, 'wasmBlocked'],
  [/out of memory|memory\.grow|maximum memory|allocat|Aborted\(/i, 'noMemory'],
];

let instances = 0;

export class Answers {
  a = blank();
  b = blank();
  /** @type {{message: string, rule: 'wasmBlocked'|'noMemory'|'interrupted'|'wasmFailed', blocked: boolean}|null} the engine itself cannot run; or no more, once it has answered */
  failure = null;
  /** The reader of tables has come, so that a table may when the network has gone. @type {Promise<any>|undefined} */ warm;
  /** @type {any} */ tornado = null;
  /** The headline over each slider's range. @type {Map<string, Float64Array>} */ curves = new Map();
  /** @type {{rows: Float64Array}|null} */ league = null;
  /** @type {{engine: string, schema: number}|null} */ version = null;
  /** What charts were told beyond the result, by name. @type {Map<string, {asked: string, value: any}>} */ facts = new Map();
  /** @type {Map<string, string>} */ #asked = new Map();
  #name = `tvd${(instances += 1)}`;
  /** What was asked last; another each time, even of the same scenario. @type {Record<'a'|'b', {scenario: Scenario}|null>} */ #latest = { a: null, b: null };

  /** @param {EngineClient} client @param {import('../kits.js').Kit} kit @param {(recovered?: boolean) => void} changed  recovered: the engine answers again after a failure */
  constructor(client, kit, changed) {
    this.client = client;
    this.calculator = kit.view.calculator;
    this.changed = changed;
    this.long = kit.long ? new kit.long(kit, this.#name) : null;
  }

  /** Engine version, once per element. */
  async start() {
    this.version ??= await this.ask('version', [], 'version', 0).catch((error) => this.#failed(error)) ?? null;
  }

  /** @param {string} method @param {any[]} args @param {string} channel @param {number} [urgency] @returns {Promise<any>} */
  ask(method, args, channel, urgency = 1) {
    return this.client.call(method, args, { channel: `${this.#name}:${channel}`, urgency });
  }

  /**
   * @param {'a'|'b'} which @param {Scenario} scenario @param {number} points
   * @returns {Promise<boolean>} whether there is a new good result
   */
  async compute(which, scenario, points) {
    this[which] = { ...this[which], pending: true };
    const mine = { scenario };
    this.#latest[which] = mine;
    // An answer to older inputs is shown, but the one that was asked for is still on its way.
    const isOlder = () => this.#latest[which] !== mine;
    const begun = performance.now();
    try {
      const found = this.long ? await this.long.compute(this, which, scenario, points) : await this.#once(which, scenario, points);
      if (found === undefined) return false;
      const { result, of } = found.result ? { result: found.result, of: scenario } : this[which];
      this[which] = { ...blank(), result, of, stopped: found.stopped, ms: performance.now() - begun, pending: isOlder() };
      const recovered = this.failure !== null;
      this.failure = null;
      this.changed(recovered);
      return true;
    } catch (error) {
      this.#refused(which, error, isOlder());
      return false;
    }
  }

  /** Whether there is an answer to it, or one on its way. @param {'a'|'b'} which @param {Scenario} scenario */
  has(which, scenario) {
    return (this[which].pending ? this.#latest[which]?.scenario : this[which].of) === scenario;
  }

  /** @param {'a'|'b'} which @param {Scenario} scenario @param {number} points */
  async #once(which, scenario, points) {
    const result = await this.ask('compute', [this.calculator, scenario.inputs, { today: scenario.today, points }], which, 0);
    return result === undefined ? undefined : { result, stopped: null };
  }

  /** @param {'a'|'b'} which @param {any} error @param {boolean} pending */
  #refused(which, error, pending) {
    this[which] = { ...this[which], violations: error.violations ?? [], pending, progress: null };
    if (!error.violations?.length) this.#failed(error);
    this.changed();
  }

  /** @param {any} error @returns {undefined} */
  #failed(error) {
    const message = String(error?.message ?? error);
    const rule = failureRules.find(([pattern]) => pattern.test(`${error?.name} ${message}`))?.[1] ?? (this.a.result === null ? 'wasmFailed' : 'interrupted');
    this.failure = { message, rule, blocked: rule === 'wasmBlocked' };
    this.changed();
  }

  /**
   * @param {Scenario} scenario @param {{input: string, output: string, target: number}} question
   * @returns {Promise<{roots: number[], from: number, to: number, note?: string}|{error: string}|undefined>}
   */
  solve(scenario, question) {
    return this.ask('solve', [this.calculator, scenario.inputs, question, { today: scenario.today }], 'solve').catch((error) => ({ error: String(error.message) }));
  }

  /** The reader of tables is fetched by the first one, if only an empty one. @param {string} today */
  warmUp(today) {
    this.warm ??= this.ask('import', ['', { today }], 'warm', 3).catch(() => null);
  }

  /** @param {string|File} source @param {import('../../../wasm/js/import.js').ImportOptions} options @returns {Promise<any>} */
  import(source, options) {
    return this.ask('import', [source, options], 'import', 2).catch((error) => ({ error: String(error.message) }));
  }

  /**
   * After a pause: what moves the answer, and everybody's answer under these terms.
   * @param {Scenario} scenario @param {string} output
   */
  async explore(scenario, output) {
    const tornado = await this.ask('tornado', [this.calculator, scenario.inputs, { output }, { today: scenario.today }], 'tornado', 2).catch(() => null);
    if (tornado) this.tornado = tornado;
    this.changed();
  }

  /**
   * The answer over the range of each input.
   * @param {Scenario} scenario @param {string} output @param {Map<string, number[]>} ranges values of an input, by its path
   */
  async trace(scenario, output, ranges) {
    const curveOf = async (/** @type {string} */ path, /** @type {number[]} */ values) => {
      const swept = await this.ask('sweep', [this.calculator, scenario.inputs, { x: { path, values }, output }, { today: scenario.today }], `curve ${path}`, 4).catch(() => null);
      return swept ? /** @type {[string, Float64Array]} */ ([path, swept.values]) : null;
    };
    const curves = await Promise.all([...ranges].map(([path, values]) => curveOf(path, values)));
    this.curves = new Map(curves.filter((one) => one !== null));
    this.changed();
  }

  /** What charts want to know; nothing is asked twice. @param {import('./asks.js').Ask[]} asks */
  async learn(asks) {
    await Promise.all(asks.map(async ({ key, method, args }) => {
      const asked = JSON.stringify(args);
      if (this.#asked.get(key) === asked) return;
      this.#asked.set(key, asked);
      const value = await this.ask(method, args, `fact ${key}`).catch(() => null);
      if (value === undefined) return;
      this.facts.set(key, { asked, value });
      this.changed();
    }));
  }

  /** @param {import('../../lib/types.js').Inputs[]} rows @param {string[]} metrics @param {string} today */
  async rank(rows, metrics, today) {
    const values = await this.ask('compare', [this.calculator, rows, metrics, { today }], 'league', 3).catch(() => null);
    if (values) this.league = { rows: values };
    this.changed();
  }

  /** Stop whatever runs for this element: nothing is on its way any more. */
  cancel() {
    for (const which of /** @type {const} */ (['a', 'b'])) this[which] = { ...this[which], pending: false, progress: null };
    this.changed();
    this.long?.stop();
    for (const channel of ['a', 'b', 'solve', 'import', 'tornado', 'league']) this.client.cancel(`${this.#name}:${channel}`);
  }

  /** So that the same is asked once more. */
  forget() {
    this.a = { ...this.a, of: null };
    this.b = { ...this.b, of: null };
  }

  forgetB() {
    this.b = blank();
  }
}
