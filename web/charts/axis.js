// SPDX-License-Identifier: MIT
/**
 * Where ticks stand and what they say.
 * @module
 */
import { dateText, yearsAfter } from '../lib/numbers/dates.js';
import { formatNumber } from '../lib/numbers/format.js';

/** @typedef {import('./types.js').Axis} Axis */
/** @typedef {import('./scale.js').Scale} Scale */
/** @typedef {{value: number, text: string}} Tick */
/** @typedef {{locale?: string, today?: string}} Place */

const percentLike = new Set(['fraction', 'perYear', 'perSqrtYear', 'ratio']);

/**
 * Digits that tell neighbouring ticks apart.
 * @param {number[]} values @returns {number}
 */
function digitsFor(values) {
  const largest = Math.max(...values.map(Math.abs));
  const step = Math.abs((values[1] ?? largest) - (values[0] ?? 0)) || largest || 1;
  return Math.max(1, Math.min(12, Math.floor(Math.log10(largest / step || 1)) + 2));
}

/** @param {number[]} values evenly spaced or not @param {Axis} axis @param {Place} place @returns {Tick[]} */
export function tickTexts(values, axis, { locale = 'en' }) {
  const digits = axis.scale === 'log' ? 2 : digitsFor(values);
  const unit = axis.unit === 'years' || axis.unit === 'year' ? '' : axis.unit;
  const format = axis.format ?? ((/** @type {number} */ value) => formatNumber(value, { unit, locale, digits, compact: true }));
  const texts = values.map(format);
  return values.map((value, i) => ({ value, text: inCents(texts, axis, value, locale) ?? texts[i] ?? '' }));
}

/** Dollars with cents at one tick have them at all: $0.80, $1.00. @param {string[]} texts @param {Axis} axis @param {number} value @param {string} locale @returns {string|null} */
function inCents(texts, axis, value, locale) {
  const places = Math.max(0, ...texts.map((text) => text.match(/\d\D(\d{1,2})(?!\d)/)?.[1]?.length ?? 0));
  if (axis.unit !== 'USD' || axis.format || axis.scale === 'log' || places !== 2 || Math.abs(value) >= 1000) return null;
  return formatNumber(value, { unit: 'USD', locale, cents: true });
}

/** @param {Axis} axis @param {Scale} scale @param {Place} place @returns {Tick[]} */
export function yTicks(axis, scale, place) {
  const height = Math.abs(scale.range[1] - scale.range[0]);
  return tickTexts(scale.ticks(Math.max(2, Math.round(height / 52))), axis, place);
}

/** @param {Axis} axis @param {Scale} scale @param {Place} place @returns {Tick[]} */
export function xTicks(axis, scale, place) {
  const width = scale.range[1] - scale.range[0];
  const time = axis.unit === 'year' || axis.unit === 'years';
  if (axis.unit === 'year' && place.today) return calendarTicks(scale, width, place.today, place.locale ?? 'en');
  const span = scale.domain[1] - scale.domain[0];
  const count = Math.max(2, Math.floor(width / 62));
  const ticks = tickTexts(scale.ticks(time && span >= 3 ? Math.min(count, Math.floor(span)) : count), axis, place);
  return time ? withUnit(ticks, place) : ticks;
}

/** The last tick of an axis in years says so: 0 2 4 6 years. @param {Tick[]} ticks @param {Place} place @returns {Tick[]} */
function withUnit(ticks, { locale }) {
  return ticks.map((tick, i) => (i === ticks.length - 1 ? { ...tick, text: formatNumber(tick.value, { unit: 'years', locale }) } : tick));
}

/** Room of a tick that names a month, and of one that is only a year, px. */
const monthRoom = 74;
const yearRoom = 42;

/** @param {number} months @param {number} width px @returns {number} months between ticks: years only, once there are three of them */
function calendarStep(months, width) {
  const steps = months >= 36 ? [12, 24, 60, 120, 240, 600, 1200] : [1, 2, 3, 6, 12];
  return steps.find((size) => (months / size) * (size >= 12 ? yearRoom : monthRoom) <= width) ?? (months >= 36 ? 2400 : 12);
}

/** Ticks on 1 January, or on the first of a month when the span is short. @param {Scale} scale @param {number} width px @param {string} today @param {string} locale @returns {Tick[]} */
function calendarTicks(scale, width, today, locale) {
  const [low, high] = scale.domain;
  const months = (high - low) * 12;
  const step = calendarStep(months, width);
  const start = new Date(Date.parse(today));
  const firstMonth = start.getUTCFullYear() * 12 + start.getUTCMonth() + Math.floor(low * 12);
  /** @type {Tick[]} */
  const out = [];
  for (let month = Math.ceil(firstMonth / step) * step; month <= firstMonth + months + 1; month += step) {
    const date = monthStart(month);
    const value = yearsAfter(date, today);
    if (value >= low && value <= high) out.push({ value, text: step >= 12 ? date.slice(0, 4) : dateText(date, locale, { short: true }) });
  }
  return out;
}

/** @param {number} month counted from year 0 @returns {string} ISO date of its first day */
function monthStart(month) {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A value of an axis in full, for speech and tables of the cursor. @param {number} value @param {Axis} axis @param {Place} place @returns {string} */
export function valueText(value, axis, { locale = 'en', today }) {
  if (axis.format) return axis.format(value);
  const unit = axis.unit ?? '';
  const compact = !percentLike.has(unit);
  return formatNumber(value, unit === 'year' && today ? { unit, locale, today } : { unit, locale, compact });
}
