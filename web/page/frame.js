// SPDX-License-Identifier: MIT
/**
 * The calculator alone: embed.html, and the one file, which may stand on its own too.
 * @module
 */
import { announceHeights, wordpressSecret } from './heights.js';
import { answerRequests } from './requests.js';

/** WordPress shows at most this much of a frame, and no more of it by scrolling. */
const wordpressTallest = 1000;

const element = /** @type {any} */ (document.querySelector('tvd-calculator'));
if (parent !== window) document.body.classList.add('frame');
announceHeights(document.body);
answerRequests(element);
if (wordpressSecret(location.hash)) element.addEventListener('tvd-height', shorten);

/** All of it as a figure; a figure without what its table and its page have too; and with two inputs, where the author chose none. */
function shorten() {
  if (document.body.getBoundingClientRect().height <= wordpressTallest) return;
  if (element.layout === 'full') element.layout = 'figure';
  else if (!element.classList.contains('short')) element.classList.add('short');
  else element.controls ??= element.stage.view.figure.slice(0, 2).join(',');
}

// The paper around the calculator is that of its theme.
const repaint = () => { document.documentElement.dataset.theme = element.getAttribute('theme') ?? 'auto'; };
new MutationObserver(repaint).observe(element, { attributeFilter: ['theme'] });
