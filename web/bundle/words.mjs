// SPDX-License-Identifier: MIT
// Whether a view has all the words that its charts need: a page made without one would fail far from its cause.

/** @typedef {import('../views/types.js').View} View */

/** What a chart of a kind needs besides its names. @type {Record<string, string[]>} */
const byKind = { curve: ['now'], position: ['now', 'cost'], chain: ['near.strike', 'near.spot'], histogram: ['threshold'] };

/** @param {any} chart @returns {string[]} paths among the view's words */
function wordsOf(chart) {
  const labels = [...(chart.references ?? []), ...(chart.bands ?? []), ...(chart.marks ?? []), chart.base ?? {}].flatMap(({ label }) => label ?? []);
  return [
    ...labels,
    ...(byKind[chart.kind] ?? []),
    ...Object.keys(chart.choose ?? {}).map((key) => `choose.${key}`),
    ...(chart.series ?? []).flatMap((/** @type {any} */ { label }) => (label ? [`series.${label}`] : [])),
    ...Object.keys(chart.positions ?? {}).flatMap((key) => [`positions.${key}`, `positionTexts.${key}`]),
    `chartTitles.${chart.id}`,
    ...(chart.under ? wordsOf(chart.under) : []),
  ];
}

/** @param {View} view @param {any} words its own, in one language @returns {string[]} what is missing */
export function missingWords(view, words) {
  const needed = [
    'title', 'answer', ...(view.settled ? ['unsettled'] : []),
    ...view.charts.flatMap((chart) => [`charts.${chart.id}`, ...wordsOf(chart)]),
  ];
  const has = (/** @type {string} */ path) => Boolean(path.split('.').reduce((table, key) => table?.[key], words));
  return [...new Set(needed)].filter((path) => !has(path));
}
