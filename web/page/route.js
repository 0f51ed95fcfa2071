// SPDX-License-Identifier: MIT
/**
 * Every calculator has its page. A link that names another one than this page's goes on to that page.
 * @module
 */
function goOn() {
  const id = /^#(\w+)@/.exec(location.hash)?.[1];
  const link = id && document.querySelector(`nav a[data-calculator="${id}"]:not([aria-current])`);
  if (link instanceof HTMLAnchorElement) location.replace(link.href.split('#')[0] + location.hash);
}

goOn();
addEventListener('hashchange', goOn);
