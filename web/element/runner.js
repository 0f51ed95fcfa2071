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

/** Quiet time before sensitivities and the league are computed (UX, section 1). */
const idleMs = 150;
/** Points of a path: more than pixels of a chart are not seen. */
const pathPoints = 400;
/** How near the screen an element starts its engine. */
const nearPx = '600px';

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Runner {
  /** @type {IntersectionObserver|undefined} */ #watch;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #idle;
  #near = false;
  #announced = false;

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    if (this.#near) return;
    this.#watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#arrive(), { rootMargin: nearPx });
    this.#watch.observe(this.host);
  }

  hostDisconnected() {
    this.#watch?.disconnect();
    clearTimeout(this.#idle);
  }

  async #arrive() {
    this.#watch?.disconnect();
    this.#near = true;
    await this.host.updateComplete.catch(() => {});
    this.ask();
  }

  /** Ask for whatever is out of date. */
  ask() {
    const { stage } = this.host;
    if (!stage || !this.#near) return;
    const { answers, session } = stage;
    void answers.start();
    const { a, b } = session.situation;
    if (answers.a.of !== a || stage.violations.length) void answers.compute('a', a, pathPoints);
    if (b && (answers.b.of !== b || stage.violations.length)) void answers.compute('b', b, pathPoints);
    if (!b && answers.b.result) answers.forgetB();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#explore(), idleMs);
  }

  #explore() {
    const { stage } = this.host;
    if (!stage) return;
    const { answers, session, view } = stage;
    void answers.trace(session.scenario, view.headline.result, sliderRanges(stage));
    if (stage.ui.layout !== 'full') return;
    void answers.explore(session.scenario, view.headline.result);
    if (view.league) void answers.rank(leagueRows(stage), view.league.metrics, session.today);
  }

  /** Charts on show may want to know more than the result. */
  learn() {
    const { stage } = this.host;
    if (stage && this.#near) void stage.answers.learn(asksOf(stage));
  }

  /** A reply came. */
  answered() {
    const { host } = this;
    const { stage } = host;
    if (!stage) return;
    host.requestUpdate();
    this.learn();
    const { answers } = stage;
    const changed = engineChanged(stage);
    if (changed) stage.ui.notices = [...stage.ui.notices, changed];
    if (!this.#announced && (answers.a.result || answers.failure)) {
      this.#announced = true;
      void host.updateComplete.then(() => { host.becomeReady?.(); host.emit('tvd-ready', { version: host.version }); });
    }
    if (answers.a.violations.length || answers.failure) void fetched().then(() => host.emit('tvd-error', { errors: stage.messages }));
    else if (!answers.a.pending) host.emit('tvd-result', Object.assign(host.told('inputs', 'results'), { ms: answers.a.ms, final: true }));
  }
}

/** Every preset with the reader's terms in place of its own. @param {import('./model/stage.js').Stage} stage */
function leagueRows({ session, schema, view }) {
  const terms = view.league?.terms ?? [];
  return session.presets.map(({ id, asOf }) => {
    const inputs = terms.reduce((all, path) => setAt(all, path, session.value(path)), session.fresh(id).inputs);
    return undated(schema.inputs, inputs, asOf);
  });
}
