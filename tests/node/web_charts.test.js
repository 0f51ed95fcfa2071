// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { bars, cursorLayer, fan, heatMap, histogram, lineChart, sparkline, stackedArea, themes, themeCss, toText } from '../../web/charts/index.js';
import { decimate, linePath } from '../../web/charts/decimate.js';
import { simplify } from '../../web/charts/simplify.js';
import { dodge } from '../../web/charts/dodge.js';
import { valueAt } from '../../web/charts/reading.js';
import { linear, log } from '../../web/charts/scale.js';
import { quickest } from '../support/quickest.js';

/** @typedef {import('../../web/lib/types.js').SvgNode} SvgNode */

const widths = [280, 320, 480, 700, 1200];
const year = Array.from({ length: 101 }, (_, i) => i / 20);

/** @param {SvgNode|string} node @returns {SvgNode[]} */
const all = (node) => (typeof node === 'string' ? [] : [node, ...node.children.flatMap(all)]);
const byClass = (/** @type {SvgNode} */ svg, /** @type {string} */ name) => all(svg).filter((node) => String(node.attrs.class ?? '').split(' ').includes(name));

/** @param {SvgNode} svg @param {number} width */
function sound(svg, width) {
  for (const { tag, attrs, children } of all(svg)) {
    for (const [name, value] of Object.entries(attrs)) {
      assert.doesNotMatch(String(value), /NaN|Infinity|undefined|null/, `${tag} ${name}=${value}`);
      assert.notEqual(name, 'style');
      assert.doesNotMatch(name, /^on/);
    }
    if (tag === 'rect') assert.ok(Number(attrs.width) >= 0 && Number(attrs.height) >= 0);
    if (tag === 'text') {
      assert.ok(Number(attrs['font-size'] ?? 12) >= 11);
      assert.ok(Number(attrs.x) >= -0.5 && Number(attrs.x) <= width + 0.5, `${children[0]} at ${attrs.x} of ${width}`);
    }
  }
}

const line = (/** @type {object} */ more = {}) => ({
  title: 'Diluted price',
  x: { values: year, unit: 'year' },
  y: { unit: 'USD', label: 'Price, USD', zero: true },
  series: [
    { key: 'a', label: 'Time-weighted', values: year.map((t) => Math.exp(-t / 5)), emphasis: /** @type {const} */ ('main') },
    { key: 'b', label: 'Spot', values: year.map((t) => Math.exp(-t / 3)) },
  ],
  marks: [{ x: 1, label: 'Cliff' }, { x: 1.05, label: 'Another cliff' }, { x: 9, label: 'Outside' }],
  ...more,
});

test('every chart is sound at every width, with empty, constant, infinite and missing data too', () => {
  const columns = [[], [1], year.map(() => 5), year.map(() => 0), year.map((t) => (t < 2 ? NaN : t)), year.map((t) => (t > 4 ? Infinity : -t)), year.map((t) => 1e300 * t), year.map((t) => 1e-300 * t), [-5e13, 5e-324], [-1e299, 1e-291, 1e299]];
  for (const width of widths) {
    for (const values of columns) {
      const x = { values: year.slice(0, values.length), unit: 'year' };
      for (const scale of /** @type {const} */ (['linear', 'log'])) {
        const spec = { title: 'T', x, y: { scale, unit: 'USD', label: 'L' }, series: [{ key: 's', label: 'A long name of a series', values }] };
        sound(lineChart(spec, width).svg, width);
        sound(fan({ ...spec, bands: [{ low: values, high: values, label: '50 %' }] }, width).svg, width);
        sound(stackedArea(spec, width).svg, width);
      }
      sound(bars({ title: 'T', rows: values.slice(0, 6).map((value, i) => ({ key: `${i}`, label: `Row ${i}`, value })) }, width).svg, width);
      sound(histogram({ title: 'T', x: { unit: 'USD' }, edges: year.slice(0, values.length), counts: values.slice(1) }, width).svg, width);
      sound(heatMap({ title: 'T', x: { values: [1, 2] }, y: { values: [1, 2] }, values: [1, NaN, Infinity, values[0] ?? 0], value: {} }, width).svg, width);
      const small = sparkline(Float64Array.from(values));
      if (small) sound(small, 100);
    }
  }
});

