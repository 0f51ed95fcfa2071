// SPDX-License-Identifier: MIT

/** While an input is wrong, or a new answer is late, the last good answer stays, dimmed. @param {import('../model/stage.js').Stage} stage @returns {boolean} */
export const isStale = (stage) => stage.violations.length > 0 || stage.answers.failure !== null || isLate(stage);

/** An answer is on its way and nothing of it has come. @param {import('../model/stage.js').Stage} stage */
const isLate = ({ answer }) => Boolean(answer.progress) && answer.progress?.done === 0;
