// SPDX-License-Identifier: MIT
/**
 * The ways to put an answer into a post (UX, section 4), as text to copy.
 * @module
 */

/**
 * @typedef {object} Wish
 * @property {string} base      address of the hosted site, ending in /
 * @property {string} link      `dilution@1?p=solana&…`, without view keys
 * @property {string|null} picture  name of the picture of the link's preset; null: there is none
 * @property {string} layout
 * @property {string} theme     auto | light | dark
 * @property {string} lang
 * @property {string[]|null} controls  null: the view's choice
 * @property {number} height    px
 * @property {boolean} fixed    the frame keeps that height
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

/** How to look at it: only what is not so anyway. @param {Wish} wish @returns {Record<string, string>} */
const look = ({ layout, theme, lang, controls }) => ({
  layout, ...(theme === 'auto' ? {} : { theme }), ...(lang === 'en' ? {} : { lang }), ...(controls ? { controls: controls.join(',') } : {}),
});

/** A link with its view keys, for frames. @param {Wish} wish @returns {string} */
export function frameLink(wish) {
  const { link } = wish;
  const view = Object.entries(look(wish)).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `${link}${link.includes('?') ? '&' : '?'}${view}`;
}

/** @param {Record<string, string|null>} attributes @returns {string} */
const tagAttributes = (attributes) => Object.entries(attributes).filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`).join('');

/** Pages in the language: English ones lie in the site's root. @param {Wish} wish */
const home = ({ base, lang }) => (lang === 'en' ? base : `${base}${lang}/`);

/** Picture of a preset that links to the live answer. @param {Wish} wish */
const picture = (wish) => `${home(wish)}p/${wish.picture}.svg`;

/** @param {Wish} wish */
export function elementSnippet(wish) {
  const { base, link, layout, theme, lang, controls, sentence, file, integrity } = wish;
  const { calculator, query } = partsOf(link);
  const attributes = tagAttributes({
    calculator, state: query, layout, theme: theme === 'auto' ? null : theme, controls: controls ? controls.join(',') : null, lang,
  });
  const shown = wish.picture ? `<img src="${picture(wish)}" alt="${escapeAttribute(sentence)}" width="600" height="315">` : escapeAttribute(sentence);
  const inner = `<a href="${home(wish)}#${escapeAttribute(link)}">${shown}</a>`;
  return `<script type="module" src="${base}${file}" integrity="${integrity}" crossorigin></script>\n<tvd-calculator${attributes}>\n  ${inner}\n</tvd-calculator>`;
}

/** A frame of fixed height is not to follow what it says: host.js may be on the page for others. @param {Wish} wish */
export function frameSnippet(wish) {
  const { base, height, fixed, sentence } = wish;
  const frame = `<iframe src="${base}embed.html#${escapeAttribute(frameLink(wish))}" title="${escapeAttribute(sentence)}" loading="lazy"\n  style="width:100%;height:${height}px;border:0" allow="clipboard-write; web-share; fullscreen"${fixed ? ' data-fixed' : ''}></iframe>`;
  return fixed ? frame : `${frame}\n<script src="${base}host.js" async></script>`;
}

/** @param {Wish} wish */
export function tagSnippet(wish) {
  const { base, link, height, fixed } = wish;
  const { calculator, query } = partsOf(link);
  const attributes = Object.entries({ calculator, state: query, ...look(wish), height: String(height) }).map(([name, value]) => [`data-${name}`, value]);
  return `<script async src="${base}embed.js"${tagAttributes(Object.fromEntries(attributes))}${fixed ? ' data-fixed' : ''}></script>`;
}

/** @param {Wish} wish */
export function pictureSnippet(wish) {
  const { link, sentence } = wish;
  const text = sentence.replace(/[[\]]/g, '');
  const address = `${home(wish)}#${link.replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))}`;
  return wish.picture ? `[![${text}](${picture(wish)})](${address})` : `[${text}](${address})`;
}

/** @param {Wish} wish */
export function shortcodeSnippet(wish) {
  const { link, height, fixed } = wish;
  const { calculator, query } = partsOf(link);
  const parameters = tagAttributes({ calculator, state: query, ...look(wish), height: String(height), fixed: fixed ? 'true' : null }).replaceAll('&amp;', '&');
  return `Hugo    {{< tvd${parameters} >}}\nJekyll  {% include tvd.html${parameters} %}`;
}