test('a sparkline over gaps is an area of each piece, and none where no piece has two points', () => {
  for (const values of [[], [NaN, NaN, NaN], [1, NaN, 2], [NaN, 1, Infinity]]) assert.equal(sparkline(Float64Array.from(values)), null);
  const path = all(/** @type {SvgNode} */ (sparkline(Float64Array.from([1, 2, NaN, NaN, 3, NaN, 2, 1]))))[1];
  assert.match(String(path?.attrs.d), /^M0,[\d.]+L[\d.]+,[\d.]+L14.29,20L0,20ZM85.71,[\d.]+L100,18L100,20L85.71,20Z$/);
});

test('random data: no chart has a number that is none', () => {
  const value = fc.oneof(fc.double(), fc.double({ min: -1e6, max: 1e6 }), fc.constantFrom(NaN, Infinity, -Infinity, 0, 5e-324, 1e-291, 1e300, -1.7e308));
  fc.assert(fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 280, max: 1600 }), fc.constantFrom('linear', 'log'), (values, width, scale) => {
    const spec = { title: 'T', x: { values: values.map((_, i) => i) }, y: { scale: /** @type {'linear'|'log'} */ (scale) }, series: [{ key: 's', label: 'S', values }] };
    const chart = lineChart(spec, width);
    sound(chart.svg, width);
    sound(stackedArea(spec, width).svg, width);
    sound(cursorLayer(chart, 1), width);
  }), { numRuns: 300 });
});

test('a line’s path goes from left to right and stays in the plot', () => {
  const chart = lineChart(line(), 640);
  for (const node of byClass(chart.svg, 'tvd-line')) {
    const points = [...String(node.attrs.d).matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
    assert.ok(points.length > 10);
    points.forEach(([x = 0, y = 0], i) => {
      assert.ok(i === 0 || x >= Number(points[i - 1]?.[0]));
      assert.ok(x >= chart.plot.left && x <= chart.plot.right && y >= chart.plot.top && y <= chart.plot.bottom);
    });
  }
});

test('decimation keeps the extremes of every pixel column, the ends, and the order', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true })), { minLength: 1, maxLength: 400 }), (points) => {
    const sorted = [...points].sort((a, b) => a[0] - b[0]);
    const xs = sorted.map(([x]) => x);
    const ys = sorted.map(([, y]) => y);
    const kept = decimate(xs, ys);
    assert.deepEqual([...kept], [...new Set(kept)].sort((a, b) => a - b));
    assert.equal(kept[0], 0);
    assert.equal(kept.at(-1), xs.length - 1);
    for (let column = 0; column <= 20; column += 1) {
      const inside = ys.filter((_, i) => Math.floor(Number(xs[i])) === column);
      const drawn = kept.filter((i) => Math.floor(Number(xs[i])) === column).map((i) => ys[i]);
      if (inside.length) assert.deepEqual([Math.min(...drawn.map(Number)), Math.max(...drawn.map(Number))], [Math.min(...inside), Math.max(...inside)]);
      assert.ok(drawn.length <= 6);
    }
  }));
});

test('points left out of a smooth line lie within a fiftieth of a pixel of what is drawn', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(0, 0.3, 1, 1.7), fc.oneof(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }))), { minLength: 1, maxLength: 200 });
  fc.assert(fc.property(steps, (moves) => {
    const xs = [0];
    const ys = [0];
    for (const [dx, dy] of moves) { xs.push(Number(xs.at(-1)) + dx); ys.push(Number(ys.at(-1)) + dy); }
    const kept = simplify(xs, ys, xs.map((_, i) => i));
    assert.deepEqual([kept[0], kept.at(-1)], [0, xs.length - 1]);
    for (let k = 1; k < kept.length; k += 1) {
      const [a, b] = [Number(kept[k - 1]), Number(kept[k])];
      assert.ok(b > a);
      for (let i = a + 1; i < b; i += 1) {
        const share = (Number(xs[i]) - Number(xs[a])) / (Number(xs[b]) - Number(xs[a]));
        const drawn = Number(ys[a]) + share * (Number(ys[b]) - Number(ys[a]));
        assert.ok(Math.abs(drawn - Number(ys[i])) <= 0.02 + 1e-9, `${i} between ${a} and ${b}`);
      }
    }
  }));
});

