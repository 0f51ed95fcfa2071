// SPDX-License-Identifier: MIT
// One tag: <script async src="https://…/embed.js" data-calculator="dilution" data-state="p=solana"></script>
import './host.js';

const script = /** @type {HTMLScriptElement|null} */ (document.currentScript);
if (script) {
  const { calculator = 'dilution', state = '', layout = 'figure', theme, lang, controls, title = 'Token value calculator', height = '640', fixed } = script.dataset;
  const view = Object.entries({ layout, theme, lang, controls }).filter(([, value]) => value !== undefined);
  const query = [state, ...view.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)].filter(Boolean).join('&');
  const frame = document.createElement('iframe');
  frame.src = `${new URL('embed.html', script.src)}#${calculator}@1?${query}`;
  frame.title = title;
  frame.loading = 'lazy';
  frame.allow = 'clipboard-write; web-share; fullscreen';
  frame.style.width = '100%';
  frame.style.border = '0';
  frame.style.height = `${Number(height) || 640}px`;
  if (fixed !== undefined) frame.dataset.fixed = '';
  script.after(frame);
}
