// SPDX-License-Identifier: MIT
/**
 * Questions from the pages around a frame: `tvd:get-state`, `tvd:set-state`, `tvd:subscribe`. Each needs an `id` and is
 * answered to the asker alone, at its origin. What it sets is validated as if typed. `api=0` in the address turns it off.
 * @module
 */

/** @typedef {HTMLElement & {getState(): any, setState(state: any): Promise<any[]>, results: any, ready: Promise<void>}} Calculator */
/** @typedef {{type: string, id: string|number, state?: any}} Request */

/** @param {unknown} data @returns {Request|null} */
export function readRequest(data) {
  if (data === null || typeof data !== 'object') return null;
  const { type, id, state } = /** @type {any} */ (data);
  const known = ['tvd:get-state', 'tvd:set-state', 'tvd:subscribe'].includes(type);
  const named = typeof id === 'string' || typeof id === 'number';
  return known && named ? { type, id, state } : null;
}

/** Results are plain numbers and texts. @param {any} results */
const shown = (results) => Object.fromEntries(Object.entries(results).map(([key, one]) => [key, { value: /** @type {any} */ (one).value, text: /** @type {any} */ (one).text }]));

/** @param {Calculator} element @param {Request} request @param {(answer: any) => void} answer */
async function serve(element, { type, state }, answer) {
  await element.ready;
  if (type === 'tvd:set-state') {
    const errors = await element.setState(state);
    answer({ state: element.getState(), errors: errors.map(({ path, rule, text }) => ({ path, rule, text })) });
  } else {
    answer({ state: element.getState(), results: shown(element.results) });
  }
  if (type === 'tvd:subscribe') element.addEventListener('tvd-result', () => answer({ state: element.getState(), results: shown(element.results) }));
}

/** Whether a window is one around this one: neither a frame beside it nor the window that opened it. @param {unknown} other */
export function isAround(other) {
  for (let one = window; one !== one.parent;) {
    one = /** @type {any} */ (one.parent);
    if (one === other) return true;
  }
  return false;
}

/** @param {Calculator} element */
export function answerRequests(element) {
  if (/[?&]api=0(&|$)/.test(location.hash)) return;
  globalThis.addEventListener('message', (event) => {
    const request = readRequest(event.data);
    const { source } = event;
    if (!request || !source || !isAround(source)) return;
    // A sandboxed asker has the origin "null", which cannot be addressed.
    const target = event.origin === 'null' ? '*' : event.origin;
    const answer = (/** @type {any} */ body) => source.postMessage({ type: `${request.type}:answer`, id: request.id, ...body }, { targetOrigin: target });
    void serve(element, request, answer).catch((error) => answer({ error: String(error?.message ?? error) }));
  });
}
