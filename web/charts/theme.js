// SPDX-License-Identifier: MIT
/**
 * Colours of the charts. In the page they are custom properties with the light colours as fallback, so that a
 * chart follows its host; in an exported file they are written in. Text colours have a contrast of at least
 * 4.5 : 1 on their paper, and neighbours in the series differ for colour-blind readers in lightness as well.
 * @module
 */

/** @typedef {'light'|'dark'} Theme */

const light = Object.freeze({
  ink: '#1b1e23', muted: '#5b6470', grid: '#e3e6ea', axis: '#8a929c', paper: '#ffffff',
  s1: '#1b5fc1', s2: '#b4540a', s3: '#08796b', s4: '#a3327c', s5: '#6b6600', s6: '#55606e', s7: '#b3261e', s8: '#6a4fc0',
  good: '#08796b', bad: '#b4540a',
});

/** @type {Record<keyof typeof light, string>} */
const dark = Object.freeze({
  ink: '#eceef1', muted: '#a3acb8', grid: '#2c3138', axis: '#6c7683', paper: '#14171b',
  s1: '#7db1ff', s2: '#f2a766', s3: '#52cbb7', s4: '#ef92ca', s5: '#cbc65a', s6: '#a9b4c2', s7: '#ff9188', s8: '#baa6ff',
  good: '#52cbb7', bad: '#f2a766',
});

/** @typedef {keyof typeof light} ColourName */

export const themes = Object.freeze({ light, dark });

/** @param {ColourName} name @returns {string} usable as a presentation attribute */
export const colour = (name) => `var(--tvd-${name},${light[name]})`;

/** A quiet colour for areas is too pale for words. @param {string} fill @returns {string} the colour to write a name in */
export const textColour = (fill) => (fill === colour('axis') || fill === colour('grid') ? colour('muted') : fill);

/** @type {ColourName[]} */
const seriesNames = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];

/** @param {number} index @returns {string} */
export const seriesColour = (index) => colour(seriesNames[index % seriesNames.length] ?? 's1');

/** @type {Record<string, ColourName>} */
const categories = { team: 's2', investors: 's4', treasury: 's8', community: 's3', rewards: 's1', liquidity: 's5', burn: 's7', other: 's6' };

/** The colour a release category has in every chart. @param {string} category @returns {string} */
export const categoryColour = (category) => colour(Object.hasOwn(categories, category) ? /** @type {ColourName} */ (categories[category]) : 's6');

/** @param {Theme} theme @returns {string} declarations of the custom properties */
const declarations = (theme) => Object.entries(themes[theme]).map(([name, value]) => `--tvd-${name}:${value}`).join(';');

/** Forced colours: system colours only; dashes and direct labels tell the series apart. */
const forced = Object.keys(light)
  .map((name) => `--tvd-${name}:${name === 'paper' ? 'Canvas' : name === 'grid' ? 'GrayText' : 'CanvasText'}`)
  .join(';');

/**
 * Custom properties for a host element: `themeCss(':host')`. A `data-theme="light|dark"` attribute on it wins over the system.
 * @param {string} selector a simple one, ':host' or a class @returns {string} CSS
 */
export function themeCss(selector) {
  const pinned = selector === ':host' ? ':host([data-theme=dark])' : `${selector}[data-theme=dark]`;
  const open = selector === ':host' ? ':host(:not([data-theme=light]))' : `${selector}:not([data-theme=light])`;
  return `${selector}{${declarations('light')}}${pinned}{${declarations('dark')}}`
    + `@media (prefers-color-scheme:dark){${open}{${declarations('dark')}}}`
    + `@media (forced-colors:active){${selector},${pinned},${open}{${forced}}}`
    + '.tvd-chart{display:block;max-width:100%;overflow:visible;font-variant-numeric:tabular-nums lining-nums;touch-action:pan-y}';
}

/** Replace custom properties in an attribute by a theme's colours. @param {Theme} theme @returns {(value: string) => string} */
export function resolveColours(theme) {
  const colours = /** @type {Record<string, string>} */ (themes[theme]);
  return (value) => value.replace(/var\(--tvd-(\w+),([^()]*)\)/g, (_all, name, fallback) => colours[name] ?? fallback);
}
