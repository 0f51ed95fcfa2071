// SPDX-License-Identifier: MIT
/**
 * First of a page's scripts. Every calculator has its page in every language: a link that names another one than this page's
 * goes on to that page. On this page the engine begins to load before the scripts that will ask it have come.
 * @module
 */
import { languageOf } from './language.js';
import { beginAhead } from '../worker/transport.js';

/** @returns {boolean} whether another page is on its way */
function goOn() {
  const id = /^#(\w+)@/.exec(location.hash)?.[1];
  const link = document.querySelector(`nav a[hreflang="${languageOf(location.hash)}"]`)
    ?? document.querySelector(`nav a[data-calculator="${id}"]:not([aria-current])`);
  if (!(link instanceof HTMLAnchorElement)) return false;
  location.replace(link.href.split('#')[0] + location.hash);
  return true;
}

const worker = document.querySelector('script[data-worker]')?.getAttribute('data-worker');
if (!goOn() && worker) beginAhead(new URL(worker, import.meta.url).href);
addEventListener('hashchange', goOn);
