// SPDX-License-Identifier: MIT
/** Profit and loss of a position of several legs, at expiry and now. The engine adds the legs up. */
import { html, nothing } from 'lit';
import { lineChart } from '../../charts/index.js';
import { fill } from '../../words/index.js';
import { told, valuesOf } from '../model/asks.js';
import { chartTitle } from '../model/chart-specs.js';
import { axisOf, chosen, inputsWith } from '../model/spans.js';
import { choosers } from './controls.js';

/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../../views/types.js').PositionView} PositionView */
/** @typedef {{inputs: any, weight: number, fixed?: boolean}} Term  of the engine's combine() */

const points = 161;

/** Legs of the chosen position as inputs and weights. @param {Stage} stage @param {PositionView} view @returns {Term[]} */
function legs(stage, view) {
  const { inputs } = stage.answered(stage.single);
  return (view.positions[chosen(stage, view, 'position')] ?? []).map(({ quantity, with: replaced, times = {} }) => {
    const scaled = Object.fromEntries(Object.entries(times).map(([path, factor]) => [path, inputs[path] * factor]));
    return { inputs: inputsWith(stage, stage.single, { ...scaled, ...replaced }), weight: quantity };
  });
}

/** @param {Stage} stage @param {Term[]} terms @param {object} x @param {string} output */
const args = (stage, terms, x, output) => [stage.view.calculator, terms, { x, output }, { today: stage.today }];

/** What the legs are worth later, less what they cost now. @param {Term[]} later @param {Term[]} now @returns {Term[]} */
const profit = (later, now) => [...later, ...now.map(({ inputs, weight }) => ({ inputs, weight: -weight, fixed: true }))];

/** @type {import('./types.js').Kind} */
export const position = {
  controls: choosers(({ stage }, name) => stage.own.positions[name]),
  cursor: (_stage, view) => view.x,
  ask(stage, view) {
    const now = legs(stage, view);
    const end = now.map(({ inputs, weight }) => ({ weight, inputs: { ...inputs, ...view.end } }));
    const x = axisOf(stage, view.x, points, stage.single);
    const here = { path: view.x, values: [stage.answered(stage.single).inputs[view.x]] };
    return [
      { key: `${view.id}.end`, method: 'combine', args: args(stage, profit(end, now), x, view.output) },
      { key: `${view.id}.now`, method: 'combine', args: args(stage, profit(now, now), x, view.output) },
      ...view.numbers.map((/** @type {string} */ output) => ({ key: `${view.id}.${output}`, method: 'combine', args: args(stage, now, here, output) })),
    ];
  },
  draw(stage, view, width, height) {
    const [end, now] = ['end', 'now'].map((key) => told(stage, `${view.id}.${key}`));
    if (!end || !now) return undefined;
    const here = stage.answered(stage.single).inputs[view.x];
    const { unit = '' } = stage.resultNode(view.output);
    const series = (/** @type {string} */ key, /** @type {any} */ swept, /** @type {'main'|'dashed'} */ emphasis) => ({ key, label: stage.own.series[key], values: valuesOf(swept) ?? [], emphasis });
    const chart = lineChart({
      title: `${chartTitle(stage, view)}: ${stage.own.positions[chosen(stage, view, 'position')]}`,
      x: { values: end.x, label: stage.title(view.x), unit: stage.node(view.x).unit ?? '' },
      y: { unit, zero: true },
      series: [series('atExpiry', end, 'main'), series('today', now, 'dashed')],
      marks: [{ x: here, label: stage.own.now }],
      locale: stage.lang,
      height,
    }, width);
    return Object.assign(chart, { home: here });
  },
  below({ stage }, view) {
    const [first] = view.numbers;
    if (!told(stage, `${view.id}.${first}`)) return nothing;
    const strikes = legs(stage, view).map(({ inputs }, i) => [`leg${i}`, stage.format(inputs.strike, 'USD', { compact: true })]);
    return html`<p class="hint">${fill(stage.own.positionTexts[chosen(stage, view, 'position')], Object.fromEntries(strikes))}</p>
      <dl class="tiles">${view.numbers.map((/** @type {string} */ output) => tile(stage, view, output))}</dl>`;
  },
};

/** @param {Stage} stage @param {PositionView} view @param {string} output */
function tile(stage, view, output) {
  const value = told(stage, `${view.id}.${output}`)?.values[0];
  const title = output === view.output ? stage.own.cost : stage.resultTitle(output);
  return html`<div class="tile"><dt>${title}</dt><dd class="number">${stage.format(value, stage.resultNode(output).unit, { compact: true })}</dd></div>`;
}
