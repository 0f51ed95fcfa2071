// SPDX-License-Identifier: MIT
/**
 * The picture that stands for an answer where no script may run: in e-mail, feeds, READMEs and link previews.
 * @module
 */
import { h } from '../charts/index.js';
import { svgText } from '../lib/export.js';
import { drawChart } from '../element/model/charts.js';
import { sentence } from '../element/panels/answer.js';

/** The size that social networks show. */
export const cardSize = { width: 1200, height: 630 };

const margin = 64;
const scale = 1.75;

/** @param {string} name @param {string} fallback */
const colour = (name, fallback) => `var(--tvd-${name},${fallback})`;

/** Words in lines of about so many letters. @param {string} text @param {number} letters */
function lines(text, letters) {
  return text.split(' ').reduce((/** @type {string[]} */ all, word) => {
    const last = all.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) return [...all.slice(0, -1), `${last} ${word}`];
    return [...all, word];
  }, []);
}

/** @param {import('../element/model/stage.js').Stage} stage @param {'light'|'dark'} [theme] @returns {string} SVG that stands alone */
export function card(stage, theme = 'light') {
  const { width, height } = cardSize;
  const top = 232;
  const plot = { width: (width - 2 * margin) / scale, height: (height - top - 76) / scale };
  const view = /** @type {import('../views/types.js').ChartView} */ (stage.view.charts[0]);
  const chart = drawChart(stage, view, plot.width, plot.height);
  const text = sentence(stage);
  const preset = stage.session.preset(stage.session.scenario.preset);
  const node = h('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': text, 'font-family': 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif' },
    h('text', { x: margin, y: 168, 'font-size': 118, 'font-weight': 700, 'letter-spacing': -4, fill: colour('s1', '#1b5fc1') }, stage.shown(stage.view.headline.result, stage.view.headline.caution)),
    lines(text, 38).map((line, i) => h('text', { x: 460, y: 96 + i * 44, 'font-size': 34, fill: colour('ink', '#1b1e23') }, line)),
    h('g', { transform: `translate(${margin},${top}) scale(${scale})`, fill: 'none', 'font-size': 12 }, ...(chart?.svg.children ?? [])),
    h('text', { x: margin, y: height - 30, 'font-size': 20, fill: colour('muted', '#5b6470') }, `${stage.own.title} · ${preset?.source ?? ''}`.slice(0, 100)));
  return svgText(node, { theme, background: true });
}
