// SPDX-License-Identifier: MIT
/**
 * Dated amounts by label, to releases: a label with few dates as single cliffs, a long one as a curve of jumps.
 * @module
 */

import { counted } from './csvProblems.js';
import { DAYS_PER_YEAR } from './dates.js';

/** @typedef {import('./csvContext.js').Context} Context */
/** @typedef {{label: string, category: string, total: number, byDay: Map<number, number>}} Group */
/** @typedef {Map<string, Group>} Groups */

/** A label with more dates than this becomes one curve: nobody edits so many single releases. */
const MOST_CLIFFS_OF_LABEL = 24;
const MOST_CLIFFS = 240;
/** A chart cannot show more; the rest is added up. */
const MOST_LABELS = 100;

/** @param {Groups} groups @param {Context} context @returns {any[]} releases */
export function releasesOf(groups, context) {
  const kept = [...largest(groups, context).values()];
  const singles = kept.filter((group) => group.byDay.size <= MOST_CLIFFS_OF_LABEL);
  const few = singles.reduce((sum, group) => sum + group.byDay.size, 0) <= MOST_CLIFFS;
  return kept.flatMap((group) =>
    few && singles.includes(group) ? cliffs(group, context.todayDays) : [curve(group, context.todayDays)],
  );
}

/** @param {Groups} groups @param {{label: string, category: string, days: number, amount: number}} row */
export function addTo(groups, { label, category, days, amount }) {
  let group = groups.get(label);
  if (!group) groups.set(label, (group = { label, category, total: 0, byDay: new Map() }));
  group.total += Math.abs(amount);
  group.byDay.set(days, (group.byDay.get(days) ?? 0) + amount);
}

/** All groups, or the largest with the others added up in one. @param {Groups} groups @param {Context} context */
function largest(groups, context) {
  if (groups.size <= MOST_LABELS) return groups;
  const sorted = [...groups.values()].sort((a, b) => b.total - a.total);
  const kept = new Map(sorted.slice(0, MOST_LABELS - 1).map((group) => [group.label, group]));
  const label = `Other (${counted(groups.size - kept.size, 'label', 'labels')})`;
  for (const group of sorted.slice(MOST_LABELS - 1)) {
    for (const [days, amount] of group.byDay) addTo(kept, { label, category: 'other', days, amount });
  }
  context.notes.push(`The table has ${counted(groups.size, 'label', 'labels')}; the smallest are added up as "${label}".`);
  return kept;
}

/** @param {Group} group @param {number} todayDays @returns {any[]} */
function cliffs({ label, category, byDay }, todayDays) {
  return inOrder(byDay).map(([days, amount]) => ({
    kind: 'cliff',
    label,
    category,
    year: (days - todayDays) / DAYS_PER_YEAR,
    amount,
  }));
}

/** Two points of one year are a jump. Only changes count, so burns start from a level that keeps supply above 0. @param {Group} group @param {number} todayDays @returns {any} */
function curve({ label, category, byDay }, todayDays) {
  const steps = inOrder(byDay);
  let lowest = 0;
  let sum = 0;
  for (const [, amount] of steps) lowest = Math.min(lowest, (sum += amount));
  let supply = Math.abs(lowest);
  const points = [{ year: 0, supply }];
  for (const [days, amount] of steps) {
    const year = (days - todayDays) / DAYS_PER_YEAR;
    points.push({ year, supply }, { year, supply: Math.max(0, (supply += amount)) });
  }
  return { kind: 'curve', label, category, points };
}

/** @param {Map<number, number>} byDay */
const inOrder = (byDay) => [...byDay].sort((a, b) => a[0] - b[0]);
