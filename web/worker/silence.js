// SPDX-License-Identifier: MIT
/**
 * Waiting for somebody who may never answer.
 * @module
 */

/** After a sleep of the machine or the tab, timers are due before what has come meanwhile is read. */
const graceMs = 500;

/**
 * Calls back after a time without an answer, and a moment more.
 * @param {number} ms @param {() => void} call
 * @returns {() => void} there is an answer, or nobody waits any more
 */
export function afterSilence(ms, call) {
  let timer = setTimeout(() => { timer = setTimeout(call, graceMs); }, ms);
  return () => clearTimeout(timer);
}
