// SPDX-License-Identifier: MIT
/**
 * The declarative view of a calculator. Types only.
 * @module
 */

/** @typedef {'up'|'down'|'nearest'} Caution direction in which a number is rounded, toward the less pleasant */

/**
 * @typedef {object} Tile
 * @property {string} value     result path
 * @property {string} [also]    a second result, smaller
 * @property {Caution} [caution]
 * @property {boolean} [main]
 *
 * @typedef {object} LineView
 * @property {string} id
 * @property {'line'} [kind]
 * @property {string} x         result column
 * @property {{column: string, emphasis?: 'main'|'normal'|'muted'|'dashed'}[]} series
 * @property {{input?: string, result?: string, label?: string}[]} [references]  level lines; label: key in the view's words
 * @property {[number, number]} [domain]
 * @property {LineView} [under]  a low chart on the same x axis
 *
 * @typedef {object} StackView
 * @property {string} id
 * @property {'stack'} kind
 * @property {string} x
 * @property {{input: string, label: string}} [base]  a constant layer below the rows
 * @property {string} rows      result list with label and category
 * @property {string} column    of each row
 *
 * @typedef {object} BarsView
 * @property {string} id
 * @property {'bars'} kind
 * @property {string} rows
 * @property {string} value
 * @property {string} [share]
 *
 * @typedef {object} PartsView
 * @property {string} id
 * @property {'parts'} kind
 * @property {string[][]} groups  results, one bar each; each group adds up by itself
 *
 * @typedef {{output: string, label?: string, with?: Record<string, unknown>, emphasis?: 'main'|'normal'|'muted'|'dashed'}} CurveSeries  label: key in the words' `series`; with: inputs replaced
 *
 * @typedef {object} CurveView  results against an input; `choose` says which of these the reader may change
 * @property {string} id
 * @property {'curve'} kind
 * @property {string} x         input
 * @property {string} [output]
 * @property {CurveSeries[]} [series]  in place of the output
 * @property {Record<string, string[]>} [choose]
 *
 * @typedef {object} HeatView  a result over two inputs
 * @property {string} id
 * @property {'heat'} kind
 * @property {string} x
 * @property {string} y
 * @property {string} output
 * @property {Record<string, string[]>} [choose]
 *
 * @typedef {{quantity: number, with?: Record<string, unknown>, times?: Record<string, number>}} Leg  of the reader's inputs, some replaced, some multiplied
 *
 * @typedef {object} PositionView  profit and loss of several legs
 * @property {string} id
 * @property {'position'} kind
 * @property {string} x
 * @property {string} output    what a leg is worth
 * @property {string[]} numbers results of the whole position
 * @property {Record<string, unknown>} end  inputs at the end
 * @property {string} position
 * @property {Record<string, Leg[]>} positions
 * @property {Record<string, string[]>} [choose]
 *
 * @typedef {object} ChainView  options of many strikes and expiries
 * @property {string} id
 * @property {'chain'} kind
 * @property {string} output
 * @property {number[]} strikes    as multiples of the spot
 * @property {number[]} expiryDays
 * @property {Record<string, string[]>} [choose]
 *
 * @typedef {object} FanView
 * @property {string} id
 * @property {'fan'} kind
 * @property {string} x
 * @property {{low: string, high: string, label: string}[]} bands  columns, from the widest inward; label: key in the view's words
 * @property {{column: string, emphasis?: 'main'|'normal'|'muted'|'dashed'}[]} series
 * @property {{input?: string, result?: string, label?: string}[]} [references]
 *
 * @typedef {object} HistogramView
 * @property {string} id
 * @property {'histogram'} kind
 * @property {string} bins      result with the columns from, to and share
 * @property {string} most      result up to which bins are drawn
 * @property {{input?: string, result?: string, label: string}[]} marks
 * @property {Threshold} threshold
 *
 * @typedef {object} Threshold  a line that the reader moves
 * @property {string} input     share of `from` that is lost, 0 to 1
 * @property {string} at        result: where that is
 * @property {string} from      input: where nothing is lost
 * @property {string} share     result: how often it is passed
 *
 * @typedef {(LineView|StackView|BarsView|PartsView|CurveView|HeatView|PositionView|ChainView|FanView|HistogramView) & {only?: Record<string, unknown>}} ChartView  only: shown for inputs with these values
 *
 * @typedef {{from?: number, to?: number, within?: number, least?: number}} Span  of an input in charts: ends, or a share around its value; the upper end is `least` or more
 *
 * @typedef {object} Step
 * @property {string} result
 * @property {Formula} formula
 * @property {Formula} numbers
 *
 * @typedef {object} Formula  made when the page is built
 * @property {string} latex
 * @property {MathNode} tree
 *
 * @typedef {[tag: string, attributes: Record<string, string>, ...children: (MathNode|string)[]]} MathNode
 *
 * @typedef {object} View
 * @property {string} calculator
 * @property {string} [presets]  file of them in web/presets
 * @property {string} [first]    preset that the page begins with
 * @property {{result: string, caution: Caution}} headline
 * @property {Record<string, string>} answer   words of the answer sentence from inputs: a number, or a one-of's clause
 * @property {Record<string, Caution>} [detail]  results in the second sentence
 * @property {string[]} personal  inputs that stay when another preset is chosen
 * @property {string[]} basic
 * @property {string[]} advanced
 * @property {string[]} figure   inputs of the figure layout
 * @property {Record<string, import('../element/model/slider.js').SliderWish>} sliders
 * @property {Record<string, Span>} [spans]  of inputs in charts
 * @property {Record<string, unknown>} [neutral]  inputs that curves leave out
 * @property {Tile[]} tiles
 * @property {ChartView[]} charts
 * @property {string} [audit]    result list of findings
 * @property {string} [settled]  result that says whether the numbers can be believed
 * @property {{terms: string[], metrics: string[]}} [league]
 * @property {string[]} solveFor
 * @property {{input: string}} [heavy]  input that decides how long it takes
 * @property {Record<string, number>} [draft]  most of an input where it is computed many times over
 * @property {string[]} [technical]  inputs of the method, not of the question
 * @property {string} [releases] input that is a list of releases
 * @property {string} [importer] input that tables are read into
 * @property {{terms: Record<string, string>, steps: Step[]}} formulas
 */

/**
 * A calculator's own words in one language; web/views/dilution.en.js is the pattern.
 * @typedef {{title: string, answer: string, assumptions: string[], words: Record<string, Record<string, string>|string>} & Record<string, any>} CalculatorWords
 */

export {};
