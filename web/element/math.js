// SPDX-License-Identifier: MIT
/**
 * Formulas as MathML elements: templates were made from LaTeX when the page was built; the reader's numbers go in
 * as text here.
 * @module
 */
import { nothing } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import { placeholder } from './math-text.js';

/** @typedef {import('../views/types.js').MathNode} MathNode */
/** @typedef {(name: string) => string} NumberOf */
/** @typedef {Record<string, string>} Terms */

const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

/** @param {MathNode|string} node @param {NumberOf} numberOf @param {Terms} terms @returns {Node} */
function create(node, numberOf, terms) {
  if (typeof node === 'string') return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const element = document.createElementNS(mathNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const text = children.length === 1 && typeof children[0] === 'string' ? children[0] : '';
  const name = text.match(placeholder)?.[1];
  if (name) return numeral(element, name, numberOf);
  if (Object.hasOwn(terms, text)) markTerm(element, /** @type {string} */ (terms[text]));
  element.append(...children.map((child) => create(child, numberOf, terms)));
  return element;
}

/** @param {Element} element @param {string} name @param {NumberOf} numberOf */
function numeral(element, name, numberOf) {
  element.textContent = numberOf(name);
  markTerm(element, name);
  return element;
}

/** @param {Element} element @param {string} path */
function markTerm(element, path) {
  element.setAttribute('data-term', path);
  element.classList.add('term');
}

class Formula extends Directive {
  /** @type {unknown[]} */ key = [];
  /** @type {Node|null} */ made = null;

  /** @param {MathNode} _tree @param {NumberOf} _numberOf @param {Terms} _terms @param {unknown[]} _key @returns {any} */
  render(_tree, _numberOf, _terms, _key) {
    return nothing;
  }

  /** @override @param {any} _part @param {[MathNode, NumberOf, Terms, unknown[]]} args */
  update(_part, [tree, numberOf, terms, key]) {
    if (!this.made || key.some((one, i) => one !== this.key[i])) this.made = create(tree, numberOf, terms);
    this.key = key;
    return this.made;
  }
}

/** `${formula(tree, numberOf, terms, [result])}`: made again only when the key changes. */
export const formula = directive(Formula);
