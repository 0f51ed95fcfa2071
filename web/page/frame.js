// SPDX-License-Identifier: MIT
/**
 * The calculator alone: embed.html, and the one file, which may stand on its own too.
 * @module
 */
import { announceHeights, wordpressSecret } from './heights.js';
import { answerRequests } from './requests.js';

/** WordPress shows at most this much of a frame. */
const wordpressTallest = 1000;

const element = /** @type {any} */ (document.querySelector('tvd-calculator'));
if (parent !== window) document.body.classList.add('frame');
announceHeights(document.body);
answerRequests(element);
if (wordpressSecret(location.hash)) {
  element.addEventListener('tvd-height', (/** @type {CustomEvent} */ event) => {
    if (event.detail.height > wordpressTallest && element.layout === 'full') element.layout = 'figure';
  });
}