test('a straight line is two points, gaps stay gaps', () => {
  const xs = Array.from({ length: 500 }, (_, i) => i);
  assert.equal(linePath(xs, xs.map((x) => x / 2)), 'M0,0L499,249.5');
  assert.deepEqual(simplify([0, 1, 2, 3, 4, 5], [0, 1, 2, 0, 0, 0], [0, 1, 2, -1, 4, 5]), [0, 2, -1, 4, 5]);
});

test('a step, two points at one x, is drawn upright', () => {
  assert.equal(linePath([0, 10, 10, 20], [5, 5, 9, 9]), 'M0,5L10,5L10,9L20,9');
  const chart = lineChart({ title: 'T', x: { values: [0, 1, 1, 2] }, y: {}, series: [{ key: 's', label: 'S', values: [3, 3, 7, 7] }] }, 500);
  const d = String(byClass(chart.svg, 'tvd-line')[0]?.attrs.d);
  const xs = [...d.matchAll(/[ML](-?[\d.]+),/g)].map((match) => match[1]);
  assert.equal(xs[1], xs[2]);
});

test('a cliff amid many points of one pixel column stays upright', () => {
  const xs = Array.from({ length: 100 }, (_, i) => (i < 50 ? i / 50 : (i - 1) / 50));
  const d = linePath(xs, xs.map((_, i) => (i < 50 ? 10 + i / 100 : 90 - i / 100)));
  const points = [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
  assert.ok(points.some(([x, y], i) => i > 0 && x === points[i - 1]?.[0] && Number(y) - Number(points[i - 1]?.[1]) > 70), d);
});

test('a gap in the data is a gap in the line', () => {
  assert.equal(linePath([0, 1, 2, 3], [1, NaN, 2, 3]), 'M0,1M2,2L3,3');
});

test('the cursor reads between points, and after a step', () => {
  assert.equal(valueAt([0, 1, 1, 2], [0, 10, 20, 30], 0.5), 5);
  assert.equal(valueAt([0, 1, 1, 2], [0, 10, 20, 30], 1), 20);
  assert.equal(valueAt([0, 1, 1, 2], [0, 10, 20, 30], 2), 30);
  assert.ok(Number.isNaN(valueAt([0, 1], [0, 1], 3)));
  const chart = lineChart(line(), 640);
  assert.equal(chart.nearest(2.5).spoken, '2.5 years: Time-weighted $0.6065; Spot $0.4346');
  assert.equal(chart.nearest(-1).x, 0);
  assert.ok(chart.stops.length > 2 && chart.stops[0] === 0 && chart.stops.at(-1) === 5);
  assert.ok(Math.abs(chart.invert(chart.nearest(2.5).px, 0) - 2.5) < 1e-9);
  assert.match(lineChart(line({ today: '2026-11-21' }), 640).nearest(2.5).spoken, /^May 2029: /);
});

test('scenario B may have its own x', () => {
  const spec = line();
  const chart = lineChart({ ...spec, series: [...spec.series, { key: 'B', label: 'B', values: [1, 0], x: [0, 10], emphasis: 'dashed' }] }, 640);
  assert.equal(chart.nearest(5).points[2]?.value, 0.5);
  assert.equal(chart.table.rows[0]?.[3], 1);
  sound(chart.svg, 640);
});

test('the cursor reaches the end of the longest line at even steps, and begins where all lines have values', () => {
  const further = Array.from({ length: 81 }, (_, i) => i / 10);
  const spec = line();
  const B = { key: 'B', label: 'B', values: further, x: further };
  for (const chart of [lineChart({ ...spec, series: [...spec.series, B] }, 640), fan({ ...spec, bands: [{ low: year, high: year, label: '50 %' }], series: [...spec.series, B] }, 640)]) {
    assert.deepEqual([...chart.stops], further);
    assert.equal(chart.home, 5);
    assert.deepEqual(chart.table.rows.at(-1)?.slice(0, 4), [8, null, null, 8]);
    assert.equal(chart.table.rows.length, 131);
  }
  assert.deepEqual([...lineChart({ ...spec, series: [...spec.series, { ...B, x: [0, 1], values: [0, 1] }] }, 640).stops], year);
});

test('bands end where their line ends, however far another goes', () => {
  const spec = line();
  const wide = fan({ ...spec, bands: [{ low: year, high: year, label: '50 %' }], series: [...spec.series, { key: 'B', label: 'B', values: [1, 0], x: [0, 10] }] }, 640);
  const xs = [...String(byClass(wide.svg, 'tvd-bands')[0]?.children.flatMap(all).at(0)?.attrs.d).matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  assert.ok(Math.max(...xs) <= (wide.plot.left + wide.plot.right) / 2 + 1);
});

test('the table holds every value behind the chart', () => {
  const { table } = lineChart(line(), 320);
  assert.deepEqual(table.columns.map(({ label, unit }) => [label, unit]), [['x', 'year'], ['Time-weighted', 'USD'], ['Spot', 'USD']]);
  assert.equal(table.rows.length, year.length);
  assert.equal(table.rows[100]?.[1], Math.exp(-1));
});

test('stacked layers add up, and burns hang below zero', () => {
  const chart = stackedArea({ title: 'T', x: { values: [0, 1] }, y: {}, series: [{ key: 'a', label: 'A', values: [1, 2] }, { key: 'b', label: 'B', values: [3, 4] }, { key: 'c', label: 'C', values: [-1, -2] }] }, 500);
  const py = (/** @type {number} */ i) => Number(chart.nearest(1).points[i]?.py);
  const zero = py(0) + 2 * (py(0) - py(1)) / 4;
  assert.ok(py(1) < py(0) && py(2) > zero - 1e-9);
  assert.equal(chart.nearest(1).points[1]?.value, 4);
});

test('names at the ends of lines do not overlap and stay inside', () => {
  fc.assert(fc.property(fc.array(fc.record({ wanted: fc.double({ min: 0, max: 300, noNaN: true }), size: fc.constantFrom(15, 30) }), { minLength: 1, maxLength: 8 }), (blocks) => {
    const centres = dodge(blocks, 0, 300);
    const edges = blocks.map(({ size }, i) => [Number(centres[i]) - size / 2, Number(centres[i]) + size / 2]).sort((a, b) => Number(a[0]) - Number(b[0]));
    edges.forEach(([top = 0, bottom = 0], i) => {
      assert.ok(top >= -1e-9 && bottom <= 300 + 1e-9);
      assert.ok(i === 0 || top >= Number(edges[i - 1]?.[1]) - 1e-9);
    });
  }));
});

test('a height that is asked for is kept exactly, whatever stands above the plot', () => {
  for (const width of widths) {
    for (const height of [116, 210, 340]) {
      const spec = { ...line(), height };
      const fanSpec = { ...spec, bands: [] };
      for (const chart of [lineChart(spec, width), stackedArea(spec, width), fan(fanSpec, width)]) {
        assert.equal(chart.height, height);
        assert.equal(chart.svg.attrs.height, height);
        assert.ok(chart.plot.bottom - chart.plot.top >= 20);
      }
    }
  }
});

test('a line that ends early is tied to its name', () => {
  const spec = line();
  const chart = lineChart({ ...spec, series: [...spec.series, { key: 'c', label: 'Longer', values: [1, 0.5], x: [0, 9] }] }, 800);
  assert.equal(byClass(chart.svg, 'tvd-leader').filter((node) => node.attrs['stroke-dasharray']).length, 2);
});

test('names that do not overlap stay where their lines end', () => {
  assert.deepEqual(dodge([{ wanted: 20, size: 10 }, { wanted: 80, size: 10 }], 0, 100), [20, 80]);
});

test('every series is named on the chart, at its end when wide, in a row of keys when narrow', () => {
  for (const width of widths) {
    const text = toText(lineChart(line(), width).svg);
    assert.match(text, />Time-weighted</);
    assert.match(text, />Spot</);
  }
});

test('ticks lie inside and are told apart', () => {
  fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (low, span) => {
    const scale = linear([low, low + span], [0, 400]);
    for (const tick of scale.ticks(6)) assert.ok(scale.at(tick) >= -1e-6 && scale.at(tick) <= 400 + 1e-6);
  }));
  fc.assert(fc.property(fc.double({ min: 1e-12, max: 1e9, noNaN: true }), fc.double({ min: 1.5, max: 1e15, noNaN: true }), (low, factor) => {
    const scale = log([low, low * factor], [0, 400]);
    const ticks = scale.ticks(5);
    assert.ok(ticks.length <= 14, `${ticks}`);
    for (const tick of ticks) assert.ok(scale.at(tick) >= -1 && scale.at(tick) <= 401);
  }));
  assert.deepEqual(log([0.8, 250], [0, 300]).ticks(5), [1, 3, 10, 30, 100]);
});

