// SPDX-License-Identifier: MIT
// First of embed.html's scripts, and no module: a sandboxed frame has no origin of its own and gets no module from a host that
// sends no header for strangers. There the calculator in one file takes over, which needs nothing else. A link that asks for
// another language goes on to the page that has its words; one that asks for a theme has its colours before anything is drawn.
import { languageOf } from './language.js';
import { wordpressSecret } from './heights.js';

/**
 * @param {string} hash @param {string} preset what is shown where the link says nothing
 * @returns {string} the address that shows the same
 */
export function inOneFile(hash, preset) {
  const secret = wordpressSecret(hash) ? hash.slice(hash.lastIndexOf('#?')) : '';
  const link = hash.slice(1, hash.length - secret.length) || `dilution@1?p=${preset}`;
  const id = link.split('@')[0];
  const view = /[?&]layout=/.test(link) ? link : `${link}${link.includes('?') ? '&' : '?'}layout=figure`;
  return `calculator${id === 'dilution' ? '' : `-${id}`}.html#${view}${secret}`;
}

/** English pages lie in the site's root, the others each in a folder. @param {string} from a language @param {string} to */
export function folderFrom(from, to) {
  if (from === to) return '';
  return `${from === 'en' ? '' : '../'}${to === 'en' ? '' : `${to}/`}`;
}

const { lang, dataset } = document.documentElement;
const preset = document.currentScript?.dataset.preset ?? '';

function goOn() {
  const { hash } = location;
  const folder = folderFrom(lang, languageOf(hash) ?? lang);
  if (globalThis.origin === 'null') location.replace(folder + inOneFile(hash, preset));
  else if (folder) location.replace(`${folder}embed.html${hash}`);
}

dataset.theme = [...location.hash.matchAll(/[?&]theme=(light|dark)\b/g)].at(-1)?.[1] ?? 'auto';
goOn();
addEventListener('hashchange', goOn);
