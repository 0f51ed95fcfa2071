// SPDX-License-Identifier: MIT
//
// A second, deliberately plain evaluation of supply schedules, used to check presets and imports without the
// engine: Runge-Kutta of fourth order between break points, in which the discounted integrals are further unknowns.
// It knows only what the tests need: year 0 is today and a release that began earlier goes on from where it stands.

import { yearsBetween } from '../../../wasm/js/dates.js';

const STEP_YEARS = 1 / 256;

/** @param {unknown} value @param {string} today @param {number} fallback */
function instant(value, today, fallback = 0) {
  if (value === undefined) return fallback;
  if (value === 'Infinity') return Infinity;
  return typeof value === 'string' ? yearsBetween(today, value) : Number(value);
}

/** Releases with every instant in years after today. @param {any[]} releases @param {string} today */
export function resolve(releases, today) {
  return releases.map((release) => ({
    ...release,
    year: instant(release.year, today),
    startYear: instant(release.startYear, today),
    endYear: instant(release.endYear, today, Infinity),
    count: release.count === 'Infinity' ? Infinity : release.count,
    points: release.points?.map((/** @type {any} */ p) => ({ ...p, year: instant(p.year, today) })),
  }));
}

const every = (
  /** @type {number} */ start,
  /** @type {number} */ period,
  /** @type {number} */ count,
  /** @type {number} */ end,
) => {
  const list = [];
  for (let k = 0; k <= count && start + k * period <= end; k++) list.push(start + k * period);
  return list;
};

/** Jumps of one release, oldest first. @param {any} r @returns {{year: number, amount: number}[]} */
export function jumps(r) {
  if (r.kind === 'cliff') return [{ year: r.year, amount: r.amount }];
  if (r.kind === 'step')
    return every(r.startYear + r.periodYears, r.periodYears, r.count - 1, 1e3).map((year) => ({ year, amount: r.amountEach }));
  if (r.kind === 'vest' && r.periodYears > 0) return vestJumps(r);
  if (r.kind === 'curve')
    return r.points
      .slice(1)
      .map((/** @type {any} */ p, /** @type {number} */ i) => ({
        year: p.year,
        amount: p.year === r.points[i].year ? p.supply - r.points[i].supply : 0,
      }));
  return [];
}

/** A grant without a cliff: a share at once, the rest in equal periods. @param {any} r */
function vestJumps(r) {
  if (r.cliffYears !== 0) throw new Error('this reference has no cliffs inside a grant');
  const count = Math.round(r.durationYears / r.periodYears);
  const amount = (r.amount * (1 - r.upfrontShare)) / count;
  return [
    { year: r.startYear, amount: r.amount * r.upfrontShare },
    ...every(r.startYear + r.periodYears, r.periodYears, count - 1, 1e3).map((year) => ({ year, amount })),
  ];
}

/** Years at which a release bends. @param {any} r @param {number} end @returns {number[]} */
function bends(r, end) {
  switch (r.kind) {
    case 'geometric':
      return every(r.startYear, r.periodYears, r.count, end);
    case 'approach':
      return r.periodYears > 0 ? every(r.startYear, r.periodYears, Infinity, end) : [r.startYear];
    case 'inflation':
      return r.compounding === 'continuous' ? [r.startYear, floorYear(r)] : every(r.startYear, 1, Infinity, end);
    case 'rateTable':
    case 'curve':
      return r.points.map((/** @type {any} */ p) => p.year);
    default:
      return [r.startYear, r.endYear];
  }
}

const floorYear = (/** @type {any} */ r) =>
  r.taper > 0 && r.floor > 0 ? r.startYear + Math.log(r.floor / r.rate) / Math.log1p(-r.taper) : r.startYear;

/** Slope of one release on the piece around `mid`, as a function of time and supply. @param {any} r @param {number} mid @param {any} memory */
function slope(r, mid, memory) {
  const t = mid - r.startYear;
  const k = Math.floor(t / (r.periodYears || 1));
  switch (r.kind) {
    case 'linear':
      return t > 0 && mid < r.endYear ? () => r.amount / (r.endYear - r.startYear) : () => 0;
    case 'geometric':
      return t > 0 && k < r.count ? () => (r.firstAmount * r.ratio ** k) / r.periodYears : () => 0;
    case 'rateTable':
      return () => r.points.findLast((/** @type {any} */ p) => p.year < mid)?.tokensPerYear ?? 0;
    case 'curve':
      return () => chord(r.points, mid);
    case 'stakingIssuance':
      return (/** @type {number} */ _s, /** @type {number} */ c) => r.coefficient * Math.sqrt(r.stakedShare * c);
    case 'inflation':
      return inflation(r, mid);
    case 'approach':
      return approach(r, k, memory);
    default:
      return () => 0;
  }
}

/** @param {{year: number, supply: number}[]} points @param {number} mid */
function chord(points, mid) {
  let [i, end] = [-1, points.length]; // points[i] lies before mid, points[end] does not
  while (end - i > 1) {
    const middle = (i + end) >> 1;
    if (points[middle].year < mid) i = middle;
    else end = middle;
  }
  if (i < 0 || i === points.length - 1) return 0;
  return (points[i + 1].supply - points[i].supply) / (points[i + 1].year - points[i].year);
}

