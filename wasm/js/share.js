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
 * @typedef {{id: string, inputs: any, options?: {today?: string, points?: number}}} Request  may be given other inputs for
 *   the same blocks while they run
 * @typedef {{done: number, total: number, msLeft: number, result: any}} Progress  blocks, and what they say
 * @typedef {Progress & {complete: boolean}} Ending  complete: all blocks have run, or the inputs' target has been met
 *
 * @typedef {object} Wishes
 * @property {(progress: Progress) => void} [onProgress]  an estimate, at most ten times a second
 * @property {() => Promise<unknown>|undefined} [whenAllowed]  work waits for it
 * @property {AbortSignal} [signal]
 * @property {boolean} [asIs]  only reads what a stopped calculation of the same blocks has left, if anything
 */

/** The reason of a signal when nobody wants to know any more: then nothing is summed up. */
export const superseded = 'superseded';

/** Blocks of the first estimate; one is enough when it takes this long. */
const previewBlocks = 2;
const longBlockMs = 10;
/** Time between estimates, at least; and as a multiple of what making one took at best, since one that was held up says little. */
const betweenMs = 100;
const betweenTimes = 12;

/** An engine at work on one run. */
class Hand {
  run = 0;
  /** @type {any} */ inputs = null;
  /** @type {number|undefined} */ msPerBlock;
  /** The quickest so far: a cold engine or a busy machine tells little about what is left. */ msAtBest = Infinity;

  /** @param {Member} member */
  constructor(member) {
    this.member = member;
  }

  /** @param {Request} request @returns {Promise<import('./blocks.js').Plan>} */
  async begin({ id, inputs, options }) {
    const plan = await this.member.call('begin', [id, inputs, options]);
    this.run = plan.run;
    this.inputs = inputs;
    return plan;
  }

  /** What the blocks say. Inputs by which they are only read may have become others since. @param {Request} request */
  async outcome(request) {
    for (;;) {
      const { run } = this;
      if (this.inputs !== request.inputs) await this.begin(request);
      if (this.run !== run) throw new Error('these inputs need blocks of their own');
      const result = await this.ask('outcome', request.options);
      if (this.inputs === request.inputs) return result;
    }
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
    this.msAtBest = Math.min(this.msAtBest, this.msPerBlock);
  }

  /** As many blocks as fit into a slice. */
  get slice() {
    return this.msPerBlock === undefined ? 1 : Math.max(1, Math.floor(this.member.sliceMs / this.msPerBlock));
  }
}

class Sharing {
  /** @type {Hand[]} those who have joined the leader */ #others = [];
  #next = 0;
  #until = 0;
  #done = 0;
  #busy = 0;
  #over = false;
  #wake = () => {};
  /** @type {{resolve: () => void, reject: (error: any) => void}|null} */ #phase = null;
  /** @type {Promise<unknown>} */ #collecting = Promise.resolve();

  /**
   * @param {Hand} leader @param {import('./blocks.js').Plan} plan @param {Request} request @param {Wishes} wishes
   */
  constructor(leader, plan, request, wishes) {
    this.leader = leader;
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
    const even = Math.ceil((this.#until - this.#next) / (2 * (1 + this.#others.length)));
    const first = this.#next;
    this.#next = Math.min(this.#until, first + Math.min(most ?? hand.slice, even));
    const count = this.#next - first;
    this.#busy += 1;
    await hand.advance(first, count);
    this.#busy -= 1;
    this.#done += count;
    this.#settle();
    return true;
  }

  /** A phase is over when its blocks are done; or those under way, after a stop. */
  #settle() {
    if (this.#busy === 0 && (this.#stopped || this.#done >= this.#until)) this.#phase?.resolve();
  }

  /** @param {Hand} hand */
  #work(hand) {
    for (let slot = 0; slot < hand.member.ahead; slot += 1) void this.#guard(async () => { while (await this.#step(hand)); });
  }

  /** What goes wrong ends the phase. @param {() => Promise<unknown>} task */
  async #guard(task) {
    try {
      await task();
    } catch (error) {
      this.#phase?.reject(error);
    }
  }

