// SPDX-License-Identifier: MIT
/**
 * Writes the address: at most once per 400 ms (a browser refuses after a hundred changes in some seconds),
 * never the same twice, never throwing.
 */
export class LinkWriter {
  /** @type {string|(() => string)|null} */ #waiting = null;
  /** @type {string|null} */ #written = null;
  #writtenAt = -Infinity;
  /** @type {any} */ #timer;

  /**
   * @param {object} options
   * @param {(link: string) => void|Promise<void>} options.write e.g. history.replaceState
   * @param {number} [options.delay] ms
   * @param {() => number} [options.clock] ms; one that cannot be set back, or the address would wait for it
   * @param {(run: () => void, ms: number) => any} [options.later]
   * @param {(timer: any) => void} [options.cancel]
   */
  constructor({ write, delay = 400, clock = () => performance.now(), later = (run, ms) => setTimeout(run, ms), cancel = (timer) => clearTimeout(timer) }) {
    this.write = write;
    this.delay = delay;
    this.clock = clock;
    this.later = later;
    this.cancel = cancel;
  }

  /** After an edit: written when 400 ms have passed without another. A function is asked only then. @param {string|(() => string)} link */
  schedule(link) {
    this.#wait(link, this.delay);
  }

  /** On commit: written as soon as the rate allows. @param {string|(() => string)} link */
  commit(link) {
    this.#wait(link, Math.max(0, this.#writtenAt + this.delay - this.clock()));
  }

  /** Write now what is waiting. */
  flush() {
    const waiting = this.#waiting;
    this.stop();
    const link = typeof waiting === 'function' ? waiting() : waiting;
    if (link === null || link === this.#written) return;
    this.#written = link;
    this.#writtenAt = this.clock();
    this.#attempt(link);
  }

  /** Forget what is waiting. */
  stop() {
    this.cancel(this.#timer);
    this.#waiting = null;
  }

  /** The address has changed by other hands (the reader went back): the next write is no repetition. */
  forget() {
    this.stop();
    this.#written = null;
  }

  /** @param {string|(() => string)} link @param {number} ms */
  #wait(link, ms) {
    this.cancel(this.#timer);
    this.#waiting = link;
    if (ms === 0) this.flush();
    else this.#timer = this.later(() => this.flush(), ms);
  }

  /** A refused address is no reason to lose the reader's work: the state lives on in the page. @param {string} link */
  #attempt(link) {
    try {
      Promise.resolve(this.write(link)).catch(() => {});
    } catch {
      this.#written = null;
    }
  }
}