/** @param {any} r @param {number} mid @returns {(s: number, c: number) => number} */
function inflation(r, mid) {
  const at = (/** @type {number} */ t) => Math.max(r.floor ?? 0, r.rate * (1 - (r.taper ?? 0)) ** t);
  if (r.compounding === 'continuous') return (s, c) => at(s - r.startYear) * c;
  const growth = Math.log1p(at(Math.floor(mid - r.startYear)));
  return (_s, c) => growth * c;
}

/** @param {any} r @param {number} k @param {{k?: number, gap?: number}} memory @returns {(s: number, c: number) => number} */
function approach(r, k, memory) {
  if (r.periodYears === 0) return (_s, c) => r.share * (r.cap - c);
  return (_s, c) => {
    if (memory.k !== k) Object.assign(memory, { k, gap: r.cap - c });
    return (r.share * Number(memory.gap)) / r.periodYears;
  };
}

/** Supply and ratios at `years`, for a constant market cap. @param {any} supply @param {string} today @param {number} years @param {number} discountFactor */
export function evaluate(supply, today, years, discountFactor) {
  const releases = resolve(supply.releases, today).filter((r) => r.circulating !== false);
  const steps = byYear(releases.flatMap(jumps).filter((j) => j.year > 0 && j.year <= years));
  const inside = [...releases.flatMap((r) => bends(r, years)), ...steps.keys()].filter((y) => y > 0 && y < years);
  const knots = [...new Set([0, ...inside, years])].sort((a, b) => a - b);
  const memories = releases.map(() => ({}));
  let state = [supply.initialSupply, 0, 0];
  for (let i = 0; i + 1 < knots.length; i++) {
    const [from, to] = [knots[i], knots[i + 1]];
    state[0] += steps.get(from) ?? 0;
    const slopes = releases.map((r, n) => slope(r, (from + to) / 2, memories[n]));
    state = integrate(
      state,
      from,
      to,
      (s, c) => slopes.reduce((sum, f) => sum + f(s, c), 0),
      supply.initialSupply,
      discountFactor,
    );
  }
  const rho = -Math.log(discountFactor);
  return {
    supply: state[0] + (steps.get(years) ?? 0),
    lifetimeDilutedPriceRatio: state[1] / years,
    timeWeightedDilutedPriceRatio: (state[2] * rho) / -Math.expm1(-rho * years),
  };
}

/** @param {{year: number, amount: number}[]} list */
function byYear(list) {
  const sums = new Map();
  for (const { year, amount } of list) sums.set(year, (sums.get(year) ?? 0) + amount);
  return sums;
}

const total = (/** @type {{amount: number}[]} */ list) => list.reduce((sum, j) => sum + j.amount, 0);

/** @param {number[]} y @param {number} from @param {number} to @param {(s: number, c: number) => number} rate @param {number} c0 @param {number} gamma */
function integrate(y, from, to, rate, c0, gamma) {
  const steps = Math.ceil((to - from) / STEP_YEARS);
  const h = (to - from) / steps;
  const f = (/** @type {number} */ s, /** @type {number[]} */ v) => [rate(s, v[0]), c0 / v[0], (gamma ** s * c0) / v[0]];
  const go = (/** @type {number[]} */ v, /** @type {number[]} */ d, /** @type {number} */ w) => v.map((x, i) => x + w * d[i]);
  for (let n = 0; n < steps; n++) {
    const s = from + n * h;
    const a = f(s, y),
      b = f(s + h / 2, go(y, a, h / 2)),
      c = f(s + h / 2, go(y, b, h / 2)),
      d = f(s + h, go(y, c, h));
    y = y.map((x, i) => x + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
  }
  return y;
}

/** Supply after all time, where the releases have a limit of their own. @param {any} supply @param {string} today */
export function limit(supply, today) {
  const releases = resolve(supply.releases, today);
  const capped = releases.find((r) => r.cap !== undefined);
  if (capped) return capped.cap;
  const whole = releases.reduce((sum, r) => sum + wholeAmount(r), 0);
  return supply.initialSupply + whole;
}

/** @param {any} r */
function wholeAmount(r) {
  if (r.kind === 'geometric') return geometricAfterToday(r);
  if (r.kind === 'linear') return r.amount * Math.min(1, (r.endYear - Math.max(0, r.startYear)) / (r.endYear - r.startYear));
  if (r.kind === 'rateTable')
    return r.points
      .slice(1)
      .reduce(
        (/** @type {number} */ sum, /** @type {any} */ p, /** @type {number} */ i) =>
          sum + r.points[i].tokensPerYear * (p.year - r.points[i].year),
        0,
      );
  return total(jumps(r).filter((j) => j.year > 0));
}

/** @param {any} r */
function geometricAfterToday(r) {
  const sum = (/** @type {number} */ k) => (r.firstAmount * (1 - r.ratio ** k)) / (1 - r.ratio);
  const passed = Math.max(0, -r.startYear / r.periodYears);
  const k = Math.floor(passed);
  return sum(r.count) - sum(k) - (passed - k) * r.firstAmount * r.ratio ** k;
}

/** Tokens a day just after today, at a given supply. @param {any} supply @param {string} today @param {number} atSupply */
export function tokensPerDay(supply, today, atSupply = supply.initialSupply) {
  const tiny = 1e-9;
  return resolve(supply.releases, today).reduce((sum, r) => sum + slope(r, tiny, {})(tiny, atSupply), 0) / 365.25;
}
