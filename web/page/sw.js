// SPDX-License-Identifier: MIT
// The hosted page offline: everything it needs is kept under one name per build, and served from there first.
const version = TVD_SITE_VERSION;
const files = TVD_SITE_FILES;
const cacheName = `tvd-${version}`;
const worker = /** @type {any} */ (globalThis);

/** All or nothing: a half-kept version would be a broken one. */
async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })));
}

/** Only ours: other caches of this origin are other people's. */
async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('tvd-') && name !== cacheName).map((name) => caches.delete(name)));
}

/** @param {Request} request @returns {Promise<Response>} */
async function serve(request) {
  const cache = await caches.open(cacheName);
  const found = await cache.match(request, { ignoreSearch: true });
  return found ?? fetch(request);
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keep()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));
worker.addEventListener('message', (/** @type {MessageEvent} */ event) => { if (event.data === 'take-over') worker.skipWaiting(); });
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === worker.location.origin) event.respondWith(serve(request));
});
