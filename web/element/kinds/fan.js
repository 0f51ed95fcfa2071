// SPDX-License-Identifier: MIT
/** A distribution over time. */
import { fan as drawFan } from '../../charts/index.js';
import { getAt } from '../../lib/state.js';
import { lineSpec } from '../model/chart-specs.js';

/** @typedef {import('../../views/types.js').FanView} FanView */

/** @type {import('./types.js').Kind} */
export const fan = {
  both: true,
  draw(stage, /** @type {FanView} */ { bands, kind: _kind, ...view }, width, height) {
    const { result } = stage.answers.a;
    const columns = bands.map(({ low, high, label }) => ({ low: getAt(result, low), high: getAt(result, high), label: stage.own[label] }));
    return drawFan({ ...lineSpec(stage, view, height), bands: columns }, width);
  },
};
