// SPDX-License-Identifier: MIT
/**
 * Rows of cliffs, linear streams, steps and grants, as unlock dashboards publish them, one release each.
 * @module
 */

import { notAnAmount } from './csvAmounts.js';
import { readDuration, readShare } from './csvDurations.js';
import { addTo, releasesOf } from './csvGroups.js';
import { readNumber } from './csvNumbers.js';
import { counted, quoted } from './csvProblems.js';
import { DAYS_PER_YEAR, isoDateFromDays } from './dates.js';

/** @typedef {import('./csvContext.js').Context} Context */
/** @typedef {import('./csvColumns.js').Role} Role */
/** @typedef {'cliff'|'linear'|'step'|'vest'} Kind */

const ROWS_BETWEEN_PAUSES = 2_048;
/** More releases than this make every later step slow; such a table is one of dates and amounts. */
const MOST_RELEASES = 2_000;

/** @type {[Kind, RegExp][]} */
const KINDS = [
  ['cliff', /^(?:cliff|one[- ]?time|instant|unlock|tge|single|once)$/],
  ['linear', /^(?:linear|stream|continuous|linear vesting)$/],
  ['step', /^(?:steps?|stepwise|discrete|monthly|quarterly|periodic)$/],
  ['vest', /^(?:vest|vesting|grant)$/],
];

/** Whether a column of kinds holds kinds: `type` often holds recipients. @param {string[][]} rows @param {number} index */
export function holdsKinds(rows, index) {
  return rows.slice(0, 50).some((row) => kindNamed(row[index] ?? '') !== null);
}

/** @param {string} cell */
const kindNamed = (cell) => KINDS.find(([, pattern]) => pattern.test(cell.trim().toLowerCase()))?.[0] ?? null;

/** @param {Context} context @returns {Generator<number, any[] | null, void>} null: refused */
export function* importSchedule(context) {
  const { table, notes, problems } = context;
  const releases = [];
  /** @type {import('./csvGroups.js').Groups} */
  const cliffs = new Map();
  let past = 0;
  for (let i = 0; i < table.rows.length; i++) {
    if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) yield i / table.rows.length;
    const row = new Row(context, i);
    const release = row.release();
    if (release === null) continue;
    if (row.lastYear(release) <= 0) past++;
    else if (release.kind === 'cliff')
      addTo(cliffs, { ...release, days: Math.round(release.year * DAYS_PER_YEAR) + context.todayDays });
    else releases.push(release);
    if (releases.length > MOST_RELEASES) return tooMany(problems);
  }
  if (past > 0)
    notes.push(
      `${counted(past, 'row ends', 'rows end')} by ${isoDateFromDays(context.todayDays)} and ${past === 1 ? 'is' : 'are'} not counted: the supply of today already holds them.`,
    );
  if (releases.some((r) => r.kind === 'step') && !context.columns.has('amountEach'))
    notes.push('The amount of a step is read as the amount of each step.');
  if (releases.some((r) => r.kind === 'vest'))
    notes.push('Grants: what accrued before the cliff is released at the cliff, and the duration includes the cliff.');
  return [...releasesOf(cliffs, context), ...releases];
}

/** @param {import('./csvProblems.js').Problems} problems */
function tooMany(problems) {
  problems.add(
    0,
    '',
    '',
    `This table has more than ${MOST_RELEASES.toLocaleString('en-US')} streams, steps and grants. Import it as rows of date, amount, label instead.`,
  );
  return null;
}

/** One row on its way to a release: the first thing wrong in each column is a problem. */
class Row {
  /** @param {Context} context @param {number} i */
  constructor(context, i) {
    this.context = context;
    this.cells = context.table.rows[i] ?? [];
    this.number = context.table.numbers[i] ?? 0;
    this.failed = false;
  }

  /** @param {Role} role */
  cell(role) {
    return (this.cells[this.context.columns.get(role)?.index ?? -1] ?? '').trim();
  }

  /** @param {Role} role @param {string} reason @returns {null} */
  fail(role, reason) {
    this.failed = true;
    this.context.problems.add(this.number, this.context.columns.get(role)?.name ?? role, this.cell(role), reason);
    return null;
  }

