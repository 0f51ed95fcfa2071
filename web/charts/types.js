// SPDX-License-Identifier: MIT
/**
 * What charts take and give. Types only.
 * @module
 */
/** @typedef {ArrayLike<number>} Numbers */

/**
 * @typedef {object} Axis
 * @property {string} [label]
 * @property {string} [unit]       schema unit, for ticks and spoken values; x "year" with `today` gets calendar ticks
 * @property {'linear'|'log'} [scale]
 * @property {[number, number]} [domain]
 * @property {boolean} [zero]      include zero (default: bars and areas yes, lines no)
 * @property {(value: number) => string} [format]
 * @property {{value: number, label?: string}[]} [reference]  thin rules, e.g. today's price
 *
 * @typedef {object} Series
 * @property {string} key
 * @property {string} label
 * @property {Numbers} values
 * @property {Numbers} [x]          own x, when it differs from the chart's (scenario B)
 * @property {'main'|'normal'|'muted'|'dashed'} [emphasis]
 * @property {string} [colour]      default by position
 *
 * @typedef {object} ChartSpec
 * @property {string} title          accessible name
 * @property {string} [description]
 * @property {Axis & {values: Numbers}} x
 * @property {Axis} y
 * @property {Series[]} series
 * @property {{x: number, label: string}[]} [marks]   dated events
 * @property {number} [height]       of the whole, kept exactly; default by width
 * @property {string} [locale]
 * @property {string} [today]
 *
 * @typedef {object} BarRow
 * @property {string} key
 * @property {string} label
 * @property {number} [value]        one bar from the base
 * @property {number} [low]          or a two-sided bar (tornado): output at the lower input
 * @property {number} [high]         and at the higher one
 * @property {string} [text]         shown at the bar's end; default the formatted value
 * @property {string} [colour]
 *
 * @typedef {object} BarSpec
 * @property {string} title
 * @property {string} [description]
 * @property {BarRow[]} rows
 * @property {number} [base]         where bars start (tornado: the present output); default 0
 * @property {string} [unit]
 * @property {string} [rowTitle]     what the rows are, in the table
 * @property {string} [lowLabel]     legend words for low and high, e.g. "−10 %", "+10 %"
 * @property {string} [highLabel]
 * @property {string} [locale]
 * @property {(value: number) => string} [format]
 *
 * @typedef {object} Reading
 * @property {number} x              value under the cursor
 * @property {string} xText
 * @property {number} px             its position
 * @property {{key: string, label: string, value: number, text: string, py: number, colour: string}[]} points
 * @property {string} spoken
 *
 * @typedef {object} Chart
 * @property {import('../lib/types.js').SvgNode} svg
 * @property {number} width
 * @property {number} height
 * @property {{left: number, top: number, right: number, bottom: number}} plot  edges in px
 * @property {Float64Array} stops    x values a range input steps through
 * @property {(px: number, py: number) => number} invert  x value, or stop, at a position
 * @property {number} [home]         where the cursor stands until it is moved; default the end
 * @property {number} [columns]      of a grid, whose stops go row by row from the bottom
 * @property {(x: number) => Reading} nearest
 * @property {import('../lib/types.js').Table} table
 */
export {};
