// SPDX-License-Identifier: MIT
/**
 * Numbers as people type and read them.
 *
 *   parseNumber(text, {locale, unit, today}) -> ParsedNumber
 *   formatNumber(value, {unit, locale, digits, compact, caution, today, words}) -> text to read
 *   formatField(value, {unit, locale}) -> text for an input field: exact, and parseNumber reads it back
 *   formatPlain(value) -> shortest decimal that reads back to the same number ('Infinity' for no limit)
 *
 * @module
 */
export { parseNumber } from './numbers/parse.js';
export { formatNumber, formatField, formatPlain } from './numbers/format.js';