  /** The release, or null with problems noted. @returns {any} */
  release() {
    const kind = this.kind();
    if (kind === null) return null;
    const fields = this[kind]();
    return this.failed ? null : { kind, ...this.context.label(this.cells), ...fields };
  }

  /** @returns {Kind | null} */
  kind() {
    const cell = this.cell('kind');
    if (cell !== '')
      return kindNamed(cell) ?? this.fail('kind', `${quoted(cell)} is not a kind of release. Write cliff, linear, step or vest.`);
    if (this.cell('duration') !== '' || this.cell('cliff') !== '') return 'vest';
    if (this.cell('period') !== '' || this.cell('count') !== '') return 'step';
    return this.cell('end') === '' ? 'cliff' : 'linear';
  }

  cliff() {
    return { year: this.year(this.startRole()), amount: this.amount('amount') };
  }

  linear() {
    const startYear = this.year(this.startRole());
    const endYear = this.year('end');
    if (!this.failed && endYear <= startYear)
      this.fail('end', `${quoted(this.cell('end'))} is not after the start (${this.cell(this.startRole())}).`);
    return { startYear, endYear, amount: this.amount('amount') };
  }

  step() {
    const startYear = this.year(this.startRole());
    const periodYears = this.duration('period', null);
    const count = this.count();
    return { startYear, periodYears, count, amountEach: this.amount(this.cell('amountEach') === '' ? 'amount' : 'amountEach') };
  }

  vest() {
    const startYear = this.year(this.startRole());
    const durationYears = this.duration('duration', 'months');
    const cliffYears = this.cell('cliff') === '' ? 0 : this.duration('cliff', 'months');
    if (!this.failed && cliffYears > durationYears)
      this.fail(
        'cliff',
        `the cliff (${this.cell('cliff')}) ends after the vesting (${this.cell('duration')}). Make the vesting longer.`,
      );
    const amount = this.amount('amount');
    if (amount < 0) this.fail('amount', `${quoted(this.cell('amount'))} is below 0: a grant cannot burn.`);
    const periodYears = this.cell('period') === '' ? 0 : this.duration('period', null);
    return {
      startYear,
      durationYears,
      amount,
      upfrontShare: this.share(),
      cliffYears,
      catchUp: true,
      cliffInDuration: true,
      periodYears,
    };
  }

  /** @returns {Role} */
  startRole() {
    return this.cell('start') === '' && this.context.columns.has('date') ? 'date' : 'start';
  }

  /** Years from today to the date in a column. @param {Role} role */
  year(role) {
    const date = this.context.date(this.cell(role));
    if ('reason' in date) return this.fail(role, date.reason) ?? 0;
    this.context.sawDay(date.days);
    return (date.days - this.context.todayDays) / DAYS_PER_YEAR;
  }

  /** @param {Role} role */
  amount(role) {
    return readNumber(this.cell(role), this.context.styles.number) ?? this.fail(role, notAnAmount(this.cell(role))) ?? 0;
  }

  /** @param {Role} role @param {import('./csvColumns.js').Unit} usual unit when the header names none */
  duration(role, usual) {
    const duration = readDuration(this.cell(role), this.context.columns.get(role)?.unit ?? usual);
    if ('reason' in duration) return this.fail(role, duration.reason) ?? 0;
    if (duration.years === 0 && role !== 'cliff') return this.fail(role, `${quoted(this.cell(role))} must be above 0.`) ?? 0;
    return duration.years;
  }

  count() {
    const value = readNumber(this.cell('count'), this.context.styles.number);
    if (value !== null && Number.isInteger(value) && value > 0) return value;
    return this.fail('count', `${quoted(this.cell('count'))} is not a whole number above 0.`) ?? 0;
  }

  share() {
    if (this.cell('upfront') === '') return 0;
    const read = readShare(this.cell('upfront'), this.context.columns.get('upfront')?.unit ?? null);
    return 'reason' in read ? (this.fail('upfront', read.reason) ?? 0) : read.share;
  }

  /** Year after which nothing more comes. @param {any} release */
  lastYear(release) {
    if (release.kind === 'cliff') return release.year;
    if (release.kind === 'linear') return release.endYear;
    if (release.kind === 'step') return release.startYear + release.count * release.periodYears;
    return release.startYear + release.durationYears;
  }
}
