// SPDX-License-Identifier: MIT
/**
 * A chart, its reading and its cursor. The cursor is a range input: arrow keys move it, its value is spoken.
 * @module
 */
import { html, svg, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { cursorLayer } from '../../charts/index.js';
import { draw } from '../draw.js';
import { vars } from '../vars.js';
import { chartOf, underHeight } from '../model/charts.js';
import { isStale } from './stale.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('../../charts/types.js').Chart} Chart */
/** @typedef {import('../../views/types.js').ChartView} ChartView */

/** Charts that say their numbers themselves. */
const barKinds = new Set(['bars', 'parts']);

/** @param {Context} context @param {ChartView} view @returns {Drawn} */
export function chart(context, view) {
  const { stage } = context;
  const drawn = chartOf(stage, view);
  const under = 'under' in view && view.under && stage.ui.layout === 'full' ? view.under : null;
  return html`<figure class="chart ${barKinds.has(view.kind ?? '') ? 'bars' : ''} ${view.kind ?? 'line'} ${isStale(stage) ? 'stale' : ''}" part="chart" data-chart=${view.id}>
    <figcaption>${stage.own.chartTitles?.[view.id] ?? view.id}</figcaption>
    <div class="plot" data-plot=${view.id} @pointermove=${point(context, drawn)} @pointerdown=${point(context, drawn)}>${picture(context, drawn)}</div>
    ${drawn?.stops?.length && !barKinds.has(view.kind ?? '') ? html`${cursor(context, drawn, view.id)}${reading(context, drawn)}` : nothing}
    ${under ? html`<div class="plot under" data-plot=${under.id} @pointermove=${point(context, drawn)}>${picture(context, chartOf(stage, under, underHeight))}</div>` : nothing}
  </figure>`;
}

/** Where the cursor stands; the end of the chart unless moved. @param {Context} context @param {Chart} drawn @returns {number} */
function position({ stage }, drawn) {
  const end = drawn.stops[drawn.stops.length - 1] ?? 0;
  return Math.min(stage.ui.cursor ?? end, end);
}

/** @param {Context} context @param {Chart|null} drawn */
function picture(context, drawn) {
  if (!drawn) return nothing;
  const moved = context.stage.ui.cursor !== null && drawn.stops?.length;
  const node = moved ? { ...drawn.svg, children: [...drawn.svg.children, cursorLayer(drawn, position(context, drawn))] } : drawn.svg;
  return context.stage.picture ? context.stage.picture(node) : svgOf(node);
}

/** @param {import('../../lib/types.js').SvgNode} node */
export const svgOf = (node) => html`<svg ${draw(node)}></svg>`;

/** @param {Context} context @param {Chart|null} drawn */
function point({ act }, drawn) {
  return (/** @type {PointerEvent} */ event) => {
    if (!drawn?.invert || !drawn.stops?.length) return;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    act.view({ cursor: drawn.invert(((event.clientX - box.left) / box.width) * drawn.width) });
  };
}

/** Under its plot, once the plot's width is known. @param {Context} context @param {Chart} drawn @param {string} id */
function cursor(context, drawn, id) {
  const { stage, act } = context;
  const at = position(context, drawn);
  const { left, right } = drawn.plot;
  /** @type {Record<string, string>} */
  const place = stage.ui.widths[id] ? { '--from': `${(left / drawn.width) * 100}%`, '--to': `${(1 - right / drawn.width) * 100}%` } : {};
  return html`<input class="cursor" ${vars(place)} type="range" min="0" max=${drawn.stops.length - 1} step="1" .value=${live(String(nearestStop(drawn.stops, at)))}
    aria-label=${stage.w.chartCursor} aria-valuetext=${drawn.nearest(at).spoken}
    @input=${(/** @type {any} */ event) => act.view({ cursor: drawn.stops[Number(event.target.value)] ?? 0 })}>`;
}

/** @param {Float64Array} stops @param {number} x */
function nearestStop(stops, x) {
  const after = stops.findIndex((stop) => stop >= x);
  if (after < 0) return stops.length - 1;
  const before = Math.max(0, after - 1);
  return x - (stops[before] ?? 0) < (stops[after] ?? 0) - x ? before : after;
}

/** What the chart says under the cursor; also its legend. @param {Context} context @param {Chart} drawn */
function reading(context, drawn) {
  const { xText, points } = drawn.nearest(position(context, drawn));
  return html`<p class="reading" aria-hidden="true"><b class="at">${xText}</b>${points.map((one) => html`<span class="key">
    <svg viewBox="0 0 10 10" width="10" height="10">${svg`<circle cx="5" cy="5" r="4" fill=${one.colour}></circle>`}</svg>
    ${one.label} <b>${one.text}</b></span>`)}</p>`;
}
