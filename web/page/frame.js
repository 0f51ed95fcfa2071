// SPDX-License-Identifier: MIT
/**
 * embed.html: the calculator alone in a frame.
 * @module
 */
import { announceHeights, wordpressSecret } from './heights.js';
import { answerRequests } from './requests.js';

/** WordPress shows at most this much of a frame. */
const wordpressTallest = 1000;

const element = /** @type {any} */ (document.querySelector('tvd-calculator'));
announceHeights(document.body);
answerRequests(element);
if (wordpressSecret(location.hash)) {
  element.addEventListener('tvd-height', (/** @type {CustomEvent} */ event) => {
    if (event.detail.height > wordpressTallest && element.layout === 'full') element.layout = 'figure';
  });
}
