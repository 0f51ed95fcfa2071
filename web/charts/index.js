// SPDX-License-Identifier: MIT
/**
 * Charts as pure functions of (spec, width): they return plain data that becomes DOM or text.
 *
 *   const chart = lineChart(spec, width);
 *   render(svgElement, chart.svg)              // creates or patches an <svg>; CSP-safe, no style attributes
 *   toText(chart.svg)                          // prerender; colours stay custom properties (themeCss gives them)
 *   render(layerElement, cursorLayer(chart, x))   // <g class="tvd-cursor">
 *   chart.nearest(x).spoken                    // for aria-valuetext of the range input
 *   chart.table                                // for the table tab and CSV
 * @module
 */
export { lineChart } from './line.js';
export { stackedArea } from './area.js';
export { bars } from './bars.js';
export { heatMap } from './heat.js';
export { fan } from './fan.js';
export { histogram } from './histogram.js';
export { sparkline } from './sparkline.js';
export { cursorLayer } from './cursor.js';
export { h, toText, render } from './tree.js';
export { themes, themeCss, seriesColour, categoryColour } from './theme.js';
