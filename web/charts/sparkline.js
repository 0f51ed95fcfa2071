// SPDX-License-Identifier: MIT
/**
 * The headline answer over a slider's range, drawn small behind it.
 * @module
 */
import { linePath, placed } from './decimate.js';
import { extentOf } from './range.js';
import { makeScale } from './scale.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/**
 * @param {{x: ArrayLike<number>, values: ArrayLike<number>, at?: number, scale?: 'linear'|'log'}} spec at: the slider's place
 * @param {number} width px @param {number} height px @returns {import('../lib/types.js').SvgNode}
 */
export function sparkline({ x, values, at, scale }, width, height) {
  const xScale = makeScale(scale, extentOf([x], scale), [0, width]);
  const yScale = makeScale('linear', extentOf([values]), [height - 2, 2]);
  const d = linePath(placed(x, xScale.at), placed(values, yScale.at));
  const place = at === undefined ? NaN : xScale.at(at);
  return h('svg', { class: 'tvd-sparkline', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', fill: 'none', preserveAspectRatio: 'none' },
    d ? h('path', { d, stroke: colour('axis'), 'stroke-width': 1.25, 'vector-effect': 'non-scaling-stroke' }) : null,
    Number.isFinite(place) ? h('path', { d: `M${place},0V${height}`, stroke: colour('s1'), 'vector-effect': 'non-scaling-stroke' }) : null);
}
