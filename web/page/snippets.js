// SPDX-License-Identifier: MIT
/**
 * The ways to put an answer into a post (UX, section 4), as text to copy.
 * @module
 */

/**
 * @typedef {object} Wish
 * @property {string} base      address of the hosted site, ending in /
 * @property {string} link      `dilution@1?p=solana&…`, without view keys
 * @property {string|null} preset
 * @property {string} layout
 * @property {string} theme     auto | light | dark
 * @property {string} lang
 * @property {string[]|null} controls  null: the view's choice
 * @property {number} height    px
 * @property {string} sentence  alternative text
 * @property {string} file      of the script for posts
 * @property {string} integrity of that file
 */

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
export const escapeAttribute = (text) => text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

/** @param {string} link @returns {{calculator: string, query: string}} */
export function partsOf(link) {
  const [head = '', query = ''] = link.split(/\?(.*)/s);
  return { calculator: head.split('@')[0] ?? head, query };
}

/** View keys of a link, for frames. @param {Wish} wish @returns {string} */
export function frameLink({ link, layout, theme, lang, controls }) {
  const keys = { layout, ...(theme === 'auto' ? {} : { theme }), ...(lang === 'en' ? {} : { lang }), ...(controls ? { controls: controls.join(',') } : {}) };
  const view = Object.entries(keys).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `${link}${link.includes('?') ? '&' : '?'}${view}`;
}

/** @param {Record<string, string|null>} attributes @returns {string} */
const tagAttributes = (attributes) => Object.entries(attributes).filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`).join('');

/** Picture of a preset that links to the live answer. @param {Wish} wish */
const picture = ({ base, preset }) => `${base}p/${preset}.svg`;

/** @param {Wish} wish */
export function elementSnippet(wish) {
  const { base, link, preset, layout, theme, lang, controls, sentence, file, integrity } = wish;
  const { calculator, query } = partsOf(link);
  const attributes = tagAttributes({
    calculator, state: query, layout, theme: theme === 'auto' ? null : theme, controls: controls ? controls.join(',') : null, lang,
  });
  const inner = preset
    ? `<a href="${base}#${escapeAttribute(link)}"><img src="${picture(wish)}" alt="${escapeAttribute(sentence)}" width="600" height="315"></a>`
    : `<a href="${base}#${escapeAttribute(link)}">${escapeAttribute(sentence)}</a>`;
  return `<script type="module" src="${base}${file}" integrity="${integrity}" crossorigin></script>\n<tvd-calculator${attributes}>\n  ${inner}\n</tvd-calculator>`;
}

/** @param {Wish} wish */
export function frameSnippet(wish) {
  const { base, height, sentence } = wish;
  return `<iframe src="${base}embed.html#${escapeAttribute(frameLink(wish))}" title="${escapeAttribute(sentence)}" loading="lazy"\n  style="width:100%;height:${height}px;border:0" allow="clipboard-write; web-share; fullscreen"></iframe>\n<script src="${base}host.js" async></script>`;
}

/** @param {Wish} wish */
export function tagSnippet({ base, link, layout, theme, lang, controls, height }) {
  const { calculator, query } = partsOf(link);
  const attributes = tagAttributes({
    'data-calculator': calculator, 'data-state': query, 'data-layout': layout, 'data-theme': theme === 'auto' ? null : theme,
    'data-lang': lang === 'en' ? null : lang, 'data-controls': controls ? controls.join(',') : null, 'data-height': String(height),
  });
  return `<script async src="${base}embed.js"${attributes}></script>`;
}

/** @param {Wish} wish */
export function pictureSnippet(wish) {
  const { base, link, preset, sentence } = wish;
  const text = sentence.replace(/[[\]]/g, '');
  const address = `${base}#${link.replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))}`;
  return preset ? `[![${text}](${picture(wish)})](${address})` : `[${text}](${address})`;
}

/** @param {Wish} wish */
export function shortcodeSnippet({ link, layout, height }) {
  const { calculator, query } = partsOf(link);
  return `Hugo    {{< tvd calculator="${calculator}" state="${query}" layout="${layout}" height="${height}" >}}\nJekyll  {% include tvd.html calculator="${calculator}" state="${query}" layout="${layout}" height="${height}" %}`;
}
