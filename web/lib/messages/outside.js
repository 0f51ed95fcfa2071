// SPDX-License-Identifier: MIT
/**
 * Messages about links, imports, the engine and its answers.
 * @module
 */
import { formatNumber } from '../numbers/format.js';
import { plural } from '../../words/words.js';
import { say, textOf } from './say.js';

/** @typedef {import('./say.js').Rule} Rule */

/** @type {Rule} */
const link = (violation, voice) => ({
  text: say(voice.w.rules.link, voice, { text: textOf(violation), value: voice.show(violation.value) }),
  severity: 'warning',
});

/** Says one template with what was in the link. @param {'linkKind'|'linkExtra'|'unknownPreset'|'unknownCalculator'|'brokenLink'|'tooLongLink'} name @returns {Rule} */
const aboutLink = (name) => (violation, voice) => ({ text: say(voice.w.rules[name], voice, { text: textOf(violation) }), severity: 'warning' });

/** @type {Rule} */
const unknownKey = (violation, voice) => ({ text: say(voice.w.rules.unknownKey, voice, { text: textOf(violation) }), severity: 'note' });

/** @type {Rule} */
const newerLink = ({ value, limit }, voice) => ({
  text: say(voice.w.rules.newerLink, voice, { value: String(value), limit: String(limit) }),
  severity: 'warning',
  fixes: [{ label: voice.w.openCurrent, action: 'open' }],
});

/** @type {Rule} value: [answer then, answer now], text: the version then */
const engineChanged = ({ value, text = '' }, voice) => {
  const [was, now] = Array.isArray(value) ? value : [];
  return {
    text: say(voice.w.rules.engineChanged, voice, { version: text, was: voice.show(was), now: voice.show(now) }),
    severity: 'warning',
    fixes: [{ label: voice.w.openPinned, action: 'open' }],
  };
};

/** @type {Rule} null is an answer: there is none */
const noAnswer = (violation, voice) => {
  const sentences = /** @type {Record<string, string>} */ (voice.w.noAnswers);
  const own = violation.path.replace(/Ratio$/, '');
  return { text: say(Object.hasOwn(sentences, own) ? sentences[own] ?? '' : voice.w.rules.noAnswer, voice), severity: 'note' };
};

/** @type {Rule} value: paths, limit: seconds, suggestion: paths that take about a second */
const tooHeavy = ({ value, limit, suggestion = 1e6 }, voice) => {
  const { w, show, path } = voice;
  const paths = Number(value);
  const seconds = (/** @type {number} */ time) => show(Number(time.toPrecision(1)), 'seconds');
  const soon = seconds((Number(limit) * suggestion) / paths);
  return {
    text: say(w.rules.tooHeavy, voice, { value: show(paths, ''), time: seconds(Number(limit)) }),
    severity: 'warning',
    fixes: [
      { label: w.run, action: 'run' },
      { label: say(w.rules.useAbout, voice, { value: show(suggestion, ''), time: soon }), apply: (inputs) => ({ ...inputs, [path || 'paths']: suggestion }) },
    ],
  };
};

/** How far a run came needs no more than two digits. @param {unknown} share @param {import('./voice.js').Voice} voice */
const shortShare = (share, voice) => formatNumber(Number(share), { unit: 'fraction', locale: voice.locale, digits: 2 });

/** @type {Rule} value: share done, limit: standard error relative to the estimate */
const cancelled = ({ value, limit }, voice) => ({
  text: say(voice.w.rules.cancelled, voice, { value: shortShare(value, voice), limit: shortShare(limit, voice) }),
  severity: 'note',
});

/** @type {Rule} */
const wasmBlocked = (_violation, voice) => ({ text: voice.w.rules.wasmBlocked, fixes: [{ label: voice.w.openTab, action: 'open' }] });

/** @type {Rule} */
const wasmFailed = (violation, voice) => ({
  text: say(voice.w.rules.wasmFailed, voice, { code: textOf(violation) || '?' }),
  fixes: [{ label: voice.w.reload, action: 'reload' }, { label: voice.w.copyInputs, action: 'copy' }],
});

/** @type {Rule} */
const interrupted = (violation, voice) => ({
  text: say(voice.w.rules.interrupted, voice, { code: textOf(violation) || '?' }),
  fixes: [{ label: voice.w.again, action: 'again' }, { label: voice.w.copyInputs, action: 'copy' }],
});

/** @type {Rule} */
const noMemory = (violation, voice) => ({ ...interrupted(violation, voice), text: voice.w.rules.noMemory });

/** @type {Rule} */
const downloadBlocked = (_violation, voice) => ({ text: voice.w.rules.downloadBlocked, severity: 'note', fixes: [{ label: voice.w.copyText, action: 'copy' }] });

/** @type {Rule} row, column, text and wanted, or the importer's reason as message; value: rows read */
const csvRow = (violation, voice) => {
  const { w } = voice;
  const { row = 0, column = '', wanted = '', message = '', value } = violation;
  const reason = wanted ? say(w.rules.csvReason, voice, { text: textOf({ ...violation, value: '' }), wanted }) : message.replace(/\.$/, '');
  const read = value === undefined ? '' : ` ${plural(w.rules.rowsRead, Number(value), voice.locale)}`;
  return { text: `${say(w.rules.csvRow, voice, { row, column, reason })}${read}`, severity: 'warning' };
};

/** @type {Record<string, Rule>} */
export const outsideRules = {
  link,
  linkKind: aboutLink('linkKind'),
  linkExtra: aboutLink('linkExtra'),
  unknownPreset: aboutLink('unknownPreset'),
  unknownCalculator: aboutLink('unknownCalculator'),
  brokenLink: aboutLink('brokenLink'),
  tooLongLink: aboutLink('tooLongLink'),
  unknownKey, newerLink, engineChanged, noAnswer, tooHeavy, cancelled, wasmBlocked, wasmFailed, noMemory, interrupted, downloadBlocked, csvRow,
};