test('a dollar axis shows cents at every tick or at none; years say so once', () => {
  const text = toText(lineChart(line(), 700).svg);
  for (const tick of ['$0.00', '$0.20', '$1.00', '5 years']) assert.ok(text.includes(`>${tick}<`), tick);
});

test('with a date for today the axis shows calendar years', () => {
  const text = toText(lineChart(line({ today: '2026-11-21' }), 700).svg);
  for (const tick of ['2027', '2029', '2031']) assert.ok(text.includes(`>${tick}<`), tick);
});

test('bars: text at every end, both directions from the base, names in full', () => {
  const spec = { title: 'T', unit: 'USD', base: 100, lowLabel: '−10 %', highLabel: '+10 %', rows: [{ key: 'p', label: 'Price', low: 90, high: 110 }, { key: 'g', label: 'Growth', low: 104, high: 97 }] };
  for (const width of widths) {
    const chart = bars(spec, width);
    const text = toText(chart.svg);
    for (const part of ['$90', '$110', '$104', '$97', 'Price', 'Growth', '−10 %', '+10 %', '$100']) assert.ok(text.includes(`>${part}<`), `${part} at ${width}`);
    sound(chart.svg, width);
  }
  assert.equal(bars(spec, 500).nearest(1).spoken, 'Growth: $104; $97');
});

