// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { Problems } from '../../wasm/js/csvProblems.js';
import { detectDelimiter, readTable } from '../../wasm/js/csvTable.js';

/** @param {string} text */
function read(text) {
  const problems = new Problems();
  const steps = readTable(text, problems);
  for (;;) {
    const step = steps.next();
    if (step.done) return { table: step.value, problems };
  }
}

/** @param {string} cell @param {string} delimiter */
const escape = (cell, delimiter) =>
  cell.includes('"') || cell.includes('\n') || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

const cell = fc
  .oneof(
    fc.constantFrom('', 'a', '1,5', 'x;y', 'tab\there', 'say "hi"', '"', '""', 'two\nlines', ' spaced ', "'", '|'),
    fc.string({ maxLength: 8 }),
  )
  .map((text) => text.replaceAll('\r', ''));

test('what is written by the rules of CSV is read back cell by cell', () => {
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n'), (body, delimiter, lineEnd) => {
      const kept = body.filter((row) => !/^[\s,;|]*$/.test(row.map((c) => escape(c, delimiter)).join(delimiter)));
      const header = body[0]?.map((_, i) => `h${i}`) ?? [];
      const text = [header, ...kept].map((row) => row.map((c) => escape(c, delimiter)).join(delimiter)).join('\n');
      const { table, problems } = read(`sep=${delimiter}\n${text}`.replaceAll('\n', lineEnd));
      assert.deepEqual(problems.list, []);
      assert.deepEqual(table?.header, header);
      assert.deepEqual(table?.rows, kept);
    }),
    { numRuns: 500 },
  );
});

test('any text is read without an exception, and every row is as wide as the header', () => {
  const piece = fc.constantFrom(',', ';', '\n', '\r\n', '"', '""', 'a', ' ', '1', '\uFEFF', '\t', '\0', '=');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { table } = read(pieces.join(''));
      for (const row of table?.rows ?? []) assert.equal(row.length, table?.header.length);
    }),
    { numRuns: 2000 },
  );
});

test('the delimiter is the one that splits the first lines evenly', () => {
  assert.equal(detectDelimiter('date,amount\n2026-01-01,5'), ',');
  assert.equal(detectDelimiter('date;amount;label\n2026-01-01;1.234,5;a,b\n2026-01-01;1,5;c'), ';');
  assert.equal(detectDelimiter('date\tamount\n2026-01-01\t1,234,567'), '\t');
  assert.equal(detectDelimiter('date|amount\n2026-01-01|5'), '|');
  assert.equal(detectDelimiter('sep=;\ndate;amount'), ';');
  assert.equal(detectDelimiter('"a,b";c\n"d,e";f'), ';');
  assert.equal(detectDelimiter('one column\nonly'), null);
  assert.equal(detectDelimiter(''), null);
});

test('a byte order mark, blank lines and rows of empty cells are skipped, and rows keep their numbers', () => {
  const { table } = read('\uFEFFdate,amount\r\n\r\n2026-01-01,5\r\n,,\r\n2026-01-02,6');
  assert.deepEqual(table?.header, ['date', 'amount']);
  assert.deepEqual(table?.rows, [
    ['2026-01-01', '5'],
    ['2026-01-02', '6'],
  ]);
  assert.deepEqual(table?.numbers, [3, 5]);
});

test('a cell with line breaks is one row, as in a spreadsheet', () => {
  const { table } = read('a,b\n"one\ntwo",1\nx,2');
  assert.deepEqual(table?.rows, [
    ['one\ntwo', '1'],
    ['x', '2'],
  ]);
  assert.deepEqual(table?.numbers, [2, 3]);
});

test('short rows are filled up, surplus empty cells dropped, and neither spoils the next row', () => {
  const { table, problems } = read('a,b,c\n1\n2,3\n4,5,6,,\n7,8,9');
  assert.deepEqual(table?.rows, [
    ['1', '', ''],
    ['2', '3', ''],
    ['4', '5', '6'],
    ['7', '8', '9'],
  ]);
  assert.equal(problems.count, 0);
});

test('a row with surplus cells is reported and left out', () => {
  const { table, problems } = read('a,b\n1,2\n1,234,5\n3,4');
  assert.deepEqual(table?.rows, [
    ['1', '2'],
    ['3', '4'],
  ]);
  assert.deepEqual(
    problems.list.map((p) => p.message),
    ['Row 3: this row has 3 cells, the header has 2. Put a number with a comma into quotation marks.'],
  );
});

test('a quotation mark that is never closed costs its own row only', () => {
  const { table, problems } = read(`a,b\n"oops,1\n${'x,2\n'.repeat(100)}`);
  assert.equal(table?.rows.length, 100);
  assert.deepEqual(
    problems.list.map((p) => p.message),
    ['Row 2: a quotation mark is opened and never closed.'],
  );
});

test('a quotation mark inside a cell is an ordinary character', () => {
  assert.deepEqual(read('a,b\n5" pipe,2\n').table?.rows, [['5" pipe', '2']]);
});
