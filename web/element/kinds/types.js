// SPDX-License-Identifier: MIT
/**
 * A kind of chart. A view's chart of kind `heat` is drawn by the module of that name beside this one, which only the
 * calculators with such a chart carry. Types only.
 * @module
 */

/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../panels/types.js').Context} Context */
/** @typedef {import('../panels/types.js').Drawn} Drawn */

/**
 * @typedef {object} Kind
 * @property {(stage: Stage, view: any, width: number, height: number) => import('../../charts/types.js').Chart|undefined} [draw]  nothing: not known yet
 * @property {(stage: Stage, view: any) => import('../model/asks.js').Ask[]} [ask]  what it wants to know beyond the result
 * @property {(context: Context, view: any) => Drawn} [controls]  above the plot
 * @property {(context: Context, view: any) => Drawn} [below]  under it
 * @property {(context: Context, view: any) => Drawn} [panel]  in place of a plot
 * @property {(stage: Stage, view: any) => import('../../lib/types.js').Table|undefined} [table]  where there is no plot
 * @property {(stage: Stage, view: any) => string} [cursor]  charts of one name share the position of their cursors
 * @property {Control} [control]  in place of the cursor
 * @property {boolean} [both]  it shows both scenarios that are compared; others the one being edited
 * @property {boolean} [free]  its height follows from its content, and it says its numbers itself
 *
 * @typedef {object} Control
 * @property {(context: Context, drawn: import('../../charts/types.js').Chart, view: any) => Drawn} draw  under the chart
 * @property {(context: Context, drawn: import('../../charts/types.js').Chart, view: any) => (event: PointerEvent) => void} drag     what a pressed pointer does
 */

export {};
