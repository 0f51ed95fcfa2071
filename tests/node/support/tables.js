// SPDX-License-Identifier: MIT
//
// Tables that look like real exports, made from a seed: the same text for the same arguments on every machine.

import { isoDateFromDays } from '../../../wasm/js/dates.js';

/** Numbers in [0, 1). Source: mulberry32, T. Ettinger (public domain). @param {number} seed */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LABELS = [
  'Team & advisors',
  'Seed investors',
  'Series A, B',
  'Ecosystem fund',
  'Staking rewards',
  'DAO treasury',
  'Liquidity mining',
  'Community airdrop',
];

/**
 * A dashboard's export of unlocks: dates out of order, three ways to write an amount, quoted labels with commas.
 * @param {{rows: number, seed?: number, firstDay?: number, days?: number, lineEnd?: string}} of firstDay: days from 1970
 */
export function unlockTable({ rows, seed = 1, firstDay = 20454, days = 3650, lineEnd = '\r\n' }) {
  const random = randomFrom(seed);
  const lines = ['Date,Amount (tokens),Allocation,Tx'];
  for (let i = 0; i < rows; i++) {
    const date = isoDateFromDays(firstDay + Math.floor(random() * days));
    const label = LABELS[Math.floor(random() * LABELS.length)] ?? '';
    lines.push(
      `${date},${amount(random)},${label.includes(',') ? `"${label}"` : label},0x${Math.floor(random() * 2 ** 32).toString(16)}`,
    );
  }
  return lines.join(lineEnd) + lineEnd;
}

/** @param {() => number} random */
function amount(random) {
  const tokens = Math.round(random() * 5e8) / 100;
  const style = random();
  if (style < 0.6) return tokens.toFixed(2);
  return style < 0.9 ? `"${tokens.toLocaleString('en-US')}"` : `${(tokens / 1e3).toFixed(2)}k`;
}

/** The table with every `step`-th row broken in one of five ways. @param {string} table @param {number} step */
export function breakRows(table, step) {
  const breaks = [
    (/** @type {string} */ row) => row.replace(/^[^,]*/, '2026-02-30'),
    (/** @type {string} */ row) => row.replace(/^[^,]*/, 'next spring'),
    (/** @type {string} */ row) => row.replace(/^([^,]*),(?:"[^"]*"|[^,]*)/, '$1,12..5'),
    (/** @type {string} */ row) => row.replace(/^([^,]*),(?:"[^"]*"|[^,]*)/, '$1,'),
    (/** @type {string} */ row) => `${row},surplus`,
  ];
  let broken = 0;
  const lines = table
    .split('\r\n')
    .map((row, i) => (i > 0 && row !== '' && i % step === 0 ? (breaks[broken++ % breaks.length] ?? String)(row) : row));
  return { text: lines.join('\r\n'), broken };
}

/** A price history as market-data sites export it. @param {{rows: number, seed?: number, firstDay?: number}} of */
export function priceHistory({ rows, seed = 2, firstDay = 18628 }) {
  const random = randomFrom(seed);
  const lines = ['snapped_at,price,market_cap,total_volume'];
  let price = 2;
  for (let i = 0; i < rows; i++) {
    price *= Math.exp((random() - 0.5) / 10);
    const supply = 1e8 + 1e5 * i;
    lines.push(`${isoDateFromDays(firstDay + i)} 00:00:00 UTC,${price},${price * supply},${1e7 * random()}`);
  }
  return `${lines.join('\n')}\n`;
}
