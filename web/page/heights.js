// SPDX-License-Identifier: MIT
/**
 * Tells the page around a frame how tall it is, in every dialect a host may speak (UX, section 5). Heights go to
 * anyone: there is no secret in them. They never depend on the frame's own height.
 * @module
 */

/** Ten announcements a second are enough for the eye. */
const pauseMs = 100;
/** A taller frame is a mistake of ours, not a wish. */
const tallest = 12_000;

/** iframe-resizer v4 speaks in strings that begin so. */
const resizerMark = '[iFrameSizer]';

/** The secret that WordPress appends to a frame's address. @param {string} hash @returns {string|null} */
export const wordpressSecret = (hash) => /[#?&]secret=([\w-]{1,64})$/.exec(hash)?.[1] ?? null;

/** The id that a parent with iframe-resizer v4 gives us. @param {unknown} message @returns {string|null} */
export function resizerId(message) {
  if (typeof message !== 'string' || !message.startsWith(resizerMark)) return null;
  return message.slice(resizerMark.length).split(':')[0] || null;
}

/**
 * One height in all dialects.
 * @param {number} height @param {{secret: string|null, resizer: string|null, width: number, src: string}} known
 * @returns {unknown[]} messages
 */
export function heightMessages(height, { secret, resizer, width, src }) {
  return [
    { type: 'tvd:height', v: 1, height },
    ...(secret ? [{ message: 'height', value: height, secret }] : []),
    { 'datawrapper-height': { tvd: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src, context: 'iframe.resize', method: 'resize', height }),
    ...(resizer ? [`${resizerMark}${resizer}:${height}:${width}:mutationObserver`] : []),
  ];
}

/** @param {HTMLElement} element whose height counts */
export function announceHeights(element) {
  if (window.parent === window) return;
  const secret = wordpressSecret(location.hash);
  let resizer = /** @type {string|null} */ (null);
  let last = 0;
  let timer = /** @type {ReturnType<typeof setTimeout>|undefined} */ (undefined);

  const tell = () => {
    timer = undefined;
    const height = Math.min(tallest, Math.ceil(element.getBoundingClientRect().height));
    if (height === last || height === 0) return;
    last = height;
    const known = { secret, resizer, width: Math.ceil(element.getBoundingClientRect().width), src: location.href };
    for (const message of heightMessages(height, known)) globalThis.parent.postMessage(message, '*');
  };
  const soon = () => { timer ??= setTimeout(tell, pauseMs); };

  new ResizeObserver(soon).observe(element);
  globalThis.addEventListener('message', (event) => {
    const id = event.source === globalThis.parent ? resizerId(event.data) : null;
    if (!id) return;
    resizer = id;
    last = 0;
    soon();
  });
}
