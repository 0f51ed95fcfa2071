// SPDX-License-Identifier: MIT
/** Longest link written or read, in characters. */
export const maxLinkLength = 16384;
/** @param {string} hash @returns {boolean} needs unpackLink before decodeLink */
export function isPacked(hash) { throw new Error(hash); }
/** @param {string} text from encodeLink @returns {Promise<string|null>} null: too long, offer a file */
export async function packLink(text) { throw new Error(text); }
/** @param {string} hash @returns {Promise<string|null>} plain form; null when damaged or too long */
export async function unpackLink(hash) { throw new Error(hash); }
