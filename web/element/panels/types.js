// SPDX-License-Identifier: MIT
/**
 * What panels take and give. Types only.
 * @module
 */

/** @typedef {{stage: import('../model/stage.js').Stage, act: import('../model/controls.js').Controls}} Context */
/** @typedef {import('lit').TemplateResult | typeof import('lit').nothing} Drawn */

export {};
