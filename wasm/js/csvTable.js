// SPDX-License-Identifier: MIT
/**
 * Text to rows of cells. µDSV splits the cells (string tuples only: its typed path makes code from text, which a
 * strict content policy forbids). It expects every row to be as wide as the first, so records are measured before:
 * short ones are filled up, long or unclosed ones are reported and left out, and none spoils its neighbours.
 * @module
 */

import { initParser } from 'udsv';

/** @typedef {import('./csvProblems.js').Problems} Problems */
/** @typedef {{header: string[], rows: string[][], numbers: number[]}} Table numbers: row numbers as a spreadsheet counts */

/** Larger tables are refused before they are read. */
export const importLimits = Object.freeze({ characters: 30_000_000, rows: 500_000 });

const DELIMITERS = [',', ';', '\t', '|'];
/** Spreadsheets write this line themselves. */
const DECLARED = /^sep=(.)$/;
const BLANK = /^[\s,;|]*$/;
const SAMPLE_LINES = 20;
const BATCH_ROWS = 2_048;
/** A quoted cell may hold line breaks, but not this many: then a quotation mark was forgotten. */
const MOST_LINES_IN_ROW = 50;

/**
 * @param {string} source @param {Problems} problems
 * @returns {Generator<number, Table | null, void>} yields the share read; null when there is no table
 */
export function* readTable(source, problems) {
  const text = source.replace(/\uFEFF/g, '').replace(/\r\n?/g, '\n');
  const delimiter = detectDelimiter(text);
  if (delimiter === null) return null;
  const records = splitRecords(text, delimiter, problems);
  const first = records.next();
  if (first.done) return null;
  const width = first.value.width;
  const split = cellSplitter(delimiter, width);
  const table = {
    header: split([first.value.text])[0] ?? [],
    rows: /** @type {string[][]} */ ([]),
    numbers: /** @type {number[]} */ ([]),
  };
  /** @type {string[]} */
  let batch = [];
  for (const record of records) {
    const fitted = fit(record, width, delimiter, problems);
    if (fitted === null) continue;
    batch.push(fitted);
    table.numbers.push(record.number);
    if (table.numbers.length > importLimits.rows) return tooManyRows(problems);
    if (batch.length < BATCH_ROWS) continue;
    append(table.rows, split(batch));
    batch = [];
    yield record.end / text.length;
  }
  append(table.rows, split(batch));
  return table;
}

/** @param {Problems} problems */
function tooManyRows(problems) {
  problems.add(
    0,
    '',
    '',
    `This table has more than ${importLimits.rows.toLocaleString('en-US')} rows. Add up the rows of each day and label, or import a part of it.`,
  );
  return null;
}

/** @param {string[][]} rows @param {string[][]} more */
function append(rows, more) {
  for (const row of more) rows.push(row);
}

/** @param {string} delimiter @param {number} width @returns {(records: string[]) => string[][]} */
function cellSplitter(delimiter, width) {
  const column = { name: '', type: /** @type {const} */ ('s'), repl: { empty: undefined, null: undefined, NaN: undefined } };
  // `skip` is read by the parser but missing from its declarations; the enclosure is looked for in each batch.
  const schema = /** @type {any} */ ({
    skip: 0,
    col: delimiter,
    row: '\n',
    encl: null,
    esc: null,
    trim: false,
    cols: Array(width).fill(column),
  });
  const parser = initParser(schema);
  return (records) => {
    if (records.length === 0) return [];
    const rows = /** @type {string[][]} */ (parser.stringArrs(records.join('\n')));
    if (rows.length === records.length && rows.every((row) => row.length === width)) return rows;
    // A stray quotation mark has joined records of this batch: one by one they cannot.
    return records.map((record) => {
      const cells = /** @type {string[][]} */ (parser.stringArrs(record))[0] ?? [];
      return Array.from({ length: width }, (_, i) => cells[i] ?? '');
    });
  };
}

/**
 * A record filled up to the width of the header, or null when it is wider.
 * @param {{text: string, number: number, width: number}} record @param {number} width @param {string} delimiter @param {Problems} problems
 */
function fit(record, width, delimiter, problems) {
  if (record.width === width) return record.text;
  if (record.width < width) return record.text + delimiter.repeat(width - record.width);
  let text = record.text;
  let surplus = record.width - width;
  while (surplus > 0 && text.endsWith(delimiter)) [text, surplus] = [text.slice(0, -1), surplus - 1];
  if (surplus === 0) return text;
  problems.add(
    record.number,
    '',
    record.text,
    `this row has ${record.width} cells, the header has ${width}. Put a number with a comma into quotation marks.`,
  );
  return null;
}

/**
 * The delimiter that splits the first lines most evenly, or null when nothing does.
 * @param {string} text
 */
export function detectDelimiter(text) {
  const lines = sampleLines(text);
  const declared = DECLARED.exec(lines[0] ?? '');
  if (declared) return declared[1] ?? null;
  let best = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = lines.map((line) => measure(line, delimiter).width);
    const width = widths[0] ?? 1;
    const even = widths.filter((w) => w === width).length / widths.length;
    const score = width > 1 ? even + width / 1000 : 0;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** @param {string} text */
function sampleLines(text) {
  return text
    .slice(0, 20_000)
    .split('\n', SAMPLE_LINES * 2)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
}

/**
 * Records with their row numbers and widths; blank lines are counted and skipped.
 * @param {string} text @param {string} delimiter @param {Problems} problems
 */
function* splitRecords(text, delimiter, problems) {
  let number = 0;
  for (let start = 0; start < text.length;) {
    number++;
    const record = oneRecord(text, start, delimiter);
    if (record === null) {
      const end = lineEnd(text, start);
      problems.add(number, '', text.slice(start, end), 'a quotation mark is opened and never closed.');
      start = end + 1;
      continue;
    }
    const line = text.slice(start, record.end);
    const skipped = BLANK.test(line) || (number === 1 && DECLARED.test(line));
    if (!skipped) yield { text: line, number, width: record.width, end: record.end };
    start = record.end + 1;
  }
}

/** @param {string} text @param {number} start */
function lineEnd(text, start) {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/**
 * Where the record ends and how many cells it has; null when a quotation mark stays open.
 * @param {string} text @param {number} start @param {string} delimiter
 * @returns {{end: number, width: number} | null}
 */
function oneRecord(text, start, delimiter) {
  let end = lineEnd(text, start);
  for (let lines = 1; lines <= MOST_LINES_IN_ROW; lines++) {
    const measured = measure(text.slice(start, end), delimiter);
    if (!measured.open) return { end, width: measured.width };
    if (end === text.length) return null;
    end = lineEnd(text, end + 1);
  }
  return null;
}

/**
 * Cells of a line, and whether a quoted cell is still open at its end. A quotation mark counts only at the start of a cell.
 * @param {string} line @param {string} delimiter
 */
function measure(line, delimiter) {
  let width = 1;
  for (let at = 0; at < line.length;) {
    if (line[at] === '"') {
      at = closingQuote(line, at + 1);
      if (at === -1) return { width, open: true };
    }
    const next = line.indexOf(delimiter, at);
    if (next === -1) break;
    width++;
    at = next + 1;
  }
  return { width, open: false };
}

/** Index after the quotation mark that closes a cell, or -1; a doubled mark is part of the cell. @param {string} line @param {number} from */
function closingQuote(line, from) {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at + 1;
  }
  return -1;
}
