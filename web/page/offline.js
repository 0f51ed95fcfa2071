// SPDX-License-Identifier: MIT
/**
 * The hosted page works offline. A new version waits until the reader asks for it, never in the middle of something.
 * @module
 */

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  const note = document.querySelector('#update');
  if (!(note instanceof HTMLElement)) return;
  note.hidden = false;
  note.querySelector('button')?.addEventListener('click', () => {
    // Other tabs go on as they are until they are loaded again.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  }, { once: true });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  if (registration.waiting && registration.active) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    // Without one in force this is the first, not an update; a folder above may have one of its own.
    if (registration.active) fresh?.addEventListener('statechange', () => { if (fresh.state === 'installed') offer(fresh); });
  });
}

/** With trusted types enforced, a service worker's address must come from a policy. @returns {string} */
function workerAddress() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const address = `${document.querySelector('script[data-root]')?.getAttribute('data-root') ?? ''}sw.js`;
  const policy = types?.createPolicy('tvd-offline', { createScriptURL: (/** @type {string} */ url) => url });
  return policy ? policy.createScriptURL(address) : address;
}

const start = async () => watch(await navigator.serviceWorker.register(workerAddress()));

if ('serviceWorker' in navigator && globalThis.isSecureContext && location.protocol !== 'file:') {
  // Sandboxed and private windows may refuse: the page works without.
  void start().catch(() => {});
}