  /** The leader's first blocks make the first estimate. */
  async #lead() {
    if (this.wishes.onProgress && this.#next === 0) {
      for (let ran = 0; ran < previewBlocks && (this.leader.msPerBlock ?? 0) < longBlockMs; ran += 1) await this.#step(this.leader, 1);
      await this.#show();
    }
    this.#work(this.leader);
  }

  /** Takes part as soon as its engine is there; the others do without one that never is. @param {Hand} hand */
  async #join(hand) {
    const ready = await hand.begin(this.request).then((plan) => hand.clear(plan)).then(() => true, () => false);
    if (!ready || this.#stopped) return;
    this.#others.push(hand);
    this.#work(hand);
  }

  /** All that has been gathered goes to the leader. */
  #collect() {
    const all = () => Promise.all(this.#others.map(async (hand) => this.leader.ask('add', await hand.ask('take'))));
    this.#collecting = this.#collecting.then(all);
    return this.#collecting;
  }

  /** What there is by now. @returns {Promise<Progress>} */
  async #progress() {
    const { blocks } = this.plan;
    const done = this.#done;
    const result = this.#unwanted ? null : await this.leader.outcome(this.request);
    return { done, total: blocks, msLeft: ((blocks - done) * (done ? this.leader.msAtBest : 0)) / (1 + this.#others.length), result };
  }

  get #unwanted() {
    return this.wishes.signal?.reason === superseded;
  }

  async #show() {
    const progress = await this.#progress();
    if (progress.result && !this.#stopped) this.wishes.onProgress?.(progress);
  }

  /** Shows an estimate of all every now and then; soon when it is to be read in another way. */
  async #refine() {
    let due = performance.now() + betweenMs;
    let shown = 0;
    let atBest = Infinity;
    while (this.wishes.onProgress && !this.#stopped) {
      const left = due - performance.now();
      await this.#pause(left > 0 && left < betweenMs ? left : betweenMs);
      const begun = performance.now();
      const known = begun < due || this.#done === shown;
      if (this.#stopped || (known && this.leader.inputs === this.request.inputs)) continue;
      shown = this.#done;
      await this.#collect();
      await this.#show();
      const end = performance.now();
      atBest = Math.min(atBest, end - begun);
      due = end + Math.max(betweenMs, betweenTimes * atBest);
    }
  }

  /** Runs up to a checkpoint. @param {number} checkpoint @returns {Promise<void>} */
  #runTo(checkpoint) {
    return new Promise((resolve, reject) => {
      this.#until = checkpoint;
      this.#phase = { resolve, reject };
      for (const hand of this.#others) this.#work(hand);
      void this.#guard(() => this.#lead());
      this.#settle();
    });
  }

  /** Runs up to each checkpoint in turn. @returns {Promise<boolean>} whether the calculation is complete */
  async #advance() {
    for (const checkpoint of this.plan.checkpoints) {
      await this.#runTo(checkpoint);
      if (!this.#unwanted) await this.#collect();
      if (this.#done < checkpoint) return false;
      if (checkpoint < this.plan.blocks && await this.leader.ask('enough')) return true;
    }
    return true;
  }

  /** @param {Hand[]} others @returns {Promise<Ending>} */
  async run(others) {
    const stop = () => this.#settle();
    this.wishes.signal?.addEventListener('abort', stop);
    for (const hand of others) void this.#guard(() => this.#join(hand));
    const refining = this.#refine();
    refining.catch((error) => this.#phase?.reject(error));
    try {
      const complete = await this.#advance();
      this.#finish();
      await refining;
      return { ...await this.#progress(), complete };
    } finally {
      this.wishes.signal?.removeEventListener('abort', stop);
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
    return { done: plan.done, total: plan.blocks, msLeft: 0, result: await leader.outcome(request), complete: true };
  }
  if (wishes.asIs && plan.done > 0) {
    return { done: plan.done, total: plan.blocks, msLeft: 0, result: await leader.outcome(request), complete: false };
  }
  await leader.clear(plan);  // blocks of here and there are nothing to go on from
  return new Sharing(leader, plan, request, wishes).run(others);
}
