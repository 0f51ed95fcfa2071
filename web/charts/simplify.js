// SPDX-License-Identifier: MIT
/**
 * Points a straight piece of line already passes through, left out. From each point kept, a cone is narrowed by
 * every point after it; the first point outside the cone ends the piece. No point left out is farther than the
 * tolerance from the line drawn. Method: the "swing filter" (H. Elmeleegy et al., "Online piece-wise linear
 * approximation of numerical streams with precision guarantees", VLDB 2009).
 * @module
 */

/** @typedef {ArrayLike<number>} Numbers */

/** px. The eye sees no offset below a tenth, but it does see the corners between longer pieces. */
const tolerance = 0.02;

/** @param {Numbers} values @param {number} i @returns {number} */
const at = (values, i) => /** @type {number} */ (values[i]);

/** One piece of line from the last point kept. */
class Cone {
  anchor = 0;
  last = 0;
  low = -Infinity;
  high = Infinity;

  /** @param {Numbers} xs @param {Numbers} ys @param {number} anchor */
  constructor(xs, ys, anchor) {
    this.xs = xs;
    this.ys = ys;
    this.start(anchor);
  }

  /** @param {number} anchor */
  start(anchor) {
    this.anchor = anchor;
    this.last = anchor;
    this.low = -Infinity;
    this.high = Infinity;
  }

  /** @param {number} i @returns {boolean} the point could end this piece, with all before it near enough */
  holds(i) {
    const run = at(this.xs, i) - at(this.xs, this.anchor);
    const slope = (at(this.ys, i) - at(this.ys, this.anchor)) / run;
    return run > 0 && slope >= this.low && slope <= this.high;
  }

  /** @param {number} i */
  narrow(i) {
    const run = at(this.xs, i) - at(this.xs, this.anchor);
    const rise = at(this.ys, i) - at(this.ys, this.anchor);
    this.low = Math.max(this.low, (rise - tolerance) / run);
    this.high = Math.min(this.high, (rise + tolerance) / run);
    this.last = i;
  }
}

/** @param {Numbers} xs @param {Numbers} ys @param {number[]} run without gaps, not empty @param {number[]} out */
function simplifyRun(xs, ys, run, out) {
  const cone = new Cone(xs, ys, /** @type {number} */ (run[0]));
  out.push(cone.anchor);
  for (let k = 1; k < run.length; k += 1) {
    const i = /** @type {number} */ (run[k]);
    if (!cone.holds(i)) {
      if (cone.last !== cone.anchor) out.push(cone.last);
      cone.start(cone.last);
    }
    if (at(xs, i) > at(xs, cone.anchor)) cone.narrow(i);
    else {
      out.push(i); // upright: a step
      cone.start(i);
    }
  }
  if (cone.last !== cone.anchor) out.push(cone.last);
}

/**
 * @param {Numbers} xs px, never falling @param {Numbers} ys px @param {number[]} indices to draw; -1 is a gap
 * @returns {number[]} those that matter
 */
export function simplify(xs, ys, indices) {
  /** @type {number[]} */
  const out = [];
  for (let start = 0; start < indices.length;) {
    const gap = indices.indexOf(-1, start);
    const end = gap < 0 ? indices.length : gap;
    if (end > start) simplifyRun(xs, ys, indices.slice(start, end), out);
    if (gap >= 0) out.push(-1);
    start = end + 1;
  }
  return out;
}
