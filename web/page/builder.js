// SPDX-License-Identifier: MIT
/**
 * builder.html: choose what a post shall show, see it live, copy the snippet.
 * @module
 */
import { copyText } from '../lib/export.js';
import { elementSnippet, frameSnippet, pictureSnippet, shortcodeSnippet, tagSnippet } from './snippets.js';

/** Written by the build: the scripts for posts, by calculator and language. */
const elements = TVD_ELEMENTS;

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
  const { file = '', integrity = '' } = elements[preview.calculator]?.[lang] ?? {};
  return {
    base: new URL('./', location.href).href, link, preset: preview.getState().preset, layout: String(data.get('layout')), theme: String(data.get('theme')),
    lang, controls: controls(), height: Math.round(preview.getBoundingClientRect().height) + 16, sentence: preview.describe(), file, integrity,
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
    Object.assign(input, { type: 'checkbox', name: 'control', value: path, checked: preview.stage.view.figure.includes(path) });
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

const select = /** @type {HTMLSelectElement} */ (find('[name=calculator]'));

/** Which calculators there are. @param {string} chosen */
function listCalculators(chosen) {
  select.replaceChildren(...Object.keys(elements).map((id) => new Option(id.charAt(0).toUpperCase() + id.slice(1), id, id === chosen, id === chosen)));
}

/** The preview becomes that calculator: as a link has it, or as its page begins. @param {string} id @param {string} link */
async function show(id, link) {
  preview.calculator = id;
  await preview.begun();
  await preview.setState(link || `p=${preview.stage.view.first ?? ''}`);
  await preview.ready;
  listControls();
  apply();
}

await customElements.whenDefined('tvd-calculator');
const asked = /^#(\w+)@/.exec(location.hash)?.[1] ?? '';
const first = asked in elements ? asked : Object.keys(elements)[0] ?? '';
listCalculators(first);
await show(first, location.hash.slice(1));
form.addEventListener('input', ({ target }) => (target === select ? void show(select.value, '') : apply()));
for (const name of ['tvd-change', 'tvd-result', 'tvd-height']) preview.addEventListener(name, write);
