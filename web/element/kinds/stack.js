// SPDX-License-Identifier: MIT
/** Layers of a list of rows, one above the other. */
import { stackedArea } from '../../charts/index.js';
import { stackSpec } from '../model/chart-specs.js';

/** @type {import('./types.js').Kind} */
export const stack = { draw: (stage, view, width, height) => stackedArea(stackSpec(stage, view, height), width) };
