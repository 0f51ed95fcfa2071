// SPDX-License-Identifier: MIT
/**
 * What one import knows while it reads: the table, what its columns mean, how they write numbers and dates, and what
 * was found so far.
 * @module
 */

import { DateOrderFinder, readDate } from './csvDates.js';
import { readLabel } from './csvLabels.js';
import { NumberStyleFinder } from './csvNumbers.js';

/** @typedef {import('./csvTable.js').Table} Table */
/** @typedef {import('./csvColumns.js').Columns} Columns */
/** @typedef {import('./csvColumns.js').Format} Format */
/** @typedef {import('./csvColumns.js').Role} Role */
/** @typedef {import('./csvDates.js').DateOrder} DateOrder */

const ROWS_BETWEEN_PAUSES = 16_384;
/** @type {Role[]} */
const NUMBERS = ['amount', 'amountEach', 'supply', 'price', 'cap'];
/** @type {Role[]} */
const DATES = ['date', 'start', 'end'];

export class Context {
  /** @type {string[]} */
  notes = [];
  /** @type {number | undefined} */
  initialSupply;
  /** @type {number | null} */
  price = null;
  /** Tokens released up to today, where rows say so. @type {number | undefined} */
  released;
  /** First and last day of the table. */
  firstDay = Infinity;
  lastDay = -Infinity;
  /** @type {Map<string, import('./csvDates.js').DateReading>} */
  #dates = new Map();
  /** @type {Map<string, import('./csvLabels.js').Label>} */
  #labels = new Map();
  #labelIndex;
  #categoryIndex;

  /**
   * @param {{table: Table, columns: Columns, format: Format, todayDays: number, problems: import('./csvProblems.js').Problems}} of
   */
  constructor({ table, columns, format, todayDays, problems }) {
    this.table = table;
    this.columns = columns;
    this.format = format;
    this.todayDays = todayDays;
    this.problems = problems;
    /** @type {{number: import('./csvNumbers.js').NumberStyle, dateOrder: DateOrder | null}} */
    this.styles = { number: { decimal: '.', ambiguous: null }, dateOrder: null };
    this.datesUnclear = false;
    this.#labelIndex = columns.get('label')?.index ?? -1;
    this.#categoryIndex = columns.get('category')?.index ?? -1;
  }

  /**
   * Finds how all rows write numbers and dates, before any is read. Yields the share done.
   * @param {DateOrder | null} order the reader's choice, which goes before what the table shows
   */
  *findStyles(order) {
    const [numbers, dates] = [new NumberStyleFinder(), new DateOrderFinder()];
    const [numberColumns, dateColumns] = [this.#indices(NUMBERS), this.#indices(DATES)];
    const { rows } = this.table;
    for (let i = 0; i < rows.length; i++) {
      for (const index of numberColumns) numbers.see(rows[i]?.[index] ?? '');
      for (const index of dateColumns) dates.see(rows[i]?.[index] ?? '');
      if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) yield i / rows.length;
    }
    this.styles = { number: numbers.style(), dateOrder: order ?? dates.order() };
    const unclear = this.styles.number.ambiguous;
    if (unclear !== null) this.notes.push(`"${unclear}" is read with the comma between thousands.`);
  }

  /** @param {Role[]} roles */
  #indices(roles) {
    return roles.flatMap((role) => this.columns.get(role)?.index ?? []);
  }

  /** The day in a cell; exports repeat their days. @param {string} cell */
  date(cell) {
    let reading = this.#dates.get(cell);
    if (!reading) this.#dates.set(cell, (reading = readDate(cell, this.styles.dateOrder)));
    this.datesUnclear ||= 'unclear' in reading;
    return reading;
  }

  /** Label and category of a row; exports repeat their labels. @param {string[]} cells */
  label(cells) {
    const [label, category] = [cells[this.#labelIndex] ?? '', cells[this.#categoryIndex] ?? ''];
    const key = category === '' ? label : `${label}\n${category}`;
    let reading = this.#labels.get(key);
    if (!reading) this.#labels.set(key, (reading = readLabel(label, category)));
    return reading;
  }

  /** @param {number} days */
  sawDay(days) {
    if (days < this.firstDay) this.firstDay = days;
    if (days > this.lastDay) this.lastDay = days;
  }
}
