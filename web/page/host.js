// SPDX-License-Identifier: MIT
// For pages with frames of ours: sets each frame's height to what it says. Nothing else.
addEventListener('message', ({ data, source }) => {
  if (!data || data.type !== 'tvd:height' || data.v !== 1 || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(12000, Math.ceil(data.height))}px`;
  }
});
