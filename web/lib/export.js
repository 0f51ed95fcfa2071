// SPDX-License-Identifier: MIT
/**
 * Everything that leaves the page.
 *   tableToCsv(table) / tableToJson(table) ; formulas in cells are defused
 *   svgText(node, {theme, width, height}) stands alone, colours written in
 *   await svgToPng(text, {width, height, scale}) -> Blob
 *   await saveFile(name, content, type) -> 'saved' | 'blocked'    (blocked: show the text for copying)
 *   await copyText(text) -> boolean
 *   cite(format, source) -> BibTeX, APA or Markdown
 * @module
 */
/** @typedef {import('./types.js').Table} Table */
/** @param {Table} table @returns {string} */
export function tableToCsv(table) { throw new Error(`${table}`); }
/** @param {Table} table @returns {string} */
export function tableToJson(table) { throw new Error(`${table}`); }
/** @param {import('./types.js').SvgNode} node @param {{theme?: 'light'|'dark', background?: boolean}} [options] @returns {string} */
export function svgText(node, options) { throw new Error(`${node}${options}`); }
/** @param {string} svg @param {{width: number, height: number, scale?: number}} size @returns {Promise<Blob>} */
export async function svgToPng(svg, size) { throw new Error(`${svg}${size}`); }
/** @param {string} name @param {string|Blob} content @param {string} [type] @returns {Promise<'saved'|'blocked'>} */
export async function saveFile(name, content, type) { throw new Error(`${name}${content}${type}`); }
/** @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) { throw new Error(text); }
/**
 * @typedef {{title: string, url: string, version: string, accessed: string, preset?: string, source?: string}} CiteSource
 * @param {'bibtex'|'apa'|'markdown'} format @param {CiteSource} source accessed: ISO date @returns {string}
 */
export function cite(format, source) { throw new Error(`${format}${source}`); }
