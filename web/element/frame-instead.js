// SPDX-License-Identifier: MIT
/**
 * Where a host's policy blocks WebAssembly but allows frames, the hosted calculator stands in the element's place.
 * Should the frame be refused too, the author's picture and link are still there.
 * @module
 */

/** @param {HTMLIFrameElement} frame */
function followHeight(frame) {
  const listen = (/** @type {MessageEvent} */ { source, data }) => {
    if (!frame.isConnected) globalThis.removeEventListener('message', listen);
    else if (source === frame.contentWindow && data?.type === 'tvd:height' && data.height > 0) frame.height = String(Math.min(data.height, 10_000));
  };
  globalThis.addEventListener('message', listen);
}

/** @param {HTMLIFrameElement} frame @param {() => void} refused */
function watchRefusal(frame, refused) {
  document.addEventListener('securitypolicyviolation', (event) => {
    if (!/^(frame|child|default)-src/.test(event.effectiveDirective) || !frame.src.startsWith(event.blockedURI)) return;
    frame.remove();
    refused();
  });
}

/**
 * @param {ParentNode} root that shows the author's children in a slot
 * @param {{home: string, link: string, title: string}} wish home: folder of the hosted page; link: state, without '#'
 */
export function frameInstead(root, { home, link, title }) {
  if (root.querySelector('iframe')) return;
  const slot = root.querySelector('slot');
  const frame = Object.assign(document.createElement('iframe'), { src: new URL(`embed.html#${link}`, home).href, title, width: '100%', height: '520', className: 'instead' });
  const shown = (/** @type {boolean} */ framed) => { if (slot) slot.hidden = framed; };
  followHeight(frame);
  watchRefusal(frame, () => shown(false));
  shown(true);
  root.append(frame);
}
