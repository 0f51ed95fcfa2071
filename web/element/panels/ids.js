// SPDX-License-Identifier: MIT

/** An id without the marks that selectors trip over. @param {string} path @returns {string} */
export const idOf = (path) => `tvd-${path.replace(/[^\w]+/g, '-')}`;
