// SPDX-License-Identifier: MIT
/**
 * @typedef {object} LinkState
 * @property {string} calculator
 * @property {number} version           schema version the link was written for
 * @property {string|null} preset
 * @property {import('../types.js').Inputs} inputs    complete: base with the link's values
 * @property {import('../types.js').Inputs|null} inputsB   scenario B, complete; null when there is none
 * @property {string|null} presetB
 * @property {Record<string, string>} view    v, theme, x, today, e, api, ... ; never model values
 * @property {[string, string][]} unknown     keys not understood, kept and written again
 * @property {import('../types.js').Violation[]} problems   give to messagesFor; rules link, newerLink, unknownKey, ...
 *
 * Base inputs of a calculator under a preset (complete); null for an unknown preset.
 * @typedef {(calculator: string, preset: string|null) => import('../types.js').Inputs|null} BaseOf
 */

/** Keys that say how to look at the model, not what it is. No field may have one of these names. */
export const viewKeys = Object.freeze(['v', 'theme', 'x', 'today', 'b.today', 'e', 'api', 'layout', 'lang', 'controls', 'chart', 'show']);
