// SPDX-License-Identifier: MIT
/**
 * The parts a message is made of.
 * @module
 */
import { setAt } from '../state.js';
import { fill } from '../../words/words.js';

/** @typedef {import('../types.js').Violation} Violation */
/** @typedef {import('../types.js').Fix} Fix */
/** @typedef {import('./voice.js').Voice} Voice */
/** @typedef {{text: string, fixes?: Fix[], severity?: 'error'|'warning'|'note'}} Saying */
/** @typedef {(violation: Violation, voice: Voice) => Saying} Rule */

/** @param {string} template @param {Voice} voice @param {Record<string, string|number>} [values] @returns {string} */
export const say = (template, voice, values = {}) => fill(template, { field: voice.field, ...values });

/** A button that puts a value into the field. @param {Voice} voice @param {unknown} value @param {string} [label] @returns {Fix} */
export function use(voice, value, label) {
  const { path } = voice;
  return { label: label ?? fill(voice.w.use, { value: voice.show(value) }), apply: (inputs) => setAt(inputs, path, value) };
}

/** What the reader typed, or the engine was given. @param {Violation} violation @returns {string} */
export const textOf = ({ text, given, value }) => String(text ?? given?.replace(/^"([^]*)"$/, '$1') ?? value ?? '').slice(0, 60);
