// SPDX-License-Identifier: MIT
// LaTeX to a small tree of MathML, when the page is built: nothing of this runs in a browser.
import temml from 'temml';

/** @typedef {[string, Record<string, string>, ...any[]]} MathNode */

/** Attributes that a strict policy would refuse, or that only make the bundle longer. */
const dropped = new Set(['class', 'style', 'xmlns']);

/** @param {string} latex with «names» of numbers @returns {{latex: string, tree: MathNode}} */
export function compileFormula(latex) {
  const marked = latex.replace(/«(.+?)»/g, (_all, name) => String.raw`\text{«${name}»}`);
  return { latex, tree: parse(temml.renderToString(marked, { displayMode: true, throwOnError: true })) };
}

/** Well-formed by construction, so a tokenizer and a stack do. @param {string} xml @returns {MathNode} */
function parse(xml) {
  /** @type {any[]} */
  const stack = [['root', {}]];
  for (const [, close, tag, attributes, empty, text] of xml.matchAll(/<(\/?)([\w-]+)([^>]*?)(\/?)>|([^<]+)/g)) {
    if (text !== undefined) stack.at(-1).push(unescape(text));
    else if (close) stack.pop();
    else stack.push(open(stack.at(-1), tag, attributes));
    if (empty) stack.pop();
  }
  return stack[0][2];
}

/** @param {any[]} parent @param {string} tag @param {string} attributes @returns {any[]} */
function open(parent, tag, attributes) {
  const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)]);
  const node = [tag, Object.fromEntries(pairs.filter(([name]) => !dropped.has(name)))];
  parent.push(node);
  return node;
}

/** @param {string} text */
const unescape = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#(x?)([0-9a-f]+);/gi, (_all, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10))).replace(/&amp;/g, '&');

/** @param {{terms: Record<string, string>, steps: {result: string, formula: string, numbers: string}[]}} source */
export function compileFormulas({ terms, steps }) {
  return { terms, steps: steps.map(({ result, formula, numbers }) => ({ result, formula: compileFormula(formula), numbers: compileFormula(numbers) })) };
}
