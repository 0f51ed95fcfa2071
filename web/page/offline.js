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
  note.querySelector('button')?.addEventListener('click', () => waiting.postMessage('take-over'), { once: true });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) offer(fresh);
    });
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
  const hadController = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (hadController) location.reload(); });
  // Sandboxed and private windows may refuse: the page works without.
  void start().catch(() => {});
}
