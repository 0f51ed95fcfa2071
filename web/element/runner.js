// SPDX-License-Identifier: MIT
/**
 * When the engine is asked: not before the element is near the screen, at once after an input, and after a pause
 * for what takes longer.
 * @module
 */
import { fetched } from './later.js';
import { asksOf } from './model/asks.js';
import { undated } from './model/base.js';
import { engineChanged } from './model/made-with.js';
import { sliderRanges } from './model/slider.js';
import { setAt } from '../lib/state.js';
import { turn } from '../../wasm/js/turn.js';

/** Quiet time before sensitivities and the league are computed (UX, section 1). */
const idleMs = 150;
/** Points of a path: more than pixels of a chart are not seen. */
const pathPoints = 400;
/** How near the screen an element starts its engine; and goes on with what takes long. */
const nearPx = '600px';

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Runner {
  /** @type {IntersectionObserver|undefined} */ #watch;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #idle;
  #near = false;
  #inView = false;
  #announced = false;
  /** Results and faults that the host has been told. @type {unknown[]} */ #told = [];
  #faults = '';
  /** @type {import('./model/session.js').Scenario|undefined} */ #explored;

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    this.look = () => this.#look();
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.look);
    this.#watch = new IntersectionObserver((entries) => this.#moved(Boolean(entries.at(-1)?.isIntersecting)), { rootMargin: nearPx });
    this.#watch.observe(this.host);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.look);
    this.#watch?.disconnect();
    clearTimeout(this.#idle);
    this.#moved(false);
  }

  /** @param {boolean} inView */
  #moved(inView) {
    this.#inView = inView;
    if (inView && !this.#near) void this.#arrive();
    this.#look();
  }

  /** What takes long stands still while nobody sees it. */
  #look() {
    this.host.stage?.answers.long?.see(this.#inView && !document.hidden);
  }

  async #arrive() {
    this.#near = true;
    await this.host.updateComplete.catch(() => {});
    this.ask();
  }

  /** Ask for whatever is out of date. */
  ask() {
    const { stage } = this.host;
    if (!stage || !this.#near) return;
    const { answers, session } = stage;
    this.#look();
    if (!this.host.cleared) this.host.backstage.rehearse();
    void answers.start();
    const { a, b } = session.situation;
    const again = stage.violations.length > 0 || answers.failure !== null;
    if (!answers.has('a', a) || again) void answers.compute('a', a, pathPoints);
    if (b && (!answers.has('b', b) || again)) void answers.compute('b', b, pathPoints);
    if (!b && answers.b.result) answers.forgetB();
    this.#exploreSoon();
  }

  /** The reader looks at it in another way, perhaps at the other scenario. */
  turned() {
    this.learn();
    if (this.#near && this.#explored !== this.host.stage?.session.scenario) this.#exploreSoon();
  }

  #exploreSoon() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#explore(), idleMs);
  }

  /** Each in a task of its own. */
  async #explore() {
    const { stage } = this.host;
    if (!stage) return;
    const { answers, session, view } = stage;
    this.#explored = session.scenario;
    const draft = draftOf(session.scenario, view);
    if (!answers.long) void answers.trace(draft, view.headline.result, sliderRanges(stage));
    // After this, no request: what is fetched when it is first wanted may be wanted without a network.
    void fetched();
    if (stage.ui.layout !== 'full' || document.hidden) return;
    await turn();
    void answers.explore(draft, view.headline.result);
    await turn();
    if (view.league) void answers.rank(leagueRows(stage), view.league.metrics, session.today);
    if (view.importer) answers.warmUp(session.today);
  }

  /** Charts on show may want to know more than the result. */
  learn() {
    const { stage } = this.host;
    if (stage && this.#near) void stage.answers.learn(asksOf(stage));
  }

  /** A reply came. @param {boolean} [recovered] what the engine failed to answer may be asked again */
  answered(recovered = false) {
    const { host } = this;
    const { stage } = host;
    if (!stage) return;
    host.requestUpdate();
    if (recovered) this.ask();
    this.learn();
    const { answers } = stage;
    const { progress, pending } = answers.a;
    if (progress) host.emit('tvd-progress', { done: progress.done, total: progress.total });
    const changed = pending ? null : engineChanged(stage);
    if (changed) stage.ui.notices = [...stage.ui.notices, changed];
    if (!this.#announced && (answers.a.result || answers.failure)) {
      this.#announced = true;
      void host.updateComplete.then(() => { void host.act?.fold(); host.becomeReady?.(); host.emit('tvd-ready', { version: host.version }); });
    }
    if (this.tellFaults()) return;
    if (!pending || progress?.done) this.#tellResults();
  }

  /** What is wrong, once. @returns {boolean} whether anything is */
  tellFaults() {
    const { host } = this;
    const { answers, violations } = /** @type {import('./model/stage.js').Stage} */ (host.stage);
    const faults = [...violations.map(({ path, rule, value }) => `${path} ${rule} ${value}`), ...(answers.failure ? [answers.failure.rule] : [])].join();
    if (faults && faults !== this.#faults) void fetched().then(() => host.emit('tvd-error', { errors: host.stage?.messages }));
    this.#faults = faults;
    return faults !== '';
  }

  /** New results, once; the last of a long run are spoken too. */
  #tellResults() {
    const { host } = this;
    const { a, b } = /** @type {import('./model/stage.js').Stage} */ (host.stage).answers;
    const final = !a.pending;
    const results = [a.result, b.result, final];
    if (results.every((one, i) => one === this.#told[i])) return;
    this.#told = results;
    if (final) host.announcer.settle();
    host.emit('tvd-result', Object.assign(host.told('inputs', 'results'), { ms: a.ms, final }));
  }
}

/** What is computed many times over is computed with less care. @param {import('./model/session.js').Scenario} scenario @param {import('../views/types.js').View} view */
export const draftOf = (scenario, { draft = {} }) => ({ ...scenario, inputs: Object.entries(draft).reduce((inputs, [path, most]) => setAt(inputs, path, Math.min(inputs[path], most)), scenario.inputs) });

/** Every preset with the reader's terms in place of its own. @param {import('./model/stage.js').Stage} stage */
function leagueRows({ session, schema, view }) {
  const terms = view.league?.terms ?? [];
  return session.presets.map(({ id, asOf }) => {
    const inputs = terms.reduce((all, path) => setAt(all, path, session.value(path)), session.fresh(id).inputs);
    return undated(schema.inputs, inputs, asOf);
  });
}
