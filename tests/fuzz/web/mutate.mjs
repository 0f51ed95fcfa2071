// SPDX-License-Identifier: MIT
// Texts made from other texts, by a seeded generator, and made smaller again.

/** Numbers in [0, 1) from a seed. Source: Tommy Ettinger, "Mulberry32". @param {number} seed @returns {() => number} */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {() => number} next @param {number} size */
const below = (next, size) => Math.floor(next() * size);

/** @template T @param {() => number} next @param {readonly T[]} list @returns {T} */
export const pick = (next, list) => list[below(next, list.length)];

/** What has broken parsers before, whatever they parse. */
export const nasty = [
  '', '\0', '\uFEFF', '\uD800', '\uDC00', '%', '%zz', '%00', '%2e', '%E0%A4%A', '__proto__', 'constructor', 'prototype', 'toString',
  'NaN', 'Infinity', '-Infinity', '-0', '1e999', '1e-999', '1e308', '5e-324', '0x10', '1_000', '9007199254740993', '١٢٣', '1,5', '1.234.567,8',
  '=1+1', '+1', '-1', '@SUM(A1)', '\t', '\r', '\r\n', '"', '""', "'", '<script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{x}}', '${x}',
  '\u202e', '\u0000\u0000', '�', 'ﬁ', 'İ', '99999999999999999999', '2026-02-30', '0000-00-00', '31/12/2026', '9'.repeat(400),
];

/** @typedef {(text: string, next: () => number, tokens: readonly string[], seeds: readonly string[]) => string} Change */

/** @param {string} text @param {() => number} next @param {string} part */
function inserted(text, next, part) {
  const at = below(next, text.length + 1);
  return text.slice(0, at) + part + text.slice(at);
}

/** @param {string} text @param {() => number} next @returns {[number, number]} */
function span(text, next) {
  const from = below(next, text.length + 1);
  return [from, Math.min(text.length, from + 1 + below(next, next() < 0.8 ? 12 : text.length + 1))];
}

/** @type {readonly Change[]} */
const changes = [
  (text, next, tokens) => inserted(text, next, pick(next, tokens)),
  (text, next, tokens) => inserted(text, next, pick(next, tokens)),
  (text, next) => inserted(text, next, pick(next, nasty)),
  (text, next) => inserted(text, next, String.fromCharCode(below(next, next() < 0.8 ? 128 : 65_536))),
  (text, next) => { const [from, to] = span(text, next); return text.slice(0, from) + text.slice(to); },
  (text, next) => { const [from, to] = span(text, next); return inserted(text, next, text.slice(from, to)); },
  (text, next, tokens) => { const [from, to] = span(text, next); return text.slice(0, from) + pick(next, tokens) + text.slice(to); },
  (text, next) => { const [from, to] = span(text, next); return text.slice(0, from) + pick(next, nasty) + text.slice(to); },
  (text, next, _tokens, seeds) => { const other = pick(next, seeds); return text.slice(0, below(next, text.length + 1)) + other.slice(below(next, other.length + 1)); },
  (text, next) => {  // a part again and again: what grows faster than the text shows here
    if (next() < 0.95) return text;
    const [from, to] = span(text, next);
    return text.slice(0, to) + text.slice(from, to).repeat(below(next, 2 + 60_000 / (1 + to - from))) + text.slice(to);
  },
];

/** A unit of another text instead of one of its own, so that what comes of it can still be read. @param {string} text @param {() => number} next @param {readonly string[]} seeds @param {RegExp} units */
function exchanged(text, next, seeds, units) {
  const own = [...text.matchAll(units)];
  const others = pick(next, seeds).match(units);
  if (own.length === 0 || !others) return text;
  const { index, 0: { length } } = pick(next, own);
  return text.slice(0, index) + pick(next, others) + text.slice(index + length);
}

/** @param {string} text @param {() => number} next @param {readonly string[]} tokens @param {readonly string[]} seeds @param {RegExp} [units] what such texts are made of */
export function changed(text, next, tokens, seeds, units) {
  const whole = units && next() < 0.5 ? units : null;
  let result = text;
  for (let count = 1 + below(next, 5); count > 0; count -= 1) result = whole ? exchanged(result, next, seeds, whole) : pick(next, changes)(result, next, tokens, seeds);
  return result;
}

/**
 * The same fault in a smaller text: parts are left out as long as it stays.
 * @param {string} text @param {(text: string) => Promise<boolean>} stays @param {number} [most] attempts
 */
export async function smaller(text, stays, most = 400) {
  let best = text;
  let attempts = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length && attempts < most; attempts += 1) {
      const shorter = best.slice(0, at) + best.slice(at + size);
      if (await stays(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
