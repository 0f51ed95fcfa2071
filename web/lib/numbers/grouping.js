// SPDX-License-Identifier: MIT
/**
 * Which separators in "1.234,5" group and which one is the decimal mark.
 * @module
 */

/** @typedef {import('./locale.js').NumberSymbols} NumberSymbols */
/** @typedef {{digits: string, ambiguous: boolean}} Mantissa  digits: ASCII, '.' decimal, nothing else */

/** Marks that only ever group: every kind of space, apostrophes, the Arabic thousands mark. */
const grouper = /['’`´_٬\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;
const westernGroups = /^\d{1,3}(,\d{3})+$/;
const indianGroups = /^\d{1,2}(,\d{2})*,\d{3}$/;

/** @param {string} text groups parted by ',' @returns {boolean} */
const wellGrouped = (text) => /^\d*$/.test(text) || westernGroups.test(text) || indianGroups.test(text);

/** @param {string} whole groups parted by ',' @param {string} fraction @param {boolean} [ambiguous] @returns {Mantissa|null} */
function join(whole, fraction, ambiguous = false) {
  if (!wellGrouped(whole) || !/^\d*$/.test(fraction) || whole + fraction === '') return null;
  return { digits: `${whole.replaceAll(',', '') || '0'}.${fraction || '0'}`, ambiguous };
}

/** @param {string} text @param {string} mark @returns {[string, string]} parted at the last mark */
function partAt(text, mark) {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * One '.' or ',' with three digits after it and one to three before reads both ways: the locale decides, and
 * a mark the locale does not use is taken as in English.
 * @param {string} mark @param {NumberSymbols} locale @returns {boolean} the mark is the decimal one
 */
function isDecimalHere(mark, locale) {
  const own = { '٫': '.', '٬': ',' }[locale.decimal] ?? locale.decimal;
  if (own === mark) return true;
  return locale.group === mark ? false : mark === '.';
}

/** @param {string} text @param {string} mark @param {NumberSymbols} locale @returns {Mantissa|null} */
function oneMark(text, mark, locale) {
  const [whole, fraction] = partAt(text, mark);
  const couldGroup = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction);
  if (!couldGroup) return join(whole, fraction);
  return isDecimalHere(mark, locale) ? join(whole, fraction, true) : join(whole + fraction, '', true);
}

/** Both '.' and ',': the last is the decimal mark, the other groups. @param {string} text @returns {Mantissa|null} */
function bothMarks(text) {
  const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const [whole, fraction] = partAt(text, decimal);
  return whole.includes(decimal) ? null : join(whole.replaceAll('.', ','), fraction);
}

/**
 * @param {string} text digits and separators @param {NumberSymbols} locale
 * @returns {Mantissa|null} null: not a number
 */
export function readGrouping(text, locale) {
  const marked = text.replaceAll('٫', '\u0001').replaceAll('،', ',').replace(grouper, '\u0002');
  if (!/\d/.test(marked)) return null;
  const spaced = marked.includes('\u0002');
  if (marked.includes('\u0001')) return arabicDecimal(marked);
  if (spaced) return spacedGroups(marked);
  const points = (marked.match(/[.]/g) ?? []).length;
  const commas = (marked.match(/,/g) ?? []).length;
  if (points && commas) return bothMarks(marked);
  if (points + commas === 0) return join(marked, '');
  if (points + commas === 1) return oneMark(marked, points ? '.' : ',', locale);
  return join(marked.replaceAll('.', ','), '');
}

/** ٫ is always the decimal mark. @param {string} text @returns {Mantissa|null} */
function arabicDecimal(text) {
  const [whole, fraction] = partAt(text, '\u0001');
  return whole.includes('\u0001') ? null : join(whole.replace(/[\u0002.]/g, ','), fraction);
}

/** Spaces and apostrophes group, so a '.' or ',' beside them is decimal. @param {string} text @returns {Mantissa|null} */
function spacedGroups(text) {
  const marks = text.match(/[.,]/g) ?? [];
  if (marks.length > 1) return null;
  const [whole, fraction] = marks.length ? partAt(text, /** @type {string} */ (marks[0])) : [text, ''];
  return fraction.includes('\u0002') ? null : join(whole.replaceAll('\u0002', ','), fraction);
}
