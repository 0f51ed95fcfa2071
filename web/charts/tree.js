// SPDX-License-Identifier: MIT
/**
 * SVG as plain data: built once, then shown in the page or written as text.
 *
 * No style attributes, no innerHTML: what comes out passes a strict content security policy and trusted types.
 * @module
 */

/** @typedef {import('../lib/types.js').SvgNode} SvgNode */
/** @typedef {string|number|null|undefined|false} AttributeValue */
/** @typedef {SvgNode|string|null|undefined|false} Child */

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {Record<string, AttributeValue>} [attrs] empty ones are left out
 * @param {...(Child|Child[])} children
 * @returns {SvgNode}
 */
export function h(tag, attrs = {}, ...children) {
  /** @type {Record<string, string|number>} */
  const kept = {};
  for (const [name, value] of Object.entries(attrs)) {
    if (value !== null && value !== undefined && value !== false) kept[name] = value;
  }
  return { tag, attrs: kept, children: /** @type {(SvgNode|string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined && child !== false)) };
}

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as text and inside a quoted attribute; control characters XML forbids are dropped. @param {string} text @returns {string} */
export function escapeXml(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

/**
 * @param {SvgNode|string} node
 * @param {(value: string) => string} [rewrite] applied to attribute values, e.g. to write colours in
 * @returns {string}
 */
export function toText(node, rewrite = (value) => value) {
  if (typeof node === 'string') return escapeXml(node);
  const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escapeXml(rewrite(String(value)))}"`).join('');
  const inner = node.children.map((child) => toText(child, rewrite)).join('');
  return inner ? `<${node.tag}${attrs}>${inner}</${node.tag}>` : `<${node.tag}${attrs}/>`;
}

/** What each element shows now, so that a redraw touches only what changed. @type {WeakMap<Element, SvgNode>} */
const shown = new WeakMap();

/**
 * Make an existing SVG element look like the node: attributes set, children created, patched or removed.
 * The element's own tag is kept. @param {Element} element @param {SvgNode} node
 */
export function render(element, node) {
  const before = shown.get(element);
  if (before === node) return;
  patchAttributes(element, before?.attrs ?? {}, node.attrs);
  if (!before) element.textContent = '';
  patchChildren(element, before?.children ?? [], node.children);
  shown.set(element, node);
}

/** @param {Element} element @param {Record<string, string|number>} before @param {Record<string, string|number>} after */
function patchAttributes(element, before, after) {
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(after)) {
    if (before[name] !== value) element.setAttribute(name, String(value));
  }
}

/** @param {Element} parent @param {(SvgNode|string)[]} before @param {(SvgNode|string)[]} after */
function patchChildren(parent, before, after) {
  after.forEach((child, i) => patchChild(parent, parent.childNodes[i] ?? null, before[i], child));
  while (parent.childNodes.length > after.length) parent.lastChild?.remove();
}

/** @param {Element} parent @param {ChildNode|null} current @param {SvgNode|string|undefined} before @param {SvgNode|string} child */
function patchChild(parent, current, before, child) {
  if (typeof child === 'string') {
    if (current && typeof before === 'string') {
      if (before !== child) current.nodeValue = child;
    } else replace(parent, current, parent.ownerDocument.createTextNode(child));
    return;
  }
  if (current && before && typeof before !== 'string' && before.tag === child.tag) render(/** @type {Element} */ (current), child);
  else replace(parent, current, create(parent.ownerDocument, child));
}

/** @param {Element} parent @param {ChildNode|null} current @param {Node} next */
function replace(parent, current, next) {
  if (current) parent.replaceChild(next, current);
  else parent.appendChild(next);
}

/** @param {Document} document @param {SvgNode} node @returns {Element} */
function create(document, node) {
  const element = document.createElementNS(svgNamespace, node.tag);
  render(element, node);
  return element;
}
