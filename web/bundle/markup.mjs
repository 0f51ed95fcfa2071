// SPDX-License-Identifier: MIT
// Templates as text, for what is painted before any script runs. The templates of the element are its only input.

/** @param {string} text */
const escapeText = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Text that is markup already. @param {string} text */
export const raw = (text) => ({ raw: text });

/** A directive's value is its first argument: `live(x)` shows x. @param {any} value @returns {any} */
const plain = (value) => (value && typeof value === 'object' && '_$litDirective$' in value ? value.values[0] : value);

/** Listeners and properties have no place in text; these properties have an attribute that shows the same. */
const shownProperties = new Set(['value', 'checked', 'selected']);

/** @param {any} value a template, a list, a text @returns {string} */
export function markup(value) {
  if (value === null || value === undefined || value === false || typeof value === 'symbol' || typeof value === 'function') return '';
  if (Array.isArray(value)) return value.map(markup).join('');
  if (typeof value === 'object' && 'raw' in value) return value.raw;
  if (typeof value === 'object' && 'strings' in value) return template(value);
  return escapeText(String(value));
}

/** @param {{strings: string[], values: unknown[]}} result */
function template({ strings, values }) {
  let out = '';
  strings.forEach((string, i) => {
    out += string;
    if (i < values.length) out = append(out, values[i]);
  });
  return out.replace(/\s*\n\s*/g, '\n');
}

/** @param {string} out what stands before the value @param {any} value @returns {string} */
function append(out, value) {
  const inTag = out.lastIndexOf('<') > out.lastIndexOf('>');
  if (!inTag) return out + markup(value);
  const binding = out.match(/\s([.@?]?)([\w-]+)=$/);
  if (binding) return out.slice(0, binding.index) + attribute(binding[1] ?? '', binding[2] ?? '', plain(value));
  const quoted = /="[^"]*$/.test(out);
  return quoted ? out + escapeText(String(plain(value))) : out;
}

/** @param {string} mark @param {string} name @param {any} value */
function attribute(mark, name, value) {
  if (mark === '@' || value === null || value === undefined || typeof value === 'symbol') return '';
  if (mark === '?' || (mark === '.' && typeof value === 'boolean')) return value ? ` ${name}` : '';
  if (mark === '.' && !shownProperties.has(name)) return '';
  return ` ${name}="${escapeText(String(value))}"`;
}
