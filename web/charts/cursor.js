// SPDX-License-Identifier: MIT
/**
 * The cursor: a hairline with a dot on every series, drawn as a layer of its own so that moving it redraws
 * nothing else. The values themselves stand outside the picture, in the page's text.
 * @module
 */
import { px } from './decimate.js';
import { rule } from './frame.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/** @param {import('./types.js').Chart} chart @param {number} x @returns {import('../lib/types.js').SvgNode} a <g> */
export function cursorLayer(chart, x) {
  const reading = chart.nearest(x);
  const { top, bottom } = chart.plot;
  const dots = reading.points.filter(({ py }) => Number.isFinite(py) && py >= top - 1 && py <= bottom + 1);
  return h('g', { class: 'tvd-cursor', 'aria-hidden': 'true', 'pointer-events': 'none' },
    rule(reading.px, top, reading.px, bottom, { stroke: colour('ink'), 'stroke-opacity': 0.55 }),
    dots.map((dot) => h('circle', { cx: px(reading.px), cy: px(dot.py), r: 4, fill: dot.colour, stroke: colour('paper'), 'stroke-width': 1.5 })));
}
