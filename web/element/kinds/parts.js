// SPDX-License-Identifier: MIT
/** Results that add up to another, one bar each. */
import { bars } from '../../charts/index.js';
import { chartTitle } from '../model/chart-specs.js';

/** @typedef {import('../../views/types.js').PartsView} PartsView */

/** @type {import('./types.js').Kind} */
export const parts = {
  draw(stage, /** @type {PartsView} */ { id, fields }, width) {
    const { result } = stage.answers.a;
    const { unit } = stage.resultNode(fields[0] ?? '');
    return bars({
      title: chartTitle(stage, id),
      rows: fields.map((key) => ({ key, label: stage.resultTitle(key), value: result[key] })),
      ...(unit ? { unit } : {}),
      locale: stage.lang,
    }, width);
  },
};
