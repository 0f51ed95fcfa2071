// SPDX-License-Identifier: MIT
/**
 * Widths of the plots, so that text in a chart keeps its size; height of the element, for frames.
 * @module
 */

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Measurer {
  /** @type {ResizeObserver|undefined} */ #observer;
  /** What each plot shows, by the plot: lit puts another chart into the same one. @type {Map<Element, string>} */ #seen = new Map();
  #height = 0;

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new ResizeObserver((entries) => this.#resized(entries));
    this.#observer.observe(this.host);
    this.#find();  // what the build painted has its width already
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    this.#seen.clear();
  }

  hostUpdated() {
    this.#find();
  }

  #find() {
    for (const plot of this.#seen.keys()) if (!plot.isConnected) this.#forget(plot);
    for (const plot of this.host.renderRoot.querySelectorAll('[data-plot]')) {
      const id = plot.getAttribute('data-plot') ?? '';
      if (this.#seen.get(plot) === id) continue;
      this.#seen.set(plot, id);
      this.#observer?.unobserve(plot);  // begun again, it tells the size again
      this.#observer?.observe(plot);
    }
  }

  /** A chart that another tab replaced would be kept, with all its nodes. @param {Element} plot */
  #forget(plot) {
    this.#observer?.unobserve(plot);
    this.#seen.delete(plot);
  }

  /**
   * Whoever hears of it does so in the next frame: what they draw in this one would change what is being observed.
   * @param {ResizeObserverEntry[]} entries
   */
  #resized(entries) {
    const { stage } = this.host;
    if (!stage) return;
    const seen = () => JSON.stringify([stage.ui.width, stage.ui.widths]);
    const before = seen();
    const height = this.#height;
    for (const { target, contentRect } of entries) this.#note(target, contentRect);
    if (this.#height !== height) requestAnimationFrame(() => this.host.emit('tvd-height', { height: this.#height }));
    if (seen() !== before) requestAnimationFrame(() => this.host.requestUpdate());
  }

  /** @param {Element} target @param {DOMRectReadOnly} box */
  #note(target, { width, height }) {
    const { stage } = this.host;
    if (!stage || width === 0) return;
    const id = target.getAttribute('data-plot');
    if (id) stage.ui.widths = { ...stage.ui.widths, [id]: Math.round(width) };
    else {
      if (!stage.ui.width) stage.unfold(width);
      stage.ui.width = Math.round(width);
      this.#height = Math.ceil(height);
    }
  }
}
