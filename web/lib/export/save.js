// SPDX-License-Identifier: MIT
/**
 * Saving and copying, with a word on whether it worked: sandboxed frames refuse downloads without an error.
 * @module
 */

/** A sandbox without allow-downloads has an opaque origin, or no storage; there a click on a link does nothing. @returns {boolean} */
function sandboxed() {
  if (globalThis.origin === 'null' && globalThis.location?.protocol !== 'file:') return true;
  try {
    return globalThis.localStorage === undefined;
  } catch {
    return globalThis.location?.protocol !== 'file:';
  }
}

/** @param {string} name @param {string|Blob} content @param {string} [type] @returns {Promise<'saved'|'blocked'>} blocked: show the text for copying */
export async function saveFile(name, content, type = 'text/plain;charset=utf-8') {
  if (sandboxed()) return 'blocked';
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'saved';
}

/** @param {string} text @returns {Promise<boolean>} false: show the text, selected */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByCommand(text);
  }
}

/** Frames without clipboard permission may still copy a selection inside a click. @param {string} text @returns {boolean} */
function copiedByCommand(text) {
  if (typeof document === 'undefined') return false;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.setAttribute('aria-hidden', 'true');
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand?.('copy') ?? false;
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
