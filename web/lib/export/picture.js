// SPDX-License-Identifier: MIT
/**
 * Charts as files: SVG with its colours written in, and PNG.
 * @module
 */
import { label } from '../../charts/frame.js';
import { wrap } from '../../charts/measure.js';
import { colour, resolveColours } from '../../charts/theme.js';
import { h, toText } from '../../charts/tree.js';

/** @typedef {import('../types.js').SvgNode} SvgNode */

const fonts = 'ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

/**
 * @typedef {object} PictureOptions
 * @property {'light'|'dark'} [theme]
 * @property {boolean} [background]  own paper, with a margin; false: the bare chart
 * @property {string} [title]        written above; default the chart's name, '' for none
 * @property {string} [caption]      written below: source, date, address
 */

const margin = 20;
const titleSize = 16;
const titleLine = 21;
const captionLine = 16;

/**
 * A picture that stands alone: no custom properties, own paper, and its name written on it, since a picture
 * leaves its page behind.
 * @param {SvgNode} node @param {PictureOptions} [options] @returns {string}
 */
export function svgText(node, { theme = 'light', background = true, title, caption = '' } = {}) {
  const colours = resolveColours(theme);
  const rewrite = (/** @type {string} */ value) => colours(value.replace(/var\(--tvd-font,[^()]*\)/, fonts));
  const name = String(node.attrs['aria-label'] ?? '');
  const named = name === '' ? [] : [h('title', {}, name)];
  const alone = background ? framed(node, named, title ?? name, caption) : { ...node, children: [...named, ...node.children] };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toText(alone, rewrite)}\n`;
}

/** @param {SvgNode} node @param {SvgNode[]} named @param {string} title @param {string} caption @returns {SvgNode} */
function framed(node, named, title, caption) {
  const [inner, below] = [Number(node.attrs.width), Number(node.attrs.height)];
  const heads = title === '' ? [] : wrap(title, inner, 2, titleSize);
  const feet = caption === '' ? [] : wrap(caption, inner, 3);
  const top = margin + (heads.length ? heads.length * titleLine + 6 : 0);
  const width = inner + 2 * margin;
  const height = top + below + margin + (feet.length ? feet.length * captionLine + 4 : 0);
  return {
    ...node,
    attrs: { ...node.attrs, width, height, viewBox: `0 0 ${width} ${height}` },
    children: [
      ...named,
      h('rect', { width, height, fill: colour('paper') }),
      ...heads.map((line, i) => label(line, margin, margin + 13 + i * titleLine, { fill: colour('ink'), 'font-size': titleSize, 'font-weight': 600 })),
      h('g', { transform: `translate(${margin},${top})` }, node.children),
      ...feet.map((line, i) => label(line, margin, top + below + 18 + i * captionLine)),
    ],
  };
}

/** Canvas sizes beyond this fail in some browsers, silently. */
const largestSide = 8192;

/**
 * @param {string} svg from svgText
 * @param {{width: number, height: number, scale?: number}} size width: CSS px of the picture; the height follows its shape
 * @returns {Promise<Blob>}
 */
export async function svgToPng(svg, { width, height, scale = 2 }) {
  const image = await loaded(svg);
  const shape = image.naturalWidth > 0 ? image.naturalHeight / image.naturalWidth : height / width;
  const factor = Math.min(scale, largestSide / Math.max(width, width * shape));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(width * shape * factor);
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
