// SPDX-License-Identifier: MIT
/**
 * Our part of a host page's hash. Parts are parted by '/', which no link of ours holds unescaped:
 *   #section-2/left:dilution@1?p=solana/right:dilution@1?p=arbitrum
 * What the host itself keeps there stays.
 * @module
 */

/** @param {string} hash @returns {string[]} */
const partsOf = (hash) => hash.replace(/^#/, '').split('/');

/** @param {string} hash @param {string} prefix @returns {string} the link in that slot, '' when none */
export function readSlot(hash, prefix) {
  const part = partsOf(hash).find((one) => one.startsWith(`${prefix}:`));
  return part === undefined ? '' : part.slice(prefix.length + 1);
}

/** @param {string} hash @param {string} prefix @param {string} link '' empties the slot @returns {string} new hash without '#' */
export function writeSlot(hash, prefix, link) {
  const parts = partsOf(hash);
  const at = parts.findIndex((one) => one.startsWith(`${prefix}:`));
  const own = link === '' ? [] : [`${prefix}:${link.replaceAll('/', '%2F')}`];
  if (at >= 0) parts.splice(at, 1, ...own);
  else if (parts.length === 1 && parts[0] === '') return own.join('');
  else parts.push(...own);
  return parts.join('/');
}
