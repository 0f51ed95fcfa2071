// SPDX-License-Identifier: MIT
/**
 * What could not be read, row by row, in sentences a reader can act on.
 * @module
 */

/**
 * @typedef {object} Problem
 * @property {number} row     as a spreadsheet counts, the header being row 1; 0 for the table as a whole
 * @property {string} column  header of the column; empty for the row as a whole
 * @property {string} value   the cell
 * @property {string} message
 */

/** More would not be read by anybody and would have to be copied from the worker. All are counted. */
const MOST_LISTED = 200;

export class Problems {
  /** @type {Problem[]} */
  list = [];
  count = 0;
  /** Rows with at least one problem. */
  badRows = 0;
  #lastRow = 0;

  /** @param {number} row @param {string} column @param {string} value @param {string} reason a sentence's end: '"Q3" is not a date.' */
  add(row, column, value, reason) {
    this.count++;
    if (row > 0 && row !== this.#lastRow) this.badRows++;
    if (row > 0) this.#lastRow = row;
    if (this.list.length >= MOST_LISTED) return;
    const place = [row > 0 ? `Row ${row}` : '', column ? `column "${shorten(column)}"` : ''].filter(Boolean).join(', ');
    const message = place ? `${place}: ${reason}` : reason;
    this.list.push({ row, column, value: shorten(value, 80), message: message[0]?.toUpperCase() + message.slice(1) });
  }
}

/** @param {string} text @param {number} most */
export const shorten = (text, most = 40) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The cell in quotation marks. @param {string} text */
export const quoted = (text) => `"${shorten(text.trim())}"`;

/** @param {number} value @param {string} one @param {string} many */
export const counted = (value, one, many) => `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`;
