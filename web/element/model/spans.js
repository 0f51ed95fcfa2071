// SPDX-License-Identifier: MIT
/**
 * Over which values of an input a chart is drawn, and which input and output the reader has chosen for it.
 * @module
 */
import { getAt } from '../../lib/state.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../views/types.js').Span} Span */

/**
 * @param {Stage} stage @param {string} path of a number @param {number} count @param {import('./session.js').Which} [which]
 * @returns {{path: string, from: number, to: number, count: number}} an axis of the engine's sweep
 */
export function axisOf(stage, path, count, which = 'a') {
  const span = stage.view.spans?.[path] ?? {};
  const value = Number(getAt(stage.answered(which).inputs, path));
  const from = span.from ?? value * (1 - (span.within ?? 1));
  const to = Math.max(span.to ?? value * (1 + (span.within ?? 1)), span.least ?? 0);
  return { path, from, to: to > from ? to : from + 1, count };
}

/** What the reader has chosen of a chart's choices; else the view's. @param {Stage} stage @param {{id: string, choose?: Record<string, string[]>} & Record<string, any>} view @param {string} key @returns {string} */
export function chosen(stage, view, key) {
  const wish = stage.ui.choices[`${view.id}.${key}`] ?? '';
  return view.choose?.[key]?.includes(wish) ? wish : view[key];
}

/** Inputs of a scenario with some of them replaced, for a curve. @param {Stage} stage @param {'a'|'b'} which @param {Record<string, unknown>} [replaced] */
export const inputsWith = (stage, which, replaced = {}) => ({ ...stage.answered(which).inputs, ...stage.view.neutral, ...replaced });
