// SPDX-License-Identifier: MIT
/**
 * Scenes into which the first drawing is cut, in their order (../backstage.js). Each chart on show is one.
 * @module
 */
import { noChange, nothing } from 'lit';
import { shownCharts } from '../model/asks.js';

/** @typedef {import('./types.js').Context} Context */

export const scenes = { top: 1, inputs: 2, more: 3, answer: 4, rest: 5, charts: 6 };

/** The last that needs no answer. */
export const lastWithoutAnswer = scenes.more;

/** @param {import('../model/stage.js').Stage} stage */
export const lastScene = (stage) => scenes.charts + Math.max(0, shownCharts(stage).length - 1);

/**
 * Nothing until its scene; in those that follow it stays as it was drawn, and when all has been drawn it is as any other.
 * @param {number} scene @param {Context} context @param {(context: Context) => any} draw
 */
export function from(scene, context, draw) {
  const now = context.stage.scene;
  if (now < scene) return nothing;
  return now === scene || now === Infinity ? draw(context) : noChange;
}
