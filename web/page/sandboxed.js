// SPDX-License-Identifier: MIT
// First of embed.html's scripts, and no module: a sandboxed frame has no origin of its own and gets no module from a host that
// sends no header for strangers. There the calculator in one file takes over, which needs nothing else.
import { wordpressSecret } from './heights.js';

/** @param {string} hash @returns {string} the address that shows the same */
export function inOneFile(hash) {
  const secret = wordpressSecret(hash) ? hash.slice(hash.lastIndexOf('#?')) : '';
  const link = hash.slice(1, hash.length - secret.length) || 'dilution@1';
  const id = link.split('@')[0];
  const view = /[?&]layout=/.test(link) ? link : `${link}${link.includes('?') ? '&' : '?'}layout=figure`;
  return `calculator${id === 'dilution' ? '' : `-${id}`}.html#${view}${secret}`;
}

if (globalThis.origin === 'null') location.replace(inOneFile(location.hash));
