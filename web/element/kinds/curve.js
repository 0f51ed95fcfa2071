// SPDX-License-Identifier: MIT
/** Results against any number of the inputs, from sweeps. */
import { lineChart } from '../../charts/index.js';
import { getAt } from '../../lib/state.js';
import { told, valuesOf } from '../model/asks.js';
import { chartTitle } from '../model/chart-specs.js';
import { axisOf, chosen, inputsWith } from '../model/spans.js';
import { choosers, pathName } from './controls.js';

/** @typedef {import('../model/stage.js').Stage} Stage */
/** @typedef {import('../../views/types.js').CurveView} CurveView */
/** @typedef {import('../../views/types.js').CurveSeries} CurveSeries */

const points = 121;

/** @param {Stage} stage @param {CurveView} view @returns {CurveSeries[]} */
const seriesOf = (stage, view) => view.series ?? [{ output: chosen(stage, view, 'output'), emphasis: 'main' }];

/** Scenarios on show: of the second only what matters most. @param {Stage} stage @returns {('a'|'b')[]} */
const scenarios = (stage) => (stage.answers.b.result ? ['a', 'b'] : ['a']);

/** @param {Stage} stage @param {CurveView} view */
const lines = (stage, view) => scenarios(stage).flatMap((which) => seriesOf(stage, view)
  .filter(({ emphasis }) => which === 'a' || emphasis === 'main')
  .map((one) => ({ ...one, which, key: `${view.id}.${which}.${one.label ?? one.output}` })));

/** @param {Stage} stage @param {CurveSeries & {which: 'a'|'b', key: string}} line */
function labelOf(stage, { which, output, label }) {
  const name = label ? stage.own.series[label] : stage.resultTitle(output);
  return which === 'b' ? `B: ${name}` : name;
}

/** @type {import('./types.js').Kind} */
export const curve = {
  both: true,
  controls: choosers(pathName),
  cursor: (stage, view) => chosen(stage, view, 'x'),
  ask: (stage, view) => lines(stage, view).map(({ key, which, output, with: replaced }) => ({
    key,
    method: 'sweep',
    args: [stage.view.calculator, inputsWith(stage, which, replaced), { x: axisOf(stage, chosen(stage, view, 'x'), points), output }, { today: stage.today }],
  })),
  draw(stage, view, width, height) {
    const found = lines(stage, view).map((line) => ({ line, swept: told(stage, line.key) }));
    const first = found[0];
    if (!first?.swept) return undefined;
    const path = chosen(stage, view, 'x');
    const here = Number(getAt(stage.answered('a').inputs, path));
    const chart = lineChart({
      title: chartTitle(stage, view),
      x: { values: first.swept.x, label: stage.title(path), ...unitOf(stage.node(path)) },
      y: unitOf(stage.resultNode(first.line.output)),
      series: found.filter(({ swept }) => swept).map(({ line, swept }) => ({ key: line.key, label: labelOf(stage, line), values: valuesOf(swept) ?? [], ...(line.emphasis ? { emphasis: line.emphasis } : {}) })),
      marks: [{ x: here, label: stage.own.now }],
      locale: stage.lang,
      height,
    }, width);
    return Object.assign(chart, { home: here });
  },
};

/** @param {{unit?: string}} node */
const unitOf = ({ unit }) => (unit ? { unit } : {});
