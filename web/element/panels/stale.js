// SPDX-License-Identifier: MIT

/** While an input is wrong the last good answer stays, dimmed. @param {import('../model/stage.js').Stage} stage @returns {boolean} */
export const isStale = (stage) => stage.violations.length > 0 || stage.answers.failure !== null;
