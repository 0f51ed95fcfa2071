// SPDX-License-Identifier: MIT
/** Writes the address: at most once per 400 ms, never the same twice, never throwing. */
export class LinkWriter {
  /** @param {{write: (link: string) => void, delay?: number, clock?: () => number}} options */
  constructor(options) { this.options = options; }
  /** After an edit: written 400 ms after the last one. @param {string} link */
  schedule(link) { throw new Error(link); }
  /** On commit: written as soon as the rate allows. @param {string} link */
  commit(link) { throw new Error(link); }
  /** Write now what is waiting. */
  flush() {}
  /** Forget what is waiting. */
  stop() {}
}
