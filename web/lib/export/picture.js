// SPDX-License-Identifier: MIT
/**
 * Charts as files: SVG with its colours written in, and PNG.
 * @module
 */
import { resolveColours, themes } from '../../charts/theme.js';
import { h, toText } from '../../charts/tree.js';

/** @typedef {import('../types.js').SvgNode} SvgNode */

const fonts = 'ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

/**
 * A picture that stands alone: no custom properties, own paper, a title for readers that show one.
 * @param {SvgNode} node @param {{theme?: 'light'|'dark', background?: boolean}} [options] @returns {string}
 */
export function svgText(node, { theme = 'light', background = true } = {}) {
  const colours = resolveColours(theme);
  const rewrite = (/** @type {string} */ value) => colours(value.replace(/var\(--tvd-font,[^()]*\)/, fonts));
  const title = node.attrs['aria-label'];
  const paper = background ? [h('rect', { width: node.attrs.width, height: node.attrs.height, fill: themes[theme].paper })] : [];
  const alone = { ...node, children: [...(title === undefined ? [] : [h('title', {}, String(title))]), ...paper, ...node.children] };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toText(alone, rewrite)}\n`;
}

/** Canvas sizes beyond this fail in some browsers, silently. */
const largestSide = 8192;

/** @param {string} svg from svgText @param {{width: number, height: number, scale?: number}} size @returns {Promise<Blob>} */
export async function svgToPng(svg, { width, height, scale = 2 }) {
  const factor = Math.min(scale, largestSide / Math.max(width, height));
  const image = await loaded(svg);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(height * factor);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw a PNG here');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser cannot draw a PNG here'))), 'image/png');
  });
}

/** A data address, since pages with a strict policy allow data: pictures and a blob: one taints canvases in some browsers. @param {string} svg @returns {Promise<HTMLImageElement>} */
async function loaded(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}
