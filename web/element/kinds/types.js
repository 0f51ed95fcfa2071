// SPDX-License-Identifier: MIT
/**
 * A kind of chart. A view's chart of kind `heat` is drawn by the module of that name beside this one, which only the
 * calculators with such a chart carry. Types only.
 * @module
 */

/** @typedef {import('../model/stage.js').Stage} Stage */

/**
 * @typedef {object} Kind
 * @property {(stage: Stage, view: any, width: number, height: number) => import('../../charts/types.js').Chart} draw
 */

export {};
