// SPDX-License-Identifier: MIT
/**
 * The few icons, drawn with the text's colour. Always beside a name: words or aria-label.
 * @module
 */
import { svg } from 'lit';

/** @param {string} path @returns {import('lit').TemplateResult} 16 px strokes */
const icon = (path) => svg`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;

export const icons = {
  undo: icon('M5 3 2.5 5.5 5 8M3 5.5h6a4 4 0 0 1 0 8H6'),
  redo: icon('M11 3l2.5 2.5L11 8M13 5.5H7a4 4 0 0 0 0 8h3'),
  share: icon('M8 10V2m0 0L5 5m3-3 3 3M3 8v6h10V8'),
  reset: icon('M3 8a5 5 0 1 0 1.6-3.6M3 2.5V5.5h3'),
  more: icon('M3 8h.01M8 8h.01M13 8h.01'),
  close: icon('M3.5 3.5l9 9m0-9-9 9'),
  up: icon('M8 13V3m0 0L4 7m4-4 4 4'),
  down: icon('M8 3v10m0 0 4-4m-4 4L4 9'),
  add: icon('M8 3v10M3 8h10'),
  open: icon('M6 4l4 4-4 4'),
  help: icon('M6 6a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1V9.5m0 2.5h.01'),
};
