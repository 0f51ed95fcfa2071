// SPDX-License-Identifier: MIT
/** Results that add up to another, one bar each; every group adds up by itself. */
import { bars } from '../../charts/index.js';
import { chartTitle } from '../model/chart-specs.js';

/** @typedef {import('../../views/types.js').PartsView} PartsView */

/** One colour for each group. */
const colours = ['s3', 's1'];

/** @type {import('./types.js').Kind} */
export const parts = {
  free: true,
  draw(stage, /** @type {PartsView} */ view, width) {
    const { groups } = view;
    const { result } = stage.shownAnswer;
    const { unit } = stage.resultNode(groups[0]?.[0] ?? '');
    return bars({
      title: chartTitle(stage, view),
      rows: groups.flatMap((group, i) => group.map((key) => ({ key, label: stage.resultTitle(key), value: result[key], colour: `var(--tvd-${colours[i]})` }))),
      ...(unit ? { unit } : {}),
      locale: stage.lang,
    }, width);
  },
};
