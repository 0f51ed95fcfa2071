// SPDX-License-Identifier: MIT
/**
 * Linear and logarithmic scales. (d3-scale would add some ten kilobytes to every embed for its colour, time and
 * number formats, none of which is used here.)
 * @module
 */
import { ticks } from './ticks.js';

/**
 * @typedef {object} Scale
 * @property {'linear'|'log'} kind
 * @property {[number, number]} domain
 * @property {[number, number]} range
 * @property {(value: number) => number} at       position; NaN where the value has none
 * @property {(position: number) => number} invert
 * @property {(count: number) => number[]} ticks
 */

/** Beyond these a difference or its inverse is no number any more. */
const largest = 1e300;
const smallest = 1e-290;

const within = (/** @type {number} */ value, least = -largest) => Math.max(least, Math.min(largest, value));

/** An empty domain is opened so that a constant lies in the middle. @param {[number, number]} domain @returns {[number, number]} */
function opened(domain) {
  const low = within(domain[0]);
  const high = within(domain[1]);
  if (high - low > smallest) return [low, high];
  const room = Math.abs(low) < smallest ? 1 : Math.abs(low) * 0.1;
  return [low - room, high + room];
}

/** @param {[number, number]} domain @param {[number, number]} range @returns {Scale} */
export function linear(domain, range) {
  const [low, high] = opened(domain);
  const slope = (range[1] - range[0]) / (high - low);
  return {
    kind: 'linear',
    domain: [low, high],
    range,
    at: (value) => range[0] + (value - low) * slope,
    invert: (position) => low + (position - range[0]) / slope,
    ticks: (count) => ticks(low, high, count),
  };
}

/** Base-ten logarithmic; values at or below 0 have no position. @param {[number, number]} domain both above 0 @param {[number, number]} range @returns {Scale} */
export function log(domain, range) {
  const [low, high] = domain[1] / domain[0] > 1 + 1e-9 ? domain : [domain[0] / 2, domain[0] * 2];
  const inner = linear([Math.log10(low), Math.log10(high)], range);
  return {
    kind: 'log',
    domain: [low, high],
    range,
    at: (value) => (value > 0 ? inner.at(Math.log10(within(value, smallest))) : NaN),
    invert: (position) => 10 ** inner.invert(position),
    ticks: (count) => logTicks(low, high, count),
  };
}

/** Multiples of a power of ten, the finest set that is not too many. */
const finest = [[1, 2, 5], [1, 3], [1]];

/** Powers of ten, with multiples between them while there is room; linear ticks inside one decade. @param {number} low @param {number} high @param {number} count @returns {number[]} */
function logTicks(low, high, count) {
  if (high / low < 10) return ticks(low, high, count);
  const most = Math.max(3, Math.ceil(count * 1.4));
  for (const multiples of finest) {
    const found = multiplesOfTen(low, high, multiples, 1);
    if (found.length <= most) return found;
  }
  return multiplesOfTen(low, high, [1], Math.ceil(Math.log10(high / low) / most));
}

/** @param {number} low @param {number} high @param {number[]} multiples @param {number} every decades @returns {number[]} */
function multiplesOfTen(low, high, multiples, every) {
  const first = Math.ceil(Math.floor(Math.log10(low)) / every) * every;
  /** @type {number[]} */
  const out = [];
  for (let power = first; power <= Math.log10(high); power += every) {
    for (const multiple of multiples) out.push(Number(`${multiple}e${power}`));
  }
  return out.filter((value) => value >= low * (1 - 1e-12) && value <= high * (1 + 1e-12));
}

/** Always of the kind asked for: a linear scale in place of a logarithmic one would give values at or below 0 a position. @param {'linear'|'log'|undefined} kind @param {[number, number]} domain @param {[number, number]} range @returns {Scale} */
export function makeScale(kind, domain, range) {
  return kind === 'log' ? log([within(domain[0], smallest), within(domain[1], smallest)], range) : linear(domain, range);
}
