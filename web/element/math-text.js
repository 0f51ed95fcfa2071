// SPDX-License-Identifier: MIT
/** @typedef {import('../views/types.js').MathNode} MathNode */
/** @typedef {(name: string) => string} NumberOf */

/** A number's place in a formula. */
export const placeholder = /^«(.+)»$/;

/** A formula as MathML text, with the numbers in: for `explain()`. @param {MathNode|string} node @param {NumberOf} numberOf @returns {string} */
export function mathText(node, numberOf) {
  if (typeof node === 'string') {
    const name = node.match(placeholder)?.[1];
    return escapeText(name ? numberOf(name) : node);
  }
  const [tag, attributes, ...children] = node;
  const attrs = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`).join('');
  return `<${tag}${attrs}>${children.map((child) => mathText(child, numberOf)).join('')}</${tag}>`;
}

/** @param {string} text */
const escapeText = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
