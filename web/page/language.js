// SPDX-License-Identifier: MIT
/** Languages that pages are made in (web/bundle/pages.mjs). */
export const pageLanguages = /** @type {const} */ (['en', 'de']);

/** The language that a link asks for, where pages are made in it. @param {string} hash @returns {typeof pageLanguages[number]|undefined} */
export function languageOf(hash) {
  const [, asked = ''] = [...hash.matchAll(/[?&#]lang=([a-z]{2})\b/gi)].at(-1) ?? [];
  return pageLanguages.find((one) => one === asked.toLowerCase());
}
