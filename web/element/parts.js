// SPDX-License-Identifier: MIT
/**
 * Parts of the interface that few readers open (see later.js).
 * @module
 */
export { messageFor, messagesFor } from '../lib/messages.js';
export { copyText, saveFile } from '../lib/export/save.js';
export { frameInstead } from './frame-instead.js';
export { assumptionList } from './panels/assumption-list.js';
export { pngOf, svgOf } from './model/pictures.js';
export { explain } from './panels/explain.js';
export { importer } from './panels/importer.js';
export { points } from './panels/points.js';
export { releaseFields } from './panels/release-fields.js';
export { share } from './panels/share.js';
export { fieldFacts } from './panels/solver.js';
export { tables } from './panels/table.js';
export { addWords } from './words/parts.js';
