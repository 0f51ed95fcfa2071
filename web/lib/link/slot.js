// SPDX-License-Identifier: MIT
/**
 * Our part of a host page's hash: #section-2/left:dilution@1?p=solana/right:dilution@1?p=arbitrum
 * @param {string} hash @param {string} prefix @returns {string} the link in that slot, '' when none
 */
export function readSlot(hash, prefix) { throw new Error(hash + prefix); }
/** @param {string} hash @param {string} prefix @param {string} link @returns {string} new hash without '#' */
export function writeSlot(hash, prefix, link) { throw new Error(hash + prefix + link); }
