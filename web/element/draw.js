// SPDX-License-Identifier: MIT
/**
 * Puts a chart's plain data into an <svg> of a template: `<svg ${draw(node)}></svg>`.
 * @module
 */
import { directive, Directive, PartType } from 'lit/directive.js';
import { nothing } from 'lit';
import { render } from '../charts/index.js';

class Draw extends Directive {
  /** @type {import('../lib/types.js').SvgNode|undefined} */ #drawn;

  /** @param {import('lit/directive.js').PartInfo} info */
  constructor(info) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('draw() stands inside a tag');
  }

  /** @param {import('../lib/types.js').SvgNode} _node */
  render(_node) {
    return nothing;
  }

  /** @override @param {any} part @param {[import('../lib/types.js').SvgNode]} args */
  update(part, [node]) {
    if (node !== this.#drawn) render(part.element, node);
    this.#drawn = node;
    return nothing;
  }
}

export const draw = directive(Draw);
