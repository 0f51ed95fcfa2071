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
import { caption } from '../model/chart-specs.js';
import { chartOf, kindOf } from '../model/charts.js';
import { isStale } from './stale.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('../../charts/types.js').Chart} Chart */
/** @typedef {import('../../views/types.js').ChartView} ChartView */

/** @param {Context} context @param {ChartView} view @returns {Drawn} */
export function chart(context, view) {
  const { stage } = context;
  const kind = kindOf(stage, view);
  return html`<figure class="chart ${kind?.free ? 'free' : ''} ${isStale(stage) ? 'stale' : ''}" part="chart" data-chart=${view.id}>
    <figcaption>${caption(stage, view)}</figcaption>
    ${kind?.controls?.(context, view)}${kind?.panel ? kind.panel(context, view) : plot(context, view)}${kind?.below?.(context, view)}
  </figure>`;
}

/** The picture, its cursor, what it says, and the low picture under it. @param {Context} context @param {ChartView} view */
function plot(context, view) {
  const { stage } = context;
  const drawn = chartOf(stage, view);
  const name = kindOf(stage, view)?.cursor?.(stage, view) ?? 'x';
  const { press, drag } = pointers(context, drawn, view, name);
  const under = 'under' in view && view.under && stage.ui.layout === 'full' ? view.under : null;
  return html`<div class="plot" data-plot=${view.id} @pointermove=${drag} @pointerdown=${press}>${picture(context, drawn, name)}</div>
    ${drawn ? below(context, drawn, view, name) : nothing}
    ${under ? html`<div class="plot under" data-plot=${under.id} @pointermove=${point(context, drawn, name)}>${picture(context, chartOf(stage, under), name)}</div>` : nothing}`;
}

/** What a chart answers to a pointer: a kind's own way, or the cursor. @param {Context} context @param {Chart|null} drawn @param {ChartView} view @param {string} name */
function pointers(context, drawn, view, name) {
  const own = kindOf(context.stage, view)?.control;
  const press = own && drawn ? own.drag(context, drawn, view) : point(context, drawn, name);
  return { press, drag: own ? (/** @type {PointerEvent} */ event) => event.buttons && press(event) : press };
}

/** The control under a chart, with what it says. @param {Context} context @param {Chart} drawn @param {ChartView} view @param {string} name @returns {Drawn} */
function below(context, drawn, view, name) {
  const kind = kindOf(context.stage, view);
  if (kind?.control) return kind.control.draw(context, drawn, view);
  return drawn.stops?.length && !kind?.free ? html`${cursor(context, drawn, view.id, name)}${reading(context, drawn, name)}` : nothing;
}

/** Where the cursor stands; at the present inputs, else at the end of the chart, unless moved. @param {Context} context @param {Chart} drawn @param {string} name */
function position({ stage }, drawn, name) {
  const end = drawn.stops[drawn.stops.length - 1] ?? 0;
  return Math.min(stage.ui.cursors[name] ?? drawn.home ?? end, end);
}

/** @param {Context} context @param {string} name @param {number} at */
const move = ({ stage, act }, name, at) => act.view({ cursors: { ...stage.ui.cursors, [name]: at } });

/** @param {Context} context @param {Chart|null} drawn @param {string} name */
function picture(context, drawn, name) {
  if (!drawn) return nothing;
  const moved = context.stage.ui.cursors[name] !== undefined && drawn.stops?.length;
  const node = moved ? { ...drawn.svg, children: [...drawn.svg.children, cursorLayer(drawn, position(context, drawn, name))] } : drawn.svg;
  return context.stage.picture ? context.stage.picture(node) : svgOf(node);
}

/** @param {import('../../lib/types.js').SvgNode} node */
export const svgOf = (node) => html`<svg ${draw(node)}></svg>`;

/** @param {Context} context @param {Chart|null} drawn @param {string} name */
function point(context, drawn, name) {
  return (/** @type {PointerEvent} */ event) => {
    if (!drawn?.invert || !drawn.stops?.length) return;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const scale = drawn.width / box.width;
    move(context, name, drawn.invert((event.clientX - box.left) * scale, (event.clientY - box.top) * scale));
  };
}

/** Under its plot, once the plot's width is known. @param {Context} context @param {Chart} drawn @param {string} id @param {string} name */
function cursor(context, drawn, id, name) {
  const { stage } = context;
  const at = position(context, drawn, name);
  const place = along(stage, id, drawn, drawn.plot);
  return html`<input class="cursor" ${vars(place)} type="range" min="0" max=${drawn.stops.length - 1} step="1" .value=${live(String(nearestStop(drawn.stops, at)))}
    aria-label=${stage.w.chartCursor} aria-valuetext=${drawn.nearest(at).spoken} @keydown=${rows(context, drawn, name)}
    @input=${(/** @type {any} */ event) => move(context, name, drawn.stops[Number(event.target.value)] ?? 0)}>`;
}

/** On a grid the arrows up and down go from row to row. @param {Context} context @param {Chart} drawn @param {string} name */
const rows = (context, drawn, name) => (/** @type {KeyboardEvent} */ event) => {
  const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
  if (!drawn.columns || !step) return;
  event.preventDefault();
  const next = position(context, drawn, name) + step * drawn.columns;
  if (next >= 0 && next < drawn.stops.length) move(context, name, next);
};

/** A control's place under a plot, once the plot's width is known. @param {import('../model/stage.js').Stage} stage @param {string} id @param {Chart} drawn @param {{left: number, right: number}} ends px @returns {Record<string, string>} */
export const along = (stage, id, drawn, { left, right }) => (stage.ui.widths[id] ? { '--from': `${(left / drawn.width) * 100}%`, '--to': `${(1 - right / drawn.width) * 100}%` } : {});

/** @param {Float64Array} stops @param {number} x */
function nearestStop(stops, x) {
  const after = stops.findIndex((stop) => stop >= x);
  if (after < 0) return stops.length - 1;
  const before = Math.max(0, after - 1);
  return x - (stops[before] ?? 0) < (stops[after] ?? 0) - x ? before : after;
}

/** What the chart says under the cursor; also its legend. @param {Context} context @param {Chart} drawn @param {string} name */
function reading(context, drawn, name) {
  const { xText, points } = drawn.nearest(position(context, drawn, name));
  return html`<p class="reading" aria-hidden="true"><b class="at">${xText}</b>${points.map((one) => html`<span class="key">
    <svg viewBox="0 0 10 10" width="10" height="10">${svg`<circle cx="5" cy="5" r="4" fill=${one.colour}></circle>`}</svg>
    ${one.label} <b>${one.text}</b></span>`)}</p>`;
}
