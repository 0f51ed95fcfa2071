// SPDX-License-Identifier: MIT
/**
 * The inputs panel: which inputs is the view's (or the host's) choice, how each looks is the schema's.
 * @module
 */
import { html, nothing } from 'lit';
import { later } from '../later.js';
import { field } from './field.js';
import { scenarioSwitch } from './header.js';

/** @typedef {import('./types.js').Context} Context */

/** @param {Context} context @param {string} path */
function input(context, path) {
  const { view, kit } = context.stage;
  return view.releases === path ? kit.features.releases?.(context, path) : field(context, path);
}

/** Inputs on show. @param {import('../model/stage.js').Stage} stage @returns {string[]} */
export function shownInputs(stage) {
  const { ui, view } = stage;
  if (ui.readonly || ui.layout === 'result') return [];
  return ui.controls?.filter((path) => Object.keys(stage.node(path)).length) ?? (ui.layout === 'full' ? view.basic : view.figure);
}

/** @param {Context} context */
export function inputs(context) {
  const { stage, act } = context;
  const { w } = stage;
  const open = stage.ui.layout === 'full' && !stage.ui.readonly;
  const changed = open && stage.session.changedPaths().length > 0;
  return html`<div role="group" class="inputs" part="inputs" aria-label=${w.inputs}>
    ${scenarioSwitch(context)}
    ${shownInputs(stage).map((path) => input(context, path))}
    ${open && !stage.ui.controls && stage.view.advanced.length ? advanced(context) : nothing}
    ${changed ? html`<button type="button" class="small reset-all" @click=${() => act.resetAll()}>${w.resetAll}</button>` : nothing}
  </div>`;
}

/** @param {Context} context */
function advanced(context) {
  const { stage, act } = context;
  const { view, w } = stage;
  const open = stage.isOpen('advanced');
  return html`<div class="advanced">
    <button type="button" class="disclose" aria-expanded=${open ? 'true' : 'false'} @click=${() => act.toggle('advanced')}>${w.advanced}</button>
    ${open ? html`${view.advanced.map((path) => input(context, path))}${view.importer ? later(context, (parts) => parts.importer(context)) : nothing}` : nothing}
  </div>`;
}
