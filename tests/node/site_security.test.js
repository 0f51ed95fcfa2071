// SPDX-License-Identifier: MIT
// What is in the files that we ship: nothing that runs text, nothing fetched from elsewhere, and each as integrity.json says.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { shippedWorks } from '../../wasm/licences.mjs';
import { objection } from '../licences.mjs';
import { findings } from '../support/scan.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const site = join(dist, 'site');

/** @param {string} folder @returns {string[]} paths from there */
const filesOf = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());

/** Snippets for other generators are templates of theirs, not pages. */
const pages = filesOf(dist).filter((path) => !path.includes('integrations/'));

test('no file that we ship runs text, makes markup of it, or fetches from elsewhere', () => {
  const scanned = pages.filter((path) => /\.(m?js|html|css|svg)$/.test(path));
  assert.ok(scanned.filter((path) => path.endsWith('.html')).length > 30 && scanned.filter((path) => path.endsWith('.js')).length > 30);
  const wrong = scanned.flatMap((path) => findings(path, readFileSync(join(dist, path), 'utf8')).map((what) => `${path}: ${what}`));
  assert.deepEqual(wrong, []);
});

test('the search finds what it is for', () => {
  /** @type {Record<string, [string, string]>} */
  const planted = {
    'calls eval': ['a.js', 'x=eval(y)'],
    'makes a function': ['a.js', 'return new Function("c",`return ${x}`)(c)'],
    'a timer with text': ['a.js', 'setTimeout("go()",5)'],
    'sets innerHTML': ['a.js', 'e.innerHTML=t'],
    'sets innerHTML as lit does not': ['a.js', 'createElement("template");return r.innerHTML=e+x,r}'],
    'inserts markup': ['a.js', 'e.insertAdjacentHTML("x",t)'],
    'unsafe directive': ['a.js', 'html`${unsafeHTML(t)}`'],
    'inline style in a template': ['a.js', 'html`<p style="color:red">`'],
    'inline handler in a template': ['a.js', 'html`<p onclick="go()">`'],
    'imports from elsewhere': ['a.js', 'import("https://cdn.example/x.js")'],
    'fetches from elsewhere': ['a.js', 'fetch(`//example.org/${x}`)'],
    'sends': ['a.js', 'navigator.sendBeacon(u)'],
    'handler': ['a.html', '<p title="x" onclick="go()">'],
    'style': ['a.html', '<p style="x">'],
    'inline script': ['a.html', '<script>go()</script>'],
    'inline style sheet': ['a.html', '<style>p{}</style>'],
    'a script from elsewhere': ['a.html', '<script src="https://cdn.example/x.js"></script>'],
    'a picture from elsewhere': ['a.html', '<img alt="" src=//example.org/x.png>'],
    'a font from elsewhere': ['a.html', '<link rel="preload" href="https://fonts.example/x.woff2">'],
    'javascript address': ['a.html', '<a href="javascript:go()">x</a>'],
    'code in a single page': ['calculator.html', '<script>eval(x)</script>'],
    'base': ['a.html', '<base href="/x/">'],
    'style sheet from elsewhere': ['a.css', '@import "x.css";'],
    'background from elsewhere': ['a.css', 'a{background:url(https://example.org/x.png)}'],
    'script in a picture': ['a.svg', '<svg><script>1</script></svg>'],
  };
  for (const [what, [path, text]] of Object.entries(planted)) assert.ok(findings(path, text).length > 0, what);
  assert.deepEqual(findings('a.html', '<a href="https://example.org/">Source</a><script type="module" src="app.js"></script>'), []);
  assert.deepEqual(findings('a.js', 'el=document.createElement("template");return $.innerHTML=e,$}};function X(){}'), []);
  assert.deepEqual(findings('a.js', 'el=document.createElement("template");return r.innerHTML=e,r}};function X(){}'), []);
});

test('integrity.json has the hash of every file, and of no other', () => {
  for (const folder of [site, ...readdirSync(join(site, 'v')).map((version) => join(site, 'v', version))]) {
    const listed = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));
    const files = filesOf(folder).filter((path) => path !== 'integrity.json' && !path.startsWith('v/'));
    assert.deepEqual(Object.keys(listed).sort(), files.sort());
    for (const [path, hash] of Object.entries(listed)) {
      assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(join(folder, path))).digest('base64')}`, path);
    }
  }
});

test('the builder writes the hashes of integrity.json into its snippets', () => {
  const listed = JSON.parse(readFileSync(join(site, 'integrity.json'), 'utf8'));
  const written = [...readFileSync(join(site, 'builder.js'), 'utf8').matchAll(/file:"([^"]+)",integrity:"([^"]+)"/g)];
  assert.ok(written.length >= 6);
  for (const [, file = '', hash] of written) assert.equal(hash, listed[file], file);
});

test('what we ship goes along with its notices, and none of it asks for more', async () => {
  const works = await shippedWorks();
  assert.ok(works.length >= 8);
  assert.deepEqual(works.map(objection).filter(Boolean), []);
  for (const folder of [dist, site]) {
    const notices = readFileSync(join(folder, 'licences.txt'), 'utf8');
    for (const { name, text } of works) assert.ok(notices.includes(name) && notices.includes(text), name);
  }
  const notice = 'Copyright (c) somebody';
  assert.match(objection({ name: 'x', version: '1', licence: 'GPL-3.0-only', text: notice }), /not among the permissive/);
  assert.match(objection({ name: 'x', version: '1', licence: '', text: notice }), /no known licence/);
  assert.match(objection({ name: 'x', version: '1', licence: 'MIT', text: '' }), /notice is missing/);
  assert.equal(objection({ name: 'x', version: '1', licence: 'MIT', text: notice }), '');
});
