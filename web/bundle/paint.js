// SPDX-License-Identifier: MIT
/**
 * A calculator's stage outside a browser: for the first paint, the pictures that links show, and the pages of presets.
 * Bundled for Node by the build.
 * @module
 */
import { calculators } from '#calculators';
import { build } from '#data';
import { toText } from '../charts/index.js';
import { detail, condition, sentence } from '../element/panels/answer.js';
import { layout } from '../element/panels/layout.js';
import { asksOf } from '../element/model/asks.js';
import { Session } from '../element/model/session.js';
import { Stage } from '../element/model/stage.js';
import { styleText } from '../element/styles/index.js';
import { markup, raw } from './markup.mjs';

export { styleText };

const kits = /** @type {Record<string, import('../element/kits.js').Kit>} */ (calculators);

/** @param {string} calculator */
export const presetsOf = (calculator) => kits[calculator]?.presets ?? [];

/** Controls do nothing on paper. */
const idle = /** @type {any} */ (new Proxy({}, { get: () => () => '' }));

/** Wide enough for a desk, narrow enough for a phone to scale. */
const paintedWidth = 720;

/** A curve of this many points looks the same, and the page is shorter. */
const paintedPoints = 60;

/**
 * @param {any} tvd the engine @param {string} calculator @param {string|null} preset @param {{layout?: string, lang?: string}} [wish] @returns {Stage}
 */
export function stageOf(tvd, calculator, preset, { lang = 'en', ...ui } = {}) {
  const kit = /** @type {import('../element/kits.js').Kit} */ (kits[calculator]);
  const { view } = kit;
  const session = new Session(kit.schema, kit.presets, { today: '2000-01-01', preset });
  const { inputs, today } = session.scenario;
  const result = tvd.compute(view.calculator, inputs, { today, points: paintedPoints });
  const answers = /** @type {any} */ ({
    curves: new Map(), facts: new Map(), long: null,
    a: { result, of: session.scenario, violations: [], pending: false, ms: 0, progress: null, stopped: null },
    b: { result: null, of: null, violations: [], pending: false, ms: 0, progress: null, stopped: null },
    failure: null, tornado: null, league: null, version: { engine: build.version, schema: 1 },
  });
  const widths = Object.fromEntries(view.charts.flatMap((one) => [one.id, ...('under' in one && one.under ? [one.under.id] : [])]).map((id) => [id, paintedWidth]));
  const stage = new Stage({ session, answers, kit, lang, ui: { ...ui, widths }, links: { ...build, engineHash: kit.engineHash } });
  for (const { key, method, args } of asksOf(stage)) answers.facts.set(key, { asked: '', value: tvd[method](...args) });
  return stage;
}

/** The element as it will look, as markup for a declarative shadow root. @param {Stage} stage @returns {string} */
export function painted(stage) {
  stage.picture = (node) => raw(toText(node));
  return markup(layout({ stage, act: idle }));
}

/** @param {Stage} stage @returns {{sentence: string, detail: string}} */
export const said = (stage) => ({ sentence: sentence(stage), detail: `${condition(stage)} ${detail(stage)}` });

export { card, cardSize } from './card.js';
