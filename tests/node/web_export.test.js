// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cite, svgText, tableToCsv, tableToJson } from '../../web/lib/export.js';
import { lineChart } from '../../web/charts/index.js';

const columns = [{ key: 'label', label: 'Label' }, { key: 'amount', label: 'Amount', unit: 'tokens' }];

test('CSV: quotes, lines, numbers in full, no limit as a word, no answer empty', () => {
  const csv = tableToCsv({ columns, rows: [['a "b", c', 1234567.5], ['two\nlines', Infinity], ['', null], ['neg', -5e-9]] });
  assert.equal(csv, 'Label,Amount [tokens]\r\n"a ""b"", c",1234567.5\r\n"two\nlines",Infinity\r\n,\r\nneg,-5e-9\r\n');
});

test('CSV: a text that a spreadsheet would run is defused, in cells and headings', () => {
  fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string(), (sign, rest) => {
    const csv = tableToCsv({ columns: [{ key: 'x', label: sign + rest }], rows: [[sign + rest]] });
    const cells = csv.split('\r\n').map((line) => line.replace(/^"/, ''));
    assert.ok(csv.replace(/^"/, '').startsWith("'"));
    assert.ok(!/^[=+\-@]/.test(cells[1] ?? ''));
  }));
});

test('JSON: rows by key, Infinity as text, NaN as null', () => {
  const json = JSON.parse(tableToJson({ title: 'T', columns, rows: [['a', Infinity], ['b', NaN], ['c', 2]] }));
  assert.deepEqual(json, { title: 'T', columns: { label: { label: 'Label' }, amount: { label: 'Amount', unit: 'tokens' } }, rows: [{ label: 'a', amount: 'Infinity' }, { label: 'b', amount: null }, { label: 'c', amount: 2 }] });
});

test('an exported SVG stands alone: colours written in, no custom properties, a title', () => {
  const chart = lineChart({ title: 'A <b> & "c"', x: { values: [0, 1], unit: 'year' }, y: { unit: 'USD' }, series: [{ key: 'a', label: 'A', values: [1, 2] }] }, 400);
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const text = svgText(chart.svg, { theme });
    assert.doesNotMatch(text, /var\(|style=|NaN|undefined/);
    assert.match(text, /<title>A &lt;b&gt; &amp; &quot;c&quot;<\/title>/);
  }
  assert.notEqual(svgText(chart.svg, { theme: 'light' }), svgText(chart.svg, { theme: 'dark' }));
});

test('an exported SVG has its name above and its source below, and grows by them', () => {
  const chart = lineChart({ title: 'Diluted price: Solana', x: { values: [0, 1], unit: 'year' }, y: { unit: 'USD' }, series: [{ key: 'a', label: 'A', values: [1, 2] }] }, 400);
  const heightOf = (/** @type {string} */ text) => Number(text.match(/ height="([\d.]+)"/)?.[1]);
  const bare = svgText(chart.svg, { background: false });
  const named = svgText(chart.svg);
  const sourced = svgText(chart.svg, { caption: 'Source: solana-sdk' });
  assert.equal(heightOf(bare), chart.height);
  assert.ok(heightOf(named) > chart.height && heightOf(sourced) > heightOf(named));
  assert.match(sourced, />Diluted price: Solana<\/text>.*>Source: solana-sdk<\/text>/s);
  assert.doesNotMatch(svgText(chart.svg, { title: '' }), /Solana<\/text>/);
});

const source = { title: 'Dilution of Solana & 100% {x}', url: 'https://example.org/#dilution@1?p=solana(1)', version: '1.4.2', accessed: '2026-11-21', preset: 'solana', source: 'solana-sdk inflation' };

test('citations name title, version, day, address and data', () => {
  assert.equal(cite('bibtex', source), [
    '@misc{tvd-solana-2026-11-21,',
    '  author = {{Token Value Dynamics}},',
    '  title = {Dilution of Solana \\& 100\\% \\{x\\}},',
    '  version = {1.4.2},',
    '  year = {2026},',
    '  url = {https://example.org/#dilution@1?p=solana(1)},',
    '  urldate = {2026-11-21},',
    '  note = {Data: solana-sdk inflation}',
    '}',
    '',
  ].join('\n'));
  assert.equal(cite('apa', source), 'Token Value Dynamics. (2026). Dilution of Solana & 100% {x} (Version 1.4.2) [Computer software]. Data: solana-sdk inflation. Retrieved November 21, 2026, from https://example.org/#dilution@1?p=solana(1)');
  assert.equal(cite('markdown', { ...source, title: 'A [b]' }), '[A \\[b\\]](https://example.org/#dilution@1?p=solana%281%29) (Token Value Dynamics 1.4.2, 2026-11-21, data: solana-sdk inflation)');
});
