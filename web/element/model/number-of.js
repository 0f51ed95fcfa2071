// SPDX-License-Identifier: MIT
import { getAt } from '../../lib/state.js';

/**
 * A number of a formula: an input, or a result; `name@result` where both have the name.
 * @param {import('./stage.js').Stage} stage @returns {(name: string) => string}
 */
export function numberOf(stage) {
  return (name) => {
    const [path = '', side] = name.split('@');
    const scenario = stage.answered();
    const isInput = side !== 'result' && getAt(scenario.inputs, path) !== undefined;
    return isInput ? stage.shownInput(path, scenario) : stage.shown(path, stage.cautionOf(path));
  };
}
