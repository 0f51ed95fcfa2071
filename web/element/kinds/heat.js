// SPDX-License-Identifier: MIT
/** One result over a grid of two inputs, from one sweep. */
import { heatMap } from '../../charts/index.js';
import { getAt } from '../../lib/state.js';
import { told, valuesOf } from '../model/asks.js';
import { chartTitle } from '../model/chart-specs.js';
import { axisOf, chosen, inputsWith } from '../model/spans.js';
import { choosers, pathName } from './controls.js';

/** @typedef {import('../model/stage.js').Stage} Stage */

const columns = 41;
const rows = 25;

/** The same input twice would be a line: then the other axis takes the view's own. @param {Stage} stage @param {any} view @returns {[string, string]} */
function axes(stage, view) {
  const x = chosen(stage, view, 'x');
  const y = chosen(stage, view, 'y');
  return x === y ? [x, x === view.y ? view.x : view.y] : [x, y];
}

/** @type {import('./types.js').Kind} */
export const heat = {
  controls: choosers(pathName),
  cursor: (stage, view) => `${view.id} ${axes(stage, view).join(' ')}`,
  ask(stage, view) {
    const [x, y] = axes(stage, view);
    const request = { x: axisOf(stage, x, columns, stage.single), y: axisOf(stage, y, rows, stage.single), output: chosen(stage, view, 'output') };
    return [{ key: view.id, method: 'sweep', args: [stage.view.calculator, inputsWith(stage, stage.single), request, { today: stage.today }] }];
  },
  draw(stage, view, width, height) {
    const swept = told(stage, view.id);
    const values = valuesOf(swept);
    if (!values) return undefined;
    const [x, y] = axes(stage, view);
    const output = chosen(stage, view, 'output');
    const { inputs } = stage.answered(stage.single);
    return heatMap({
      title: chartTitle(stage, view),
      x: { values: swept.x, label: stage.title(x), ...unitOf(stage.node(x)) },
      y: { values: swept.y, label: stage.title(y), ...unitOf(stage.node(y)) },
      values,
      value: { label: stage.resultTitle(output), ...unitOf(stage.resultNode(output)) },
      ...(hasBothSigns(values) ? { middle: 0 } : {}),
      here: { x: Number(getAt(inputs, x)), y: Number(getAt(inputs, y)) },
      locale: stage.lang,
      height,
    }, width);
  },
};

/** @param {Float64Array} values */
const hasBothSigns = (values) => values.some((value) => value < 0) && values.some((value) => value > 0);

/** @param {{unit?: string}} node */
const unitOf = ({ unit }) => (unit ? { unit } : {});
