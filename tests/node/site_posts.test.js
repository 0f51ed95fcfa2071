// SPDX-License-Identifier: MIT
// What posts take from the site besides its scripts: pictures of presets, and the files for Hugo and Jekyll.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sourceAddress } from '../../web/build.mjs';
import { shortcodeSnippet } from '../../web/page/snippets.js';

const site = fileURLToPath(new URL('../../dist/site', import.meta.url));
const presets = fileURLToPath(new URL('../../web/presets', import.meta.url));

/** @param {string} file @returns {{id: string}[]} */
const presetsIn = (file) => JSON.parse(readFileSync(join(presets, file), 'utf8'));

/** @param {string} path of a picture @returns {string} what it says */
const sentenceOf = (path) => /aria-label="([^"]+)"/.exec(readFileSync(join(site, path), 'utf8'))?.[1] ?? '';

describe('pictures of presets', () => {
  /** @type {[string, string, RegExp, RegExp][]} */
  const calculators = [
    ['', 'tokens.json', /after dilution/, /nach Verwässerung/],
    ['valuation-', 'tokens.json', /half of all outcomes/, /[Dd]ie Hälfte aller/],
    ['', 'option.json', /(call|put) struck at/, /Basispreis/],
  ];
  for (const [prefix, file, english, german] of calculators) {
    test(`${prefix || 'plain'} names, of ${file}: each calculator's say what it answers, in both languages`, () => {
      for (const { id } of presetsIn(file)) {
        assert.match(sentenceOf(`p/${prefix}${id}.svg`), english, id);
        assert.match(sentenceOf(`de/p/${prefix}${id}.svg`), german, id);
        for (const path of [`p/${prefix}${id}.png`, `p/${prefix}${id}/index.html`]) assert.ok(existsSync(join(site, path)), path);
      }
    });
  }
});

test('the source is where people read it', () => {
  assert.equal(sourceAddress(), '');
  assert.equal(sourceAddress({ url: 'git+https://example.org/a/b.git' }), 'https://example.org/a/b');
  assert.equal(sourceAddress('https://example.org/a/b'), 'https://example.org/a/b');
});

const wish = {
  base: 'https://example.org/tvd/', link: 'option@1?p=ether-call&strike=2e3', picture: null, layout: 'result', theme: 'dark', lang: 'de',
  controls: ['spot', 'volatility'], height: 480, fixed: false, sentence: '', file: '', integrity: '',
};
const full = 'embed.html#option@1?p=ether-call&strike=2e3&layout=result&theme=dark&lang=de&controls=spot,volatility';

/** @param {string} command */
const there = (command) => spawnSync(command, ['--version']).status === 0 || spawnSync(command, ['version']).status === 0;

/**
 * Builds a site of one post.
 * @param {string} command @param {string[]} args @param {Record<string, string>} files @param {string} page @returns {string} that page
 */
function built(command, args, files, page) {
  const folder = mkdtempSync(join(tmpdir(), 'tvd-posts-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    cpSync(join(site, 'integrations', command, 'tvd.html'), join(folder, command === 'hugo' ? 'layouts/shortcodes/tvd.html' : '_includes/tvd.html'), { recursive: true });
    const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr.slice(0, 400));
    return readFileSync(join(folder, page), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} html @returns {string[]} addresses of its frames, below the site's, in plain letters */
const framesIn = (html) => [...html.matchAll(/<iframe src="https:\/\/example\.org\/tvd\/([^"]+)"/g)].map(([, src = '']) => decodeURIComponent(src.replace(/&(amp|#38|#43);/g, '&')));

/** @param {string} post @returns {string} */
const withHugo = (post) => built('hugo', [], {
  'config.toml': 'baseURL = "https://blog.example/"\ntitle = "Blog"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[params.tvd]\nsite = "https://example.org/tvd"\n',
  'layouts/_default/single.html': '{{ .Content }}', 'layouts/index.html': '', 'content/post.md': `---\ntitle: Post\n---\n${post}\n`,
}, 'public/post/index.html');

/** @param {string} post @returns {string} */
const withJekyll = (post) => built('jekyll', ['build', '--disable-disk-cache'], { '_config.yml': 'tvd_site: https://example.org/tvd/\n', 'post.html': `---\n---\n${post}\n` }, '_site/post.html');

/** @type {[string, (post: string) => string, (line: string) => string][]} */
const generators = [
  ['hugo', withHugo, (line) => /\{\{<.*>}}/.exec(line)?.[0] ?? ''],
  ['jekyll', withJekyll, (line) => /\{%.*%}/.exec(line)?.[0] ?? ''],
];

for (const [command, build, snippet] of generators) {
  test(`${command} makes of the builder's line the frame that the builder showed`, { skip: !there(command) && `no ${command} here` }, () => {
    const lines = [wish, { ...wish, controls: [], theme: 'auto', lang: 'en' }, { ...wish, fixed: true }].map((one) => snippet(shortcodeSnippet(one)));
    const html = build([...lines, command === 'hugo' ? '{{< tvd >}}' : '{% include tvd.html %}'].join('\n\n'));
    const sorted = (/** @type {string} */ address) => address.split(/[?&]/).filter(Boolean).sort();
    const expected = [full, 'embed.html#option@1?p=ether-call&strike=2e3&layout=result&controls=', full, 'embed.html#dilution@1?layout=figure'];
    assert.deepEqual(framesIn(html).map(sorted), expected.map(sorted));
    assert.deepEqual([...html.matchAll(/height:(\d+)px/g)].map(([, height]) => height), ['480', '480', '480', '640']);
    assert.equal([...html.matchAll(/ data-fixed>/g)].length, 1);
    assert.match(html, /<script src="https:\/\/example\.org\/tvd\/host\.js" async><\/script>/);
  });
}
