// SPDX-License-Identifier: MIT
/**
 * Which engine a link was made with, and what its answer was: `e=1.4.2_0.918`. Should a later engine answer otherwise,
 * the reader is told, and can open the version of then.
 * @module
 */

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('../../lib/types.js').Violation} Violation */

/** Closer than this, relative to the answer, two engines agree. */
const agreement = 1e-9;

/** @param {Stage} stage @returns {string} for a link that leaves; '' before the first answer */
export function madeWith(stage) {
  const { version, a } = stage.answers;
  const value = stage.result(stage.view.headline.result, a.result);
  return version && Number.isFinite(value) ? `${version.engine}_${value}` : '';
}

/**
 * Compares once: what the reader changes afterwards is another question.
 * @param {Stage} stage @returns {Violation|null}
 */
export function engineChanged(stage) {
  const { ui, answers, view } = stage;
  const { e = '', ...rest } = ui.viewKeys;
  if (!e || !answers.a.result || !answers.version) return null;
  ui.viewKeys = rest;
  const [version = '', text = ''] = e.split('_');
  const was = text === '' ? NaN : Number(text);
  const now = stage.result(view.headline.result, answers.a.result);
  const same = !Number.isFinite(was) || Math.abs(now - was) <= agreement * Math.abs(was);
  return version === answers.version.engine || same ? null : { path: view.headline.result, rule: 'engineChanged', text: version, value: [was, now] };
}

/** Where the newest version lies, also for a frozen copy. @param {string} home of the page */
export const currentHome = (home) => home.replace(/\/v\/[^/]+\/([a-z]{2}\/)?[^/]*$/, '/$1');

/**
 * Where a frozen copy of a version lies: in the site's root, where its scripts are. Pages may lie in folders of it, those of
 * another language than English in one that the copy has too.
 * @param {string} home of the page @param {string} version @param {string} [script] @returns {string}
 */
export function pinnedHome(home, version, script = home) {
  const root = new URL('.', script).href;
  const inside = home.startsWith(root);
  const [folder] = /^([a-z]{2}\/)?/.exec(inside ? home.slice(root.length) : '') ?? [];
  return new URL(`v/${encodeURIComponent(version)}/${folder}`, inside ? root : home).href;
}
