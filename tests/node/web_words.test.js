// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import deMessages from '../../web/words/de.messages.js';
import deWords from '../../web/words/de.js';
import enMessages from '../../web/words/en.messages.js';
import enWords from '../../web/words/en.js';
import { messageWords } from '../../web/words/messages.js';
import { missingWords } from '../../web/bundle/words.mjs';
import { views } from '../../web/views/index.js';
import { dir, fieldTitle, fill, plural, words } from '../../web/words/index.js';

const en = { ...enWords, ...enMessages };
const de = { ...deWords, ...deMessages };

/** @param {any} table @param {string} [path] @returns {[string, unknown][]} leaves but for fields' own words, which English takes from the schema */
const leaves = (table, path = '') => Object.entries(table).flatMap(([key, value]) => {
  if (key === 'fieldTitles' || key === 'fieldHelp') return []; // tested against the schema below
  return typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value]];
});
const braces = (/** @type {unknown} */ text) => [...String(text).matchAll(/\{\w+\}/g)].map(String).sort();

test('every language has the same words', () => {
  assert.deepEqual(leaves(de).map(([key]) => key).sort(), leaves(en).map(([key]) => key).sort());
});

test('every translation keeps the places that are filled in', () => {
  const german = new Map(leaves(de));
  for (const [key, text] of leaves(en)) assert.deepEqual(braces(german.get(key)), braces(text), key);
});

test('words fall back to English', () => {
  assert.equal(messageWords('de-AT').yes, 'Ja');
  assert.equal(messageWords('ar').yes, 'Yes');
  assert.equal(messageWords('constructor').yes, 'Yes');
});

test('writing direction', () => {
  assert.equal(dir('ar-EG'), 'rtl');
  assert.equal(dir('he'), 'rtl');
  assert.equal(dir('de'), 'ltr');
});

test('templates are filled, plurals chosen', () => {
  assert.equal(fill('{a} and {b} {a}', { a: 1, b: '$&' }), '1 and $& 1');
  assert.equal(fill('{toString}'), '{toString}');
  assert.equal(plural(en.assumptions, 1, 'en'), '1 assumption');
  assert.equal(plural(de.assumptions, 7000, 'de'), '7.000 Annahmen');
  assert.equal(fieldTitle(words('en'), 'a.b[3].startYear', { title: 'Start year' }), 'Start year');
  assert.equal(fieldTitle(words('en'), 'a.b[3].startYear'), 'startYear');
  assert.equal(fieldTitle(words('en'), 'a.b[3].startYear', /** @type {any} */ ({ unit: 'year' })), 'Start year');
});

/** Every title, with its path, and text of help in a schema. @param {any} node */
function texts(node) {
  /** @type {{title: [string, string][], description: string[]}} */
  const found = { title: [], description: [] };
  const walk = (/** @type {any} */ one, /** @type {string} */ path) => {
    if (one.description) found.description.push(one.description);
    for (const [name, child] of Object.entries(one.properties ?? {})) {
      const own = path ? `${path}.${name}` : name;
      if (/** @type {any} */ (child).title) found.title.push([own, /** @type {any} */ (child).title]);
      walk(child, own);
    }
    if (one.items) walk(one.items, path);
    for (const variant of one.oneOf ?? []) walk(variant, path);
  };
  walk(node, '');
  return found;
}

const schemas = JSON.parse(readFileSync(new URL('../../dist/schemas.json', import.meta.url), 'utf8'));

test('words that a view lacks are named', async () => {
  const own = (await import('../../web/views/option.en.js')).default;
  const { now, near, ...others } = own;
  assert.ok(now);
  assert.deepEqual(missingWords(/** @type {any} */ (views.option), { ...others, near: { spot: near.spot } }), ['now', 'near.strike']);
});

for (const id of Object.keys(views)) {
  test(`every chart of ${id} has a name, a title and its words`, async () => {
    for (const lang of ['en', 'de']) assert.deepEqual(missingWords(/** @type {any} */ (views[id]), (await import(`../../web/views/${id}.${lang}.js`)).default), []);
  });

  test(`the words of ${id} are complete in German, and keep the places that are filled in`, async () => {
    const [english, german] = await Promise.all(['en', 'de'].map(async (lang) => leaves(await import(`../../web/views/${id}.${lang}.js`))));
    assert.deepEqual(german.map(([key]) => key).sort(), english.map(([key]) => key).sort());
    const found = new Map(german);
    for (const [key, text] of english) assert.deepEqual(braces(found.get(key)), braces(text), key);
  });

  test(`no result of ${id} is called by its key`, async () => {
    const { words: en } = (await import(`../../web/views/${id}.en.js`)).default;
    for (const [path, text] of texts(schemas[id].result).title) {
      const shown = fieldTitle({ ...words('en'), ...en }, path, { title: text });
      if (!path.match(/^(terminal|timeWeighted|holder|path|fan|convergence|exerciseBoundary)$/)) assert.doesNotMatch(shown, /[a-z][A-Z0-9]/, path);
    }
  });

  test(`German names and explains every field of ${id}`, async () => {
    const { words: de } = (await import(`../../web/views/${id}.de.js`)).default;
    const { words: en } = (await import(`../../web/views/${id}.en.js`)).default;
    for (const key of Object.keys({ ...en.fieldTitles, ...en.fieldHelp })) assert.ok(key in de.fieldTitles || key in de.fieldHelp, key);
    for (const part of [schemas[id].inputs, schemas[id].result]) {
      const { title, description } = texts(part);
      for (const text of description) assert.ok(Object.hasOwn(de.fieldHelp, text), text);
      for (const [path, text] of title) assert.ok(Object.hasOwn(de.fieldTitles, path) || Object.hasOwn(de.fieldTitles, text), `${path}: ${text}`);
    }
  });
}