test('text is escaped, and attributes cannot be broken out of', () => {
  const evil = '"><script>alert(1)</script>\u0000';
  const text = toText(lineChart({ ...line(), title: evil, series: [{ key: evil, label: evil, values: year }] }, 700).svg);
  assert.doesNotMatch(text, /<script|\u0000/);
});

/** Relative luminance and contrast of two colours (WCAG 2.2). */
function contrast(/** @type {string} */ a, /** @type {string} */ b) {
  const luminance = (/** @type {string} */ hex) => [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * Number([0.2126, 0.7152, 0.0722][i]), 0);
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test('text colours have a contrast of 4.5 on their paper, lines of 3', () => {
  for (const colours of Object.values(themes)) {
    for (const [name, value] of Object.entries(colours)) {
      if (['paper', 'grid', 'band'].includes(name)) continue;
      const least = name === 'axis' ? 3 : 4.5;
      assert.ok(contrast(value, colours.paper) >= least, `${name} ${value}: ${contrast(value, colours.paper)}`);
    }
  }
});

test('the theme gives every colour in light, dark and forced colours', () => {
  const css = themeCss(':host');
  for (const name of Object.keys(themes.light)) assert.equal(css.split(`--tvd-${name}:`).length - 1, 4, name);
});

test('five series of ten thousand points are drawn in little more time than it takes to write the numbers down', () => {
  const many = Float64Array.from({ length: 10_000 }, (_, i) => i / 2000);
  const series = [0, 1, 2, 3, 4].map((k) => ({ key: `${k}`, label: `S${k}`, values: many.map((t) => Math.sin(t * (k + 1)) + 2) }));
  const spec = { title: 'T', x: { values: many }, y: {}, series };
  for (let i = 0; i < 5; i += 1) lineChart(spec, 800);
  const [drawing, writing] = quickest([() => lineChart(spec, 800), () => series.map(({ values }) => values.join())], 8);
  assert.ok(drawing < 5 * writing, `${drawing} ms against ${writing} ms`);
  assert.ok(toText(lineChart(spec, 800).svg).length < 400_000);
});
