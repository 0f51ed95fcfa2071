// SPDX-License-Identifier: MIT
/**
 * builder.html: choose what a post shall show, see it live, copy the snippet.
 * @module
 */
import { copyText } from '../lib/export.js';
import { elementSnippet, frameSnippet, pictureSnippet, shortcodeSnippet, tagSnippet } from './snippets.js';

/** Written by the build: integrity of the one-file scripts by language. */
const integrity = /** @type {Record<string, string>} */ (TVD_INTEGRITY);

/** @type {Record<string, (wish: import('./snippets.js').Wish) => string>} */
const makers = { element: elementSnippet, frame: frameSnippet, tag: tagSnippet, picture: pictureSnippet, shortcode: shortcodeSnippet };

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const preview = /** @type {any} */ (find('tvd-calculator'));
const form = /** @type {HTMLFormElement} */ (find('form'));

/** @returns {string[]|null} inputs to show; null: the layout's own */
function controls() {
  const mode = String(new FormData(form).get('lock'));
  if (mode === 'none') return [];
  return mode === 'own' ? null : new FormData(form).getAll('control').map(String);
}

/** @returns {import('./snippets.js').Wish} */
function wish() {
  const data = new FormData(form);
  const link = preview.toURL().split('#')[1].replace(/&(theme|layout|lang|controls|v)=[^&]*/g, '');
  const lang = String(data.get('lang'));
  return {
    base: new URL('./', location.href).href, link, preset: preview.getState().preset, layout: String(data.get('layout')), theme: String(data.get('theme')),
    lang, controls: controls(), height: Math.round(preview.getBoundingClientRect().height) + 16, sentence: preview.describe(), integrity: integrity[lang] ?? '',
  };
}

function write() {
  const now = wish();
  find('#height').textContent = `${now.height} px`;
  for (const [name, make] of Object.entries(makers)) /** @type {HTMLTextAreaElement} */ (find(`#${name}`)).value = make(now);
}

/** What the form says, the preview shows. */
function apply() {
  const data = new FormData(form);
  preview.layout = String(data.get('layout'));
  preview.theme = String(data.get('theme'));
  const chosen = controls();
  if (chosen) preview.setAttribute('controls', chosen.join(','));
  else preview.removeAttribute('controls');
  find('#stage').setAttribute('data-width', String(data.get('width')));
  write();
}

/** Which inputs there are, from the calculator itself. */
function listControls() {
  const box = find('#controls');
  const fields = Object.entries(preview.inputs).filter(([path]) => !path.includes('['));
  box.replaceChildren(...fields.map(([field, one]) => {
    const path = field.replace(/\.kind$/, '');
    const label = document.createElement('label');
    const input = document.createElement('input');
    Object.assign(input, { type: 'checkbox', name: 'control', value: path, checked: ['holdingYears', 'discountFactor'].includes(path) });
    label.append(input, ` ${/** @type {any} */ (one).label}`);
    return label;
  }));
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', async () => {
    const text = /** @type {HTMLTextAreaElement} */ (find(`#${button.getAttribute('data-copy')}`));
    const done = await copyText(text.value);
    if (!done) text.select();
    find('#copied').textContent = done ? 'Copied.' : 'Copying is blocked here; the text is selected.';
  });
}

await customElements.whenDefined('tvd-calculator');
await preview.ready;
if (location.hash.length > 1) await preview.setState(location.hash.slice(1));
listControls();
apply();
form.addEventListener('input', apply);
for (const name of ['tvd-change', 'tvd-result', 'tvd-height']) preview.addEventListener(name, write);
