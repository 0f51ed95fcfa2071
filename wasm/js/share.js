// SPDX-License-Identifier: MIT
/**
 * Shares the blocks of one calculation out among engines, wherever they run: each takes the next few blocks as soon as it
 * is free, and now and then hands over what it has gathered to the leader, who says what all of it means.
 * @module
 */

/**
 * @typedef {object} Member  one engine
 * @property {(method: string, args: any[]) => Promise<any>} call  a method of `blocks`; calls are answered in order
 * @property {number} sliceMs  how long it may be busy at a time
 * @property {number} ahead    slices asked for at a time: 2 where an answer takes a while to come
 *
 * @typedef {{id: string, inputs: any, options?: {today?: string, points?: number}}} Request
 * @typedef {{done: number, total: number, result: any}} Progress  blocks, and what they say
 * @typedef {Progress & {complete: boolean}} Ending  complete: all blocks have run, or the inputs' target has been met
 *
 * @typedef {object} Wishes
 * @property {(progress: Progress) => void} [onProgress]  an estimate, at most ten times a second
 * @property {() => Promise<unknown>|undefined} [whenAllowed]  work waits for it
 * @property {AbortSignal} [signal]
 */

/** Blocks of the first estimate; one is enough when it takes this long. */
const previewBlocks = 2;
const longBlockMs = 10;
/** Time between estimates, at least; and as a multiple of what making one takes. */
const betweenMs = 100;
const betweenTimes = 12;

/** An engine at work on one run. */
class Hand {
  run = 0;
  /** @type {number|undefined} */ msPerBlock;

  /** @param {Member} member */
  constructor(member) {
    this.member = member;
  }

  /** Starts afresh, unless the engine has all blocks already. @param {Request} request @returns {Promise<import('./blocks.js').Plan>} */
  async begin({ id, inputs, options }) {
    const plan = await this.member.call('begin', [id, inputs, options]);
    this.run = plan.run;
    return plan;
  }

  /** @param {string} method @param {any[]} args */
  ask(method, ...args) {
    return this.member.call(method, [this.run, ...args]);
  }

  /** Forgets what another left unfinished. @param {import('./blocks.js').Plan} plan */
  async clear({ done }) {
    if (done > 0) await this.ask('take');
  }

  /** @param {number} first @param {number} count */
  async advance(first, count) {
    this.msPerBlock = await this.ask('advance', first, count) / count;
  }

  /** As many blocks as fit into a slice. */
  get slice() {
    return this.msPerBlock === undefined ? 1 : Math.max(1, Math.floor(this.member.sliceMs / this.msPerBlock));
  }
}

class Sharing {
  #next = 0;
  #until = 0;
  #done = 0;
  #over = false;
  #wake = () => {};
  /** @type {Promise<unknown>} */ #collecting = Promise.resolve();

  /**
   * @param {Hand} leader @param {Hand[]} others
   * @param {import('./blocks.js').Plan} plan @param {Request} request @param {Wishes} wishes
   */
  constructor(leader, others, plan, request, wishes) {
    this.leader = leader;
    this.others = others;
    this.plan = plan;
    this.request = request;
    this.wishes = wishes;
  }

