// SPDX-License-Identifier: MIT
/**
 * Digits of other scripts, and marks that do not show.
 * @module
 */

/** Zeros of the decimal digit runs in use; each run holds ten in order (Unicode, category Nd). */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10];

/** Bidirectional marks, zero-width characters and the byte-order mark, which copying from pages brings along. */
const invisible = /[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** @param {string} text @returns {string} the same with ASCII digits */
export function asciiDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = /** @type {number} */ (digit.codePointAt(0));
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** @param {string} text @returns {string} trimmed, ASCII digits, ASCII minus, nothing invisible */
export function plainText(text) {
  return asciiDigits(text.replace(invisible, ''))
    .replace(/[\u2212\u2012\u2013\ufe63\uff0d]/g, '-')
    .trim();
}

/** @param {string} text ASCII digits @param {string} zero the locale's 0 @returns {string} */
export function localDigits(text, zero) {
  const start = zero.codePointAt(0) ?? 48;
  return start === 48 ? text : text.replace(/\d/g, (digit) => String.fromCodePoint(start + Number(digit)));
}
