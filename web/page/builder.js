// SPDX-License-Identifier: MIT
/**
 * builder.html: choose what a post shall show, see it live, copy the snippet.
 * @module
 */
import { copyText } from '../lib/export.js';
import { languageOf, pageLanguages } from './language.js';
import { elementSnippet, frameSnippet, pictureSnippet, shortcodeSnippet, tagSnippet } from './snippets.js';

/** Written by the build: the scripts for posts, by calculator and language. */
const elements = TVD_ELEMENTS;

/** @type {Record<string, (wish: import('./snippets.js').Wish) => string>} */
const makers = { element: elementSnippet, frame: frameSnippet, tag: tagSnippet, picture: pictureSnippet, shortcode: shortcodeSnippet };

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const preview = /** @type {any} */ (find('tvd-calculator'));
const form = /** @type {any} */ (find('form'));
const pageLanguage = pageLanguages.find((one) => one === document.documentElement.lang) ?? 'en';

/** @returns {string[]|null} inputs to show; null: the layout's own */
function controls() {
  const mode = String(new FormData(form).get('lock'));
  if (mode === 'none') return [];
  return mode === 'own' ? null : new FormData(form).getAll('control').map(String);
}

/** How to look at it is for the form to say. @param {string} link @returns {string} */
const plain = (link) => link.replace(/(?<=[?&])(theme|layout|lang|controls|v)=[^&]*(&|$)/g, '').replace(/[?&]$/, '');

/** A picture is of a preset of this very calculator. @returns {string|null} its name */
function picture() {
  const { preset } = preview.getState();
  const own = preview.stage.kit.presets.some((/** @type {{id: string}} */ one) => one.id === preset);
  return own ? `${elements[preview.calculator]?.pictures ?? ''}${preset}` : null;
}

/** What a frame needs to show all of it: an element has no margin, a frame has one. */
const ownHeight = () => Math.round(preview.getBoundingClientRect().height) + 16;

/** @returns {import('./snippets.js').Wish} */
function wish() {
  const data = new FormData(form);
  const lang = data.get('lang') === 'de' ? 'de' : 'en';
  const { file = '', integrity = '' } = elements[preview.calculator]?.[lang] ?? {};
  const fixed = data.get('room') === 'fixed' && form.elements.namedItem('pixels').checkValidity();
  return {
    base: new URL(`./${document.body.dataset.root}`, location.href).href, link: plain(preview.toURL().split('#')[1] ?? ''), picture: picture(), layout: String(data.get('layout')), theme: String(data.get('theme')),
    lang, controls: controls(), height: fixed ? Number(data.get('pixels')) : ownHeight(), fixed, sentence: preview.describe(), file, integrity,
  };
}

function write() {
  const now = wish();
  find('#height').textContent = `${ownHeight()} px`;
  for (const [name, make] of Object.entries(makers)) /** @type {HTMLTextAreaElement} */ (find(`#${name}`)).value = make(now);
}

/** What the form says, the preview shows. */
async function apply() {
  const data = new FormData(form);
  const chosen = controls();
  preview.layout = String(data.get('layout'));
  preview.theme = String(data.get('theme'));
  preview.lang = String(data.get('lang'));
  preview.controls = chosen?.join(',') ?? null;
  /** @type {HTMLElement} */ (find('#controls')).hidden = data.get('lock') !== 'chosen';
  find('#stage').setAttribute('data-width', String(data.get('width')));
  await preview.updateComplete;
  nameControls();
  write();
}

/** Which inputs there are, from the calculator itself. */
function listControls() {
  const box = find('#controls');
  const fields = Object.keys(preview.inputs).filter((path) => !path.includes('['));
  box.replaceChildren(...fields.map((field) => {
    const path = field.replace(/\.kind$/, '');
    const label = document.createElement('label');
    const input = document.createElement('input');
    Object.assign(input, { type: 'checkbox', name: 'control', value: path, checked: preview.stage.view.figure.includes(path) });
    label.append(input, document.createElement('span'));
    return label;
  }));
}

/** In the preview's language. */
function nameControls() {
  for (const input of form.querySelectorAll('[name=control]')) {
    const { value, nextElementSibling: name } = /** @type {HTMLInputElement} */ (input);
    if (name) Object.assign(name, { textContent: preview.stage.title(value), lang: preview.lang });
  }
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', async () => {
    const text = /** @type {HTMLTextAreaElement} */ (find(`#${button.getAttribute('data-copy')}`));
    const done = await copyText(text.value);
    if (!done) text.select();
    find('#copied').textContent = document.body.dataset[done ? 'copied' : 'blocked'] ?? '';
  });
}

const select = /** @type {HTMLSelectElement} */ (find('[name=calculator]'));

/** Which calculators there are. @param {string} chosen */
function listCalculators(chosen) {
  select.replaceChildren(...Object.entries(elements).map(([id, { name }]) => new Option(name[pageLanguage], id, id === chosen, id === chosen)));
}

/** The preview becomes that calculator: as a link has it, or as its page begins. @param {string} id @param {string} link */
async function show(id, link) {
  preview.calculator = id;
  await preview.begun();
  await preview.setState(/\?./.test(link) ? link : `p=${preview.stage.view.first ?? ''}`);
  await preview.ready;
  listControls();
  await apply();
}

await customElements.whenDefined('tvd-calculator');
form.elements.namedItem('lang').value = languageOf(location.hash) ?? pageLanguage;
const asked = /^#(\w+)@/.exec(location.hash)?.[1] ?? '';
const first = asked in elements ? asked : Object.keys(elements)[0] ?? '';
listCalculators(first);
await show(first, location.hash.slice(1));
form.addEventListener('input', (/** @type {Event} */ { target }) => void (target === select ? show(select.value, '') : apply()));
for (const name of ['tvd-change', 'tvd-result', 'tvd-height']) preview.addEventListener(name, write);
