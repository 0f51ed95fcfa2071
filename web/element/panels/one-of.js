// SPDX-License-Identifier: MIT
/**
 * A choice between kinds, each with its own fields.
 * @module
 */
import { html, nothing } from 'lit';
import { fieldsOf, kindField, kindsOf, variantOf } from '../../lib/schema.js';
import { field } from './field.js';
import { fieldMenu, menuButton } from './field-menu.js';
import { idOf } from './ids.js';

/** @typedef {import('./types.js').Context} Context */
/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */

/** @param {Context} context @param {string} path @param {SchemaNode} node */
export function oneOf(context, path, node) {
  const { stage } = context;
  const value = stage.session.value(path);
  return html`<div class="field one-of ${stage.ui.lit === path ? 'lit' : ''}" part="field" data-path=${path}>
    <div class="field-line"><label for=${idOf(path)}>${stage.title(path)}</label>
      ${kindSelect(context, path, node)}${menuButton(context, path)}</div>
    ${fieldMenu(context, path)}
    ${Object.keys(fieldsOf(node, value)).length ? html`<div class="fields">${kindFields(context, path, node)}</div>` : nothing}
  </div>`;
}

/** @param {Context} context @param {string} path @param {SchemaNode} node */
export function kindSelect({ stage, act }, path, node) {
  const now = stage.session.value(path)?.[kindField(node)];
  return html`<select id=${idOf(path)} aria-describedby="${idOf(path)}-help"
    @change=${(/** @type {any} */ event) => act.kind(path, event.target.value)}>
    ${kindsOf(node).map((kind) => html`<option value=${kind} .selected=${kind === now}>${stage.kindName(path, kind, variantOf(node, kind))}</option>`)}
  </select>`;
}

/** @param {Context} context @param {string} path @param {SchemaNode} node @param {string[]} [skip] */
export function kindFields(context, path, node, skip = []) {
  const fields = Object.keys(fieldsOf(node, context.stage.session.value(path)));
  return fields.filter((key) => !skip.includes(key)).map((key) => field(context, `${path}.${key}`));
}
