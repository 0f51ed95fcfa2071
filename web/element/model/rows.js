// SPDX-License-Identifier: MIT
/**
 * Lists in the inputs: rows added, removed, moved. Used by the editor of releases and by tables of points.
 * @module
 */
import { defaultOf } from '../../lib/schema.js';

/** @typedef {import('./controls.js').Controls} Controls */

/** @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} the list itself when `to` is outside */
export function moved(list, from, to) {
  if (to < 0 || to >= list.length) return list;
  const rest = list.filter((_row, i) => i !== from);
  return [...rest.slice(0, to), /** @type {T} */ (list[from]), ...rest.slice(to)];
}

/** @param {Controls} controls @param {string} path of the list @param {string} [kind] */
export function addRow(controls, path, kind) {
  const { stage } = controls;
  const list = stage.session.list(path);
  const item = stage.node(path).items ?? {};
  const row = kind === undefined && list.length ? { ...list.at(-1) } : defaultOf(item, kind);
  controls.stage.ui.open = new Set([...stage.ui.open, `${path}[${list.length}]`]);
  controls.set(path, [...list, row]);
}

/** @param {Controls} controls @param {string} path @param {number} index */
export function removeRow(controls, path, index) {
  const list = controls.stage.session.list(path);
  reindex(controls, path, (i) => (i === index ? -1 : i > index ? i - 1 : i));
  controls.set(path, list.filter((/** @type {unknown} */ _row, /** @type {number} */ i) => i !== index));
}

/** @param {Controls} controls @param {string} path @param {number} from @param {number} to */
export function moveRow(controls, path, from, to) {
  const list = controls.stage.session.list(path);
  if (to < 0 || to >= list.length) return;
  reindex(controls, path, (i) => (i === from ? to : i === to ? from : i));
  controls.set(path, moved(list, from, to));
}

/**
 * Open rows follow their row, and text typed into the list is dropped: its path no longer names the same row.
 * @param {Controls} controls @param {string} path @param {(index: number) => number} where
 */
function reindex({ stage }, path, where) {
  stage.drafts.clear();
  const prefix = `${path}[`;
  const follow = (/** @type {string} */ section) => {
    if (!section.startsWith(prefix)) return [section];
    const [index = '', tail = ''] = section.slice(prefix.length).split(/\](.*)/s);
    const next = where(Number(index));
    return next < 0 ? [] : [`${prefix}${next}]${tail}`];
  };
  stage.ui.open = new Set([...stage.ui.open].flatMap(follow));
}
