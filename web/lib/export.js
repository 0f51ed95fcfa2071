// SPDX-License-Identifier: MIT
/**
 * Everything that leaves the page.
 *   tableToCsv(table) / tableToJson(table) ; formulas in cells are defused
 *   svgText(node, {theme}) stands alone, colours written in
 *   await svgToPng(text, {width, height, scale}) -> Blob
 *   await saveFile(name, content, type) -> 'saved' | 'blocked'    (blocked: show the text for copying)
 *   await copyText(text) -> boolean
 *   cite(format, source) -> BibTeX, APA or Markdown
 * @module
 */
export { tableToCsv, tableToJson } from './export/table.js';
export { svgText, svgToPng } from './export/picture.js';
export { copyText, saveFile } from './export/save.js';
export { cite } from './export/cite.js';
