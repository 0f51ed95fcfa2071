// SPDX-License-Identifier: MIT
// For pages with frames of ours: sets each frame's height to what it says, but for those with `data-fixed`. Nothing else. Ours are those from where this
// script is from; a sandboxed one has the origin "null".
const home = new URL(/** @type {HTMLScriptElement|null} */ (document.currentScript)?.src ?? location.href).origin;
addEventListener('message', ({ data, origin, source }) => {
  if (data?.type !== 'tvd:height' || data.v !== 1 || !Number.isFinite(data.height) || data.height <= 0) return;
  for (const frame of document.querySelectorAll('iframe')) {
    const ours = !('fixed' in frame.dataset) && (origin === home || (origin === 'null' && frame.src.startsWith(`${home}/`)));
    if (ours && frame.contentWindow === source) frame.style.height = `${Math.min(12000, Math.ceil(data.height))}px`;
  }
});
