// SPDX-License-Identifier: MIT
/**
 * Series named where they end, instead of in a legend.
 * @module
 */
import { px } from './decimate.js';
import { dodge } from './dodge.js';
import { label } from './frame.js';
import { gapToNames, lineHeight } from './layout.js';
import { wrap } from './measure.js';
import { textColour } from './theme.js';
import { h } from './tree.js';

/** @typedef {import('./layout.js').Name & {x?: number, y: number}} EndName  where the series ends; x: default the plot's right edge */

/**
 * @param {EndName[]} names @param {import('./layout.js').Layout} layout @returns {import('../lib/types.js').SvgNode}
 */
export function endNames(names, layout) {
  const { right, top, bottom } = layout.plot;
  const room = layout.sideRoom - gapToNames;
  const lines = names.map((name) => wrap(name.label, room, 2));
  const centres = dodge(names.map((name, i) => ({ wanted: name.y, size: (lines[i]?.length ?? 1) * lineHeight + 2 })), top - lineHeight / 2, bottom + lineHeight / 2);
  return h('g', { class: 'tvd-names' }, names.map((name, i) => [
    leader(name.x ?? right, right, name.y, centres[i] ?? name.y, name.colour),
    ...(lines[i] ?? []).map((line, k, all) => {
      const y = (centres[i] ?? name.y) + (k - (all.length - 1) / 2) * lineHeight + 4;
      return label(line, right + gapToNames, y, { fill: textColour(name.colour), 'font-weight': name.strong ? 600 : undefined });
    }),
  ]).flat());
}

/** A name moved away from its line's end, or from a line that ends early, keeps a thin tie to it. @param {number} x @param {number} right @param {number} from @param {number} to @param {string} stroke */
function leader(x, right, from, to, stroke) {
  const early = x < right - 6;
  if (!early && Math.abs(from - to) < 5) return null;
  const along = early ? `M${px(x + 3)},${px(from)}H${px(right + 2)}` : `M${px(right + 2)},${px(from)}`;
  return h('path', { class: 'tvd-leader', d: `${along}L${px(right + gapToNames - 3)},${px(to)}`, stroke, 'stroke-opacity': 0.6, 'stroke-dasharray': early ? '1 3' : undefined });
}