  get #stopped() {
    return Boolean(this.wishes.signal?.aborted) || this.#over;
  }

  #finish() {
    this.#over = true;
    this.#wake();
  }

  /** @param {number} ms @returns {Promise<void>} shorter when all is over */
  #pause(ms) {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => { clearTimeout(timer); done(); };
    });
  }

  /** Runs the next few blocks: what fits into a slice, less towards the end. False when none are left before the checkpoint. @param {Hand} hand @param {number} [most] */
  async #step(hand, most) {
    await this.wishes.whenAllowed?.();
    if (this.#stopped || this.#next >= this.#until) return false;
    const even = Math.ceil((this.#until - this.#next) / (2 * (1 + this.others.length)));
    const first = this.#next;
    this.#next = Math.min(this.#until, first + Math.min(most ?? hand.slice, even));
    const count = this.#next - first;
    await hand.advance(first, count);
    this.#done += count;
    return true;
  }

  /** @param {Hand} hand */
  async #work(hand) {
    while (await this.#step(hand));
  }

  /** @param {Hand} hand */
  #workAhead(hand) {
    return Promise.all(Array.from({ length: hand.member.ahead }, () => this.#work(hand)));
  }

  /** The leader's first blocks make the first estimate. */
  async #preview() {
    for (let ran = 0; ran < previewBlocks && (this.leader.msPerBlock ?? 0) < longBlockMs; ran += 1) {
      if (!await this.#step(this.leader, 1)) return;
    }
    await this.#show();
  }

  async #lead() {
    if (this.wishes.onProgress && this.#done === 0) await this.#preview();
    await this.#workAhead(this.leader);
  }

  /** All that has been gathered goes to the leader. */
  #collect() {
    const all = () => Promise.all(this.others.map(async (hand) => this.leader.ask('add', await hand.ask('take'))));
    this.#collecting = this.#collecting.then(all);
    return this.#collecting;
  }

  #result() {
    return this.leader.ask('outcome', this.request.options);
  }

  async #show() {
    const done = this.#done;
    const result = await this.#result();
    if (result && !this.#stopped) this.wishes.onProgress?.({ done, total: this.plan.blocks, result });
  }

  /** Shows an estimate of all every now and then. */
  async #refine() {
    let wait = betweenMs;
    let shown = 0;
    while (this.wishes.onProgress && !this.#stopped) {
      await this.#pause(wait);
      if (this.#stopped || this.#done === shown) continue;
      const begun = performance.now();
      shown = this.#done;
      await this.#collect();
      await this.#show();
      wait = Math.max(betweenMs, betweenTimes * (performance.now() - begun));
    }
  }

  /** Runs up to each checkpoint in turn. @returns {Promise<boolean>} whether the calculation is complete */
  async #advance() {
    for (const checkpoint of this.plan.checkpoints) {
      this.#until = checkpoint;
      await Promise.all([this.#lead(), ...this.others.map((hand) => this.#workAhead(hand))]);
      await this.#collect();
      if (this.#next < checkpoint || this.#done < checkpoint) return false;
      if (checkpoint < this.plan.blocks && await this.leader.ask('enough')) return true;
    }
    return true;
  }

  /** @returns {Promise<Ending>} */
  async run() {
    const refining = this.#refine();
    refining.catch(() => this.#finish());
    try {
      const complete = await this.#advance();
      this.#finish();
      await refining;
      return { done: this.#done, total: this.plan.blocks, result: await this.#result(), complete };
    } finally {
      this.#finish();
    }
  }
}

/** Whether the leader still has all blocks of these inputs. @param {Hand} leader @param {import('./blocks.js').Plan} plan */
const isReady = async (leader, { blocks, done, checkpoints }) =>
  done === blocks || (done > 0 && checkpoints.includes(done) && leader.ask('enough'));

/**
 * Runs a calculation to its end, or until the signal: then the ending is not complete and says what there is.
 * @param {[Member, ...Member[]]} crew the first leads @param {Request} request @param {Wishes} [wishes]
 * @returns {Promise<Ending>}
 */
export async function shareOut(crew, request, wishes = {}) {
  const [leader, ...others] = crew.map((member) => new Hand(member));
  if (!leader) throw new TypeError('there must be at least one engine');
  const plan = await leader.begin(request);
  if (await isReady(leader, plan)) {
    return { done: plan.done, total: plan.blocks, result: await leader.ask('outcome', request.options), complete: true };
  }
  await leader.clear(plan);
  await Promise.all(others.map(async (hand) => hand.clear(await hand.begin(request))));
  const ending = await new Sharing(leader, others, plan, request, wishes).run();
  if (!ending.complete) await leader.ask('take');
  return ending;
}
