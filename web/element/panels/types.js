// SPDX-License-Identifier: MIT
/**
 * What panels take and give. Types only.
 * @module
 */

/** @typedef {{stage: import('../model/stage.js').Stage, act: import('../model/outgoing.js').Outgoing}} Context */
/** @typedef {import('lit').TemplateResult | typeof import('lit').nothing} Drawn */

export {};
