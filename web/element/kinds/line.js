// SPDX-License-Identifier: MIT
/** Lines over a column of the result. */
import { lineChart } from '../../charts/index.js';
import { lineSpec } from '../model/chart-specs.js';

/** @type {import('./types.js').Kind} */
export const line = { both: true, draw: (stage, view, width, height) => lineChart(lineSpec(stage, view, height), width) };
