// SPDX-License-Identifier: MIT
/**
 * Custom properties of an element, set by script: `<input ${vars({'--share': '0.4'})}>`. A style attribute would be
 * refused by a strict policy (and lit's styleMap writes one at first).
 * @module
 */
import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

class Vars extends Directive {
  /** @param {Record<string, string>} _values @returns {any} */
  render(_values) {
    return noChange;
  }

  /** @override @param {any} part @param {[Record<string, string>]} args */
  update(part, [values]) {
    for (const [name, value] of Object.entries(values)) part.element.style.setProperty(name, value);
    return noChange;
  }
}

export const vars = directive(Vars);
