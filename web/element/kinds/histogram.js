// SPDX-License-Identifier: MIT
/**
 * How often each outcome comes up, and a line that the reader moves: what lies below it is a loss too large. The line is a
 * range input under the chart, so keys move it too; a pointer moves it on the chart itself.
 */
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { h, histogram as drawHistogram } from '../../charts/index.js';
import { getAt } from '../../lib/state.js';
import { fill } from '../../words/index.js';
import { chartTitle } from '../model/chart-specs.js';
import { along } from '../panels/charts.js';
import { vars } from '../vars.js';

/** @typedef {import('../../views/types.js').HistogramView} HistogramView */
/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../../charts/types.js').Chart} Chart */

/** Places of the line. */
const steps = 100;

/** @param {Stage} stage @param {HistogramView} view @returns {{x: number, label: string}[]} */
const marksOf = (stage, { marks }) => marks.map(({ input, result, label }) => ({
  x: Number(input ? getAt(stage.shownAnswer.of?.inputs, input) : getAt(stage.shownAnswer.result, result ?? '')), label: stage.own[label],
}));

/** @param {Stage} stage @param {HistogramView} view @returns {number} share of the price that is lost at the line */
const lossOf = (stage, { threshold }) => Number(getAt(stage.session.of(stage.single).inputs, threshold.input));

/** Where everything and where nothing is lost. @param {Stage} stage @param {HistogramView} view @param {Chart} drawn */
function ends(stage, { threshold }, drawn) {
  return { left: drawn.nearest(0).px, right: drawn.nearest(Number(getAt(stage.shownAnswer.of?.inputs, threshold.from))).px };
}

/** What the line says. @param {Stage} stage @param {HistogramView} view */
function said(stage, { threshold }) {
  const { result, of } = stage.shownAnswer;
  return fill(stage.own.threshold, {
    share: stage.shown(threshold.share, 'up', result), loss: stage.format(getAt(of?.inputs, threshold.input), 'fraction'), value: stage.shown(threshold.at, 'nearest', result),
  });
}

/** The line: something to take hold of. @param {Chart} chart @param {number} x */
function lineAt({ plot, nearest }, x) {
  const at = nearest(x).px;
  const middle = (plot.top + plot.bottom) / 2;
  const stroke = 'var(--tvd-ink,#1b1e23)';
  return h('g', { class: 'tvd-threshold', 'pointer-events': 'none' },
    h('line', { x1: at, x2: at, y1: plot.top, y2: plot.bottom, stroke, 'stroke-width': 1.5 }),
    h('rect', { x: at - 5, y: middle - 12, width: 10, height: 24, rx: 5, fill: 'var(--tvd-paper,#fff)', stroke, 'stroke-width': 1.5 }));
}

/** Bins up to the one that holds `most`. @param {Stage} stage @param {HistogramView} view */
function binsOf(stage, view) {
  const { result } = stage.shownAnswer;
  const { from, to, share } = getAt(result, view.bins);
  const most = Math.max(Number(getAt(result, view.most)), ...marksOf(stage, view).map(({ x }) => x));
  const past = to.findIndex((/** @type {number} */ edge) => edge >= most);
  const count = past < 0 ? to.length : past + 1;
  return { edges: [...from.slice(0, count), to[count - 1] ?? most], counts: share.slice(0, count), end: Math.max(most, to[count - 1] ?? 0) };
}

/** @type {import('./types.js').Kind} */
export const histogram = {
  draw(stage, /** @type {HistogramView} */ view, width, height) {
    const { edges, counts, end } = binsOf(stage, view);
    const split = Number(getAt(stage.shownAnswer.result, view.threshold.at));
    const unit = stage.resultNode(`${view.bins}.from`).unit ?? '';
    const chart = drawHistogram({ title: chartTitle(stage, view), x: { unit, domain: [0, end] }, edges, counts, marks: marksOf(stage, view), split, height, locale: stage.lang }, width);
    return { ...chart, svg: { ...chart.svg, children: [...chart.svg.children, lineAt(chart, split)] } };
  },
  control: {
    draw({ stage, act }, drawn, /** @type {HistogramView} */ view) {
      const { input } = view.threshold;
      const loss = lossOf(stage, view);
      return html`<input class="cursor threshold" ${vars(along(stage, view.id, drawn, ends(stage, view, drawn)))} type="range" min="0" max=${steps} step="1"
        .value=${live(String(Math.round((1 - loss) * steps)))} ?disabled=${stage.ui.readonly} aria-label=${stage.title(input)} aria-valuetext=${said(stage, view)}
        @input=${(/** @type {any} */ event) => act.slide(input, (steps - Number(event.target.value)) / steps)} @change=${() => act.commit(input)}>
      <p class="reading" aria-hidden="true"><b>${said(stage, view)}</b></p>`;
    },
    drag: ({ stage, act }, drawn, /** @type {HistogramView} */ view) => (event) => {
      if (stage.ui.readonly) return;
      const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
      const { left, right } = ends(stage, view, drawn);
      const at = ((event.clientX - box.left) / box.width) * drawn.width;
      const kept = Math.min(1, Math.max(0, (at - left) / (right - left)));
      act.slide(view.threshold.input, Math.round((1 - kept) * steps) / steps);
    },
  },
};
