// SPDX-License-Identifier: MIT
/**
 * Chart, table or explanation of the same answer, as tabs.
 * @module
 */
import { html, nothing } from 'lit';
import { later } from '../later.js';
import { chosenChart, oneByOne, shownCharts } from '../model/asks.js';
import { chartsOf } from '../model/charts.js';
import { chart } from './charts.js';
import { from, scenes } from './scenes.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../model/stage.js').Ui['tab']} Tab */

/** @type {Tab[]} */
const order = ['chart', 'table', 'explain'];

/** @param {Context} context */
export function views(context) {
  const { stage } = context;
  const { tab } = stage.ui;
  return html`<section class="views" part="views">
    <div class="tabs-line"><div class="tabs" role="tablist" aria-label=${stage.w.view} @keydown=${arrows(context)}>${order.map((one) => tabButton(context, one))}</div>
      ${tab === 'chart' ? chooser(context) : nothing}</div>
    <div id="tvd-panel" role="tabpanel" aria-labelledby="tvd-tab-${tab}" class="panel">
      ${tab === 'chart' ? charts(context) : from(scenes.charts, context, () => later(context, (parts) => (tab === 'table' ? parts.tables(context) : parts.explain(context))))}</div>
  </section>`;
}

/** @param {Context} context @param {Tab} one */
function tabButton({ stage, act }, one) {
  const on = stage.ui.tab === one;
  return html`<button type="button" role="tab" id="tvd-tab-${one}" aria-controls="tvd-panel" aria-selected=${on ? 'true' : 'false'}
    tabindex=${on ? 0 : -1} @click=${() => act.view({ tab: one })}>${stage.w.tabs[one]}</button>`;
}

/** Arrow keys walk the tabs (ARIA authoring practices, tabs pattern). @param {Context} context */
function arrows({ stage, act }) {
  return (/** @type {KeyboardEvent} */ event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const way = stage.dir === 'rtl' ? -step : step;
    const next = order[(order.indexOf(stage.ui.tab) + way + order.length) % order.length] ?? 'chart';
    act.view({ tab: next });
    const list = /** @type {Element} */ (event.currentTarget);
    /** @type {HTMLElement|null} */ (list.querySelector(`#tvd-tab-${next}`))?.focus();
  };
}

/** Before its width is known the style sheet hides what has no room. @param {Context} context */
export function charts(context) {
  const { stage } = context;
  const chosen = chosenChart(stage);
  const drawn = shownCharts(stage).map((one, i) => from(scenes.charts + i, context, () => html`<div class=${one === chosen ? 'chosen' : ''}>${chart(context, one)}</div>`));
  return stage.ui.layout === 'full' && !oneByOne(stage) ? html`<div class="charts">${drawn}</div>` : drawn;
}

/** @param {Context} context */
function chooser({ stage, act }) {
  return html`<div class="segmented ${oneByOne(stage) ? 'always' : ''}" role="group" aria-label=${stage.w.tabs.chart}>
    ${chartsOf(stage).map(({ id }) => html`<button type="button" aria-pressed=${chosenChart(stage)?.id === id ? 'true' : 'false'}
      @click=${() => act.view({ chart: id })}>${stage.own.charts[id]}</button>`)}</div>`;
}
