// SPDX-License-Identifier: MIT
/** Drawing into a page, with just enough of a document to watch what is touched. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { h, render, toText } from '../../web/charts/index.js';

let touched = 0;

class FakeNode {
  /** @type {any[]} */ childNodes = [];
  /** @type {FakeNode|null} */ parent = null;
  /** @type {Record<string, string>} */ attributes = {};

  /** @param {string} tag @param {string} [value] */
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }

  get ownerDocument() { return { createTextNode: (/** @type {string} */ text) => new FakeNode('#text', text), createElementNS: (/** @type {string} */ _space, /** @type {string} */ tag) => new FakeNode(tag) }; }
  get lastChild() { return this.childNodes.at(-1); }
  set textContent(/** @type {string} */ _text) { this.childNodes = []; }
  set nodeValue(/** @type {string} */ text) { touched += 1; this.value = text; }
  setAttribute(/** @type {string} */ name, /** @type {string} */ value) { touched += 1; this.attributes[name] = value; }
  removeAttribute(/** @type {string} */ name) { touched += 1; delete this.attributes[name]; }
  appendChild(/** @type {FakeNode} */ child) { touched += 1; child.parent = this; this.childNodes.push(child); }
  replaceChild(/** @type {FakeNode} */ next, /** @type {FakeNode} */ old) { touched += 1; next.parent = this; this.childNodes[this.childNodes.indexOf(old)] = next; }
  remove() { touched += 1; if (this.parent) this.parent.childNodes = this.parent.childNodes.filter((one) => one !== this); }
  get text() { return this.tag === '#text' ? this.value : /** @type {any} */ (toText(/** @type {any} */ (this.plain))); }
  /** @returns {any} */
  get plain() { return this.tag === '#text' ? this.value : { tag: this.tag, attrs: this.attributes, children: this.childNodes.map((one) => one.plain) }; }
}

const page = () => /** @type {any} */ (new FakeNode('svg'));
const drawing = (/** @type {number} */ x, /** @type {boolean} */ more = false) => h('svg', { width: 10, class: more ? null : 'a' }, h('path', { d: `M${x}` }), more && h('g', {}, h('text', {}, 'hello')), h('text', { x }, `at ${x}`));

test('a drawing becomes elements and text', () => {
  const root = page();
  render(root, drawing(1));
  assert.equal(root.text, toText(drawing(1)));
});

test('a redraw touches only what changed, and keeps the elements', () => {
  const root = page();
  render(root, drawing(1));
  const [path] = root.childNodes;
  touched = 0;
  render(root, drawing(2));
  assert.equal(touched, 3);
  assert.equal(root.childNodes[0], path);
  assert.equal(root.text, toText(drawing(2)));
  touched = 0;
  render(root, drawing(2));
  assert.equal(touched, 0);
});

test('elements come and go, attributes too', () => {
  const root = page();
  for (const [x, more] of /** @type {const} */ ([[1, false], [2, true], [3, false], [3, true], [3, true]])) {
    render(root, drawing(x, more));
    assert.equal(root.text, toText(drawing(x, more)));
  }
});

test('empty attributes and children are left out', () => {
  assert.equal(toText(h('g', { a: null, b: undefined, c: false, d: 0, e: '' }, null, false, undefined, 'x')), '<g d="0" e="">x</g>');
});
