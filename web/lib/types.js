// SPDX-License-Identifier: MIT
/**
 * The shapes that the page's modules hand each other. Types only; nothing to run.
 * @module
 */

/**
 * A node of a calculator's schema (JSON Schema 2020-12 plus unit, tested range and series marks).
 * @typedef {object} SchemaNode
 * @property {string|string[]} [type]
 * @property {string} [title]
 * @property {string} [description]
 * @property {string} [unit]
 * @property {unknown} [default]
 * @property {unknown} [const]
 * @property {string[]} [enum]
 * @property {string} [pattern]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [exclusiveMinimum]
 * @property {number} [exclusiveMaximum]
 * @property {number} [maxLength]
 * @property {number} [minItems]
 * @property {number} [maxItems]
 * @property {[number, number]} [tested]  range the tests cover; outside it results are "extrapolated"
 * @property {boolean} [series]
 * @property {Record<string, SchemaNode>} [properties]
 * @property {SchemaNode} [items]
 * @property {SchemaNode[]} [oneOf]
 * @property {{propertyName: string}} [discriminator]
 */

/**
 * A calculator's published schema.
 * @typedef {object} CalculatorSchema
 * @property {string} id
 * @property {string} [title]
 * @property {string} [description]
 * @property {number} version
 * @property {SchemaNode} inputs
 * @property {SchemaNode} [result]
 */

/** Plain inputs of a calculator, or any record in them. @typedef {{[field: string]: any}} Inputs */

/**
 * One broken rule, from the engine or from reading what was typed.
 * @typedef {object} Violation
 * @property {string} path   field path, `supply.releases[2].amount`; '' for the whole
 * @property {string} rule
 * @property {unknown} [value]
 * @property {unknown} [limit]  a bound, a pair of bounds, or the list of choices
 * @property {string} [message]  the engine's English sentence, used when the rule has no sentence here
 * @property {string} [text]  what was typed
 * @property {string} [given]  what the engine was given, as it writes it
 * @property {number} [asPercent]  the value if a percentage was meant
 * @property {number} [minimum]  bounds as the engine gives them
 * @property {number} [maximum]
 * @property {string} [other]  path of the field this one must be below
 * @property {string[]} [parts]  paths of the fields that should add up
 * @property {number} [suggestion]  a lighter number of paths
 * @property {number} [row]  of an import
 * @property {string} [column]
 * @property {string} [wanted]  what the cell should have been
 */

/**
 * Something a button beside a message does: either edits the inputs, or names an action of the page.
 * @typedef {object} Fix
 * @property {string} label
 * @property {(inputs: Inputs) => Inputs} [apply]
 * @property {'open'|'run'|'again'|'reload'|'copy'|'keep'|'dismiss'} [action]
 */

/** @typedef {{path: string, rule: string, text: string, fixes: Fix[], severity: 'error'|'warning'|'note'}} Message */

/** An SVG element as plain data. @typedef {{tag: string, attrs: Record<string, string|number>, children: (SvgNode|string)[]}} SvgNode */

/**
 * The table behind a chart, and what every export is made from.
 * @typedef {object} Table
 * @property {string} [title]
 * @property {{key: string, label: string, unit?: string}[]} columns
 * @property {(number|string|boolean|null)[][]} rows
 * @property {string[]} [units]  of rows, where each has its own
 */

export {};
