// SPDX-License-Identifier: MIT
/**
 * The scale of a slider: whole positions for the control, round values for the reader. The text field beside it
 * takes any value; a slider shows the nearest it can.
 * @module
 */

/** A linear slider stands on multiples of `step`; a logarithmic one (step 0) on equal ratios. */
/** @typedef {{from: number, to: number, step: number, first: number, last: number}} Scale positions first…last */
/** @typedef {{from?: number, to?: number, step?: number, around?: number}} SliderWish */

/** Positions of a logarithmic slider, and about as many of a linear one. */
const positions = 200;
/** Beyond this ratio of ends a slider is logarithmic (UX, section 1). */
const logRatio = 100;

/**
 * @param {SliderWish|undefined} wish of the view
 * @param {number} base  the preset's value
 * @param {[number, number]|undefined} tested
 * @returns {Scale|null} null: no sensible ends
 */
export function sliderScale(wish, base, tested) {
  if (wish?.around && base > 0) return logarithmic(base / wish.around, base * wish.around);
  const from = wish?.from ?? tested?.[0];
  const to = wish?.to ?? tested?.[1];
  if (from === undefined || to === undefined || !(to > from)) return null;
  return from > 0 && to / from > logRatio ? logarithmic(from, to) : linear(from, to, wish?.step ?? niceStep(to - from));
}

/** @param {number} from @param {number} to @returns {Scale} */
const logarithmic = (from, to) => ({ from, to, step: 0, first: 0, last: positions });

/** @param {number} from @param {number} to @param {number} step @returns {Scale} */
const linear = (from, to, step) => ({ from, to, step, first: Math.round(from / step), last: Math.round(to / step) });

/** 1, 2 or 5 times a power of ten. @param {number} width */
function niceStep(width) {
  const power = 10 ** Math.floor(Math.log10(width / positions));
  return power * ([1, 2, 5].find((factor) => factor * power * positions >= width) ?? 10);
}

/** @param {import('./stage.js').Stage} stage @param {string} path @returns {Scale|null} null: this input has no slider */
export const scaleOf = (stage, path) => (path in stage.view.sliders ? sliderScale(stage.view.sliders[path], Number(stage.session.baseValue(path)), stage.node(path).tested) : null);

/** Places on a slider at which the curve behind it is computed. */
const curveSteps = 32;

/** @param {import('./stage.js').Stage} stage @returns {Map<string, number[]>} values over the whole slider, by input */
export function sliderRanges(stage) {
  /** @type {Map<string, number[]>} */
  const ranges = new Map();
  for (const path of Object.keys(stage.view.sliders)) {
    const scale = typeof stage.session.value(path) === 'number' ? scaleOf(stage, path) : null;
    if (scale) ranges.set(path, Array.from({ length: curveSteps + 1 }, (_one, i) => fromPosition(scale, Math.round(scale.first + ((scale.last - scale.first) * i) / curveSteps))));
  }
  return ranges;
}

/** @param {Scale} scale @param {number} value @returns {number} nearest position */
export function toPosition({ from, to, step, first, last }, value) {
  const position = step ? value / step : (Math.log(value / from) / Math.log(to / from)) * positions;
  return Math.round(Math.min(last, Math.max(first, Number.isNaN(position) ? first : position)));
}

/** @param {Scale} scale @param {number} position @returns {number} */
export function fromPosition({ from, to, step }, position) {
  // Twelve digits: 0.1 + 0.2 should read 0.3. Three on a logarithmic scale: nobody means 4.973 by a drag.
  if (step) return Number((position * step).toPrecision(12));
  return Number((from * (to / from) ** (position / positions)).toPrecision(3));
}
